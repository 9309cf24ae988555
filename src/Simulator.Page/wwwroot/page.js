// Plain web standards: two workers carry the engine, this script only asks and shows. All text goes in as text, never as HTML.
const at = id => document.getElementById(id);
const given = JSON.parse(at('given').textContent);
const First = 20, Most = given.most ?? 200, Step = 5, Sets = 100;
/** A sentence of the page in its language, with what belongs into it. */
const say = (key, what = {}) => given.words[key].replace(/\{(\w+)\}/g, (_, name) => what[name]);
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const files = {};
let player, deep, scene, changes = new Map(), asked = 0, stopped = false, revealed = false, last;

function element(name, text, attributes = {}) {
  const made = name.startsWith('svg:') ? document.createElementNS('http://www.w3.org/2000/svg', name.slice(4)) : document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

class Engine {
  constructor() {
    this.worker = new Worker(URL.createObjectURL(new Blob([at('worker').textContent], { type: 'text/javascript' })));
    this.waiting = new Map();
    this.next = 0;
    this.worker.onmessage = ({ data }) => {
      const { done, fail } = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.wrong) fail(new Error(data.wrong)); else done(data.told);
    };
  }
  send(message) {
    return new Promise((done, fail) => {
      const id = this.next++;
      this.waiting.set(id, { done, fail });
      this.worker.postMessage({ id, ...message });
    });
  }
  start() { return this.send({ files }); }
  ask(call, ...words) { return this.send({ call, words }); }
  end() { this.worker.terminate(); }
}

/** The runtime's files as they lie in the page; the workers unpack them. */
function gather() {
  for (const script of document.querySelectorAll('script[data-file]')) {
    files[script.dataset.file] = script.textContent;
    script.remove();
  }
}

const setsOf = () => [...changes].map(([path, value]) => `${path}=${value}`).join('\n');
const number = (value, places = 2) => value === null ? '–' : (Math.round(value * 10 ** places) / 10 ** places).toFixed(places).replace('-', '\u2212');
const signed = value => (value > 0 && number(value, 3) !== '0.000' ? '+' : '') + number(value, 3);
const range = (low, high) => low === undefined ? '' : `[${number(low, 3)}, ${number(high, 3)}]`;

function sentences(place, told) { place.replaceChildren(...told.map(text => element('p', text))); }

function table(place, { rows, studies }, first, second) {
  const head = element('thead'), body = element('tbody'), top = element('tr');
  const [measure, ...others] = say('columns').split('|');
  for (const [k, text] of [measure, first, second, ...others].entries())
    top.append(element('th', text, { scope: 'col', class: k > 0 && k < 6 ? 'n' : '' }));
  head.append(top);
  for (const row of rows) {
    const line = element('tr', null, { 'data-outcome': row.outcome, 'data-contrast': row.contrast });
    line.append(element('th', `${row.contrast}: ${row.title}, ${row.unit}`, { scope: 'row' }));
    for (const text of [number(row.first, 3), number(row.second, 3), signed(row.value), range(row.lower, row.upper), range(row.known_lower, row.known_upper)])
      line.append(element('td', text, { class: 'n' }));
    line.append(element('td', row.known ?? ''));
    body.append(line);
  }
  place.replaceChildren(element('caption', say('caption', { n: studies })), head, body);
}

function band(told) {
  const place = at('band');
  place.replaceChildren();
  for (const arm of told.friends) {
    const width = 760, from = 20, to = 740, x = v => from + (to - from) * v / Math.max(1, arm.of);
    const guess = arm.arm === at('predict-arm').value && !at('predict').hidden ? Number(at('guess').value) : null;
    const words = say('band', { arm: arm.arm, with: number(arm.with, 1), of: arm.of, teachers: scene.teachers, low: number(arm.low, 0), high: number(arm.high, 0), without: number(arm.without, 1) })
      + (guess === null ? '' : ' ' + say('band_guess', { guess }));
    const svg = element('svg:svg', null, { viewBox: `0 0 ${width} 84`, class: 'band', role: 'img', 'aria-label': words });
    svg.append(element('svg:line', null, { x1: from, x2: to, y1: 46, y2: 46, stroke: 'var(--rule)' }));
    svg.append(element('svg:rect', null, { x: x(arm.low), y: 34, width: Math.max(2, x(arm.high) - x(arm.low)), height: 24, fill: 'var(--with)', 'fill-opacity': .3 }));
    svg.append(element('svg:circle', null, { cx: x(arm.with), cy: 46, r: 9, fill: 'var(--with)' }));
    svg.append(element('svg:rect', null, { x: x(arm.without) - 7, y: 39, width: 14, height: 14, fill: 'none', stroke: 'var(--without)', 'stroke-width': 3 }));
    if (guess !== null) svg.append(element('svg:path', null, { d: `M${x(guess)} 30 l-8 -14 h16 z`, fill: 'var(--ink)' }));
    svg.append(element('svg:text', '0', { x: from, y: 78 }), element('svg:text', String(arm.of), { x: to, y: 78, 'text-anchor': 'end' }));
    place.append(svg, element('p', words, { class: 'soft' }));
  }
  if (told.friends.length > 0) place.append(element('p', say('band_key'), { class: 'soft' }));
}

