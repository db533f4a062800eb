"""From a message to the card that a door shows, in a person's language."""

from conversations import buttons, effects, events
from conversations.action_buttons import change_label
from conversations.answers import COMMENT_LIMIT, LEVELS, Choice
from conversations.cards import (
    Button,
    Buttons,
    Card,
    CommentField,
    Fact,
    Facts,
    Heading,
    Option,
    Options,
    Part,
    Text,
)
from conversations.framework import Cut, Question
from conversations.home import compose_stranger
from conversations.language import Language
from conversations.roster_cards import compose_roster_closed
from conversations.summary_buttons import request_label


def compose(message: effects.Message, language: Language) -> Card:
    """The card of any message but those whose words depend on storage: each of them has a card module."""
    match message:
        case effects.Say():
            return _say(message, language)
        case effects.Ask():
            return _ask(message, language)
        case effects.Answered():
            return _answered(message, language)
        case effects.AskBarrier():
            return _ask_barrier(message, language)
        case effects.BarrierNamed():
            return _barrier_named(message, language)
        case effects.AskComment():
            return _ask_comment(message, language)
        case effects.Recap():
            return _recap(message, language)
        case effects.RosterClosed():
            return compose_roster_closed(message, language)
        case effects.StrangerPage():
            return compose_stranger(language)
        case effects.ErasureReceipt(was_lead):
            return _say(effects.Say("erased-lead" if was_lead else "erased"), language)
        case _:
            raise ValueError(f"{type(message).__name__} is composed from its figures, when it is sent")


def _say(message: effects.Say, language: Language) -> Card:
    text = language.wording.text(message.message, message.arguments)
    parts: list[Part] = _help(text) if message.message in ("help", "help-lead") else _paragraphs(text)
    if message.buttons:
        parts.append(Buttons(tuple(_plain_button(value, language) for value in message.buttons)))
    return Card(text, tuple(parts))


def _paragraphs(text: str) -> list[Part]:
    return [Text(line) for line in text.splitlines() if line]


def _help(text: str) -> list[Part]:
    """A first line, then a line for each thing to type: its words, a colon, what it does."""
    first, *lines = text.splitlines()
    typed = (line.partition(": ") for line in lines)
    return [Text(first), Facts(tuple(Fact(words, meaning) for words, _, meaning in typed))]


def _ask(message: effects.Ask, language: Language) -> Card:
    words, question = language.wording, language.framework.by_id[message.question]
    where = {"number": message.number, "total": message.total}
    parts: list[Part] = [
        Text(words.text("question-number", {**where, "themes": _themes(question, language)}), quiet=True),
        Heading(question.text),
        Text(question.help, quiet=True),
    ]
    if message.choice is not None:
        parts.append(Text(words.text("answered-before", {"choice": language.choice_label(message.choice)})))
    parts += [
        Options(tuple(_level(message, question, level, language) for level in LEVELS)),
        *_beside_levels(message, language),
        Text(words.text("themes-source"), quiet=True),
    ]
    return Card(words.text("ask-notification", {**where, "question": question.text}), tuple(parts))


def _level(message: effects.Ask, question: Question, level: Choice, language: Language) -> Option:
    value = buttons.encode(events.Answer(message.checkin, question.id, level))
    return Option(
        Button(language.choice_label(level), value),
        press=str(int(level)),
        detail=question.descriptor(level),
        chosen=message.choice is level,
    )


def _beside_levels(message: effects.Ask, language: Language) -> tuple[Buttons, Buttons]:
    """The answers that are no level; then Skip, Back (not on the first question) and Pause."""
    checkin, question = message.checkin, message.question
    answers = (
        _button("not-sure", events.Answer(checkin, question, Choice.NOT_SURE), language),
        _button("not-applicable", events.Answer(checkin, question, Choice.NOT_APPLICABLE), language),
    )
    back = _button("button-back", events.Back(checkin, question), language)
    moves = (
        _button("button-skip", events.Skip(checkin, question), language),
        *((back,) if message.number > 1 else ()),
        _button("button-pause", events.Pause(), language),
    )
    return Buttons(answers), Buttons(moves)


