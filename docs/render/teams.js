// In the page: Adaptive Cards as Microsoft's own package renders them, in the colours and sizes of Teams' light theme.
/* global AdaptiveCards, markdownit */

const INK = { default: "#242424", subtle: "#616161" };
const COLOURS = {
  default: INK,
  dark: INK,
  light: { default: "#ffffff", subtle: "#f3f2f1" },
  accent: { default: "#4f52b2", subtle: "#5b5fc7" },
  good: { default: "#237b4b", subtle: "#237b4b" },
  warning: { default: "#835c00", subtle: "#835c00" },
  attention: { default: "#c4314b", subtle: "#c4314b" },
};
const BACKGROUNDS = {
  default: "#ffffff",
  emphasis: "#f5f5f5",
  accent: "#e2e5fa",
  good: "#e7f2da",
  attention: "#fcf4f6",
  warning: "#fbf6d9",
};
const FONT = {
  fontFamily: '"Segoe UI", "Open Sans", system-ui, sans-serif',
  fontSizes: { small: 12, default: 15, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};
const HOST = {
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  fontTypes: { default: FONT, monospace: { ...FONT, fontFamily: "monospace" } },
  lineHeights: { small: 16, default: 20, medium: 24, large: 28, extraLarge: 32 },
  containerStyles: Object.fromEntries(
    Object.entries(BACKGROUNDS).map(([name, backgroundColor]) => {
      return [name, { backgroundColor, foregroundColors: COLOURS }];
    }),
  ),
  actions: {
    maxActions: 6,
    spacing: "default",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: "bolder", wrap: true },
    value: { wrap: true },
    spacing: 16,
  },
};

const markdown = markdownit();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Shows a card in `place`; gives every fault that the package finds, as a line of text. */
function teamsCard(payload, place) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(HOST);
  card.onExecuteAction = () => {};
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  card.parse(JSON.parse(JSON.stringify(payload)), context);
  const faults = [];
  for (let index = 0; index < context.eventCount; index++) {
    const { event, message } = context.getEventAt(index);
    faults.push(`parse: ${AdaptiveCards.ValidationEvent[event]}: ${message}`);
  }
  for (const { event, message } of card.validateProperties().validationEvents) {
    faults.push(`properties: ${AdaptiveCards.ValidationEvent[event]}: ${message}`);
  }
  if (!card.version.isNextVersion && card.version.toString() !== "1.5") {
    faults.push(`version: ${card.version}`);
  }
  if (card.shouldFallback()) {
    faults.push("the card shows its fallback text");
  }
  const box = element("div", payload.msteams?.width === "Full" ? "teams-card" : "teams-card narrow");
  box.append(card.render());
  place.append(box);
  return faults;
}

/** Opens every form on the card that is shown. */
function openForms(place) {
  place.querySelectorAll(".ac-pushButton.expandable").forEach((each) => each.click());
}

function element(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}
