// While one drags, the map follows at once: the question goes straight to its frame, one at a time, the newest wins.
const PATIENCE_MS = 400;

const tlFrame = () => document.querySelector("iframe.cm-map");
const tlRevision = () => { try { return tlFrame()?.contentWindow?.conflictmap?.revision ?? 0; } catch { return 0; } };

export function tlFollower() {
  const follower = { wanted: null, seen: 0, since: 0, busy: false };
  const send = () => {
    const frame = tlFrame();
    if (!frame?.contentWindow || follower.wanted === null) return;
    follower.seen = tlRevision();
    follower.since = performance.now();
    follower.busy = true;
    frame.contentWindow.postMessage({ conflictmap: "view", query: follower.wanted }, location.origin);
    follower.wanted = null;
    setTimeout(look, 4);
  };
  const look = () => {
    if (tlRevision() === follower.seen && performance.now() - follower.since < PATIENCE_MS) {
      setTimeout(look, 4);
      return;
    }
    follower.busy = false;
    send();
  };
  return query => {
    follower.wanted = query;
    if (!follower.busy) send();
  };
}
