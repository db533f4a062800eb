// Checks every report in FOLDER: `node check.js FOLDER PICTURES` runs axe-core on each, at the widths of a phone and
// of a desktop, and looks whether the page has to be scrolled sideways or asks for anything from elsewhere.
// Pictures of what is seen first go to PICTURES, whole pages to FOLDER. Ends with 1 when there is a fault.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { Browser } from "../render/browser.js";

const [folder, pictures] = process.argv.slice(2).map((each) => path.resolve(each));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const SIZES = [
  { size: "phone", width: 360, height: 1280 },
  { size: "desktop", width: 1200, height: 1500 },
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TALLEST = 16000; // of one picture, so that Chromium can take it
const faults = [];
let passed = 0;

/** In the page: what axe-core finds, how wide the page is, and what it has asked for. */
async function audit(rules) {
  const { violations, incomplete, passes } = await axe.run(document, { runOnly: rules });
  const told = (found) => found.map((each) => `${each.id}: ${each.help}: ${each.nodes.slice(0, 5).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  return {
    violations: told(violations),
    incomplete: told(incomplete),
    passes: passes.length,
    wide: document.documentElement.scrollWidth > window.innerWidth,
    height: document.documentElement.scrollHeight,
    asked: performance.getEntriesByType("resource").map((each) => each.name).filter((each) => !each.startsWith("data:")),
    scripts: document.scripts.length,
  };
}

/** On a phone axe-core cannot tell the contrast of what a table hides until it is scrolled; on a desktop it must. */
async function check(browser, file, { size, width, height }) {
  await browser.open(pathToFileURL(path.join(folder, file)).href, width);
  await browser.call("eval", `window.audit = ${audit}; true`);
  const clean = await browser.call("(() => document.scripts.length)");
  await browser.call("eval", `${axe}; true`);
  const found = await browser.call("audit", RULES);
  const name = `${path.basename(file, ".html")}-${size}`;
  faults.push(
    ...found.violations.map((fault) => `${name}: ${fault}`),
    ...(size === "desktop" ? found.incomplete.map((fault) => `${name}: cannot be told: ${fault}`) : []),
    ...(found.wide ? [`${name}: the page has to be scrolled sideways`] : []),
    ...found.asked.map((each) => `${name}: asks for ${each}`),
    ...(clean ? [`${name}: holds ${clean} scripts`] : []),
  );
  passed += found.passes;
  const clip = { x: 0, y: 0, width };
  writeFileSync(path.join(pictures, `${name}.png`), await browser.picture({ ...clip, height }));
  for (let y = 0, part = 1; y < found.height; y += TALLEST, part += 1) {
    const rest = Math.min(TALLEST, found.height - y);
    writeFileSync(path.join(folder, `${name}-${part}.png`), await browser.picture({ ...clip, y, height: rest }));
  }
}

const reports = readdirSync(folder).filter((each) => each.endsWith(".html"));
const browser = await Browser.start();
try {
  for (const file of reports) {
    for (const size of SIZES) await check(browser, file, size);
  }
} finally {
  await browser.close();
}
faults.forEach((fault) => console.error(fault));
console.log(`${reports.length} reports at ${SIZES.length} widths: ${passed} rules passed, ${faults.length} faults`);
process.exit(faults.length || !reports.length ? 1 : 0);
