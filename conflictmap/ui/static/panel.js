// A panel of text nodes inside the page: presses come back as the trigger "action".
import { showNodes } from "../map/nodes.js";

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-panel");
  const text = JSON.stringify(data.nodes);
  host.className = "cm-panel " + (data.cls || "");
  if (shown.get(host) !== text) {
    showNodes(host, data.nodes, action => setTriggerValue("action", action));
    shown.set(host, text);
  }
  return () => shown.delete(host);
}
