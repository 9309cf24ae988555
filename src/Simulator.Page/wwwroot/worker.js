// The engine in a classic worker: it gets the runtime's files once, packed, unpacks each when the runtime asks for it, then answers questions
// one after another.
self.dotnetSidecar = true;
let engine;

function unpacked(packed) {
  const text = atob(packed), bytes = new Uint8Array(text.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = text.charCodeAt(k);
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

async function start(files) {
  const address = name => 'https://offline.invalid/_framework/' + name;
  // The loader wants the address of a script at once, so scripts are unpacked beforehand.
  const scripts = Object.fromEntries(await Promise.all(Object.keys(files).filter(name => name.endsWith('.js')).map(async name => {
    const text = (await new Response(unpacked(files[name])).text()).replaceAll('import.meta.url', JSON.stringify(address(name)));
    return [name, URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))];
  })));
  const { dotnet } = await import(scripts['dotnet.js']);
  const { getAssemblyExports, getConfig } = await dotnet.withResourceLoader((type, name) => {
    if (name.endsWith('.js')) return scripts[name];
    if (files[name]) {
      const kind = type === 'dotnetwasm' ? 'application/wasm' : 'application/octet-stream';
      return Promise.resolve(new Response(unpacked(files[name]), { headers: { 'content-type': kind } }));
    }
  }).create();
  engine = (await getAssemblyExports(getConfig().mainAssemblyName)).Simulator.Page.Program;
}

onmessage = async event => {
  const { id, files, call, words } = event.data;
  try {
    if (files) await start(files);
    const told = files ? null : engine[call](...words);
    postMessage({ id, told: told ? JSON.parse(call === 'Layers' ? JSON.stringify(told) : told) : null });
  } catch (wrong) {
    postMessage({ id, wrong: String(wrong && wrong.stack || wrong) });
  }
};
