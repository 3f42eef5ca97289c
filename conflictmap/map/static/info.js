// The tooltip under the pointer, the panel of a chosen event, the list of a stack. Text nodes only.
import { emit, map, root } from "./state.js";
import { badge, statusOf, typeOf } from "./glyphs.js";
import { accompanied } from "./messages.js";
import { inWords } from "./dates.js";
import { precisionWords, typesWords } from "./words.js";
import { el, said, t, tn } from "./text.js";

const L = window.L;
const tip = L.tooltip({ direction: "top", className: "cm-tip", offset: [0, -16], opacity: 1 });
const panel = root.querySelector("#cm-info");
const wholeCard = root.querySelector("#cm-card");
const NARROW = 640; // pixels: where the page's own card stands beside the map, none is needed on it
let shown = null;

export function hover(feature, latlng) {
  const lines = feature.n > 1
    ? [el("strong", {}, tn("events", feature.n)), typesWords(feature.types).map(line => el("div", {}, line))]
    : [said("strong", feature, "title"), el("div", {}, inWords(feature.when || feature.day))];
  tip.setContent(el("div", {}, lines)).setLatLng(latlng).addTo(map);
}

export function leave() {
  tip.remove();
}

function fact(name, ...value) {
  return [el("dt", {}, t(name)), el("dd", {}, ...value)];
}

const cross = () => el("button", { type: "button", class: "cm-x", "aria-label": t("close"), click: () => emit("close") }, "×");
const step = (by, key) => el("button", { type: "button", class: "cm-step", click: () => emit("step", by) }, t(key));

function head(feature) {
  return el("div", { class: "cm-info-head" }, badge({ ...feature, disputed: false }, true), el("span", {}, typeOf(feature).label),
    feature.status !== "occurred" && el("span", { class: "cm-tag" }, statusOf(feature).label), cross());
}

// The chosen event in brief; it stands at the margin, where it hides neither claims nor neighbours.
export function open(feature) {
  leave();
  if (wholeCard || (accompanied() && map.getSize().x >= NARROW)) return;
  const place = (feature.place_en || feature.place_ar) && [said("span", feature, "place"), " · "];
  panel.setAttribute("aria-label", typeOf(feature).label);
  show(feature.id, head(feature), said("h2", feature, "title"),
    el("dl", {}, fact("when", inWords(feature.when || feature.day)), fact("where", place, precisionWords(feature))),
    feature.disputed && !accompanied() && el("p", { class: "cm-info-note" }, t("disputed_note")),
    !accompanied() && el("div", { class: "cm-info-foot" }, step(-1, "earlier"), step(1, "later")));
}

// A list of events that share one place: choosing one opens it.
export function list(features) {
  leave();
  panel.setAttribute("aria-label", t("events_here"));
  const items = features.map(feature => el("li", {}, el("button", { type: "button", class: "cm-list-item", click: () => emit("choose", feature.id) },
    badge(feature, true), el("span", {}, said("span", feature, "title"), el("small", {}, inWords(feature.when || feature.day))))));
  show("", el("div", { class: "cm-info-head" }, el("strong", {}, tn("events", features.length)), cross()), el("ul", { class: "cm-list" }, items));
}

function show(id, ...body) {
  shown = id;
  panel.replaceChildren(...body.filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
  emit("info", true);
}

// Where panels lie, in pixels of the map's frame.
export function boxes() {
  const frame = map.getContainer().getBoundingClientRect();
  return [...root.querySelectorAll("#cm-info, #cm-legend[open], #cm-tray")].map(e => e.getBoundingClientRect()).filter(r => r.width)
    .map(r => ({ left: r.left - frame.left, right: r.right - frame.left, top: r.top - frame.top, bottom: r.bottom - frame.top }));
}

export const isOpen = () => shown !== null;
export const focusInside = () => panel.querySelector(".cm-list-item, .cm-step, .cm-x")?.focus({ preventScroll: true });

export function close() {
  shown = null;
  panel.hidden = true;
  panel.replaceChildren();
}
