// The engine in a classic worker: it gets the runtime's files once, then answers questions one after another.
self.dotnetSidecar = true;
let engine;

async function start(files) {
  const address = name => 'https://offline.invalid/_framework/' + name;
  const text = name => new TextDecoder().decode(files[name]).replaceAll('import.meta.url', JSON.stringify(address(name)));
  const script = name => URL.createObjectURL(new Blob([text(name)], { type: 'text/javascript' }));
  const { dotnet } = await import(script('dotnet.js'));
  const { getAssemblyExports, getConfig } = await dotnet.withResourceLoader((type, name) => {
    if (name.endsWith('.js')) return script(name);
    if (files[name]) {
      const kind = type === 'dotnetwasm' ? 'application/wasm' : 'application/octet-stream';
      return Promise.resolve(new Response(files[name], { headers: { 'content-type': kind } }));
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
