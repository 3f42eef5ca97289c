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
    } else if (said.conflictmap === "painted") {
      bridge.line?.send(said.number);
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

// The server's short way to the map: a question that comes here is painted before the page around it is computed.
function listen(bridge, path) {
  if (bridge.path === path && bridge.line?.readyState <= WebSocket.OPEN) return;
  bridge.line?.close();
  bridge.path = path;
  const address = new URL(path, document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  const line = bridge.line = new WebSocket(address);
  line.onmessage = event => {
    const { number, query } = JSON.parse(event.data);
    if (bridge.ready) bridge.frame.contentWindow.postMessage({ conflictmap: "view", query, number }, location.origin);
    else line.send(number); // no map to wait for
  };
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
  listen(bridge, data.line);
  const view = { conflictmap: "view", query: data.query, event: data.event };
  if (data.fly && data.fly.nonce !== bridge.flown) {
    Object.assign(view, { lat: data.fly.lat, lon: data.fly.lon, zoom: data.fly.zoom, nonce: data.fly.nonce });
    bridge.flown = data.fly.nonce;
  }
  bridge.wanted = JSON.stringify({ ...view, version: data.version });
  bridge.send();
  return () => {
    window.removeEventListener("message", bridge.hear);
    bridge.line?.close();
    bridges.delete(host);
  };
}
