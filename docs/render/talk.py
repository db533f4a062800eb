"""One person's way through a check-in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scene import CHECKIN, NOW, SAM, Sample

from conversations import effects, events
from conversations.answers import LEVELS, Choice
from conversations.cards import Card
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import Message, card_key, replaces_card
from conversations.events import Event, Typed
from conversations.framework import Question
from conversations.language import Language, Languages
from conversations.people import Person, Place
from conversations.state import State
from conversations.step import step


@dataclass(slots=True)
class Talk:
    """One person's conversation with the core; `shown` is what they see now, in order."""

    language: Language
    person: Person = SAM
    state: State = field(default_factory=State)
    shown: list[tuple[str | None, Card]] = field(default_factory=list)

    def hear(self, event: Event) -> list[Card]:
        """Takes one event; gives the cards that answer it."""
        context = Context(
            NOW,
            self.person,
            self.language,
            Place.DIRECT,
            CHECKIN,
            questions_each=10,
            council_checkin=CHECKIN,
        )
        turn = step(self.state, event, context)
        self.state = turn.state
        return [self._show(each) for each in turn.effects if isinstance(each, Message)]

    def type(self, text: str) -> list[Card]:
        return self.hear(Typed(text))

    def answer(self, choice: Choice) -> list[Card]:
        return self.hear(events.Answer(CHECKIN.id, self.current, choice))

    @property
    def current(self) -> str:
        assert self.state.current is not None, "a question is waiting"
        return self.state.current

    def _show(self, message: Message) -> Card:
        card, key = compose(message, self.language), card_key(message)
        places = [place for place, (known, _) in enumerate(self.shown) if key is not None and known == key]
        if places and replaces_card(message):
            self.shown[places[-1]] = (key, card)
        else:
            self.shown.append((key, card))
        return card


def conversation(language: Language) -> Iterator[Sample]:
    """One person's way through a check-in."""
    talk = Talk(language)
    greeting = (
        ("welcome", "Waymark introduces itself: what it asks, how many questions, how long."),
        ("welcome-privacy", "What happens to answers, with buttons Start and Help."),
    )
    for (name, alt), card in zip(greeting, talk.type("hello"), strict=False):
        yield Sample(name, alt, card)
    first = talk.hear(events.Start())[-1]
    yield Sample("ask-first", "The first question: five levels with descriptors, and no Back button.", first)
    answered, *_, second = talk.answer(Choice.LEVEL_4)
    yield Sample("answered", "An answered question, folded to one line with Change and a comment.", answered)
    yield Sample("ask", "A question with its themes, help, five levels and the other choices.", second)
    comment = talk.hear(events.OpenComment(CHECKIN.id, talk.state.questions[0]))
    yield Sample("comment", "Room for evidence or a comment.", comment[0], opened=True)
    yield Sample("comment-kept", "A comment is kept.", talk.type("comment We agreed a data standard")[-1])
    again = talk.hear(events.Change(CHECKIN.id, talk.state.questions[0]))[-1]
    yield Sample("ask-again", "A question asked again: the answer given before is marked.", again)
    talk.answer(Choice.LEVEL_3)
    folded, *_, barrier = talk.answer(Choice.LEVEL_2)
    yield Sample("answered-low", "A low answer, folded to one line.", folded)
    yield Sample("barrier", "What holds this back most: a list of choices and Skip.", barrier)
    named = talk.hear(events.NameBarrier(CHECKIN.id, talk.state.questions[1], _barrier(language)))[0]
    yield Sample("barrier-named", "What was named as holding back, in one line.", named)
    skipped = talk.hear(events.Skip(CHECKIN.id, talk.current))[0]
    yield Sample("not-answered", "A skipped question, folded to one line with Answer it.", skipped)
    yield Sample(
        "unclear", "Waymark did not understand an answer and says what can be typed.", talk.type("?!")[0]
    )
    yield Sample("progress", "How far the person is.", talk.type("progress")[0])
    yield Sample("paused", "A pause, with a button to resume.", talk.type("pause")[0])
    yield Sample("help", "What can be typed.", talk.type("help")[0])
    yield Sample("refusal", "A summary refused to somebody who is no digital lead.", talk.type("summary")[0])
    talk.type("resume")
    for choice in (*LEVELS[2:], Choice.NOT_SURE, Choice.NOT_APPLICABLE, *[Choice.LEVEL_3] * 9):
        if talk.state.current is not None:
            recap, thanks = talk.answer(choice)[-2:]
    yield Sample("recap", "Every answer of the check-in, each a button to change it.", recap)
    yield Sample("thanks", "The end of the check-in, with thanks and what happens next.", thanks)


def special(languages: Languages) -> Iterator[Sample]:
    """The same cards where they are longest, in Welsh, and for a digital lead."""
    english, welsh = languages.pick("en"), languages.pick("cy")
    framework = english.framework
    longest = max(framework.questions, key=_length)
    asked = effects.Ask(CHECKIN.id, longest.id, 10, 10, Choice.LEVEL_5)
    yield Sample("ask-longest", "The question with the longest texts.", compose(asked, english))
    talk = Talk(welsh)
    greeting = talk.type("helo")
    yield Sample("welcome-welsh", "The introduction in Welsh.", greeting[0])
    talk.hear(events.Start())
    yield Sample("ask-welsh", "A question in Welsh.", talk.answer(Choice.LEVEL_4)[-1])
    lead = Talk(english, replace(SAM, is_lead=True))
    yield Sample("help-lead", "What a digital lead can type.", last_card(lead, "hello", "help"))
    yield Sample("close-offer", "Closing a check-in, to be confirmed.", last_card(lead, "close check-in"))


def last_card(talk: Talk, *texts: str) -> Card:
    return [talk.type(text) for text in texts][-1][-1]


def _barrier(language: Language) -> str:
    return language.framework.barriers[0].id


def _length(question: Question) -> int:
    return len(question.text) + len(question.help) + sum(len(each.descriptor) for each in question.levels)
