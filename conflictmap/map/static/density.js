// How densely events lie: the server counts by cell of a grid, five steps of one hue, off until it is switched on.
import { inlined, map } from "./state.js";
import { add } from "./overlay.js";
import { el, number, t } from "./text.js";

const RAMP = ["#e3d3ee", "#c7a3da", "#a56fbf", "#7b3d99", "#4a1766"]; // CIE lightness falls evenly, no colour of a symbol
const KM = 111.32; // a degree of latitude

// Upper ends of the steps: they grow by the same factor, because counts of places do.
function steps(most) {
  const found = new Set(RAMP.map((_, i) => Math.max(1, Math.round(most ** ((i + 1) / RAMP.length)))));
  return [...found].sort((a, b) => a - b);
}

const colour = (n, ends) => RAMP[Math.max(0, RAMP.length - ends.length) + ends.findIndex(end => n <= end)] || RAMP.at(-1);

function draw(context, answer) {
  const ends = steps(answer.most || 1);
  context.globalAlpha = 0.72;
  for (const { n, bbox: [west, south, east, north] } of answer.cells) {
    const a = map.latLngToLayerPoint([north, west]), b = map.latLngToLayerPoint([south, east]);
    context.fillStyle = colour(n, ends);
    context.fillRect(a.x, a.y, Math.max(1, b.x - a.x - 0.5), Math.max(1, b.y - a.y - 0.5));
  }
}

function side(answer) {
  const [west, south, east, north] = answer.cells[0].bbox;
  return (east - west) * KM * Math.cos(((south + north) / 2) * Math.PI / 180);
}

function legend(answer) {
  if (!answer.cells.length) return null;
  const ends = steps(answer.most), km = side(answer);
  const rows = ends.map((end, i) => {
    const start = i ? ends[i - 1] + 1 : 1, box = el("span", { class: "cm-density-box" });
    box.style.background = colour(end, ends);
    return el("li", {}, box, el("span", {}, start === end ? number(end) : t("density_range", { from: number(start), to: number(end) })));
  });
  const size = number(km < 10 ? Math.round(km * 10) / 10 : Math.round(km));
  return el("section", { class: "cm-density-legend" }, el("h2", {}, t("density_unit", { km: size })), el("ul", {}, rows));
}

export function start() {
  if (inlined) return;
  add({ name: "density", label: t("density"), z: 340, question: query => query, draw, legend }, false);
}
