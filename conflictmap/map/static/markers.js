// Symbols as elements: a button each, so that a keyboard and a screen reader reach them. For up to 300.
import { map } from "./state.js";
import { anchorOf, badge, clusterRadius, donut } from "./glyphs.js";
import { describe } from "./words.js";
import { el } from "./text.js";

const L = window.L;
const pane = map.createPane("cm-symbols");
pane.style.zIndex = 620;
map.createPane("cm-legs").style.zIndex = 610;
map.getPane("cm-legs").style.pointerEvents = "none";

const kept = new Map();
let legs = null, handlers = {};

export function listen(given) {
  handlers = given;
}

export const keyOf = feature => feature.id || `c:${feature.lat.toFixed(4)}:${feature.lon.toFixed(4)}`;

const picture = ({ feature, leg }) => el("div", {}, feature.n > 1 ? donut(feature) : badge(feature, Boolean(leg)));

function make(item) {
  const { feature } = item, icon = L.divIcon({ className: "cm-marker", html: picture(item), iconSize: null, iconAnchor: [0, 0] });
  const marker = L.marker([feature.lat, feature.lon], { pane: "cm-symbols", icon, riseOnHover: true, keyboard: true });
  marker.feature = feature;
  marker.on("click", () => handlers.open(marker.feature, standing(marker)));
  marker.on("mouseover", () => handlers.hover(marker.feature, standing(marker)));
  marker.on("mouseout", () => handlers.leave());
  marker.on("add", () => { name(marker); hear(marker); });
  return marker.addTo(map);
}

// An element that is there already is turned in less time than a new one is made.
function turn(marker, item) {
  marker.feature = item.feature;
  marker.setLatLng([item.feature.lat, item.feature.lon]);
  marker.getElement().replaceChildren(picture(item));
  name(marker);
  return marker;
}

// A marker lies on the place of its event; its symbol is drawn beside it when it is fanned out.
function put(marker, item) {
  const half = clusterRadius(item.feature.n) + 4, anchor = item.feature.n > 1 ? [half, half] : anchorOf(item.feature, Boolean(item.leg));
  const at = map.latLngToLayerPoint(marker.getLatLng()), element = marker.getElement();
  marker.shift = [item.x - at.x, item.y - at.y];
  element.style.marginLeft = `${marker.shift[0] - anchor[0]}px`;
  element.style.marginTop = `${marker.shift[1] - anchor[1]}px`;
}

function standing(marker) {
  const at = map.latLngToLayerPoint(marker.getLatLng());
  return map.layerPointToLatLng([at.x + marker.shift[0], at.y + marker.shift[1]]);
}

function name(marker) {
  const element = marker.getElement();
  element.setAttribute("aria-label", describe(marker.feature));
  element.dataset.id = marker.feature.id || "";
}

function hear(marker) {
  const element = marker.getElement();
  element.addEventListener("keydown", event => handlers.key(event, marker.feature));
  element.addEventListener("focus", () => handlers.hover(marker.feature, standing(marker)));
  element.addEventListener("blur", () => handlers.leave());
}

const signature = item => JSON.stringify([item.feature, Boolean(item.leg)]);

// Shows these items. A symbol that stays the same keeps its element, and with it the focus; those that left lend theirs.
export function paint(items) {
  const wanted = new Map(items.map(item => [keyOf(item.feature), item])), free = [];
  for (const [key, { marker }] of kept) {
    if (wanted.has(key)) continue;
    kept.delete(key);
    if (marker.getElement() === document.activeElement) marker.remove(); else free.push(marker);
  }
  for (const [key, item] of wanted) {
    const entry = kept.get(key), sign = signature(item);
    if (entry?.sign !== sign) {
      const marker = entry?.marker || free.pop();
      kept.set(key, { marker: marker ? turn(marker, item) : make(item), sign });
    }
    put(kept.get(key).marker, item);
  }
  for (const marker of free) marker.remove();
}

export function clear() {
  paint([]);
}

export function mark(id) {
  for (const { marker } of kept.values()) {
    const element = marker.getElement(), chosen = Boolean(id) && marker.feature.id === id;
    element?.classList.toggle("cm-chosen", chosen);
    if (chosen) element?.setAttribute("aria-current", "true"); else element?.removeAttribute("aria-current");
    marker.setZIndexOffset(chosen ? 1000 : 0);
  }
}

export function focusOn(id) {
  kept.get(id)?.marker.getElement()?.focus({ preventScroll: true });
}

const legRenderer = L.svg({ pane: "cm-legs", padding: 0.3 });

// Thin lines from fanned-out symbols to their places, and a dot on each place.
export function paintLegs(items) {
  legs?.remove();
  legs = L.layerGroup();
  for (const item of items) {
    if (!item.leg) continue;
    const place = map.layerPointToLatLng(item.leg), options = { renderer: legRenderer, pane: "cm-legs", interactive: false };
    L.polyline([place, map.layerPointToLatLng([item.x, item.y])], { ...options, className: "cm-leg-casing" }).addTo(legs);
    L.polyline([place, map.layerPointToLatLng([item.x, item.y])], { ...options, className: "cm-leg" }).addTo(legs);
    L.circleMarker(place, { ...options, radius: 2.8, className: "cm-leg-foot" }).addTo(legs);
  }
  legs.addTo(map);
}
