"use strict";
// Before the first paint. What the reader chose stays, where the browser lets a page keep anything.
const kept = {
  get(key) { try { return localStorage.getItem("viendan." + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("viendan." + key, value); } catch { /* not kept */ } },
};
const page = document.documentElement;
page.classList.add("js");
if (["light", "dark"].includes(kept.get("theme"))) page.dataset.theme = kept.get("theme");
