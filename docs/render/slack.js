// In the page: Block Kit in Slack's manner, for the blocks that Waymark sends. An unknown block is a fault.
/* global element */

const BLOCKS = {
  header: (block) => [element("div", "header", words(block.text))],
  section: sectionBlock,
  context: (block) => [element("div", "context", ...block.elements.map(contextElement))],
  actions: (block) => [element("div", "actions", ...block.elements.map(button))],
  divider: () => [element("hr", "divider")],
  image: (block) => [imageBlock(block)],
  input: (block) => [inputBlock(block)],
  data_table: (block) => [table(block.rows, block.row_header_column_index ?? 0)],
  table: (block) => [table(block.rows, -1)],
  rich_text: (block) => block.elements.map(richElement),
};

/** Shows blocks in `place`; gives the faults found, as lines of text. */
function slackBlocks(blocks, place) {
  const faults = [];
  for (const block of blocks) {
    const render = BLOCKS[block.type];
    if (!render) {
      faults.push(`there is no picture of a ${block.type} block`);
      continue;
    }
    place.append(element("div", "block", ...render(block)));
  }
  return faults;
}

/** Shows a form in a window of its own. */
function slackModal(view, place) {
  const body = element("div", "modal-body");
  const faults = slackBlocks(view.blocks, body);
  const foot = element("div", "modal-foot");
  if (view.close) foot.append(element("span", "button", words(view.close)));
  if (view.submit) foot.append(element("span", "button primary", words(view.submit)));
  const head = element("div", "modal-head", words(view.title), element("span", "cross", "\u2715"));
  place.append(element("div", "modal", head, body, foot));
  return faults;
}

function sectionBlock(block) {
  const made = element("div", "section");
  const text = element("div", "text");
  if (block.text) text.append(words(block.text));
  if (block.fields) {
    text.append(element("div", "fields", ...block.fields.map((each) => element("div", "field", words(each)))));
  }
  made.append(text);
  if (block.accessory) made.append(element("div", "accessory", accessory(block.accessory)));
  return [made];
}

function accessory(each) {
  return each.type === "image" ? picture(each) : button(each);
}

function button(each) {
  const made = element("span", `button ${each.style ?? ""}`.trim(), words(each.text ?? each.placeholder));
  return made;
}

function contextElement(each) {
  return each.type === "image" ? picture(each) : element("span", "", words(each));
}

function imageBlock(block) {
  const made = element("div", "image");
  if (block.title) made.append(element("div", "image-title", words(block.title)));
  made.append(picture(block));
  return made;
}

function picture(each) {
  const made = element("img");
  made.alt = each.alt_text;
  if (each.image_url?.startsWith("data:")) made.src = each.image_url;
  return made;
}

function inputBlock(block) {
  const label = element("div", "label", words(block.label));
  if (block.element.type === "checkboxes") {
    const options = block.element.options.map((each) => element("div", "tick", "\u2610 ", words(each.text)));
    return element("div", "input", label, ...options);
  }
  const field = element("div", block.element.multiline ? "field-box tall" : "field-box");
  if (block.element.placeholder) field.append(element("span", "placeholder", words(block.element.placeholder)));
  const made = element("div", "input", label, field);
  if (block.hint) made.append(element("div", "hint", words(block.hint)));
  return made;
}

function table(rows, headColumn) {
  const made = element("table");
  rows.forEach((row, place) => {
    const cells = row.map((cell, column) => {
      const head = place === 0 || column === headColumn;
      return element(head ? "th" : "td", place === 0 ? "top" : "", ...cellWords(cell));
    });
    made.append(element("tr", "", ...cells));
  });
  return element("div", "table", made);
}

function cellWords(cell) {
  return cell.type === "rich_text" ? cell.elements.map(richElement) : [String(cell.text ?? cell.value ?? "")];
}

function richElement(each) {
  if (each.type === "rich_text_list") {
    return element(each.style === "ordered" ? "ol" : "ul", "", ...each.elements.map((item) => {
      return element("li", "", richElement(item));
    }));
  }
  const tag = { rich_text_quote: "blockquote", rich_text_preformatted: "pre" }[each.type] ?? "div";
  return element(tag, "rich", ...each.elements.map(richWord));
}

function richWord({ text, url, style = {} }) {
  let made = document.createTextNode(text ?? url ?? "");
  for (const [name, tag] of [["bold", "b"], ["italic", "i"], ["strike", "s"], ["code", "code"]]) {
    if (style[name]) made = element(tag, "", made);
  }
  return made;
}

/** A text object: plain text as it is; of mrkdwn bold, italic, strike, code and line ends. */
function words({ type, text }) {
  const made = element("span", "words");
  if (type === "plain_text") {
    made.append(text);
    return made;
  }
  const html = text
    .replaceAll('"', "&quot;")
    .replace(/`([^`\n]+)`/g, "<code>$1</code>")
    .replace(/(^|[\s(])\*(\S(?:[^*\n]*\S)?)\*(?=$|[\s).,;:!?])/gm, "$1<b>$2</b>")
    .replace(/(^|[\s(])_(\S(?:[^_\n]*\S)?)_(?=$|[\s).,;:!?])/gm, "$1<i>$2</i>")
    .replace(/(^|[\s(])~(\S(?:[^~\n]*\S)?)~(?=$|[\s).,;:!?])/gm, "$1<s>$2</s>");
  made.innerHTML = html;
  return made;
}