function show(told) {
  last = told;
  sentences(at('answer'), told.answer);
  at('count').textContent = say('count', { n: told.studies });
  at('seed').textContent = scene.seed;
  at('hash').textContent = told.hash;
  at('progress').value = told.studies;
  table(at('differences'), told, ...say('first_second').split('|'));
  if (revealed) band(told);
}

const pause = () => new Promise(done => setTimeout(done));

async function refine(handle, mine, onto, most) {
  let told;
  for (let played = 0; played < most && asked === mine && !stopped; played = told.studies) {
    told = await player.ask('Play', handle, played === 0 ? First : played + Step);
    if (asked !== mine) return;
    await onto(told);
    await pause();
  }
  return told;
}

async function layers(mine, yaml, name, sets, whatIf) {
  deep?.end();
  deep = new Engine();
  const own = deep;
  try {
    await own.start();
    const one = await own.ask('Open', yaml, name, whatIf ? '' : sets, whatIf);
    await own.ask('Play', one.handle, First);
    let other = -1;
    if (whatIf) {
      const second = await own.ask('Open', yaml, name, sets, true);
      await own.ask('Play', second.handle, First);
      other = second.handle;
    }
    const found = await own.ask('Layers', one.handle, other, Sets);
    return asked === mine ? found : null;
  } finally { own.end(); }
}

/** What can be shown of a scenario before a study of it is played. */
function introduce(opened, yaml) {
  scene = { ...opened, yaml };
  at('title').textContent = document.title = opened.title;
  at('notes').textContent = opened.notes;
  for (const id of ['predict-arm', 'change-arm', 'play-arm'])
    at(id).replaceChildren(...opened.arms.filter(a => a.offers.length > 0).map(a => element('option', a.name, { value: a.name })));
  const offers = opened.arms.some(a => a.offers.length > 0);
  at('predict').hidden = !offers;
  at('result').hidden = offers && !revealed;
  question();
}

/** The engine keeps what it has played of a scenario until it is told that nobody asks for it any more. */
function close(opened) { if (opened?.arms) player.ask('Close', opened.handle); }

async function open(yaml) {
  const mine = ++asked;
  stopped = false;
  document.documentElement.dataset.studies = 0;
  const opened = await player.ask('Open', yaml, given.name, '', false);
  problems(opened);
  if (!opened.arms) return;
  if (asked !== mine) return close(opened);
  if (scene?.handle !== undefined) [scene, scene.before && await scene.before].forEach(close);
  const offers = opened.arms.some(a => a.offers.length > 0);
  if (scene?.yaml === yaml && scene.handle === undefined) scene = { ...opened, yaml };
  else introduce(opened, yaml);
  changes = new Map();
  for (const id of ['change', 'play']) at(id).hidden = !offers;
  at('editor').hidden = at('refine').hidden = false;
  at('yaml').value = yaml;
  at('progress').max = Most;
  controls();
  if (offers) watch();
  const handle = opened.handle;
  if (given.layers && yaml === given.yaml) await player.ask('TakeLayers', handle, given.layers);
  at('state').textContent = say('runs');
  await refine(handle, mine, async told => {
    show(told);
    if (yaml === given.yaml && told.studies === given.first.studies && told.hash !== given.first.hash)
      at('state').textContent = say('other_bits', { hash: given.first.hash });
    document.documentElement.dataset.studies = told.studies;
    document.documentElement.dataset.hash = told.hash;
  }, Most);
  if (asked !== mine || stopped || !offers || (given.layers && yaml === given.yaml)) return;
  at('state').textContent = say('asking', { n: Sets });
  const found = await layers(mine, yaml, given.name, '', false);
  if (found === null || asked !== mine) return;
  await player.ask('TakeLayers', handle, found);
  if (asked !== mine) return;
  show(await player.ask('Play', handle, 0));
  at('state').textContent = say('asked_sets', { n: Sets });
}

