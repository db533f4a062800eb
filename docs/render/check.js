// Checks every sample against the vendors' own TypeScript types, and for what those types can't see.
// `node check.js FOLDER` reads FOLDER/samples.json, and ends with 1 when there is a fault.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(process.argv[2]);
const { samples, conversation } = JSON.parse(readFileSync(path.join(folder, "samples.json"), "utf8"));
const all = [...samples, ...conversation.filter((each) => each.teams)];

const HEAD = `import type { KnownBlock, ModalView } from "@slack/types";
import type { IAdaptiveCard } from "@microsoft/teams.cards";
`;
const TYPES = { teams: "IAdaptiveCard", slack: "KnownBlock[]", plain: "KnownBlock[]", modal: "ModalView" };
const SLACK_BLOCKS = { slack: 50, plain: 50, modal: 100 };
const TEAMS_BYTES = 28 * 1024;
const IMAGE = /data:image\/png;base64,[A-Za-z0-9+/=]*/g; // images do not count, says Teams

function payloads() {
  return all.flatMap((sample, index) =>
    Object.keys(TYPES)
      .filter((kind) => sample[kind])
      .map((kind) => ({
        name: `${sample.name} (${kind})`,
        variable: `${kind}_${index}`,
        kind,
        payload: kind === "slack" ? sample.slack.blocks : sample[kind],
      })),
  );
}

/** Teams takes the width in any case; its package's types know small letters only. */
function typed(kind, payload) {
  const width = kind === "teams" && payload.msteams?.width?.toLowerCase();
  return width ? { ...payload, msteams: { ...payload.msteams, width } } : payload;
}

/** As literals: only those are checked for properties that a type does not have. */
function source(found) {
  const lines = found.map(({ name, variable, kind, payload }) => {
    return `// ${name}\nexport const ${variable}: ${TYPES[kind]} = ${JSON.stringify(typed(kind, payload), null, 1)};`;
  });
  return `${HEAD}\n${lines.join("\n")}\n`;
}

function typeFaults(found) {
  const file = path.join(folder, "payloads.ts");
  writeFileSync(file, source(found));
  const flags = "--noEmit --strict --skipLibCheck --ignoreConfig --module nodenext --target es2022".split(" ");
  try {
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", ...flags, file], { encoding: "utf8" });
    return [];
  } catch (error) {
    return [error.stdout || error.message];
  }
}

/** What the types can't see: ids that are not unique, rows without buttons, too many blocks, too many bytes. */
function otherFaults({ name, kind, payload }) {
  if (kind === "teams") {
    const bytes = Buffer.byteLength(JSON.stringify(payload).replace(IMAGE, ""));
    return bytes > TEAMS_BYTES ? [`${name}: ${bytes} bytes, more than ${TEAMS_BYTES}`] : [];
  }
  const blocks = kind === "modal" ? payload.blocks : payload;
  const elements = blocks.flatMap((each) => [...(each.elements ?? []), each.accessory, each.element]).filter(Boolean);
  return [
    ...repeated(blocks.map((each) => each.block_id)).map((id) => `${name}: block_id ${id} twice`),
    ...repeated(elements.map((each) => each.action_id)).map((id) => `${name}: action_id ${id} twice`),
    ...blocks.filter((each) => each.elements?.length === 0).map((each) => `${name}: an empty ${each.type} block`),
    ...(blocks.length > SLACK_BLOCKS[kind] ? [`${name}: ${blocks.length} blocks`] : []),
  ];
}

function repeated(ids) {
  const known = ids.filter((id) => id !== undefined);
  return [...new Set(known.filter((id, place) => known.indexOf(id) !== place))];
}

const found = payloads();
const faults = [...typeFaults(found), ...found.flatMap(otherFaults)];
faults.forEach((fault) => console.error(fault));
console.log(`${found.length} payloads checked against @slack/types and @microsoft/teams.cards: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
