"""What is decided about the action plan: by leads, and by owners how far their own actions are."""

from collections.abc import Iterable
from datetime import date

from conversations import effects, events
from conversations.action_proposals import next_step
from conversations.actions import TEXT_LIMIT, ActionChange, Assign, Mark, Reword, Serve, SetDue
from conversations.buttons import encode
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.framework import Cut, Framework, Question
from conversations.people import Place
from conversations.text import storable

AboutActions = (
    events.ShowActions | events.AcceptAction | events.TakeProposal | events.AddAction | events.ChangeAction
)

YEARS_AHEAD = 5
"""How far ahead an action can be due."""

LONGEST_NAME = 100
"""Of an owner, in characters."""


def decide(event: AboutActions, context: Context) -> tuple[Effect, ...]:
    """What follows. The plan and its changes are for all who read along; refusals for the asker alone."""
    is_shared = context.place is Place.SHARED
    if not context.person.is_lead and (is_shared or not _is_for_all(event)):
        return (Say("leads-only", private=is_shared),)
    match event:
        case events.ShowActions():
            return (_plan(event, context),)
        case events.AcceptAction():
            done: tuple[Effect, ...] | Say = _accept(event, context)
        case events.TakeProposal(theme):
            done = effects.TakeProposal(theme), effects.ProposalTaken(theme)
        case events.AddAction():
            done = _add(event, context)
        case events.ChangeAction():
            done = _change(event, context)
    if isinstance(done, Say):
        return (Say(done.message, done.arguments, done.buttons, private=is_shared),)
    return done


def _is_for_all(event: AboutActions) -> bool:
    """Whether storage can tell whose action it is: owners mark their own."""
    return isinstance(event, events.ShowActions) or (
        isinstance(event, events.ChangeAction) and isinstance(event.change, Mark)
    )


def _plan(event: events.ShowActions, context: Context) -> effects.Plan:
    is_lead = context.person.is_lead
    return effects.Plan(
        with_proposals=is_lead,
        private=event.only_me and context.place is Place.SHARED,
        number=event.number,
        person=None if is_lead else context.person.id,
    )


def _accept(event: events.AcceptAction, context: Context) -> tuple[Effect, ...] | Say:
    framework = context.language.framework
    question = framework.by_id.get(event.question)
    text = None if question is None else next_step(question, event.level)
    if question is None or text is None or not _counts_for(question, event.theme):
        return Say("proposal-gone", buttons=("actions",))
    record = effects.AcceptAction(
        event.checkin, event.theme, event.question, event.level, question.mission, text
    )
    return record, effects.ActionAccepted(event.checkin, event.question)


def _counts_for(question: Question, theme: str) -> bool:
    kind, _, name = theme.partition(":")
    return kind in set(Cut) and question.theme(Cut(kind)) == name


def _add(event: events.AddAction, context: Context) -> tuple[Effect, ...] | Say:
    text = _text(event.text)
    if isinstance(text, Say):
        return text
    mission = _mission_of(event.theme, context.language.framework)
    if event.theme not in context.language.theme_names or mission is None:
        return Say("how-to-add-action")
    return effects.AddAction(event.theme, mission, text), effects.ActionAdded(text)


def _mission_of(theme: str, framework: Framework) -> str | None:
    """The mission itself; of another theme the one that most of its questions serve, the first of several."""
    kind, _, name = theme.partition(":")
    if kind == Cut.MISSION:
        return name
    served = [each.mission for each in framework.questions if _counts_for(each, theme)]
    missions = [each.id for each in framework.missions if each.id in served]
    return max(missions, key=served.count, default=None)


def _change(event: events.ChangeAction, context: Context) -> tuple[Effect, ...] | Say:
    change = _checked(event.number, event.change, context)
    if isinstance(change, Say):
        return change
    return effects.ChangeAction(event.number, change), effects.ActionChanged(event.number, change)


def _checked(number: int, change: ActionChange, context: Context) -> ActionChange | Say:
    match change:
        case Reword(text):
            kept = _text(text)
            return kept if isinstance(kept, Say) else Reword(kept)
        case Assign(str() as owner):
            name = _one_line(owner)
            is_name = 0 < len(name) <= LONGEST_NAME
            return Assign(name) if is_name else Say("action-unclear", {"number": f"{number}"})
        case Serve(mission) if mission not in {each.id for each in context.language.framework.missions}:
            return Say("action-mission-unknown", {"words": mission}, tuple(_missions(number, context)))
        case SetDue(date() as day) if not _is_near(day, context.today):
            said: dict[str, str | int] = {
                "day": context.language.wording.dated(day, context.today),
                "years": YEARS_AHEAD,
            }
            return Say("action-due-refused", said)
        case _:
            return change


def _missions(number: int, context: Context) -> Iterable[str]:
    missions = context.language.framework.missions
    return (encode(events.ChangeAction(number, Serve(each.id))) for each in missions)


def _is_near(day: date, today: date) -> bool:
    return today <= day and day.year <= today.year + YEARS_AHEAD


def _text(words: str) -> str | Say:
    """In one line, fit to be kept."""
    text = _one_line(words)
    if not text:
        return Say("action-empty")
    if len(text) > TEXT_LIMIT:
        return Say("action-too-long", {"length": len(text), "limit": TEXT_LIMIT})
    return text


def _one_line(words: str) -> str:
    return " ".join(storable(words).split())