function question() {
  const arm = scene.arms.find(a => a.name === at('predict-arm').value);
  if (!arm) return;
  at('guess').max = arm.teachers;
  at('guess').value = Math.round(arm.teachers / 2);
  at('guess-number').textContent = at('guess').value;
  at('question').textContent = say('question', { n: arm.teachers, teachers: scene.teachers, weeks: scene.weeks, arm: arm.name });
}

function controls() {
  const arm = scene.arms.find(a => a.name === at('change-arm').value), form = at('controls');
  form.replaceChildren();
  for (const offer of arm?.offers ?? []) {
    const set = element('fieldset'), grid = element('div', null, { class: 'fields' }), path = `arms.${arm.name}.programme.${offer.key}`;
    set.append(element('legend', offer.key.replaceAll('_', ' ')), element('p', say('books', { sentence: offer.sentence, costs: offer.costs }), { class: 'soft' }));
    const kept = element('input', null, { type: 'checkbox', id: `offered-${offer.key}` }), line = element('div', null, { class: 'row' });
    kept.checked = changes.get(path) !== 'none';
    kept.addEventListener('change', () => {
      for (const key of [...changes.keys()]) if (key.startsWith(path)) changes.delete(key);
      if (!kept.checked) changes.set(path, 'none');
      grid.hidden = !kept.checked;
      later();
    });
    line.append(kept, element('label', say('offered'), { for: kept.id }));
    grid.hidden = !kept.checked;
    for (const field of offer.fields) grid.append(control(field));
    set.append(line, grid);
    form.append(set);
  }
}

function control(field) {
  const place = element('div', null, { class: 'field' }), id = field.path.replaceAll('.', '-'), name = field.key.replaceAll('_', ' ').replaceAll('.', ' ');
  const put = value => { if (String(value) === String(field.value)) changes.delete(field.path); else changes.set(field.path, value); later(); };
  const now = changes.get(field.path) ?? field.value;
  place.append(element('label', `${name}${field.unit ? ` (${field.unit})` : ''}`, { for: id }));
  if (field.kind === 'Switch') {
    const box = element('input', null, { type: 'checkbox', id, 'aria-describedby': `${id}-help` });
    box.checked = String(now) === 'true';
    box.addEventListener('change', () => put(box.checked));
    place.append(box);
  } else if (field.kind === 'Word') {
    const list = element('select', null, { id, 'aria-describedby': `${id}-help` });
    list.append(...field.words.map(word => element('option', word, { value: word })));
    list.value = now;
    list.addEventListener('change', () => put(list.value));
    place.append(list);
  } else {
    // Far ends that nobody offers would make the slider useless: the number beside it reaches them.
    const high = Math.min(field.high, Math.max(1, 4 * field.value, field.low + 1)), step = field.kind === 'Whole' ? 1 : high <= 1 ? 0.05 : 0.25;
    const pair = element('div', null, { class: 'pair' });
    const slide = element('input', null, { type: 'range', id, min: field.low, max: high, step: step === 1 ? 1 : 'any', 'aria-describedby': `${id}-help` });
    const box = element('input', null, { type: 'number', min: field.low, max: field.high, step: 'any', id: `${id}-exact`, 'aria-label': say('exactly', { name }) });
    slide.value = box.value = now;
    const near = value => step === 1 ? Math.round(value) : Math.min(high, Math.max(field.low, Math.round(value / step) * step));
    slide.addEventListener('input', () => { box.value = Number(near(Number(slide.value)).toFixed(4)); });
    slide.addEventListener('change', () => put(Number(box.value)));
    box.addEventListener('change', () => { slide.value = box.value; put(Number(box.value)); });
    pair.append(slide, box);
    place.append(pair);
  }
  place.append(element('p', field.sentence, { id: `${id}-help`, class: 'soft' }));
  return place;
}

let soon;
function later() { clearTimeout(soon); soon = setTimeout(compare, 200); }

async function compare() {
  const mine = ++asked, sets = setsOf(), place = at('changed');
  at('changed-count').textContent = '';
  if (sets === '') return place.replaceChildren();
  // As it is, the scenario is played once for all changes.
  const now = scene, one = await (now.before ??= player.ask('Open', now.yaml, given.name, '', true));
  const other = await player.ask('Open', now.yaml, given.name, sets, true);
  try {
    if (asked === mine) await follow(mine, now, one, other, sets);
  } finally { close(other); }
}

