// Around the map: the legend, the tray of far events, the line that counts, the notes at the foot.
import { config, emit, on, root, symbols } from "./state.js";
import { badge, precisionOf } from "./glyphs.js";
import { el, number, pick, said, svg, t, tn } from "./text.js";
import { inWords, timeKey } from "./dates.js";
import { describe } from "./words.js";

const STRIP = 900; // pixels: up to this width the tray is a strip at the foot (map.css)
const narrow = window.matchMedia("(max-width: 640px)");
const legend = root.querySelector("#cm-legend"), tray = root.querySelector("#cm-tray");
let drawn = null, explained = null;
const counts = root.querySelector("#cm-counts");

function sample(feature, label) {
  return el("li", {}, badge({ type: "protests", status: "occurred", precision: "neighbourhood", ...feature }, feature.precision !== "site"), el("span", {}, label));
}

function lineSample(style, colour, label, extra) {
  return el("li", {}, svg("svg", { class: "cm-line-sample", width: 34, height: 12, viewBox: "0 0 34 12", "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 6, x2: 33, y2: 6, stroke: colour, "stroke-width": style.width, "stroke-dasharray": style.dash.join(" ") || null,
      "stroke-linecap": style.dash[0] < 2 ? "round" : "butt", ...extra })), el("span", {}, label));
}

function areaSample(kind, label) {
  const attributes = kind === "disc"
    ? { class: "cm-sample-disc", "stroke-dasharray": "4 3" }
    : kind === "claim" ? { class: "cm-sample-claim", "stroke-dasharray": "4 3" } : { class: "cm-sample-unit" };
  return el("li", {}, svg("svg", { width: 34, height: 22, viewBox: "0 0 34 22", "aria-hidden": "true" },
    kind === "unit" ? [svg("rect", { x: 6, y: 3, width: 22, height: 16, ...attributes }),
      [9, 15, 21, 27].map(x => svg("line", { x1: x - 4, y1: 19, x2: x + 2, y2: 3, class: "cm-sample-hatch" }))]
      : svg("circle", { cx: 17, cy: 11, r: 9, ...attributes })), el("span", {}, label));
}

function section(title, items) {
  const list = items.flat().filter(Boolean);
  return list.length ? el("section", {}, el("h2", {}, t(title)), el("ul", {}, list)) : null;
}

function precisionItems(present) {
  return Object.entries(symbols.precision).filter(([key]) => present.has(key)).map(([key, style]) => {
    if (style.drawn === "disc") return areaSample("disc", style.label);
    if (key === "admin1") return areaSample("unit", style.label);
    return sample({ type: "strategic-developments", precision: key }, style.label);
  });
}

const has = (features, test) => features.some(f => f.n === 1 && test(f));

// Only what is on the map, and every kind of border: a reader learns no symbol that is not there.
export function drawLegend(features, borderKinds, claims) {
  const types = new Set(features.flatMap(f => (f.n > 1 ? Object.keys(f.types) : [f.type])));
  const statuses = new Set(features.filter(f => f.n === 1).map(f => f.status));
  const precisions = new Set(features.filter(f => f.n === 1 && precisionOf(f).drawn !== "nowhere").map(f => f.precision));
  const states = new Set(claims.map(c => c.state));
  const sign = JSON.stringify([types, statuses, precisions, states, borderKinds].map(set => [...set].sort()).concat(claims.length, has(features, f => f.disputed)));
  if (sign === explained) return;
  explained = sign;
  const body = legend.querySelector(".cm-legend-body");
  body.replaceChildren(...[
    section("legend_types", Object.values(symbols.types).filter(s => types.has(s.slug)).map(s => sample({ type: s.slug }, s.label))),
    section("legend_status", Object.entries(symbols.status).filter(([key]) => statuses.has(key)).map(([key, s]) => sample({ type: "diplomacy", status: key }, s.label))),
    section("legend_precision", precisionItems(precisions)),
    section("legend_disputes", [has(features, f => f.disputed) && sample({ type: "explosions-remote-violence", disputed: true }, symbols.disputed.label),
      Object.entries(symbols.claims.styles).filter(([key]) => states.has(key)).map(([key, s]) => lineSample(s, key === "withdrawn" ? symbols.claims.withdrawn : symbols.claims.colours[0], s.label)),
      claims.length > 0 && areaSample("claim", symbols.claims.area)]),
    section("legend_borders", Object.entries(symbols.borders).filter(([key]) => key === "governorate" || borderKinds.has(key))
      .map(([, s]) => lineSample(s, "currentColor", s.label))),
    el("p", { class: "cm-legend-note" }, t("boundaries_note")),
  ].filter(Boolean));
}

