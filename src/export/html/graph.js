const { words, nodes, relations, edges } = JSON.parse($("data").textContent);
const [LABEL, YEAR, KIND, TITLE, DATE, ISSUER, TYPE, HREF, ARTICLES] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const view = $("view");
const tip = $("tip");

// For each document the edges that leave it and those that reach it, by their place in the list.
const outgoing = nodes.map(() => []);
const incoming = nodes.map(() => []);
for (let e = 0; e < edges.length; e += 4) {
  outgoing[edges[e]].push(e);
  incoming[edges[e + 1]].push(e);
}

let chosen = -1;
let lanes = [];
let wanted = null; // the lane and year that the table is narrowed to
let whole = false; // whether the table shows every row

// The lanes around a document: what it cites, then who cites it, by relation.
function lanesOf(n) {
  const all = [];
  for (const [direction, list, other] of [["out", outgoing[n], 1], ["in", incoming[n], 0]]) {
    relations.forEach((relation, r) => {
      const items = list.filter((e) => edges[e + 2] === r).map((e) => ({ node: edges[e + other], uses: edges[e + 3] }));
      const order = (a, b) => nodes[a.node][YEAR] - nodes[b.node][YEAR] || (nodes[a.node][LABEL] < nodes[b.node][LABEL] ? -1 : 1);
      if (items.length) all.push({ direction, relation, items: items.sort(order) });
    });
  }
  return all;
}

const number = (n) => n.toLocaleString(page.lang);
const count = (list, other) => new Set(list.map((e) => edges[e + other])).size;
const href = (n) => "#n" + n;