async function follow(mine, now, one, other, sets) {
  const place = at('changed');
  if (!other.arms) return sentences(place, (other.problems ?? [{ text: other.wrong }]).map(p => p.text));
  let played = 0;
  const tell = async upTo => {
    if (asked !== mine) return;
    const told = await player.ask('Compare', one.handle, other.handle, upTo);
    if (asked !== mine) return;
    played = told.studies;
    sentences(place, told.answer);
    table(at('changes'), told, ...say('changed_now').split('|'));
    at('changed-count').textContent = say('changed_count', { n: told.studies, change: `--set ${sets.split('\n').join(' --set ')}` });
  };
  while (played < Most / 2 && asked === mine) {
    await tell(played === 0 ? First : played + Step);
    await pause();
  }
  if (asked !== mine) return;
  const found = await layers(mine, now.yaml, given.name, sets, true);
  if (found === null || asked !== mine) return;
  await player.ask('TakeLayers', other.handle, found);
  await tell(played);
}

let film, timer;
async function watch() {
  const arm = at('play-arm').value;
  const opened = await player.ask('Open', scene.yaml, given.name, setsOf(), false);
  if (!opened.arms) return;
  film = await player.ask('Watch', opened.handle, arm, Number(at('study').value) || 0);
  close(opened);
  film.places = places(film.schools);
  at('day').max = film.programme.length - 1;
  at('close').textContent = number(film.close / 100);
  draw();
}

/** People of one place stand in a circle of their own; places stand in a circle. */
function places(schools) {
  const groups = new Map();
  schools.forEach((school, i) => groups.set(school, [...(groups.get(school) ?? []), i]));
  const made = [], all = [...groups.values()], large = all.length > 1 ? 130 : 0, small = all.length > 1 ? Math.min(90, 380 / all.length) : 170;
  all.forEach((members, g) => members.forEach((i, k) => {
    const middle = 2 * Math.PI * g / all.length, own = 2 * Math.PI * k / members.length;
    const radius = members.length > 1 ? small : 0;
    made[i] = [200 + large * Math.cos(middle) + radius * Math.cos(own), 200 + large * Math.sin(middle) + radius * Math.sin(own)];
  }));
  return made;
}

/** From pale yellow to dark violet: read without colour as light to dark. */
const shade = stress => {
  const stops = [[253, 231, 37], [94, 201, 98], [33, 145, 140], [59, 82, 139], [68, 1, 84]], at = Math.min(3.999, stress / 25), k = Math.floor(at), t = at - k;
  return `rgb(${stops[k].map((c, i) => Math.round(c + t * (stops[k + 1][i] - c))).join(' ')})`;
};

function draw() {
  if (!film) return;
  const day = Number(at('day').value), by = Number(at('by').value);
  questionnaire(day);
  at('day-number').textContent = say('day_of', { day, days: film.programme.length - 1 });
  for (const [id, world] of [['with', 'programme'], ['without', 'twin']]) {
    const now = film[world][day], lines = [];
    for (let k = 0; k < now.ties.length; k += 4) {
      const level = now.ties[k + by];
      if (level < film.close) continue;
      const [a, b] = [film.places[now.ties[k]], film.places[now.ties[k + 1]]];
      lines.push(element('svg:line', null, { x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke: '#3a3a3a', 'stroke-width': 1 + (level - film.close) / 8, 'stroke-opacity': .25 + (level - film.close) / 80 }));
    }
    const radius = film.people > 50 ? 6 : 9;
    const discs = film.places.map((p, i) => element('svg:circle', null, { cx: p[0], cy: p[1], r: radius, fill: shade(now.stress[i]), stroke: '#111', 'stroke-width': 1.5 }));
    at(id).replaceChildren(...lines, ...discs);
    const mean = now.stress.reduce((sum, s) => sum + s, 0) / now.stress.length;
    at(`${id}-words`).textContent = say('stress_ties', { stress: number(mean / 100), n: lines.length, by: say(by === 3 ? 'friendship' : 'trust') });
  }
}