def _answered(message: effects.Answered, language: Language) -> Card:
    words = language.wording
    choice = words.text("not-answered") if message.choice is None else language.choice_label(message.choice)
    question = language.framework.by_id[message.question]
    theme = language.framework.theme_name(Cut.ENABLER, question.enabler)
    said: dict[str, str | int] = {"number": message.number, "total": message.total}
    line = words.text("answered", {**said, "theme": theme, "choice": choice})
    change = events.Change(message.checkin, message.question)
    if message.choice is None:
        return Card(line, (Text(line), Buttons((_button("button-answer", change, language),))))
    field = _comment_field(message.checkin, message.question, message.number, language)
    return Card(line, (Text(f"\u2713 {line}"), Buttons((_button("button-change", change, language),)), field))


def _comment_field(
    checkin: int, question: str, number: int, language: Language, *, unfolded: bool = False
) -> CommentField:
    words = language.wording
    return CommentField(
        open=_button("button-comment", events.OpenComment(checkin, question), language),
        submit=_button("button-save", events.Comment(checkin, question, ""), language),
        title=words.text("comment-title"),
        label=words.text("comment-label", {"number": number}),
        hint=words.text("comment-hint"),
        cancel=words.text("button-cancel"),
        limit=COMMENT_LIMIT,
        unfolded=unfolded,
        quote=words.text("comment-quote"),
    )


def _ask_barrier(message: effects.AskBarrier, language: Language) -> Card:
    words = language.wording
    title = words.text("barrier-question", {"number": message.number})
    question = language.framework.by_id[message.question]
    options = tuple(
        Option(
            Button(
                words.text("barrier-label", {"number": number, "text": barrier.text}),
                buttons.encode(events.NameBarrier(message.checkin, message.question, barrier.id)),
            ),
            press=str(number),
        )
        for number, barrier in enumerate(language.framework.barriers, start=1)
    )
    skip = _button("button-skip", events.NameBarrier(message.checkin, message.question, None), language)
    about = (Heading(title), Text(question.text, quiet=True), Text(words.text("barrier-hint")))
    return Card(title, (*about, Options(options), Buttons((skip,))))


def _barrier_named(message: effects.BarrierNamed, language: Language) -> Card:
    text = message.barrier and language.framework.barrier_text(message.barrier)
    said: dict[str, str | int] = {"number": message.number}
    if text:
        line = language.wording.text("barrier-named", {**said, "barrier": text})
    else:
        line = language.wording.text("barrier-not-named", said)
    return Card(line, (Text(line),))


def _ask_comment(message: effects.AskComment, language: Language) -> Card:
    field = _comment_field(message.checkin, message.question, message.number, language, unfolded=True)
    typing = Text(language.wording.text("how-to-comment"), quiet=True)
    return Card(field.label, (field, typing))


def _recap(message: effects.Recap, language: Language) -> Card:
    words = language.wording
    title = words.text("recap-title")
    options = tuple(_recap_line(message.checkin, line, language) for line in message.lines)
    hint = Text(words.text("recap-hint"), quiet=True)
    return Card(title, (Heading(title), hint, Options(options)))


def _recap_line(checkin: int, line: effects.RecapLine, language: Language) -> Option:
    words = language.wording
    choice = words.text("not-answered") if line.choice is None else language.choice_label(line.choice)
    label = words.text("recap-line", {"number": line.number, "choice": choice})
    change = buttons.encode(events.Change(checkin, line.question))
    press = words.text("button-answer" if line.choice is None else "button-change")
    text = language.framework.by_id[line.question].text
    detail = f"{text}\n{words.text('recap-quoted')}" if line.quoted else text
    return Option(Button(label, change), press, detail)


def _themes(question: Question, language: Language) -> str:
    framework = language.framework
    names: dict[str, str | int] = {
        "mission": framework.theme_name(Cut.MISSION, question.mission),
        "enabler": framework.theme_name(Cut.ENABLER, question.enabler),
    }
    return language.wording.text("themes", names)


def _button(label: str, event: events.Event, language: Language) -> Button:
    return Button(language.wording.text(label), buttons.encode(event))


def _plain_button(value: str, language: Language) -> Button:
    word = value.partition("|")[0]
    event = buttons.decode(value)
    if isinstance(event, events.ShowSummary):
        return Button(request_label(event.request, language), value)
    if isinstance(event, events.ChangeAction):
        return Button(change_label(event.change, language), value)
    return Button(language.wording.text(f"button-{word}"), value, primary=word in _STAND_OUT)


_STAND_OUT = (
    *("start", "resume", "nudge-all", "open-now", "close-now", "share-now", "stop-sharing-now"),
    *("join-now", "withdraw-now", "erase-now", "set-up"),
)
"""What the person has most likely come for, or has to confirm."""
