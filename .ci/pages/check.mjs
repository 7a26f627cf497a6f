// Checks the pages of texts: node check.mjs VIENDAN [--shots FOLDER] FOLDER…
//
// Each text of the folders becomes a page, alone and linked to its folder, and each folder a graph. Every page must pass
// html-validate, hold the text as it is, and pass axe-core in Chromium, light and dark, with a card open; a few are tried with the
// keyboard and on a narrow screen. CHROMIUM names the browser.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [viendan, ...rest] = process.argv.slice(2);
const at = rest.indexOf("--shots");
const shots = at < 0 ? null : rest.splice(at, 2)[1];
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
const faults = [];
const fault = (page, what) => faults.push(`${page}: ${what}`);
let checks = 0;

// The spaces at the ends of lines are the text's own.
const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended"], rules: { "no-trailing-whitespace": "off" } });
async function validate(name, file) {
  const report = await validator.validateFile(file);
  for (const { messages } of report.results) {
    for (const m of messages) fault(name, `line ${m.line}: ${m.message} (${m.ruleId})`);
  }
  checks += 1;
}

async function accessible(name, tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const v of violations) {
    for (const node of v.nodes) fault(name, `${v.id}: ${v.help}: ${node.target.join(" ")} ${(node.any[0] || node.all[0] || node.none[0] || {}).message || ""}`);
  }
  checks += 1;
}

const expect = (name, what, holds) => { checks += 1; if (!holds) fault(name, what); };
const shot = async (tab, name) => { if (shots) await tab.screenshot({ path: join(shots, `${name}.png`) }); };

const work = mkdtempSync(join(tmpdir(), "viendan-pages-"));
if (shots) mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => fault(tab.url(), error.message));
  tab.on("console", (message) => { if (message.type() === "error") fault(tab.url(), message.text()); });
  tab.on("request", (request) => { if (!/^(file|data):/.test(request.url())) fault(tab.url(), `loads ${request.url()}`); });
  // The keys of the letters are tried with a clean store; the scheme is what the system says.
  const open = async (file, width, colorScheme) => {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    await tab.goto(pathToFileURL(file).href);
  };

  for (const [round, folder] of rest.entries()) {
    const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    for (const [kind, options] of [["alone", ["--lang", "en"]], ["linked", ["--corpus", folder]]]) {
      const out = join(work, `${round}-${kind}/`);
      execFileSync(viendan, ["annotate", folder, "--output", out, ...options], { stdio: "inherit" });
      for (const [n, text] of texts.entries()) {
        const stem = basename(text, ".txt");
        const name = `${stem}-${kind}`;
        const file = join(out, `${stem}.html`);
        await validate(name, file);
        await open(file, 1280, "light");
        const expected = readFileSync(join(folder, text), "utf8").replace(/\r\n?/g, "\n").replace(/\0/g, "\uFFFD");
        expect(name, "the text is not the one that was read", (await tab.textContent("#text")) === expected);
        const marks = await tab.locator("#text a.m").count();
        if (kind === "alone") {
          await accessible(`${name}, light`, tab);
          await open(file, 1280, "dark");
        }
        if (marks) await tab.keyboard.press("n");
        if (marks) await tab.waitForSelector("#card:not([hidden])");
        await shot(tab, name);
        await accessible(`${name}, ${kind === "alone" ? "dark" : "light"}, card open`, tab);
        if (n > 1 || !marks) continue;
        await keyboard(name, tab);
        await open(file, 390, kind === "alone" ? "dark" : "light");
        await tab.click("#open-list");
        await tab.waitForTimeout(250);
        await shot(tab, `${name}-drawer`);
        await accessible(`${name}, narrow, list open`, tab);
        await tab.keyboard.press("Escape");
        await tab.keyboard.press("n");
        await tab.waitForSelector("#card:not([hidden])");
        await shot(tab, `${name}-narrow`);
        await accessible(`${name}, narrow, card open`, tab);
        expect(name, "wider than a narrow screen", await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }
    }
    await graph(folder, texts, join(work, `${round}-graph.html`), open, tab);
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}

async function keyboard(name, tab) {
  const focused = () => tab.evaluate(() => document.activeElement.id);
  const shown = () => tab.isVisible("#card");
  await tab.keyboard.press("Escape");
  expect(name, "Escape does not close the card", !(await shown()));
  await tab.keyboard.press("n");
  await tab.waitForTimeout(60);
  const second = await focused();
  expect(name, "n does not go on", /^m\d+$/.test(second));
  await tab.keyboard.press("p");
  await tab.waitForTimeout(60);
  expect(name, "p does not go back", (await tab.locator("#text a.m").count()) === 1 || (await focused()) !== second);
  await tab.keyboard.press("Enter");
  expect(name, "Enter does not move into the card", await tab.evaluate(() => document.activeElement.closest("#card") !== null));
  await tab.keyboard.press("Escape");
  expect(name, "Escape does not lead back to the citation", /^m\d+$/.test(await focused()));
  await tab.keyboard.press("?");
  expect(name, "? does not open the help", await tab.isVisible("#help"));
  await accessible(`${name}, help open`, tab);
  await tab.keyboard.press("Escape");
  const before = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await tab.click("#theme");
  expect(name, "the theme does not change", (await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)) !== before);
  await accessible(`${name}, the other theme`, tab);
  await tab.click(".doc a");
  await tab.waitForSelector("#card:not([hidden])");
  expect(name, "the list does not lead to a citation", /^m\d+$/.test(await focused()));
  await tab.evaluate(() => localStorage.clear());
}

async function graph(folder, texts, file, open, tab) {
  const name = `graph of ${basename(folder)}`;
  execFileSync(viendan, ["graph", "--format", "html", "--output", file, ...texts.map((text) => join(folder, text))], { stdio: "inherit" });
  await validate(name, file);
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      await open(file, width, scheme);
      await shot(tab, `graph-${basename(folder)}-${scheme}-${width}`);
      await accessible(`${name}, ${scheme}, ${width}`, tab);
      expect(name, `wider than ${width}`, await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
  }
  await open(file, 1280, "light");
  if (!(await tab.locator("#picture a").count())) return;
  const before = await tab.textContent(".head h2");
  await tab.focus('#picture a[tabindex="0"]');
  expect(name, "no tip for the document with the focus", await tab.isVisible("#tip"));
  await accessible(`${name}, tip open`, tab);
  await tab.keyboard.press("Enter");
  await tab.waitForTimeout(100);
  expect(name, "Enter does not choose the document", (await tab.textContent(".head h2")) !== before);
  await tab.goBack();
  await tab.waitForTimeout(100);
  expect(name, "going back does not show the document before", (await tab.textContent(".head h2")) === before);
  await tab.keyboard.press("/");
  await tab.keyboard.type("nghi dinh");
  expect(name, "the search shows nothing", await tab.isVisible("#found"));
  await accessible(`${name}, search`, tab);
}

for (const what of faults.slice(0, 60)) console.error(what);
console.log(`${checks} checks of pages, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
