// The event layer: asks, paints, listens. Every other module is wired here.
import { calm, config, emit, inlined, map, on, root } from "./state.js";
import * as basemap from "./basemap.js";
import * as canvas from "./canvas_symbols.js";
import * as cards from "./cards.js";
import * as choice from "./choice.js";
import * as context from "./context.js";
import * as controls from "./controls.js";
import * as density from "./density.js";
import * as markers from "./markers.js";
import * as messages from "./messages.js";
import * as painter from "./painter.js";
import * as panels from "./panels.js";
import * as info from "./info.js";
import { force } from "./scheme.js";
import { t } from "./text.js";
import { ask, forgetCards, invalidate, lastAnswer, setQuery } from "./viewport.js";

const L = window.L;
let version = null, waiting = false;

function paint() {
  painter.paint(choice.chosenId());
  choice.follow(lastAnswer()?.data.features.every(feature => feature.n === 1));
}

async function refresh() {
  try {
    if (!(await ask(map.getBounds(), map.getZoom()))) return;
    panels.say("");
    paint();
  } catch (error) {
    emit("trouble", error);
    panels.say(t("unreachable"));
  }
}

// One question a frame at most; a hidden tab has no frames, so a timer helps out.
function soon() {
  if (waiting) return;
  waiting = true;
  const go = () => { if (waiting) { waiting = false; refresh(); } };
  requestAnimationFrame(go);
  setTimeout(go, 80);
}

function goHome(animate) {
  const { left, right, top, bottom } = panels.margins(map.getSize());
  map.fitBounds(painter.homeBounds(), { animate: animate && !calm(), paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] });
}

function firstView(view) {
  if (Number.isFinite(view.lat) && Number.isFinite(view.lon)) map.setView([view.lat, view.lon], Number.isFinite(view.zoom) ? view.zoom : 9, { animate: false });
  else goHome(false);
}

function fromAddress() {
  const params = new URLSearchParams(inlined ? "" : location.search), given = { ...config.view };
  for (const key of ["lat", "lon", "zoom"]) if (params.get(key)) given[key] = Number(params.get(key));
  return { query: params.size ? params.toString() : config.query || "", event: params.get("event") || config.event || null, ...given };
}

async function follow(message) {
  if (message.theme !== undefined) force(message.theme);
  if (message.version !== undefined && message.version !== version) {
    if (version !== null) { invalidate(); forgetCards(); soon(); }
    version = message.version;
  }
  const changed = typeof message.query === "string" && setQuery(message.query);
  if (changed) forgetCards();
  if (message.moves) map.setView([message.lat, message.lon], message.zoom ?? map.getZoom(), { animate: !calm() });
  if (changed && !message.moves) await refresh();
  if (message.number) messages.post("painted", { number: message.number });
  const event = message.event === undefined ? choice.chosenId() : message.event || null;
  if (event !== choice.chosenId()) await choice.choose(event, { told: true, fly: !message.moves });
}

async function start() {
  const view = fromAddress();
  const handlers = { open: choice.open, hover: info.hover, leave: info.leave, key: choice.key };
  markers.listen(handlers);
  canvas.listen(handlers);
  controls.start();
  density.start();
  context.start();
  setQuery(view.query);
  firstView(view);
  map.on("moveend resize", soon);
  on("view", follow);
  on("home", () => goHome(true));
  on("basemap", painter.legend);
  on("claims", painter.legend);
  on("layer", layer => messages.post("layer", layer));
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  cards.start();
  messages.start();
  await Promise.all([basemap.start(), refresh()]);
  if (view.event) await choice.choose(view.event, { told: true, fly: view.lat === undefined });
  root.dataset.ready = "true";
}

map.whenReady(start);
