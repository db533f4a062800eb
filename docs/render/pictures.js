// Takes the pictures: `node pictures.js FOLDER PICTURES` reads FOLDER/samples.json and fills PICTURES anew.
// Ends with 1 when a renderer finds a fault in a card; the pictures are made all the same.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { Browser } from "./browser.js";

const UPNG = createRequire(import.meta.url)("upng-js");
const [folder, pictures] = process.argv.slice(2).map((each) => path.resolve(each));
const { samples, conversation } = JSON.parse(readFileSync(path.join(folder, "samples.json"), "utf8"));
const page = pathToFileURL(path.resolve(import.meta.dirname ?? path.dirname(process.argv[1]), "page.html")).href;

const SIZES = [
  { size: "phone", width: 360 },
  { size: "desktop", width: 720 },
  { size: "wide", width: 1200 },
];
const COLOURS = 16; // with grey edges of letters that is enough, and half the size of more
const CHART_COLOURS = 64; // or two levels would look alike
const CONVERSATIONS = { slack: "conversation.png", teams: "conversation-teams.png" };
const faults = [];
const notes = [];
const made = [];

function shots(sample, size) {
  const found = [{ door: "teams" }, { door: "slack" }];
  if (sample.opened) found.push({ door: "teams", form: true }, { door: "slack", form: true });
  if (sample.plain && size !== "wide") found.push({ door: "slack", plain: true });
  return found;
}

function fileName(sample, { door, form, plain }, size) {
  const variant = form ? "-form" : plain ? "-plain" : "";
  return `${door}-${sample.name}${variant}-${size}.png`;
}

/** What a desktop shows of a summary has to look right in a large window too; a phone's own pictures are few. */
function isShown(sample, size) {
  return size === "phone" || (!sample.narrow && size === (sample.wide ? "wide" : "desktop"));
}

async function keep(browser, file, { faults: found, cut, wide, clip }, colours = COLOURS) {
  faults.push(...found.map((fault) => `${file}: ${fault}`));
  notes.push(...cut.map((label) => `${file}: a button is cut short: ${label}`));
  if (wide) notes.push(`${file}: wider than the window`);
  writeFileSync(path.join(pictures, file), quantised(await browser.picture(clip), colours));
}

function quantised(png, colours) {
  const image = UPNG.decode(png);
  const small = UPNG.encode([UPNG.toRGBA8(image)[0]], image.width, image.height, colours);
  return Buffer.from(small.byteLength < png.length ? small : png);
}

async function main() {
  readdirSync(pictures).filter((each) => each.endsWith(".png")).forEach((each) => rmSync(path.join(pictures, each)));
  const browser = await Browser.start();
  try {
    for (const { size, width } of SIZES) {
      await browser.open(page, width);
      for (const sample of samples.filter((each) => isShown(each, size))) {
        for (const shot of shots(sample, size)) {
          const file = fileName(sample, shot, size);
          const colours = sample.name.endsWith("-picture") ? CHART_COLOURS : COLOURS;
          const options = { ...shot, phone: size === "phone" };
          await keep(browser, file, await browser.call("showSample", shot.door, sample, options), colours);
          made.push({ sample, shot, size, file });
        }
      }
    }
    for (const [door, file] of Object.entries(CONVERSATIONS)) {
      await keep(browser, file, await browser.call("showConversation", door, conversation), CHART_COLOURS);
    }
  } finally {
    await browser.close();
  }
  writeFileSync(path.join(pictures, "README.md"), index());
}

const INDEX = `# Waymark's cards in pictures

Made by \`docs/render/run\`, which also writes this page. The cards are the program's own: the texts of
\`conversations/\` and the cards of \`adapters/\`, with answers that are made up.

- The Teams pictures are drawn by Microsoft's \`adaptivecards\` package, reading the cards as version 1.5, in
  colours and sizes like those of Teams' light theme. They are not pictures of Teams itself.
- The Slack pictures are drawn by our own renderer of Block Kit, in a look like Slack's. They are not
  pictures of Slack itself.
- \`phone\` is 360 points wide, \`desktop\` 720 and \`wide\` 1200, all at twice the density. Fonts stand in for the
  platforms' own.

![A conversation with Waymark in Slack's look: a welcome, an answered question, the next question.](conversation.png)

![The same conversation in Teams' look.](conversation-teams.png)

## The HTML report

Made and checked by \`docs/report/run\` (\`make report\`), 360 and 1200 wide. What is seen first:

<img src="../report/pictures/report-en-phone.png" width="300" alt="The report on a phone: where the council stands in one sentence, the response, a bar chart of the enablers with one withheld, and the strengths as a table.">
<img src="../report/pictures/report-en-desktop.png" width="600" alt="The report in a large window: the same, with gaps, what holds each back most, and what has clearly changed.">

In Welsh: [phone](../report/pictures/report-cy-phone.png), [desktop](../report/pictures/report-cy-desktop.png).
`;

function index() {
  const parts = samples.map((sample) => {
    const own = made.filter((each) => each.sample === sample);
    const phone = own.filter(({ size }) => size === "phone").map(shown);
    const desktop = own.filter(({ size }) => size !== "phone").map(linked);
    const wider = desktop.length ? `\nOn a desktop: ${desktop.join(", ")}.\n` : "";
    return `## ${sample.name}\n\n${sample.alt}\n\n${phone.join("\n")}\n${wider}`;
  });
  return `${INDEX}\n${parts.join("\n")}`;
}

function shown({ sample, shot, file }) {
  return `<img src="${file}" width="300" alt="${sample.alt.replace(/\.$/, "")} (${look(shot)})">`;
}

function linked({ shot, file }) {
  return `[${look(shot)}](${file})`;
}

function look({ door, form, plain }) {
  const what = form ? ", with its form open" : plain ? ", with tables as lines of text" : "";
  return `${door === "teams" ? "Teams" : "Slack"}${what}`;
}

await main();
notes.forEach((note) => console.log(note));
faults.forEach((fault) => console.error(fault));
console.log(`${made.length + Object.keys(CONVERSATIONS).length} pictures; ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
