// Events through time: bars, a brush over whole bars, a player. What is chosen goes to Python on release; the map and
// the counts follow every step from the cube that came along.
import { buildNode } from "../map/nodes.js";
import { TL, tlDraw, tlSvg, tlX } from "./timeline_draw.js";
import { tlFollower } from "./timeline_map.js";

const timelines = new WeakMap();

function tlEl(tag, cls, attributes) {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  return element;
}

const tlFill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

function tlSelect(tl, name) {
  const label = tlEl("label", "cm-tl-select"), select = tlEl("select", "", { name });
  label.append(tlEl("span"), select);
  if (name === "unit" || name === "by") select.addEventListener("change", () => tl.trigger("setting", { name, value: select.value, at: Date.now() }));
  tl.selects[name] = { label, select };
  return label;
}

function tlButton(tl, name, press) {
  const button = tlEl("button", "cm-tl-button", { type: "button", "data-name": name });
  button.addEventListener("click", press);
  tl.buttons[name] = button;
  return button;
}

function tlSlider(tl, name) {
  const slider = tlEl("div", `cm-tl-${name}`, { role: "slider", tabindex: "0", "data-part": name });
  slider.addEventListener("keydown", event => tlKey(tl, name, event));
  tl.parts[name] = slider;
  return slider;
}

function tlOpen(host) {
  const tl = { host, buttons: {}, selects: {}, parts: {}, drag: null, timer: 0, follow: tlFollower(), window: null };
  tl.said = tlEl("output", "cm-tl-said", { "aria-live": "polite" });
  tl.svg = tlSvg("svg", { class: "cm-tl-svg", "aria-hidden": "true" });
  tl.plot = tlEl("div", "cm-tl-plot", { dir: "ltr" });
  tl.before = tlEl("div", "cm-tl-veil");
  tl.after = tlEl("div", "cm-tl-veil");
  tl.plot.append(tl.svg, tl.before, tl.after, tlSlider(tl, "window"), tlSlider(tl, "start"), tlSlider(tl, "end"));
  tl.legend = tlEl("ul", "cm-tl-legend");
  tl.caption = tlEl("p", "cm-muted");
  const head = tlEl("div", "cm-tl-head"), player = tlEl("div", "cm-tl-row");
  head.append(tl.said, tlButton(tl, "closer", () => tlSet(tl, "closer")), tlButton(tl, "whole", () => tlSet(tl, "whole")),
    tlButton(tl, "clear", () => { tlMove(tl, null); tlDone(tl); }));
  player.append(tlButton(tl, "play", () => tlPlay(tl)), tlSelect(tl, "speed"), tlSelect(tl, "step"), tlSelect(tl, "unit"), tlSelect(tl, "by"));
  host.replaceChildren(head, tl.plot, tl.legend, player, tl.caption);
  for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) tl.plot.addEventListener(kind, event => tlPointer(tl, kind, event));
  tl.watch = new ResizeObserver(() => tlPaint(tl));
  tl.watch.observe(host);
  timelines.set(host, tl);
  return tl;
}

const tlSet = (tl, name) => tl.trigger("setting", { name, at: Date.now() });

// ---- counts -------------------------------------------------------------------------------------------------------
function tlSums(counts) {
  const sums = new Float64Array(counts.length + 1);
  counts.forEach((n, i) => { sums[i + 1] = sums[i] + n; });
  return sums;
}

function tlCount(layer, window, bins) {
  const [first, last] = window || [0, bins - 1];
  return layer.begunUpTo[last + 1] - layer.endedUpTo[first];
}

function tlEvents(tl, n) {
  const { words } = tl.data, forms = words.events;
  return tlFill(forms[tl.plurals.select(n)] ?? forms.other, { n: tl.number(n) });
}

function tlSay(tl) {
  const { data, window } = tl, bins = data.first.length, [first, last] = window || [0, bins - 1];
  let total = 0;
  data.layers.forEach((layer, i) => {
    const n = tlCount(layer, window, bins);
    total += n;
    tl.legend.children[i].lastChild.textContent = tl.number(n);
  });
  const idle = !tl.drag && !tl.timer && String(window) === String(data.window);
  tl.said.textContent = idle ? data.said : tlFill(data.words.from_to, {
    events: tlEvents(tl, total), start: data.first_words[first], end: data.last_words[last] });
  tl.host.dataset.total = String(total);
}

// ---- the brush ----------------------------------------------------------------------------------------------------
function tlQuery(tl) {
  const { data, window } = tl;
  if (!window) return data.query;
  const days = `from=${data.first[window[0]]}&to=${data.last[window[1]]}`;
  return data.query ? `${days}&${data.query}` : days;
}

