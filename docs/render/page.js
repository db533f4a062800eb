// In the page: puts samples in a chat's surroundings. Each function gives the faults found and where the picture is.
/* global element, openForms, slackBlocks, slackModal, teamsCard */

/** One message as `door` ("teams" or "slack") shows it. `form`: with its form open, or the form's own window. */
async function showSample(door, sample, { phone = false, form = false, plain = false } = {}) {
  const place = chat(door, phone);
  document.body.replaceChildren(place);
  if (door === "slack" && form) return shown(place, slackModal(sample.modal, place));
  const blocks = plain ? sample.plain : sample.slack.blocks;
  const faults = message(place, door, { ...sample, blocks });
  if (form) openForms(place);
  return shown(place, faults);
}

/** A conversation from its beginning, in one column. */
async function showConversation(door, said) {
  const place = chat(door, false);
  document.body.replaceChildren(place);
  return shown(place, said.flatMap((each) => message(place, door, { ...each, blocks: each.slack?.blocks })));
}

function chat(door, phone) {
  return element("div", phone ? `${door} phone-width` : door);
}

function message(place, door, { person, text, teams, blocks }) {
  const said = element("div", "said");
  const name = person ?? "Waymark";
  const row = element("div", person ? "message person" : "message");
  if (door === "slack" || !person) row.append(element("div", "avatar", initials(name)));
  row.append(said);
  place.append(row);
  if (door === "slack" || !person) said.append(who(door, name, !person));
  if (person) {
    said.append(element("div", "words", text));
    return [];
  }
  if (door === "teams") return teamsCard(teams, said);
  const inside = element("div", place.classList.contains("phone-width") ? "phone" : "");
  said.append(inside);
  return slackBlocks(blocks, inside);
}

function who(door, name, isApp) {
  const time = element("span", "time", "10:12");
  if (door === "teams") return element("div", "who", `${name} `, time);
  return element("div", "who", element("b", "", name), isApp ? element("span", "app", "APP") : " ", time);
}

function initials(name) {
  return name.split(" ").map((each) => each[0]).join("");
}

async function shown(place, faults) {
  await document.fonts.ready;
  const { x, y, width, height } = place.getBoundingClientRect();
  const cut = [...place.querySelectorAll(".button, .ac-pushButton")]
    .filter((each) => [each, ...each.querySelectorAll("*")].some((part) => part.scrollWidth > part.clientWidth + 1))
    .map((each) => each.textContent.trim());
  const wide = place.scrollWidth > Math.ceil(width);
  return { faults, cut, wide, clip: { x, y, width: Math.ceil(width), height: Math.ceil(height) } };
}
