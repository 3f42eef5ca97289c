// What is said about a symbol: for its name, its tooltip and its popup.
import { precisionOf, statusOf, typeOf } from "./glyphs.js";
import { inWords } from "./dates.js";
import { number, pick, t, tn } from "./text.js";

export function precisionWords(feature) {
  const label = precisionOf(feature).label;
  return feature.radius_km ? t("within_km", { precision: label, km: number(feature.radius_km) }) : label;
}

export function typesWords(types) {
  return Object.entries(types).sort((a, b) => b[1] - a[1]).map(([type, n]) => t("type_count", { type: typeOf({ type }).label, n: number(n) }));
}

// One line for those who hear the map.
export function describe(feature) {
  if (feature.n > 1) return `${tn("events", feature.n)}: ${typesWords(feature.types).join(", ")}`;
  const parts = [pick(feature, "title")[0], inWords(feature.when || feature.day), typeOf(feature).label];
  if (feature.status !== "occurred") parts.push(statusOf(feature).label);
  parts.push(precisionWords(feature));
  if (feature.disputed) parts.push(t("disputed"));
  return parts.filter(Boolean).join(", ");
}
