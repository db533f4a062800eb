"""The action plan by mission, with what is proposed; and one action with all that is known of it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from conversations import action_buttons, action_told
from conversations import figure_words as told
from conversations.action_proposals_card import proposed
from conversations.action_view import PlanView, by_number, is_late
from conversations.actions import Action, Progress
from conversations.cards import Buttons, Card, Fact, Facts, Heading, Option, Options, Part, Text
from conversations.language import Language
from conversations.scoring import nearest_level

OPEN_SHOWN = 12
"""More would not fit in one card everywhere; of the others the numbers are told."""

NUMBERS_SHOWN = 30


def compose_plan(view: PlanView, language: Language, *, private: bool = False) -> Card:
    """The plan, or the one action that is asked for. `private`: so that its buttons show to the asker alone."""
    if view.number is not None:
        return _one(view, view.number, language)
    words = language.wording
    title = words.text("plan-title", {"council": words.council(view.council)})
    state = _state(view, language)
    parts: list[Part] = [Heading(title), Text(state), *_open(view, language, only_me=private)]
    if view.for_lead:
        parts += proposed(view, language)
        parts.append(Text(words.text("plan-hint" if _ongoing(view) else "plan-hint-add"), quiet=True))
    elif view.actions:
        parts.append(Text(words.text("plan-hint-typed"), quiet=True))
    return Card(f"{title}. {state}", tuple(parts))


# The plan


def _state(view: PlanView, language: Language) -> str:
    """How many are open, late and ended."""
    words = language.wording
    if not view.actions:
        return words.text("plan-empty")
    counts = {
        "plan-late": sum(is_late(each, view.today) for each in view.actions),
        "plan-done": sum(each.progress is Progress.DONE for each in view.actions),
        "plan-dropped": sum(each.progress is Progress.DROPPED for each in view.actions),
    }
    said = [words.text("plan-open", {"count": len(_ongoing(view))})]
    said += [words.text(message, {"count": count}) for message, count in counts.items() if count]
    return " ".join(said)


def _ongoing(view: PlanView) -> list[Action]:
    """Those that are late or due first come first, then those without a day."""
    ongoing = [each for each in view.actions if not each.progress.is_ended]
    dated = sorted((each.due_on, each.number, each) for each in ongoing if each.due_on is not None)
    undated = sorted((each.number, each) for each in ongoing if each.due_on is None)
    return [*(each for _, _, each in dated), *(each for _, each in undated)]


def _open(view: PlanView, language: Language, *, only_me: bool) -> Iterator[Part]:
    """By mission, in the framework's order; the most urgent ones where there are too many."""
    ongoing = _ongoing(view)
    shown, others = ongoing[:OPEN_SHOWN], ongoing[OPEN_SHOWN:]
    missions = {each.id: each.name for each in language.framework.missions}
    for mission, name in (*missions.items(), ("", language.wording.text("plan-other"))):
        served = [each for each in shown if (each.mission if each.mission in missions else "") == mission]
        if served:
            yield Heading(name)
            yield from _listed(served, view, language, only_me=only_me)
    if others:
        numbers = sorted(each.number for each in others)
        some = ", ".join(map(str, numbers[:NUMBERS_SHOWN]))
        message = "plan-more" if len(numbers) <= NUMBERS_SHOWN else "plan-more-many"
        yield Text(language.wording.text(message, {"count": len(others), "numbers": some}), quiet=True)


def _listed(actions: Sequence[Action], view: PlanView, language: Language, *, only_me: bool) -> Iterator[Part]:
    """To leads with a button each; to others to read."""
    if view.for_lead:
        yield Options(tuple(_option(each, view, language, only_me=only_me) for each in actions))
        return
    for each in actions:
        yield Text(f"{action_told.title(each, view.today, language)}: {each.text}")
        yield Text(action_told.standing(each, view.today, language), quiet=True)


def _option(action: Action, view: PlanView, language: Language, *, only_me: bool) -> Option:
    label = action_told.title(action, view.today, language)
    detail = f"{action.text}\n{action_told.standing(action, view.today, language)}"
    button = action_buttons.opening(action, label, only_me=only_me)
    return Option(button, language.wording.text("button-action-open"), detail)


# One action


def _one(view: PlanView, number: int, language: Language) -> Card:
    action = by_number(view.actions, number)
    if action is None:
        said = language.wording.text("action-no-such", {"number": f"{number}"})
        return Card(said, (Text(said), Buttons((action_buttons.to_plan(language),))))
    title = language.wording.text("action-title", {"number": f"{number}"})
    facts = Facts(tuple(_facts(action, view, language)))
    parts: tuple[Part, ...] = (Heading(title), Text(action.text), facts, *_below(action, view, language))
    return Card(f"{title}: {action.text}", parts)


def _facts(action: Action, view: PlanView, language: Language) -> Iterator[Fact]:
    words = language.wording
    owner, due = words.text("action-no-owner"), words.text("action-no-due")
    if action.owner is not None:
        owner = action.owner.name
    if action.due_on is not None:
        due = words.dated(action.due_on, view.today)
        due = words.text("action-due-late", {"day": due}) if is_late(action, view.today) else due
    known = {
        "action-progress": words.text(f"action-is-{action.progress}"),
        "action-owner": owner,
        "action-due": due,
        "action-theme": action_told.theme(action, language),
        "action-mission": action_told.mission(action, language),
        "action-began-at": _began(action, language),
        "summary-barrier": _barrier(action, language),
    }
    return (Fact(words.text(label), value) for label, value in known.items() if value)


def _began(action: Action, language: Language) -> str:
    """Where its theme stood then; nothing of an action that a lead made up."""
    if action.mean is None:
        return ""
    tenths = Fraction(action.mean, 10)
    level = {
        "name": language.choice_name(nearest_level(int(tenths + Fraction(1, 2)))),
        "mean": told.decimal(Fraction(action.mean, 100), 1),
    }
    words = language.wording
    said = {"level": words.text("summary-level-mean", level), "quarter": words.quarter(action.quarter)}
    return words.text("action-began-level", said)


def _barrier(action: Action, language: Language) -> str:
    return (action.barrier and language.framework.barrier_text(action.barrier)) or ""


def _below(action: Action, view: PlanView, language: Language) -> Iterator[Part]:
    if view.for_lead:
        yield action_buttons.for_lead(action, language)
        yield Text(language.wording.text("action-hint", {"number": f"{action.number}"}), quiet=True)
    elif action.owner is not None and action.owner.id == view.person:
        yield action_buttons.for_owner(action, language)
