// A small map to see a place on and to put it with a press: places offered, the row, its neighbours.
const maps = new WeakMap();
const loading = {};
const QUIET = { interactive: false, pmIgnore: true };
const LOOKS = {
  offered: { radius: 9, color: "#0b5c8a", fillColor: "#ffffff", weight: 2.5, fillOpacity: 0.95 },
  neighbour: { radius: 5, color: "#4a545c", fillColor: "#9aa5ad", weight: 1.5, fillOpacity: 0.9 },
  duplicate: { radius: 9, color: "#7a3b00", fillColor: "#ffd7a8", weight: 2.5, fillOpacity: 0.95 },
  row: { radius: 7, color: "#7a0c2e", fillColor: "#d1265b", weight: 2, fillOpacity: 1 },
};

function once(address, make) {
  loading[address] ||= make(address);
  return loading[address];
}

function leaflet(data) {
  return once(data.script, address => new Promise((done, failed) => {
    if (window.L) return done(window.L);
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: data.style });
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => done(window.L);
    script.onerror = failed;
    document.head.append(style, script);
  }));
}

const shapes = address => once(address, at => fetch(at).then(answer => answer.json()));

// The page's own scheme: Streamlit tells its colours to components, not whether it is dark.
function coloursOf(host, data) {
  pen.fillStyle = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "#ffffff";
  const light = parseInt(pen.fillStyle.slice(1, 3), 16) + parseInt(pen.fillStyle.slice(3, 5), 16) > 255;
  return data.palette[light ? "light" : "dark"];
}

async function ground(L, map, data, colours) {
  const renderer = L.canvas({ padding: 0.3 });
  map.getContainer().style.background = colours.sea;
  const layers = [
    ["land", { stroke: false, fillColor: colours.home, fillOpacity: 1 }],
    ["lakes", { stroke: false, fillColor: colours.lake, fillOpacity: 1 }],
    ["rivers", { color: colours.river, weight: 1, fill: false }],
    ["borders", { color: colours.border, weight: 1, fill: false, dashArray: "4 3" }],
  ];
  for (const [name, style] of layers) {
    if (!data.ground[name]) continue;
    L.geoJSON(await shapes(data.ground[name]), { ...QUIET, renderer, style, pointToLayer: () => null }).addTo(map);
  }
}

function label(point) {
  const words = document.createElement("span");
  words.dir = "auto";
  words.textContent = point.label;
  return words;
}

function draw(entry, data) {
  const { L, map, marks } = entry;
  marks.clearLayers();
  for (const point of data.points) {
    const place = [point.lat, point.lon];
    if (point.radius_km) {
      L.circle(place, { ...QUIET, radius: point.radius_km * 1000, color: LOOKS[point.kind].color, weight: 1.5, fillOpacity: 0.12 }).addTo(marks);
    }
    const mark = L.circleMarker(place, { ...LOOKS[point.kind], bubblingMouseEvents: point.kind === "neighbour" });
    mark.bindTooltip(label(point), { direction: "top" });
    if (point.number) {
      L.marker(place, { ...QUIET, icon: L.divIcon({ className: "cm-place-number", html: String(Number(point.number)), iconSize: [18, 18] }) }).addTo(marks);
    }
    if (point.value !== undefined) mark.on("click", event => { L.DomEvent.stop(event); entry.tell("chosen", point.value); });
    mark.addTo(marks);
  }
  const view = JSON.stringify(data.bounds);
  if (data.bounds && entry.view !== view) {
    entry.view = view;
    map.fitBounds(data.bounds, { maxZoom: 11, padding: [24, 24], animate: false });
  }
  entry.host.dataset.points = String(data.points.length);
}

async function open(host, data) {
  const L = await leaflet(data);
  const box = host.querySelector(".cm-place-map");
  const map = L.map(box, { minZoom: 3, maxZoom: 15, attributionControl: false, worldCopyJump: true, preferCanvas: false });
  map.fitBounds(data.home, { animate: false });
  const entry = { L, map, host, marks: L.layerGroup().addTo(map) };
  map.on("click", event => {
    const { lat, lng } = event.latlng.wrap();
    const step = map.getZoom() >= 12 ? 1e4 : map.getZoom() >= 9 ? 1e3 : 1e2;
    entry.tell("placed", { lat: Math.round(lat * step) / step, lon: Math.round(lng * step) / step });
  });
  entry.sized = new ResizeObserver(() => map.invalidateSize(false));
  entry.sized.observe(box);
  const colours = coloursOf(host, data);
  await ground(L, map, data, colours);
  const features = (await shapes(data.ground.labels)).features, names = L.layerGroup().addTo(map);
  const write = () => placeNames(L, map, names, features, { lang: data.lang, colours });
  map.on("moveend resize", write);
  write();
  host.dataset.ready = "yes";
  return entry;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-place");
  const box = host.querySelector(".cm-place-map");
  box.setAttribute("aria-label", data.title);
  if (!maps.has(host)) maps.set(host, open(host, data));
  const opened = maps.get(host);
  opened.then(entry => {
    if (maps.get(host) !== opened) return;
    entry.tell = (name, value) => setTriggerValue(name, value);
    for (const [selector, text] of [[".leaflet-control-zoom-in", data.zoom_in], [".leaflet-control-zoom-out", data.zoom_out]]) {
      const button = box.querySelector(selector);
      if (button) { button.title = text; button.setAttribute("aria-label", text); }
    }
    draw(entry, data);
  });
  return () => {
    maps.delete(host);
    opened.then(entry => {
      entry.sized.disconnect();
      entry.map.stop().remove();
    });
  };
}
