// Keeps one map frame alive across reruns: views go in by message, presses come out as triggers.
const bridges = new WeakMap();

function open(host, data) {
  const frame = document.createElement("iframe");
  const bridge = { frame, ready: false, sent: "", flown: null };
  bridge.send = () => {
    if (!bridge.ready || bridge.sent === bridge.wanted) return;
    bridge.sent = bridge.wanted;
    frame.contentWindow.postMessage(JSON.parse(bridge.wanted), location.origin);
  };
  bridge.hear = event => {
    if (event.origin !== location.origin || event.source !== frame.contentWindow) return;
    const said = event.data || {};
    if (said.conflictmap === "ready") {
      bridge.ready = true;
      bridge.sent = "";
      bridge.send();
    } else if (said.conflictmap) {
      bridge.trigger(said.conflictmap === "moved" ? "moved" : "message", { ...said, at: Date.now() });
    }
  };
  window.addEventListener("message", bridge.hear);
  frame.className = "cm-map";
  frame.allow = "fullscreen";
  host.replaceChildren(frame);
  bridges.set(host, bridge);
  return bridge;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-bridge");
  const bridge = bridges.get(host) || open(host, data);
  bridge.trigger = setTriggerValue;
  if (bridge.page !== data.page) {
    bridge.page = data.page;
    bridge.ready = false;
    bridge.frame.src = data.src;
  }
  bridge.frame.title = data.title;
  const view = { conflictmap: "view", query: data.query, event: data.event };
  if (data.fly && data.fly.nonce !== bridge.flown) {
    Object.assign(view, { lat: data.fly.lat, lon: data.fly.lon, zoom: data.fly.zoom, nonce: data.fly.nonce });
    bridge.flown = data.fly.nonce;
  }
  bridge.wanted = JSON.stringify({ ...view, version: data.version });
  bridge.send();
  return () => {
    window.removeEventListener("message", bridge.hear);
    bridges.delete(host);
  };
}