function choose(n) {
  chosen = n;
  lanes = lanesOf(n);
  wanted = null;
  whole = false;
  closeList();
  render();
  for (const link of document.querySelectorAll(".documents a")) {
    if (link.getAttribute("href") === href(n)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function render() {
  const node = nodes[chosen];
  const facts = [node[TYPE], node[DATE] || (node[YEAR] ? String(node[YEAR]) : ""), node[ISSUER], node[KIND] === 1 ? words["status.outside"] : ""];
  const counts = make("p", { class: "counts" });
  counts.append(
    make("span", null, make("strong", null, number(count(outgoing[chosen], 1))), " " + words["graph.cites"]),
    make("span", null, make("strong", null, number(count(incoming[chosen], 0))), " " + words["graph.cited-by"]),
  );
  if (node[HREF]) counts.append(make("a", { href: node[HREF] }, words["card.open"]));
  const picture = make("div", { class: "picture", id: "picture" });
  view.replaceChildren(
    make("div", { class: "head" },
      make("h2", null, node[LABEL]),
      node[TITLE] ? make("p", { class: "title" }, node[TITLE]) : null,
      make("p", { class: "facts" }, ...facts.filter(Boolean).map((fact) => make("bdi", null, fact)))),
    counts,
    picture,
    legend(),
    ...articles(node),
    make("h3", { id: "table-title" }, words["graph.table"]),
    make("div", { id: "table" }),
    tip,
  );
  draw();
  table();
}

function legend() {
  const sign = (class_, word) => make("span", { class: class_ }, svg("svg", { viewBox: "-5 -5 10 10", "aria-hidden": "true" }, svg("circle", { r: 4 })), word);
  return make("p", { class: "legend" }, sign("", words["graph.inside"]), sign("out", words["graph.outside"]), make("span", null, words["graph.hint"]));
}

function articles(node) {
  if (node.length <= ARTICLES) return [];
  const list = make("ol", { class: "articles" });
  for (let n = ARTICLES; n < node.length; n += 2) {
    list.append(make("li", null, make("span", null, node[n]), bar(node[n + 1] / node[ARTICLES + 1]), make("span", { class: "c" }, number(node[n + 1]))));
  }
  return [make("h3", null, words["graph.articles"]), list];
}

const bar = (share) => svg("svg", { viewBox: "0 0 1000 1", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { width: Math.round(share * 1000), height: 1 }));

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const ruler = document.createElement("canvas").getContext("2d");
function widthOf(text) {
  ruler.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

// Labels beside the dots up to so many documents of a lane; past it dots alone, and bars where the dots would not fit.
const NAMED = 16;
const HIGHEST = 240;

// The years and where they stand. A document whose year is not known stands in a column before them.
function scale(left, right) {
  const years = lanes.flatMap((lane) => lane.items.map((item) => nodes[item.node][YEAR])).concat(nodes[chosen][YEAR]).filter(Boolean);
  const unknown = lanes.some((lane) => lane.items.some((item) => !nodes[item.node][YEAR]));
  const first = Math.min(...years, ...(years.length ? [] : [2000]));
  const last = Math.max(...years, ...(years.length ? [] : [2000]));
  const from = unknown ? left + 44 : left;
  const step = (right - from) / (last - first + 1);
  return { first, last, step, unknown, left, x: (year) => (year ? from + (year - first + 0.5) * step : left + 16) };
}

function draw() {
  const box = $("picture");
  const width = Math.max(280, box.clientWidth);
  const gutter = narrow.matches ? 0 : 172;
  const axis = scale(gutter + 8, width - 12);
  const root = svg("svg", { role: "group", "aria-label": `${words["graph.picture"]}: ${nodes[chosen][LABEL]}` });
  const back = svg("g", { "aria-hidden": "true" });
  root.append(back);
  let y = 22;
  const spots = [];
  for (const direction of ["out", "in"]) {
    const these = lanes.filter((lane) => lane.direction === direction);
    if (direction === "in") y = center(root, axis, y, width);
    if (!these.length) continue;
    back.append(svg("text", { x: 0, y: y + 14, class: "band" }, words[direction === "out" ? "graph.band.out" : "graph.band.in"]));
    y += 24;
    for (const lane of these) {
      back.append(svg("line", { x1: 0, x2: width, y1: y, y2: y, class: "grid" }));
      const name = svg("g", { class: lane.relation }, svg("text", { x: 0, y: y + 18, class: "name" }, words["relation." + lane.relation]));
      name.append(svg("text", { x: narrow.matches ? width - 12 : 0, y: narrow.matches ? y + 18 : y + 34, class: "soft", "text-anchor": narrow.matches ? "end" : "start" }, number(lane.items.length)));
      back.append(name);
      const top = narrow.matches ? y + 28 : y + 8;
      const group = svg("g", { class: lane.relation });
      const height = laneOf(lane, group, axis, top, width, spots);
      root.append(group);
      y = Math.max(top + height + 8, narrow.matches ? 0 : y + 46);
    }
  }
  ticks(back, axis, y, width);
  root.setAttribute("viewBox", `0 0 ${width} ${y + 24}`);
  root.setAttribute("height", y + 24);
  box.replaceChildren(root);
  walk(root, spots);
}

// The chosen document between the two halves.
function center(root, axis, y, width) {
  const year = nodes[chosen][YEAR];
  const x = axis.x(year);
  const text = nodes[chosen][LABEL];
  const wide = widthOf(text);
  const after = x + 14 + wide < width;
  root.append(
    svg("circle", { cx: x, cy: y + 16, r: 7, class: "self" }),
    svg("text", { x: after ? x + 14 : Math.max(wide, x - 14), y: y + 20, class: "band", "text-anchor": after ? "start" : "end" }, text),
  );
  return y + 36;
}

function laneOf(lane, group, axis, top, width, spots) {
  if (lane.items.length <= NAMED) return named(lane, group, axis, top, width, spots);
  const columns = new Map();
  for (const item of lane.items) {
    const year = nodes[item.node][YEAR];
    if (!columns.has(year)) columns.set(year, []);
    columns.get(year).push(item);
  }
  const most = Math.max(...[...columns.values()].map((items) => items.length));
  for (const size of [12, 10, 8, 6]) {
    const across = Math.max(1, Math.floor((axis.step - 2) / size));
    const height = Math.ceil(most / across) * size;
    if (height <= HIGHEST) return dots(lane, group, axis, columns, top, size, across, height, spots);
  }
  return bars(lane, group, axis, columns, top, most, spots);
}

function spot(lane, group, class_, attributes, ...shapes) {
  const link = svg("a", { ...attributes, tabindex: -1, class: class_ }, ...shapes);
  group.append(link);
  return link;
}

const describe = (item, lane) => [
  nodes[item.node][LABEL],
  nodes[item.node][TITLE],
  [nodes[item.node][YEAR] || words["graph.no-year"], words["relation." + lane.relation], `${number(item.uses)} ${words.uses}`].join(" · "),
].filter(Boolean);

function add(lane, item, group, spots, x, y, radius, ...more) {
  const lines = describe(item, lane);
  const link = spot(lane, group, nodes[item.node][KIND] === 1 ? "out" : "", { href: href(item.node), "aria-label": lines.join(", ") },
    svg("circle", { cx: x, cy: y, r: radius, class: "dot" }), svg("circle", { cx: x, cy: y, r: radius + 4, class: "ring" }), ...more);
  spots.push({ link, lane, lines, x });
}

function named(lane, group, axis, top, width, spots) {
  const rows = [];
  for (const item of lane.items) {
    const x = axis.x(nodes[item.node][YEAR]);
    const text = short(nodes[item.node][LABEL], nodes[item.node][TYPE]);
    const wide = widthOf(text) + 16;
    const after = x + wide < width;
    const from = after ? x - 8 : x - wide;
    const to = after ? x + wide : x + 8;
    let row = rows.findIndex((taken) => taken.every(([a, b]) => to + 8 < a || b + 8 < from));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([from, to]);
    const y = top + row * 20 + 10;
    add(lane, item, group, spots, x, y, 4.5, svg("text", { x: after ? x + 10 : x - 10, y: y + 4, "text-anchor": after ? "start" : "end" }, text));
  }
  return rows.length * 20;
}

// In the picture the number says enough.
const short = (label, type) => {
  const at = label.indexOf(" số ");
  const text = at > 0 && label.startsWith(type || " ") ? label.slice(at + 4) : label;
  return text.length > 34 ? text.slice(0, 33) + "…" : text;
};

function dots(lane, group, axis, columns, top, size, across, height, spots) {
  for (const [year, items] of columns) {
    const left = axis.x(year) - (Math.min(across, items.length) - 1) * size / 2;
    items.forEach((item, n) => {
      add(lane, item, group, spots, left + (n % across) * size, top + height - size / 2 - Math.floor(n / across) * size, size / 2 - 1.5);
    });
  }
  return height;
}

function bars(lane, group, axis, columns, top, most, spots) {
  const height = 140;
  for (const [year, items] of [...columns].sort((a, b) => a[0] - b[0])) {
    const tall = Math.max(2, items.length / most * height);
    const wide = Math.max(3, Math.min(axis.step - 4, 36));
    const x = axis.x(year);
    const lines = [`${year || words["graph.no-year"]}: ${number(items.length)} ${words["documents-word"]}`, words["relation." + lane.relation]];
    const link = spot(lane, group, "", { href: "#table-title", "aria-label": lines.join(", ") },
      svg("rect", { x: x - wide / 2, y: top + 16 + height - tall, width: wide, height: tall, rx: 2, class: "column" }));
    if (axis.step > 26) link.append(svg("text", { x, y: top + 11 + height - tall, "text-anchor": "middle", class: "soft" }, number(items.length)));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      wanted = { lane, year };
      whole = false;
      table();
      $("table-title").scrollIntoView({ block: "start" });
    });
    spots.push({ link, lane, lines, x });
  }
  return height + 16;
}

function ticks(back, axis, bottom, width) {
  const every = [1, 2, 5, 10, 20, 50].find((n) => n * axis.step >= 44) || 100;
  for (let year = Math.ceil(axis.first / every) * every; year <= axis.last; year += every) {
    const x = axis.x(year);
    back.append(svg("line", { x1: x, x2: x, y1: 16, y2: bottom, class: "grid" }));
    for (const y of [10, bottom + 16]) back.append(svg("text", { x, y, class: "axis", "text-anchor": "middle" }, year));
  }
  if (axis.unknown) back.append(svg("text", { x: axis.x(0), y: 10, class: "axis", "text-anchor": "middle" }, "?"));
  if (nodes[chosen][YEAR]) {
    const x = axis.x(nodes[chosen][YEAR]);
    back.append(svg("line", { x1: x, x2: x, y1: 16, y2: bottom, class: "here" }));
  }
}

// One stop for the Tab key; the arrows go along a lane and from lane to lane.
function walk(root, spots) {
  if (!spots.length) return;
  spots[0].link.setAttribute("tabindex", 0);
  const places = new Map(spots.map((spot_, n) => [spot_.link, n]));
  const to = (from, n) => {
    if (!spots[n]) return;
    spots[from].link.setAttribute("tabindex", -1);
    spots[n].link.setAttribute("tabindex", 0);
    spots[n].link.focus();
  };
  root.addEventListener("keydown", (event) => {
    const n = places.get(event.target.closest("a"));
    if (n === undefined) return;
    const { lane, x } = spots[n];
    if (event.key === "ArrowRight") to(n, n + 1);
    else if (event.key === "ArrowLeft") to(n, n - 1);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = lanes[lanes.indexOf(lane) + (event.key === "ArrowDown" ? 1 : -1)];
      let best = -1;
      spots.forEach((other, m) => {
        if (other.lane === next && (best < 0 || Math.abs(other.x - x) < Math.abs(spots[best].x - x))) best = m;
      });
      to(n, best);
    } else return;
    event.preventDefault();
  });
  const show = (event) => {
    const n = places.get(event.target.closest("a"));
    if (n === undefined) return;
    tip.replaceChildren(...spots[n].lines.map((line, m) => make(m ? "span" : "strong", null, make("bdi", null, line))));
    tip.hidden = false;
    const at = spots[n].link.firstElementChild.getBoundingClientRect();
    const left = Math.max(12, Math.min(at.left - 12, page.clientWidth - tip.offsetWidth - 12));
    const below = at.bottom + 10 + tip.offsetHeight < innerHeight;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(below ? at.bottom + 10 : at.top - 10 - tip.offsetHeight) + scrollY}px`;
  };
  root.addEventListener("pointerover", show);
  root.addEventListener("focusin", show);
  for (const kind of ["pointerout", "focusout"]) root.addEventListener(kind, () => { tip.hidden = true; });
}

const ROWS = 100;

function table() {
  const rows = lanes.flatMap((lane) => lane.items.map((item) => ({ lane, item })))
    .filter(({ lane, item }) => !wanted || (lane === wanted.lane && nodes[item.node][YEAR] === wanted.year));
  const head = ["graph.direction", "card.relation", "graph.document", "graph.year", "graph.uses"];
  const body = make("tbody");
  for (const { lane, item } of whole ? rows : rows.slice(0, ROWS)) {
    const node = nodes[item.node];
    body.append(make("tr", null,
      make("td", null, words[lane.direction === "out" ? "graph.out" : "graph.in"]),
      make("td", null, make("span", { class: "w " + lane.relation }, words["relation." + lane.relation])),
      make("td", null, make("a", { href: href(item.node) }, make("bdi", null, node[LABEL])), node[TITLE] ? make("bdi", { class: "sub" }, node[TITLE]) : null),
      make("td", { class: "n" }, node[YEAR] ? String(node[YEAR]) : "–"),
      make("td", { class: "n" }, number(item.uses))));
  }
  const heads = head.map((key, n) => make("th", { scope: "col", ...(n > 2 ? { class: "n" } : {}) }, words[key]));
  const whole_ = make("table", { class: "table", "aria-labelledby": "table-title" }, make("thead", null, make("tr", null, ...heads)), body);
  const parts = [make("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "table-title" }, whole_)];
  const button = (word, act) => {
    const made = make("button", { type: "button", class: "plain" }, word);
    made.addEventListener("click", () => { act(); table(); });
    parts.push(make("p", { class: "more" }, made));
  };
  if (!whole && rows.length > ROWS) button(`${words["graph.all"]} (${number(rows.length)})`, () => { whole = true; });
  if (wanted) button(words["graph.every"], () => { wanted = null; });
  $("table").replaceChildren(...parts);
}

let known = null;
$("filter").addEventListener("input", () => {
  const typed = plain($("filter").value.trim());
  $("found").hidden = !typed;
  $("most").hidden = Boolean(typed);
  if (!typed) return;
  // The texts to search are made once, when they are first asked for.
  known = known || nodes.map((node) => plain(`${node[LABEL]} ${node[TITLE]}`));
  const parts = typed.split(/\s+/);
  const hits = [];
  known.forEach((text, n) => { if (parts.every((part) => text.includes(part))) hits.push(n); });
  hits.sort((a, b) => incoming[b].length - incoming[a].length);
  $("found-title").textContent = $("said").textContent = `${words["graph.found"]}: ${number(hits.length)}`;
  $("found-list").replaceChildren(...hits.slice(0, 60).map((n) => make("li", null, make("a", { href: href(n) },
    make("span", { class: "l" }, nodes[n][LABEL]), " ", make("span", { class: "c" }, number(count(incoming[n], 0))), " ",
    nodes[n][TITLE] ? make("span", { class: "sub" }, nodes[n][TITLE]) : null))));
});
$("filter").addEventListener("keydown", (event) => {
  const first = $("found-list").querySelector("a");
  if (event.key === "Enter" && first && !$("found").hidden) location.hash = first.getAttribute("href");
});

// The document that the address names, at first the most cited one.
function fromAddress() {
  const named = /^#n(\d+)$/.exec(location.hash);
  const first = document.querySelector("#most .documents a");
  const n = named ? Number(named[1]) : first ? Number(first.getAttribute("href").slice(2)) : -1;
  if (n === chosen || !nodes[n]) return;
  tip.hidden = true;
  const moved = chosen >= 0;
  choose(n);
  if (!moved) return;
  scrollTo(0, 0);
  $("said").textContent = nodes[n][LABEL];
}
addEventListener("hashchange", fromAddress);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!tip.hidden) tip.hidden = true;
  else if (document.activeElement === $("filter")) { $("filter").value = ""; $("filter").dispatchEvent(new Event("input")); } else closeList();
});
onLetters((key) => {
  if (key !== "/") return false;
  if (narrow.matches) openList();
  $("filter").focus();
  return true;
});
let drawn = 0;
addEventListener("resize", () => { cancelAnimationFrame(drawn); drawn = requestAnimationFrame(() => { if (chosen >= 0) draw(); }); });

fromAddress();
if (!nodes.length) view.append(make("p", { class: "note" }, words["graph.empty"]));