// Moves the window and lets everything follow; null is all days.
function tlMove(tl, window) {
  const bins = tl.data.first.length;
  if (window) window = [Math.max(0, Math.min(...window)), Math.min(bins - 1, Math.max(...window))];
  if (String(window) === String(tl.window)) return;
  tl.window = window;
  tlMark(tl);
  tlSay(tl);
  tl.follow(tlQuery(tl));
}

function tlDone(tl) {
  if (String(tl.window) === String(tl.data.window)) {
    tlSay(tl);
    return;
  }
  const [from, to] = tl.window ? [tl.data.first[tl.window[0]], tl.data.last[tl.window[1]]] : [null, null];
  tl.trigger("brushed", { from, to, at: Date.now() });
}

function tlMark(tl) {
  const { view, data, window } = tl, bins = data.first.length, [first, last] = window || [0, bins - 1];
  if (!view) return;
  const left = tlX(view, first), right = tlX(view, last + 1), edge = tlX(view, bins), tall = view.bottom - TL.top;
  const put = (part, x, width) => Object.assign(part.style, { left: `${x}px`, width: `${Math.max(0, width)}px`, top: `${TL.top}px`, height: `${tall}px` });
  put(tl.before, TL.left, left - TL.left);
  put(tl.after, right, edge - right);
  put(tl.parts.window, left, right - left);
  put(tl.parts.start, left - 12, 24);
  put(tl.parts.end, right - 12, 24);
  tl.host.classList.toggle("cm-tl-chosen", Boolean(window));
  tl.buttons.clear.hidden = !window;
  const { words } = data, texts = { start: data.first_words[first], end: data.last_words[last] };
  texts.window = tlFill(words.range, texts);
  for (const [name, value, most] of [["window", first, bins - 1], ["start", first, last], ["end", last, bins - 1]]) {
    const part = tl.parts[name];
    part.setAttribute("aria-label", words[name]);
    part.setAttribute("aria-valuetext", texts[name]);
    part.setAttribute("aria-valuemin", name === "end" ? first : 0);
    part.setAttribute("aria-valuemax", most);
    part.setAttribute("aria-valuenow", value);
  }
}

function tlBin(tl, event) {
  const x = event.clientX - tl.plot.getBoundingClientRect().left;
  return Math.max(0, Math.min(tl.view.bins - 1, Math.floor(((x - TL.left) / tl.view.inner) * tl.view.bins)));
}

function tlPointer(tl, kind, event) {
  if (!tl.view) return;
  if (kind === "pointerdown") {
    if (event.button) return;
    tlHalt(tl);
    const at = tlBin(tl, event), part = event.target.dataset?.part, window = tl.window;
    tl.drag = { at, from: window, part: window && part ? part : "new", moved: false };
    tl.plot.setPointerCapture(event.pointerId);
    if (tl.drag.part === "new") tlMove(tl, [at, at]);
    event.preventDefault();
    (tl.parts[part] || tl.parts.window).focus({ preventScroll: true });
  } else if (tl.drag && kind === "pointermove") {
    tlDrag(tl, tlBin(tl, event));
  } else if (tl.drag) {
    const { from } = tl.drag;
    tl.drag = null;
    if (kind === "pointercancel") tlMove(tl, from); else tlDone(tl);
    tlSay(tl);
  }
}

function tlDrag(tl, at) {
  const { drag } = tl, bins = tl.view.bins;
  if (drag.part === "new") tlMove(tl, [drag.at, at]);
  else if (drag.part === "start") tlMove(tl, [Math.min(at, drag.from[1]), drag.from[1]]);
  else if (drag.part === "end") tlMove(tl, [drag.from[0], Math.max(at, drag.from[0])]);
  else {
    const length = drag.from[1] - drag.from[0], first = Math.max(0, Math.min(bins - 1 - length, drag.from[0] + at - drag.at));
    tlMove(tl, [first, first + length]);
  }
}

const TL_STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity };

function tlKey(tl, name, event) {
  const bins = tl.data.first.length;
  if (event.key === "Escape" && tl.window) tlMove(tl, null);
  else if (event.key in TL_STEPS) {
    const [first, last] = tl.window || [0, bins - 1];
    const by = TL_STEPS[event.key], wide = event.shiftKey && name === "window" ? "end" : name, length = last - first;
    const move = (at, low, high) => Math.max(low, Math.min(high, at + Math.max(-bins, Math.min(bins, by))));
    if (wide === "start") tlMove(tl, [move(first, 0, last), last]);
    else if (wide === "end") tlMove(tl, [first, move(last, first, bins - 1)]);
    else if (tl.window) { const at = move(first, 0, bins - 1 - length); tlMove(tl, [at, at + length]); }
    else tlMove(tl, by > 0 ? [0, tlThird(tl) - 1] : [bins - tlThird(tl), bins - 1]);
  } else return;
  event.preventDefault();
  tlHalt(tl);
  clearTimeout(tl.settling);
  tl.settling = setTimeout(() => { tl.settling = 0; tlDone(tl); }, 500);
}

