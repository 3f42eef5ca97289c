// A search box over a list that the server makes: what is typed goes there once the typing pauses, the answers come back as nodes.
import { showNodes } from "../map/nodes.js";

const PAUSE_MS = 180;
const pickers = new WeakMap();

function open(host, data) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const list = document.createElement("div");
  const picker = { input, list, label, timer: 0, asked: data.text || "" };
  input.type = "search";
  input.autocomplete = "off";
  input.id = "cm-picker-" + data.name;
  input.dir = "auto";
  input.value = picker.asked;
  label.htmlFor = input.id;
  list.className = "cm-picker-list";
  input.addEventListener("input", () => {
    clearTimeout(picker.timer);
    picker.timer = setTimeout(() => ask(picker), PAUSE_MS);
  });
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") {
      clearTimeout(picker.timer);
      ask(picker);
    }
  });
  host.replaceChildren(label, input, list);
  pickers.set(host, picker);
  return picker;
}

function ask(picker) {
  if (picker.input.value === picker.asked) return;
  picker.asked = picker.input.value;
  picker.trigger("typed", picker.asked);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-picker");
  const picker = pickers.get(host) || open(host, data);
  picker.trigger = setTriggerValue;
  picker.label.textContent = data.label;
  picker.input.placeholder = data.placeholder || "";
  if (document.activeElement !== picker.input && picker.input.value !== (data.text || "")) {
    picker.input.value = picker.asked = data.text || "";
  }
  const text = JSON.stringify(data.nodes);
  if (picker.shown !== text) {
    showNodes(picker.list, data.nodes, action => setTriggerValue("action", action));
    picker.shown = text;
  }
  return () => {
    clearTimeout(picker.timer);
    pickers.delete(host);
  };
}
