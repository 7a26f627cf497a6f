const { words, documents, mentions } = JSON.parse($("data").textContent);
const marks = [...document.querySelectorAll("#text a.m")];
const entries = documents.map((_, n) => $("d" + n));
const places = documents.map(() => []);
mentions.forEach((mention, n) => places[mention.d].push(n));
const card = $("card");

// The mention that is looked at, and the one whose card is open.
let at = -1;
let shown = -1;
let pinned = false;
let lit = [];

const indexOf = (mark) => Number(mark.id.slice(1));

function row(list, term, ...value) {
  list.append(make("dt", null, words[term]), make("dd", null, ...value));
}

function link(href, text) {
  return href ? make("a", { href }, text) : text;
}

function fillCard(n) {
  const mention = mentions[n];
  const cited = documents[mention.d];
  const kind = ["numbered", "named", "back", "self", "implicit"].find((k) => marks[n].classList.contains(k));
  const list = make("dl");
  const own = (text) => make("bdi", null, text);
  if (mention.parts) row(list, "card.parts", own(mention.parts));
  row(list, "card.relation", words["relation." + mention.rel]);
  for (const key of ["type", "number", "date", "issuer", "title", "id"]) {
    if (cited[key]) row(list, "card." + key, own(cited[key]));
  }
  if (mention.cited) row(list, "card.cited", mention.cited);
  if (mention.status) {
    const doubt = mention.doubt ? ": " + words[mention.doubt] : "";
    const class_ = mention.doubt ? { class: "warn" } : null;
    row(list, "card.status", make("span", class_, words["status." + mention.status] + doubt));
  }
  if (mention.evidence && mention.evidence.length) {
    row(list, "card.evidence", mention.evidence.map((clue) => words["clue." + clue]).join(", "));
  }
  if (mention.candidates) {
    row(list, "card.candidates", make("ul", null, ...mention.candidates.map(([label, href]) => make("li", null, own(link(href, label))))));
  }
  if (mention.missing) row(list, "card.missing", make("span", { class: "warn" }, own(mention.missing)));

  const all = places[mention.d];
  const foot = make("div", { class: "foot" });
  const href = marks[n].getAttribute("href");
  if (!href.startsWith("#d")) foot.append(make("a", { href }, words[href.startsWith("#") ? "card.go" : "card.open"]));
  foot.append(make("span", null, `${all.indexOf(n) + 1} / ${all.length}`));
  if (all.length > 1) {
    for (const [step, arrow, label] of [[-1, "←", "key.previous"], [1, "→", "key.next"]]) {
      const button = make("button", { type: "button", "aria-label": words[label] }, arrow);
      button.addEventListener("click", () => go(all[(all.indexOf(n) + step + all.length) % all.length], true));
      foot.append(button);
    }
  }
  const close = make("button", { type: "button", "aria-label": words.close }, "✕");
  close.addEventListener("click", () => { hide(); marks[n].focus({ preventScroll: true }); });
  foot.append(close);
  card.replaceChildren(
    make("h2", null, own(cited.label)),
    make("p", { class: "what" }, words["kind." + kind]),
    list,
    foot,
  );
}

