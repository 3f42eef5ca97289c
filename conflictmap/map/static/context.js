// A collection laid under ours: small hollow grey dots below everything of ours, never counted among the events.
import { config, inlined, map, root } from "./state.js";
import { add } from "./overlay.js";
import { palette, scheme } from "./scheme.js";
import { el, number, svg, t, tn } from "./text.js";

const ink = () => (scheme() === "dark" ? "#b9c2ca" : "#4c565e");
const radius = n => (n > 1 ? Math.min(13, 5 + 1.6 * Math.log2(n)) : 3.4);

function ring(context, { x, y }, n) {
  context.beginPath();
  context.arc(x, y, radius(n), 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = palette().halo;
  context.stroke();
  context.lineWidth = 1.4;
  context.strokeStyle = ink();
  context.stroke();
  if (n > 4) {
    context.fillStyle = ink();
    context.fillText(number(n), x, y + 0.5);
  }
}

function draw(context, answer) {
  context.font = "9.5px sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.globalAlpha = 0.9;
  for (const feature of answer.features) ring(context, map.latLngToLayerPoint([feature.lat, feature.lon]), feature.n);
}

function legend(answer) {
  const sample = svg("svg", { width: 18, height: 14, viewBox: "0 0 18 14", "aria-hidden": "true" },
    svg("circle", { cx: 9, cy: 7, r: 3.6, fill: "none", stroke: "currentColor", "stroke-width": 1.4 }));
  return el("section", { class: "cm-context-legend" }, el("h2", {}, t("context_title")),
    el("ul", {}, el("li", {}, sample, el("span", { dir: "auto" }, config.context.name, ": ", tn("events", answer.shown)))));
}

// Of the filter only the days narrow what is laid under.
function days(query) {
  const given = new URLSearchParams(query), kept = new URLSearchParams();
  for (const key of ["from", "to"]) if (given.get(key)) kept.set(key, given.get(key));
  return kept.toString();
}

export function start() {
  if (inlined || !config.context) return;
  const { name, licence } = config.context;
  root.querySelector(".cm-credit").append(el("span", {}, t("context_credit"), " ", el("bdi", {}, licence ? `${name} (${licence})` : name)));
  add({ name: "context", label: name, hint: t("context_hint"), z: 345, question: days, draw, legend }, true);
}
