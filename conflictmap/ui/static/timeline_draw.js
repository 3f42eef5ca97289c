// The picture of the timeline: bars, lane of announced events, axis. One path a series, however many bars.
export const TL = { left: 40, right: 10, top: 6, height: 112, gap: 6, lane: 18, axis: 20 };

export function tlSvg(tag, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

// Left edge of bar i (i may be the number of bars: the right edge of the last).
export const tlX = (view, i) => TL.left + (i / view.bins) * view.inner;

function tlNice(most) {
  const power = 10 ** Math.floor(Math.log10(most || 1));
  return [1, 2, 3, 4, 5, 6, 8, 10].map(step => step * power).find(value => value >= most) || most || 1;
}

function tlBars(view, series, top, height, most) {
  const base = new Float64Array(view.bins), paths = [];
  const gap = view.inner / view.bins > 4 ? 1 : 0;
  for (const one of series) {
    let d = "";
    one.counts.forEach((n, i) => {
      if (!n) return;
      const x = tlX(view, i), w = Math.max(0.6, view.inner / view.bins - gap);
      const low = top + height - (base[i] / most) * height, tall = Math.max((n / most) * height, 0.75);
      d += `M${x.toFixed(1)},${low.toFixed(1)}v${(-tall).toFixed(2)}h${w.toFixed(1)}v${tall.toFixed(2)}Z`;
      base[i] += n;
    });
    if (d) paths.push([one, d]);
  }
  return paths;
}

function tlStacked(series, bins) {
  const sums = new Float64Array(bins);
  for (const one of series) one.counts.forEach((n, i) => { sums[i] += n; });
  return Math.max(...sums, 0);
}

function tlAxis(view, data, svg, bottom) {
  let taken = -Infinity;
  const place = (tick, strict) => {
    const x = tlX(view, tick.i), width = tick.text.length * 6.4 + 10;
    if (strict && view.labels.some(([from, to]) => x - 4 < to && x + width > from)) return;
    if (x + width > TL.left + view.inner + TL.right + 4) return;
    view.labels.push([x, x + width]);
    svg.append(tlSvg("line", { x1: x, x2: x, y1: bottom, y2: bottom + 4, class: "cm-tl-tick" }));
    svg.append(tlSvg("text", { x: x + 3, y: bottom + 14, class: tick.major ? "cm-tl-major" : "cm-tl-minor" }, tick.text));
  };
  view.labels = [];
  for (const tick of data.ticks.filter(tick => tick.major)) {
    if (tlX(view, tick.i) < taken) continue;
    place(tick, true);
    taken = tlX(view, tick.i) + tick.text.length * 6.4 + 10;
  }
  for (const tick of data.ticks.filter(tick => !tick.major)) place(tick, true);
}

function tlScale(view, svg, most, number) {
  for (const share of [0.5, 1]) {
    const y = TL.top + TL.height * (1 - share);
    svg.append(tlSvg("line", { x1: TL.left, x2: TL.left + view.inner, y1: y, y2: y, class: "cm-tl-grid" }));
    svg.append(tlSvg("text", { x: TL.left - 5, y: y + 4, class: "cm-tl-scale" }, number(most * share)));
  }
}

// Draws into `svg` for a width in pixels; returns what the brush needs to find its way.
export function tlDraw(svg, data, width, number) {
  const main = data.series.filter(one => one.lane === "main"), plans = data.series.filter(one => one.lane !== "main");
  const view = { bins: data.first.length, inner: Math.max(40, width - TL.left - TL.right) };
  const lane = plans.length ? TL.lane + TL.gap : 0, bottom = TL.top + TL.height + lane;
  const most = tlNice(tlStacked(main, view.bins));
  view.height = bottom + TL.axis;
  svg.replaceChildren();
  svg.setAttribute("viewBox", `0 0 ${width} ${view.height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", view.height);
  svg.append(tlSvg("rect", { x: TL.left, y: TL.top, width: view.inner, height: TL.height, class: "cm-tl-paper" }));
  tlScale(view, svg, most, number);
  for (const [one, d] of tlBars(view, main, TL.top, TL.height, most)) svg.append(tlSvg("path", { d, fill: one.fill, class: "cm-tl-bars" }));
  if (plans.length) {
    const top = TL.top + TL.height + TL.gap;
    svg.append(tlSvg("rect", { x: TL.left, y: top, width: view.inner, height: TL.lane, class: "cm-tl-paper" }));
    for (const [one, d] of tlBars(view, plans, top + 1, TL.lane - 2, tlStacked(plans, view.bins) || 1)) {
      svg.append(tlSvg("path", { d, fill: one.fill, stroke: one.stroke, class: "cm-tl-plans" }));
    }
    svg.append(tlSvg("text", { x: TL.left + 4, y: top + 13, class: "cm-tl-lane" }, data.words.announced));
  }
  tlAxis(view, data, svg, bottom);
  view.bottom = bottom;
  return view;
}