const tlThird = tl => Math.max(1, Math.round(tl.data.first.length / 12));

// ---- the player ---------------------------------------------------------------------------------------------------
const tlCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function tlForward(tl) {
  const bins = tl.data.first.length, [first, last] = tl.window || [-1, -1];
  if (!tl.window) { tlMove(tl, [0, tlThird(tl) - 1]); return true; }
  const length = last - first, step = tl.selects.step.select.value === "window" ? length + 1 : 1;
  if (last >= bins - 1) return false;
  const next = Math.min(first + step, bins - 1 - length);
  tlMove(tl, [next, next + length]);
  return true;
}

function tlPlay(tl) {
  if (tl.timer) { tlHalt(tl); tlDone(tl); return; }
  if (tl.window && tl.window[1] >= tl.data.first.length - 1) tlMove(tl, [0, tl.window[1] - tl.window[0]]);
  else tlForward(tl);
  if (tlCalm()) { tlDone(tl); return; }
  const tick = () => {
    if (!tlForward(tl)) { tlHalt(tl); tlDone(tl); return; }
    tl.timer = setTimeout(tick, 1000 / Number(tl.selects.speed.select.value));
  };
  tl.timer = setTimeout(tick, 1000 / Number(tl.selects.speed.select.value));
  tlButtons(tl);
}

function tlHalt(tl) {
  clearTimeout(tl.timer);
  tl.timer = 0;
  tlButtons(tl);
}

function tlButtons(tl) {
  const { words, zoomed } = tl.data;
  tl.buttons.play.textContent = tl.timer ? words.stop : tlCalm() ? words.step_once : words.play;
  tl.buttons.play.setAttribute("aria-pressed", String(Boolean(tl.timer)));
  for (const name of ["closer", "whole", "clear"]) tl.buttons[name].textContent = words[name];
  tl.buttons.whole.hidden = !zoomed;
  tl.buttons.closer.hidden = !tl.data.window || tl.data.window[1] - tl.data.window[0] + 1 >= tl.data.first.length;
}

// ---- showing ------------------------------------------------------------------------------------------------------
function tlOptions(tl) {
  const { words, choices } = tl.data;
  const steps = [{ value: "bin", label: words.step_bin, chosen: true }, { value: "window", label: words.step_window }];
  for (const [name, options] of Object.entries({ ...choices, step: steps })) {
    const { label, select } = tl.selects[name], kept = name === "speed" || name === "step" ? select.value : "";
    label.firstChild.textContent = words[name];
    select.replaceChildren(...options.map(one => {
      const option = tlEl("option", "", { value: one.value });
      option.textContent = one.label;
      option.selected = kept ? String(one.value) === kept : Boolean(one.chosen);
      return option;
    }));
  }
}

function tlLegend(tl) {
  tl.legend.replaceChildren(...tl.data.layers.map(layer => {
    const item = tlEl("li"), name = tlEl("span"), n = tlEl("span", "cm-tl-n");
    name.textContent = layer.label;
    item.append(buildNode({ t: "shape", d: layer.path, fill: layer.fill, stroke: layer.stroke, size: 14 }), name, n);
    return item;
  }));
}

function tlPaint(tl) {
  const width = Math.round(tl.plot.clientWidth);
  if (!tl.data || !width) return;
  tl.view = tlDraw(tl.svg, tl.data, width, tl.number);
  tl.plot.style.height = `${tl.view.height}px`;
  tlMark(tl);
}

function tlTake(tl, data) {
  const text = JSON.stringify(data);
  if (text === tl.taken) return;
  tl.taken = text;
  tl.data = data;
  tl.number = new Intl.NumberFormat(data.words.locale, { maximumFractionDigits: 1 }).format;
  tl.plurals = new Intl.PluralRules(data.lang);
  for (const layer of data.layers) Object.assign(layer, { begunUpTo: tlSums(layer.begun), endedUpTo: tlSums(layer.ended) });
  if (!tl.drag && !tl.timer && !tl.settling) tl.window = data.window;
  tl.host.setAttribute("role", "group");
  tl.host.setAttribute("aria-label", data.words.region);
  tl.caption.textContent = data.caption;
  tlLegend(tl);
  tlOptions(tl);
  tlButtons(tl);
  tlPaint(tl);
  tlSay(tl);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-timeline");
  const tl = timelines.get(host) || tlOpen(host);
  tl.trigger = setTriggerValue;
  tlTake(tl, data);
  return () => {
    clearTimeout(tl.timer);
    clearTimeout(tl.settling);
    tl.watch.disconnect();
    timelines.delete(host);
  };
}
