// Where each symbol stands: on its place, or fanned out around it with a leg to it. Nothing is ever jittered.
import { timeKey } from "./dates.js";

const NEAR = 25; // pixels: closer than this, two symbols hide each other
const FAN = 9; // more than this at one place stand as a stack with their number
const ROOM = 33; // pixels of the fan's circle that one symbol takes

function near(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y) < NEAR;
}

// Buckets keep the search for neighbours short: only the nine cells around a point can hold one.
function neighbours(points) {
  const cells = new Map();
  const key = (x, y) => `${x}:${y}`;
  points.forEach((p, i) => {
    const k = key(Math.floor(p.x / NEAR), Math.floor(p.y / NEAR));
    cells.set(k, [...(cells.get(k) || []), i]);
  });
  return i => {
    const p = points[i], x = Math.floor(p.x / NEAR), y = Math.floor(p.y / NEAR), found = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const j of cells.get(key(x + dx, y + dy)) || []) if (j !== i && near(p, points[j])) found.push(j);
      }
    }
    return found;
  };
}

// Each group gathers around its first symbol and reaches no further, so that a row of towns is not one heap.
function gather(points) {
  const around = neighbours(points), taken = new Set(), groups = [];
  points.forEach((point, i) => {
    if (taken.has(i)) return;
    const members = [i, ...around(i).filter(j => !taken.has(j))];
    members.forEach(j => taken.add(j));
    groups.push(members.map(j => points[j]));
  });
  return groups;
}

const middle = group => [mean(group, "x"), mean(group, "y")];
const fanRadius = n => Math.max(28, (n * ROOM) / (2 * Math.PI));
const reach = group => (group.length === 1 ? 13 : group.length <= FAN ? fanRadius(group.length) + 13 : 26);

function touching(a, b) {
  const [x1, y1] = middle(a), [x2, y2] = middle(b);
  return Math.hypot(x1 - x2, y1 - y2) < reach(a) + reach(b) - 4;
}

// A fan that would lie on its neighbours takes them in; groups past this number are left as they are.
const FEW = 150;
function joined(groups) {
  if (groups.length > FEW) return groups;
  const open = [...groups];
  for (let i = 0; i < open.length; i++) {
    if (open[i].length === 1) continue;
    const j = open.findIndex((other, k) => k !== i && touching(open[i], other));
    if (j < 0) continue;
    const together = [...open[i], ...open[j]];
    open.splice(Math.max(i, j), 1);
    open.splice(Math.min(i, j), 1, together);
    i = -1;
  }
  return open;
}

const inTime = (a, b) => {
  const one = timeKey(a.feature.day) + a.feature.id, other = timeKey(b.feature.day) + b.feature.id;
  return one < other ? -1 : one > other ? 1 : 0;
};

function fan(group) {
  const cx = mean(group, "x"), cy = mean(group, "y"), k = group.length;
  const radius = fanRadius(k);
  return [...group].sort(inTime).map((point, i) => {
    const angle = ((k === 2 ? -Math.PI : -Math.PI / 2) + (2 * Math.PI * i) / k);
    return { feature: point.feature, x: cx + radius * Math.cos(angle), y: cy + radius * Math.sin(angle), leg: [point.x, point.y] };
  });
}

function stack(group) {
  const members = [...group].sort(inTime).map(point => point.feature), types = {};
  for (const member of members) types[member.type] = (types[member.type] || 0) + 1;
  const spread = box(members);
  return { feature: { n: members.length, types, members, bbox: spread, lat: (spread[1] + spread[3]) / 2, lon: (spread[0] + spread[2]) / 2 },
    x: mean(group, "x"), y: mean(group, "y"), leg: null };
}

function box(features) {
  const lon = features.map(f => f.lon), lat = features.map(f => f.lat);
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}

const mean = (points, name) => points.reduce((sum, p) => sum + p[name], 0) / points.length;

// features and their pixels → items {feature, x, y, leg: [x, y] of the place, or null}.
export function arrange(features, pixel) {
  const items = [], singles = [];
  for (const feature of features) {
    const { x, y } = pixel(feature);
    if (feature.n > 1) items.push({ feature, x, y, leg: null });
    else singles.push({ feature, x, y });
  }
  for (const group of joined(gather(singles))) {
    if (group.length === 1) items.push({ ...group[0], leg: null });
    else if (group.length <= FAN) items.push(...fan(group));
    else items.push(stack(group));
  }
  return items;
}