/** The questionnaire of the study that is watched: empty until the last day, as it is for those who are asked. */
function questionnaire(day) {
  const over = day >= film.programme.length - 1, published = film.asked.some(row => row.arms.some(arm => arm.published !== null));
  at('asked-words').textContent = over
    ? say(published ? 'asked_beside' : 'asked_alone')
    : say('asked_later');
  const head = element('tr'), body = element('tbody');
  head.append(element('th', say('question_column'), { scope: 'col' }));
  for (const { name } of scene.arms) {
    head.append(element('th', say('here', { name }), { scope: 'col', class: 'n' }));
    if (published) head.append(element('th', say('published', { name }), { scope: 'col', class: 'n' }));
  }
  for (const row of film.asked) {
    const line = element('tr');
    line.append(element('th', row.text, { scope: 'row' }));
    for (const arm of row.arms) {
      line.append(element('td', over ? number(arm.here) : '', { class: 'n' }));
      if (published) line.append(element('td', number(arm.published), { class: 'n' }));
    }
    body.append(line);
  }
  const top = element('thead');
  top.append(head);
  at('asked').replaceChildren(top, body);
}

function go() {
  const playing = timer !== undefined;
  clearInterval(timer);
  timer = undefined;
  const day = at('day'), step = () => {
    if (Number(day.value) >= Number(day.max)) return go();
    day.value = Number(day.value) + 1;
    draw();
  };
  if (!playing && calm) {
    day.value = Math.min(Number(day.max), Number(day.value) + scene.days);
    return draw();
  }
  if (!playing) {
    if (Number(day.value) >= Number(day.max)) day.value = 0;
    timer = setInterval(step, 250);
  }
  at('go').setAttribute('aria-pressed', String(!playing));
  at('go').textContent = say(playing ? 'play' : 'stop');
}

function problems(told) {
  const list = told.arms ? told.remarks.map(text => ({ text })) : told.problems ?? [{ text: told.wrong }];
  at('problems').replaceChildren(...list.map(problem => {
    const item = element('li');
    if (!problem.line) { item.textContent = problem.text; return item; }
    const link = element('button', problem.text, { type: 'button' });
    link.addEventListener('click', () => {
      const text = at('yaml'), lines = text.value.split('\n'), from = lines.slice(0, problem.line - 1).reduce((sum, l) => sum + l.length + 1, 0);
      text.focus();
      text.setSelectionRange(from + problem.column - 1, from + (lines[problem.line - 1] ?? '').length);
    });
    item.append(link);
    return item;
  }), ...(told.arms && list.length === 0 ? [element('li', say('in_order'))] : []));
}

function save(name, text, kind) {
  const link = element('a', null, { href: URL.createObjectURL(new Blob([text], { type: kind })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

const cell = value => /^[=+\-@\t\r]/.test(String(value)) && typeof value !== 'number' ? `"'${String(value).replaceAll('"', '""')}"` : `"${String(value ?? '').replaceAll('"', '""')}"`;
function csv() {
  const names = ['contrast', 'outcome', 'unit', 'first', 'second', 'value', 'lower', 'upper', 'known_lower', 'known_upper'];
  return [names.join(','), ...last.rows.map(row => names.map(n => typeof row[n] === 'number' ? row[n] : row[n] === undefined ? '' : cell(row[n])).join(','))].join('\n') + '\n';
}

at('guess').addEventListener('input', () => { at('guess-number').textContent = at('guess').value; });
at('predict-arm').addEventListener('change', question);
at('reveal').addEventListener('click', () => {
  revealed = true;
  at('result').hidden = false;
  if (last) band(last);
  at('result-title').setAttribute('tabindex', '-1');
  at('result-title').focus();
});
at('stop').addEventListener('click', () => { stopped = true; });
at('change-arm').addEventListener('change', controls);
at('reset').addEventListener('click', () => { changes = new Map(); controls(); compare(); });
at('controls').addEventListener('submit', event => event.preventDefault());
for (const id of ['play-arm', 'study']) at(id).addEventListener('change', watch);
for (const id of ['day', 'by']) at(id).addEventListener('input', draw);
at('go').addEventListener('click', go);
at('check').addEventListener('click', async () => {
  const checked = await player.ask('Open', at('yaml').value, given.name, '', false);
  problems(checked);
  close(checked);
});
at('use').addEventListener('click', () => open(at('yaml').value));
at('download').addEventListener('click', () => save(`${given.name}.yaml`, at('yaml').value, 'application/yaml'));
at('download-table').addEventListener('click', () => save(`${given.name}-differences.csv`, csv(), 'text/csv'));
introduce(given.opened, given.yaml);
show(given.first);
at('state').textContent = say('starting', { n: given.first.studies });
// What is to be read is drawn before the engine begins.
await new Promise(done => setTimeout(done, 20));
gather();
player = new Engine();
await player.start();
await open(given.yaml);