function place(mark) {
  card.style.left = card.style.top = "";
  if (narrow.matches) return;
  const rects = mark.getClientRects();
  if (!rects.length) return;
  const first = rects[0];
  const last = rects[rects.length - 1];
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = last.bottom + 8 + height <= innerHeight || first.top - 8 - height < 56;
  const left = Math.max(12, Math.min(below ? last.left : first.left, document.documentElement.clientWidth - width - 12));
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? last.bottom + 8 : first.top - 8 - height) + scrollY}px`;
}

// The marks and the entry of a document stand out while its card is open.
function light(document_) {
  for (const element of lit) element.classList.remove("on");
  lit = document_ === null ? [] : [...places[document_].map((n) => marks[n]), entries[document_]];
  for (const element of lit) element.classList.add("on");
}

function show(n, pin) {
  pinned = pin;
  if (shown !== n) {
    // The card says more than the title does.
    if (marks[n].title) { marks[n].dataset.title = marks[n].title; marks[n].removeAttribute("title"); }
    fillCard(n);
    shown = at = n;
    light(mentions[n].d);
  }
  card.hidden = false;
  place(marks[n]);
}

function hide() {
  if (shown < 0) return;
  const mark = marks[shown];
  if (mark.dataset.title) mark.title = mark.dataset.title;
  shown = -1;
  pinned = false;
  card.hidden = true;
  light(null);
}

function go(n, pin) {
  closeList();
  const mark = marks[n];
  mark.scrollIntoView({ block: "center" });
  // What was not laid out before takes its place now.
  requestAnimationFrame(() => {
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    show(n, pin);
    const all = places[mentions[n].d];
    $("said").textContent = `${documents[mentions[n].d].label}: ${all.indexOf(n) + 1} / ${all.length}`;
  });
}

// Where one stands when nothing has been looked at yet, or it has been scrolled away.
function here() {
  if (at >= 0) {
    const { top, bottom } = marks[at].getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) return at;
  }
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].getBoundingClientRect().bottom < 60) low = middle + 1; else high = middle;
  }
  return low - 0.5;
}

function step(by) {
  if (!marks.length) return;
  const from = here();
  const next = by > 0 ? Math.floor(from) + 1 : Math.ceil(from) - 1;
  go((next + marks.length) % marks.length, false);
}

const text = $("text");
let timer = 0;
let pointer = "mouse";
const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };

addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (!event.target.closest("#card, a.m")) hide();
}, true);
text.addEventListener("pointerover", (event) => {
  const mark = event.target.closest("a.m");
  if (mark && event.pointerType === "mouse" && !pinned) later(() => show(indexOf(mark), false), 120);
});
text.addEventListener("pointerout", (event) => {
  if (event.target.closest("a.m") && event.pointerType === "mouse" && !pinned) later(hide, 220);
});
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", (event) => {
  if (event.pointerType === "mouse" && !pinned && !card.contains(document.activeElement)) later(hide, 220);
});
text.addEventListener("focusin", (event) => {
  const mark = event.target.closest("a.m");
  if (mark && mark.matches(":focus-visible")) { clearTimeout(timer); show(indexOf(mark), false); }
});
addEventListener("focusin", (event) => {
  if (shown >= 0 && !pinned && !event.target.closest("#card, a.m")) hide();
});
text.addEventListener("click", (event) => {
  const mark = event.target.closest("a.m");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const byKey = event.detail === 0;
  // A mouse has seen the card already and follows the link; a finger or a key opens the card first.
  if (!byKey && pointer === "mouse" && !mark.getAttribute("href").startsWith("#d")) { hide(); return; }
  event.preventDefault();
  clearTimeout(timer);
  show(indexOf(mark), true);
  if (byKey) card.querySelector("a, button").focus();
});

$("list").addEventListener("click", (event) => {
  const entry = event.target.closest(".doc a");
  if (!entry) return;
  event.preventDefault();
  const all = places[Number(entry.parentElement.id.slice(1))];
  // Each click goes on to the next place.
  const from = all.includes(at) ? all.indexOf(at) : -1;
  go(all[(from + 1) % all.length], true);
});

$("filter").addEventListener("input", () => {
  const wanted = plain($("filter").value.trim()).split(/\s+/);
  for (const entry of entries) {
    const said = plain(entry.textContent);
    entry.hidden = !wanted.every((word) => said.includes(word));
  }
});
if (documents.length < 8) $("filter").parentElement.hidden = true;

text.addEventListener("click", closeList);

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || $("help").open) return;
  if (shown >= 0) {
    const mark = marks[shown];
    const inside = card.contains(document.activeElement);
    hide();
    if (inside) mark.focus({ preventScroll: true });
  } else if (page.classList.contains("list")) {
    closeList();
    $("open-list").focus();
  }
});
onLetters((key) => {
  if (key === "n" || key === "j") step(1);
  else if (key === "p" || key === "k") step(-1);
  else if (key === "/" && !$("filter").parentElement.hidden) { if (narrow.matches) openList(); $("filter").focus(); }
  else return false;
  return true;
});
addEventListener("resize", () => { if (shown >= 0) place(marks[shown]); });
