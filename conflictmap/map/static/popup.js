// The tooltip under the pointer, the popup of a chosen event, the list of a stack. Text nodes only.
import { config, emit, map } from "./state.js";
import { badge, precisionOf, statusOf, typeOf } from "./glyphs.js";
import { inWords } from "./dates.js";
import { precisionWords, typesWords } from "./words.js";
import { el, said, t, tn } from "./text.js";

const L = window.L;
const tip = L.tooltip({ direction: "top", className: "cm-tip", offset: [0, -16], opacity: 1 });
const popup = L.popup({ className: "cm-popup", maxWidth: 300, minWidth: 200, autoPanPadding: [24, 24], closeButton: false, offset: [0, -8] });
let closing = false;

export function hover(feature, latlng) {
  if (map.hasLayer(popup) && popup.id === feature.id && feature.id) return;
  const lines = feature.n > 1
    ? [el("strong", {}, tn("events", feature.n)), typesWords(feature.types).map(line => el("div", {}, line))]
    : [said("strong", feature, "title"), el("div", {}, inWords(feature.day))];
  tip.setContent(el("div", {}, lines)).setLatLng(latlng).addTo(map);
}

export function leave() {
  tip.remove();
}

function fact(name, ...value) {
  return [el("dt", {}, t(name)), el("dd", {}, ...value)];
}

function head(feature) {
  const type = typeOf(feature);
  return el("div", { class: "cm-popup-head" }, el("span", { class: "cm-popup-symbol" }, badge({ ...feature, disputed: false }, true)),
    el("span", { class: "cm-popup-type" }, type.label), feature.status !== "occurred" && el("span", { class: "cm-tag" }, statusOf(feature).label),
    el("button", { type: "button", class: "cm-x", "aria-label": t("close"), click: () => emit("close") }, "×"));
}

function step(by, key) {
  return el("button", { type: "button", class: "cm-step", click: () => emit("step", by) }, t(key));
}

function content(feature) {
  return el("div", { class: "cm-popup-body", role: "dialog", "aria-label": typeOf(feature).label }, head(feature),
    said("h3", feature, "title"),
    el("dl", {}, fact("when", inWords(feature.day)),
      fact("where", (feature.place_en || feature.place_ar) && [said("span", feature, "place"), " · "], precisionWords(feature))),
    feature.disputed && el("p", { class: "cm-popup-note" }, t("disputed_note")),
    el("div", { class: "cm-popup-foot" }, step(-1, "earlier"), step(1, "later")));
}

export function open(feature, latlng) {
  leave();
  popup.id = feature.id;
  popup.options.offset = L.point(0, precisionOf(feature).drawn === "pin" ? -36 : -12);
  show(content(feature), latlng);
}

// A list of events that share one place: choosing one opens it.
export function list(features, latlng) {
  leave();
  popup.id = null;
  popup.options.offset = L.point(0, -14);
  const items = features.map(feature => el("li", {}, el("button", { type: "button", class: "cm-list-item", click: () => emit("choose", feature.id) },
    badge(feature, true), el("span", {}, said("span", feature, "title"), el("small", {}, inWords(feature.day))))));
  show(el("div", { class: "cm-popup-body", role: "dialog", "aria-label": t("events_here") },
    el("div", { class: "cm-popup-head" }, el("strong", {}, tn("events", features.length)), el("button", { type: "button", class: "cm-x", "aria-label": t("close"), click: () => emit("close") }, "×")),
    el("ul", { class: "cm-list" }, items)), latlng);
}

function show(body, latlng) {
  closing = true;
  popup.options.autoPan = config.autopan !== false;
  popup.setLatLng(latlng).setContent(body);
  if (!map.hasLayer(popup)) popup.openOn(map);
  closing = false;
}

export const openId = () => (map.hasLayer(popup) ? popup.id : undefined);
export const focusInside = () => popup.getElement()?.querySelector(".cm-list-item, .cm-step, .cm-x")?.focus();

export function move(latlng) {
  if (map.hasLayer(popup)) popup.setLatLng(latlng);
}

export function close() {
  closing = true;
  popup.remove();
  closing = false;
}

map.on("popupclose", () => { if (!closing) emit("closed"); });
