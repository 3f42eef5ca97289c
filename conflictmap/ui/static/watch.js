// Looks every second whether the data changed on disk, and asks for a new run of the page when it did.
const PERIOD_MS = 1000;
const watches = new WeakMap();

async function look(watch) {
  if (document.hidden) return;
  try {
    const answer = await fetch("api/health", { cache: "no-store" });
    const { version } = await answer.json();
    if (version && version !== watch.version && version !== watch.told) {
      watch.told = version;
      watch.trigger("changed", version);
    }
  } catch {
    // The server is restarting: the next look will tell.
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".cm-watch");
  let watch = watches.get(host);
  if (!watch) {
    watch = {};
    watch.timer = setInterval(() => look(watch), PERIOD_MS);
    watches.set(host, watch);
  }
  watch.version = data.version;
  watch.trigger = setTriggerValue;
  return () => {
    clearInterval(watch.timer);
    watches.delete(host);
  };
}
