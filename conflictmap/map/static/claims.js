// Who puts the origin where: a hollow area and a dashed line to the event, one colour a claimant.
import { map, on, symbols } from "./state.js";
import * as words from "./claim_words.js";

const L = window.L;
const pane = map.createPane("cm-claims");
pane.style.zIndex = 600;
pane.style.pointerEvents = "none";
const renderer = L.svg({ pane: "cm-claims", padding: 0.6 });
let group = null, shown = [];

export const claimsShown = () => shown;

const STATES = { revised: "earlier", withdrawn: "withdrawn" };

// A claim of the card, as it is drawn.
function read(claim) {
  const claimant = claim.claimant || {};
  return {
    attribute: claim.attribute, made_on: claim.made_on, claimant: claimant.actor_id || "", name_en: claimant.name_en, name_ar: claimant.name_ar,
    state: STATES[claim.state] || "current", lat: claim.latitude, lon: claim.longitude, radius_km: claim.radius_km,
  };
}

// Colours in the order in which claimants speak, as in print.
function coloured(claims) {
  const order = [...new Set(claims.map(claim => claim.claimant))], { colours, withdrawn } = symbols.claims;
  return claims.map(claim => {
    return { ...claim, colour: claim.state === "withdrawn" ? withdrawn : colours[order.indexOf(claim.claimant) % colours.length] };
  });
}

const metres = claim => (claim.radius_km || 5) * 1000;

// The line leaves from the rim of the area: the claim names no point within it. From the middle, unmarked, only where
// the event lies inside the area.
function rim(claim, place) {
  const centre = L.latLng(claim.lat, claim.lon), distance = map.distance(centre, place);
  if (distance <= metres(claim)) return centre;
  const k = metres(claim) / distance;
  return L.latLng(centre.lat + (place.lat - centre.lat) * k, centre.lng + (place.lng - centre.lng) * k);
}

function draw(claim, target) {
  const style = symbols.claims.styles[claim.state], shared = { renderer, pane: "cm-claims", interactive: false };
  const line = { ...shared, color: claim.colour, weight: style.width, dashArray: style.dash.join(" "), lineCap: "butt" };
  const start = rim(claim, target), parts = [];
  if (start) {
    parts.push(L.polyline([start, target], { ...shared, className: "cm-claim-casing", weight: style.width + 3 }));
    parts.push(L.polyline([start, target], { ...line, className: `cm-claim-line cm-claim-${claim.state}` }));
  }
  parts.push(L.circle([claim.lat, claim.lon], { ...shared, radius: metres(claim), fill: false, className: "cm-claim-casing", weight: style.width + 3 }));
  parts.push(L.circle([claim.lat, claim.lon], { ...line, radius: metres(claim), fill: false, className: "cm-claim-area" }));
  return parts;
}

// Draws the origin claims of one event, earlier versions first so that the newest lies on top.
export function show(feature, claims) {
  hide();
  if (!feature || feature.lat === null || feature.lat === undefined) return;
  const drawable = coloured((claims || []).map(read).filter(c => c.attribute === "origin" && Number.isFinite(c.lat) && Number.isFinite(c.lon)));
  const target = L.latLng(feature.lat, feature.lon);
  shown = [...drawable].sort((a, b) => (a.state === "current") - (b.state === "current"));
  group = L.layerGroup(shown.flatMap(claim => draw(claim, target))).addTo(map);
  words.write(shown);
}

export function hide() {
  group?.remove();
  group = null;
  shown = [];
  words.write(shown);
}

on("painted", () => { if (shown.length) words.write(shown); });
