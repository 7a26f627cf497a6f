"use strict";
const $ = (id) => document.getElementById(id);

$("theme").addEventListener("click", () => {
  const dark = page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = dark ? "light" : "dark";
  kept.set("theme", page.dataset.theme);
});

$("open-help").addEventListener("click", () => $("help").showModal());
$("letters").checked = kept.get("letters") !== "no";
$("letters").addEventListener("change", () => kept.set("letters", $("letters").checked ? "yes" : "no"));

// On a narrow screen the list is a drawer.
const narrow = matchMedia("(max-width: 56rem)");
function openList() {
  page.classList.add("list");
  $("open-list").setAttribute("aria-expanded", "true");
}
function closeList() {
  page.classList.remove("list");
  $("open-list").setAttribute("aria-expanded", "false");
}
$("open-list").addEventListener("click", () => (page.classList.contains("list") ? closeList() : openList()));

// An element with attributes and children; text is always text.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Letters without diacritics, in lower case.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

// Calls `act` for a letter key, unless one is typing or the keys are switched off.
function onLetters(act) {
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !$("letters").checked) return;
    if (event.key === "?") $("help").showModal();
    else if (!act(event.key)) return;
    event.preventDefault();
  });
}