function chip(feature, chosen) {
  return el("button", { type: "button", class: "cm-chip", "aria-label": describe(feature), "aria-current": feature.id === chosen ? "true" : null, "data-id": feature.id,
    click: () => emit("fly", feature), mouseenter: () => tell(feature), focus: () => tell(feature), mouseleave: () => tell(null), blur: () => tell(null) }, badge(feature, true));
}

// The title of the event under the pointer or the focus, below the symbols.
function tell(feature) {
  const line = tray.querySelector(".cm-tray-title");
  line.replaceChildren(...(feature ? [said("span", feature, "title"), el("small", {}, inWords(feature.when || feature.day))] : []));
}

// Far events by place, each place with its symbols in the order of time.
function places(outside) {
  const groups = new Map();
  for (const feature of [...outside].sort(byPlace)) {
    const name = pick(feature, "place")[0] || t("no_name");
    groups.set(name, [...(groups.get(name) || []), feature]);
  }
  return [...groups.values()];
}

function place(group, chosen) {
  const name = pick(group[0], "place")[0] ? said("span", group[0], "place") : t("no_name");
  return el("li", {}, el("button", { type: "button", class: "cm-place", click: () => emit("look", group[0]) }, name), group.map(feature => chip(feature, chosen)));
}

const placeKey = feature => pick(feature, "place")[0] + timeKey(feature.when || feature.day) + feature.id;
const byPlace = (a, b) => placeKey(a).localeCompare(placeKey(b));

// Events outside the home region wait at the margin, so that the first view is the country.
export function drawTray(outside, chosen, away) {
  tray.hidden = !outside.length;
  const focused = document.activeElement?.dataset?.id, sign = outside.map(feature => feature.id).join();
  if (sign !== drawn) tray.querySelector("ul").replaceChildren(...places(outside).map(group => place(group, chosen)));
  drawn = sign;
  for (const button of tray.querySelectorAll(".cm-chip")) button.toggleAttribute("aria-current", button.dataset.id === chosen);
  if (focused) tray.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  root.querySelector("#cm-home").hidden = !away;
}

function reasons(answer, elsewhere) {
  const off = answer.off_map || {}, parts = [];
  if (elsewhere > 0) parts.push(tn("reason_elsewhere", elsewhere));
  if (off.country) parts.push(tn("reason_country", off.country));
  if (off.unknown) parts.push(tn("reason_unknown", off.unknown));
  return parts;
}

export function drawCounts(answer, shown) {
  const off = Object.values(answer.off_map || {}).reduce((sum, n) => sum + n, 0);
  const why = reasons(answer, answer.total - shown - off);
  const text = answer.total === 0 ? t("none") : [t("shown", { n: number(shown), total: number(answer.total) }), ...why].join(t("joint"));
  if (counts.textContent !== text) counts.textContent = text;
}

// Pixels at each side of the map that panels take: the first view stays clear of them.
export function margins(size) {
  const frame = root.querySelector("#cm-stage").getBoundingClientRect(), key = legend.getBoundingClientRect();
  const found = { left: 16, right: 16, top: 16, bottom: 16 };
  if (legend.open && key.width < size.x * 0.4) found[key.left - frame.left < 40 ? "left" : "right"] += key.width;
  if (size.x <= STRIP) found.bottom += 56;
  return found;
}

export function say(text) {
  const place = root.querySelector("#cm-trouble");
  place.textContent = text;
  place.hidden = !text;
}

if (legend) {
  legend.open = config.legend === "open" || (config.legend !== "closed" && !narrow.matches && window.innerWidth >= 960);
}
on("trouble", error => { console.warn(String(error)); });
