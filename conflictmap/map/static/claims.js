// Who puts the origin where: a hollow area and a dashed line to the event, one colour a claimant.
import { map, symbols } from "./state.js";
import { inWords } from "./dates.js";
import { el, pick, t } from "./text.js";

const L = window.L;
const pane = map.createPane("cm-claims");
pane.style.zIndex = 600;
pane.style.pointerEvents = "none";
const renderer = L.svg({ pane: "cm-claims", padding: 0.6 });
let group = null, shown = [];

export const claimsShown = () => shown;

function stateOf(claim) {
  if (claim.withdrawn) return "withdrawn";
  return claim.superseded ? "earlier" : "current";
}

// Colours in the order in which claimants speak, as in print.
function coloured(claims) {
  const order = [...new Set(claims.map(claim => claim.claimant))], { colours, withdrawn } = symbols.claims;
  return claims.map(claim => {
    const state = stateOf(claim);
    return { ...claim, state, colour: state === "withdrawn" ? withdrawn : colours[order.indexOf(claim.claimant) % colours.length] };
  });
}

const metres = claim => (claim.radius_km || 5) * 1000;

// The line ends at the rim of the area: the claim names no point within it.
function rim(claim, place) {
  const centre = L.latLng(claim.lat, claim.lon), distance = map.distance(centre, place);
  if (distance <= metres(claim)) return null;
  const k = metres(claim) / distance;
  return L.latLng(centre.lat + (place.lat - centre.lat) * k, centre.lng + (place.lng - centre.lng) * k);
}

function label(claim) {
  const who = pick({ name_en: claim.claimant_en, name_ar: claim.claimant_ar }, "name")[0] || claim.claimant;
  const when = claim.made_on ? inWords(claim.made_on) : "";
  const note = claim.state === "current" ? null : el("span", { class: "cm-claim-state" }, t(`claim_${claim.state}`));
  return el("div", { class: "cm-claim-words", style: `--cm-claim:${claim.colour}` }, el("bdi", {}, who), when && el("span", { class: "cm-claim-when" }, when), note);
}

function draw(claim, place) {
  const style = symbols.claims.styles[claim.state], shared = { renderer, pane: "cm-claims", interactive: false };
  const line = { ...shared, color: claim.colour, weight: style.width, dashArray: style.dash.join(" "), lineCap: "butt" };
  const start = rim(claim, place), parts = [];
  if (start) {
    parts.push(L.polyline([start, place], { ...shared, className: "cm-claim-casing", weight: style.width + 3 }));
    parts.push(L.polyline([start, place], { ...line, className: `cm-claim-line cm-claim-${claim.state}` }));
  }
  parts.push(L.circle([claim.lat, claim.lon], { ...shared, radius: metres(claim), fill: false, className: "cm-claim-casing", weight: style.width + 3 }));
  parts.push(L.circle([claim.lat, claim.lon], { ...line, radius: metres(claim), fill: false, className: "cm-claim-area" }));
  const top = [claim.lat + metres(claim) / 111320, claim.lon];
  return [...parts, L.tooltip({ permanent: true, direction: "top", className: "cm-claim-label", opacity: 1 }).setLatLng(top).setContent(label(claim))];
}

// Draws the origin claims of one event, earlier versions first so that the newest lies on top.
export function show(feature, claims) {
  hide();
  if (!feature || feature.lat === null || feature.lat === undefined) return;
  const drawable = coloured((claims || []).filter(c => c.attribute === "origin" && Number.isFinite(c.lat) && Number.isFinite(c.lon)));
  const place = L.latLng(feature.lat, feature.lon);
  shown = [...drawable].sort((a, b) => (a.state === "current") - (b.state === "current"));
  group = L.layerGroup(shown.flatMap(claim => draw(claim, place))).addTo(map);
}

export function hide() {
  group?.remove();
  group = null;
  shown = [];
}
