"""One turn of a conversation: everything that decides what happens next is in this file.

`step` is pure. An event that makes no sense where the person stands changes nothing and says something helpful.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from typing import assert_never

from conversations import effects, events, leads, quiet
from conversations.action_lead import AboutActions
from conversations.action_lead import decide as decide_action
from conversations.action_typed import is_about_actions
from conversations.answers import COMMENT_LIMIT, LEVELS, Choice
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.effort import minutes_for
from conversations.events import Event
from conversations.joining import AboutJoining, decide_joining
from conversations.least import promised
from conversations.left_out import is_left_out, leave_out, reminded_of_it
from conversations.optional import may_stay_out
from conversations.pages import with_page
from conversations.people import CheckIn, Place
from conversations.quoting import comment_kept, let_quote
from conversations.requests import is_for_leads, requested
from conversations.rights import AboutRights, decide_rights
from conversations.roster_asked import AboutRoster, decide_roster, is_roster
from conversations.selection import choose, pool_size
from conversations.setting_up import may_claim
from conversations.state import Phase, State
from conversations.summary_asked import is_summary
from conversations.summary_request import picture_of
from conversations.text import keepable
from conversations.typed import (
    Barrier,
    Chosen,
    ClaimCode,
    Command,
    CommentText,
    EditNumber,
    Meaning,
    Number,
    Request,
    Unclear,
    understand,
)
from conversations.upcoming import none_open

__all__ = ["RECAP_LINES", "Context", "Turn", "claim_hash", "step"]

RECAP_LINES = 18
"""The most answers in one recap: more would not fit in one card everywhere."""


@dataclass(frozen=True, slots=True)
class Turn:
    state: State
    effects: tuple[Effect, ...] = ()


def claim_hash(code: str) -> str:
    """What is stored of a claim code. Codes are random and long, so a plain hash is enough."""
    return hashlib.sha256(code.strip().upper().encode(errors="replace")).hexdigest()


def step(state: State, event: Event, context: Context) -> Turn:
    """Takes one event; returns the new state and what is to be done about it."""
    turn = _taken(state, event, context)
    return Turn(*with_page(state, event, turn.state, turn.effects, context))


def _taken(state: State, event: Event, context: Context) -> Turn:
    if context.place is Place.SHARED:
        return _in_shared_place(state, event, context)
    state = _in_this_checkin(state, context)
    if state.phase is not Phase.NEW:
        return _direct(state, event, context)
    introduced = replace(state, phase=Phase.READY)
    if _erases_again(event, context):
        return _direct(state, event, context)
    welcome = _welcome(context)
    if _only_greets(event, context):
        return Turn(introduced, welcome)
    turn = _direct(introduced, event, context)
    return Turn(turn.state, welcome + turn.effects)


def _in_shared_place(state: State, event: Event, context: Context) -> Turn:
    """Where others read along only leads are served; everything personal is kept to direct messages. What does
    not concern the whole channel is shown to the lead alone.
    """
    if isinstance(event, events.Arrived | events.Returned | events.HomeOpened | events.Unsaid):
        return Turn(state)
    if isinstance(event, events.Hurried):
        return _say(state, "too-quick", private=True)
    if isinstance(event, events.Typed):
        return _typed_in_shared_place(state, event.text, context)
    if isinstance(event, events.ShowSummary):
        return Turn(state, _summary(event, context))
    if isinstance(event, AboutActions):
        return Turn(state, decide_action(event, context))
    if isinstance(event, leads.Decision):
        return Turn(state, _privately(leads.decide(event, context)))
    if isinstance(event, events.FileSent):
        return _file_in_shared_place(state, event, context)
    return _say(state, "only-leads-here", private=True)


def _typed_in_shared_place(state: State, text: str, context: Context) -> Turn:
    meaning = understand(text, context.language)
    if meaning == Command("thanks"):
        return _say(state, "you-are-welcome", private=True)
    if meaning in (Command("help"), Command("hello")):
        return _say(state, "help-shared", private=True)
    is_public = is_summary(meaning) or is_for_leads(meaning) or is_about_actions(meaning)
    asked = requested(meaning, context) if is_public else None
    if asked is None or isinstance(asked, Say):
        return Turn(state, _privately((asked or Say("only-leads-here"),)))
    return _in_shared_place(state, asked, context)


def _file_in_shared_place(state: State, event: events.FileSent, context: Context) -> Turn:
    """What was typed beside it counts as ever."""
    if event.text:
        return _typed_in_shared_place(state, event.text, context)
    return _say(state, "files-only-directly", private=True)


def _privately(effects_: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """For the person who asked alone, but for what changes the conversation for all."""
    if any(isinstance(each, effects.PostHere) for each in effects_):
        return effects_
    return tuple(
        replace(each, private=True) if isinstance(each, _CAN_BE_PRIVATE) else each for each in effects_
    )


_CAN_BE_PRIVATE = (
    Say | effects.Status | effects.NudgeOffer | effects.NextQuarters | effects.AuditTrail | effects.RoleMessage
) | (effects.PlaceMessage | effects.Settings | effects.SettingCard)
"""What is told to leads; summaries have the asker's own word for it."""


def _direct(state: State, event: Event, context: Context) -> Turn:
    if isinstance(event, quiet.Wish):
        return _wish(state, event, context)
    if isinstance(event, events.LeaveOut):
        return Turn(state, leave_out(event, context))
    if isinstance(event, leads.Decision):
        return _decision(state, event, context)
    if isinstance(event, AboutActions):
        return Turn(state, decide_action(event, context))
    if isinstance(event, AboutRights):
        return _about_rights(state, event, context)
    if isinstance(event, AboutJoining):
        return Turn(state, decide_joining(event, context))
    if isinstance(event, AboutRoster):
        return _about_roster(state, event, context)
    match event:
        case events.Arrived() | events.MembersChanged() | events.TakenOut():
            return Turn(state)
        case events.Returned():
            return _returned(state, context)
        case events.Typed(text):
            return _typed(state, text, context)
        case events.Start():
            return _start(state, context)
        case events.Pause():
            return _pause(state)
        case events.ShowProgress():
            return _progress(state, context)
        case events.ShowHelp():
            return _say(state, "help-lead" if context.person.is_lead else "help", buttons=("start", "progress"))
        case events.ShowRecap():
            return _recap(state)
        case events.ShowHome() | events.HomeOpened():
            on_page = isinstance(event, events.HomeOpened)
            return Turn(state, (effects.Home(context.person.id, on_page),))
        case events.ShowSummary():
            return Turn(state, _summary(event, context))
        case events.MayQuote():
            return Turn(*let_quote(state, event, context))
        case events.Hurried():
            return _say(state, "too-quick")
        case events.Unreadable():
            return _say(state, "unreadable-button", buttons=("show",))
        case _:
            return _on_question(state, event, context)


def _about_rights(state: State, event: AboutRights, context: Context) -> Turn:
    after, effects_ = decide_rights(event, state, context)
    recap = _recap_of(state) if isinstance(event, events.ShowCorrection) else ()
    return Turn(after, (*effects_, *recap))


def _about_roster(state: State, event: AboutRoster, context: Context) -> Turn:
    """What staff type beside a file, such as a comment, is not lost because of it."""
    turn = Turn(state)
    if isinstance(event, events.FileSent) and event.text and not is_roster(event, context):
        turn = _typed(state, event.text, context)
    return Turn(turn.state, (*decide_roster(event, context), *turn.effects))


def _wish(state: State, wish: quiet.Wish, context: Context) -> Turn:
    """Whoever stopped or has finished is not reminded, so there is nothing to put off."""
    puts_off = isinstance(wish, events.Snooze) and wish.until is not None
    if is_left_out(context) and (puts_off or wish == events.WantReminders(True)):
        return Turn(state, (reminded_of_it(),))
    if state.phase is Phase.STOPPED and (puts_off or wish == events.WantReminders(True)):
        return _say(state, "stopped-already", buttons=("resume",))
    if state.finished and puts_off and context.checkin is not None:
        return _say(state, "nothing-to-remind-of", buttons=("recap",))
    return Turn(state, quiet.grant(wish, context))


def _decision(state: State, event: leads.Decision, context: Context) -> Turn:
    if isinstance(event, events.ShowStatus) and not context.person.is_lead:
        return _progress(state, context)
    return Turn(state, leads.decide(event, context))


_OnQuestion = (
    events.Answer
    | events.Skip
    | events.Back
    | events.Change
    | events.NameBarrier
    | events.OpenComment
    | events.Comment
)


def _on_question(state: State, event: _OnQuestion, context: Context) -> Turn:
    """Events that name a question: only those of the person's own, in the check-in that is open."""
    if is_left_out(context):
        return Turn(state, (reminded_of_it(),))
    if context.checkin is None or event.checkin != context.checkin.id:
        return _say(state, "checkin-closed")
    if event.question not in state.questions:
        return _say(state, "question-not-yours", buttons=("show",))
    if state.phase is Phase.STOPPED:
        return _say(state, "stopped-already", buttons=("resume",))
    match event:
        case events.Answer(_, question, choice):
            return _answer(state, question, choice, context)
        case events.Skip(_, question):
            return _skip(state, question)
        case events.Back(_, question):
            return _back(state, question)
        case events.Change(_, question):
            return _return_to(state, question)
        case events.NameBarrier(_, question, barrier):
            return _name_barrier(state, question, barrier, context)
        case events.OpenComment(_, question):
            return _open_comment(state, question)
        case events.Comment():
            return _comment(state, event)
    assert_never(event)


# Beginning, leaving and ending


def _in_this_checkin(state: State, context: Context) -> State:
    """Turns the page when a new check-in has opened since the person's last one, or when the council has
    replaced its framework: questions that are gone cannot be shown any more.
    """
    gone = not all(question in context.language.framework.by_id for question in state.questions)
    if not gone and (context.checkin is None or state.checkin in (None, context.checkin.id)):
        return state
    phase = state.phase if state.phase is Phase.STOPPED else Phase.READY
    return State(phase=phase, previous=state.questions, language=state.language, has_page=state.has_page)


def _welcome(context: Context) -> tuple[Effect, ...]:
    count = _questions_ahead(context)
    who: dict[str, str | int] = {"name": context.person.name, "count": count, "minutes": minutes_for(count)}
    least: dict[str, str | int] = {"least": promised(context)}
    privacy = Say("welcome-privacy", least, buttons=("start", "help", "home"))
    return Say("welcome", who), *may_stay_out(context), privacy, *may_claim(context)


def _questions_ahead(context: Context) -> int:
    """How many questions the person will get: a role can have fewer than the council asks for."""
    return min(context.questions_each, pool_size(context.language.framework, context.person.role))


def _erases_again(event: Event, context: Context) -> bool:
    """The button of an erasure was pressed twice: nobody is welcomed who has just left."""
    return isinstance(event, events.Erase) and event.person != context.person.id


def _only_greets(event: Event, context: Context) -> bool:
    """A first message that needs no answer beyond the introduction."""
    if isinstance(event, events.Typed):
        return understand(event.text, context.language) in _GREETINGS
    return isinstance(event, events.Arrived | events.Returned | events.ShowHelp)


_GREETINGS = (Unclear(), *map(Command, ("hello", "thanks", "help", "yes", "no")))


def _start(state: State, context: Context) -> Turn:
    if is_left_out(context):
        return Turn(state, (reminded_of_it(),))
    if context.checkin is None:
        return _not_yet(state, context)
    if not state.questions:
        return _first_question(state, context, context.checkin)
    if state.current is None and state.barrier_for is None:
        finished = replace(state, phase=Phase.FINISHED)
        return Turn(finished, (Say("finished-already"), *_recap_of(state)))
    effects_ = _ask_again(state)
    if state.phase is not Phase.ASKING:
        effects_ = (Say("welcome-back", {"done": state.done, "total": len(state.questions)}), *effects_)
    return Turn(replace(state, phase=Phase.ASKING), effects_)


def _not_yet(state: State, context: Context) -> Turn:
    """Whoever had stopped and comes back between two check-ins is asked again in the next."""
    told = (none_open(context),)
    if state.phase is not Phase.STOPPED:
        return Turn(state, told)
    is_waiting = state.current is not None or state.barrier_for is not None
    begun = Phase.PAUSED if is_waiting else Phase.FINISHED
    phase = begun if state.questions else Phase.READY
    return Turn(replace(state, phase=phase), (Say("asked-again"), *told))


def _returned(state: State, context: Context) -> Turn:
    """Shows again where the person left off."""
    is_waiting = state.current is not None or state.barrier_for is not None
    if context.checkin is None or not is_waiting or state.phase is Phase.STOPPED:
        return _progress(state, context)
    return _start(replace(state, phase=Phase.PAUSED), context)


def _first_question(state: State, context: Context, checkin: CheckIn) -> Turn:
    questions = choose(
        context.language.framework,
        context.person.role,
        context.person.ordinal,
        checkin.quarter,
        previous=state.previous,
        count=context.questions_each,
    )
    state = replace(
        state, phase=Phase.ASKING, checkin=checkin.id, questions=questions, current=questions[0], finished=False
    )
    return Turn(state, _ask_again(state))


def _pause(state: State) -> Turn:
    if state.phase is not Phase.ASKING:
        return _say(state, "nothing-to-pause")
    progress: dict[str, str | int] = {"done": state.done, "total": len(state.questions)}
    return _say(replace(state, phase=Phase.PAUSED), "paused", progress, buttons=("resume",))


def _stop(state: State) -> Turn:
    if state.phase is Phase.STOPPED:
        return _say(state, "stopped-already", buttons=("resume",))
    return _say(replace(state, phase=Phase.STOPPED), "stopped", buttons=("resume",))


def _advance(state: State) -> Turn:
    """Asks the next open question; without one, the check-in is finished."""
    following = state.next_open()
    if following is not None:
        state = replace(state, current=following, phase=Phase.ASKING)
        return Turn(state, _ask_again(state))
    ended = replace(state, current=None, phase=Phase.FINISHED, finished=True)
    closing = Say("changed") if state.finished else Say("thanks")
    return Turn(ended, (*_recap_of(ended), closing))


# One question


def _answer(state: State, question: str, choice: Choice, context: Context) -> Turn:
    if question != state.current:
        return _not_the_current(state, question, choice, context)
    before = state.choices.get(question)
    state = replace(
        state,
        phase=Phase.ASKING,
        choices={**state.choices, question: choice},
        skipped=state.skipped - {question},
        barriers_settled=state.barriers_settled if choice == before else state.barriers_settled - {question},
        last_answered=question,
        current=None,
    )
    recorded = (effects.RecordAnswer(_checkin(state), question, choice), _answered(state, question))
    if choice.asks_what_holds_back and question not in state.barriers_settled:
        state = replace(state, barrier_for=question)
        return Turn(state, (*recorded, *_ask_again(state)))
    return _followed_by(recorded, _advance(state))


def _skip(state: State, question: str) -> Turn:
    """Leaves a question out; one that was answered before keeps its answer."""
    if question != state.current:
        return _passed_by(state, question)
    skipped = state.skipped if question in state.choices else state.skipped | {question}
    state = replace(state, skipped=skipped, current=None)
    return _followed_by((_answered(state, question),), _advance(state))


def _back(state: State, question: str) -> Turn:
    if question not in (state.current, state.barrier_for):
        return _passed_by(state, question)
    if question == state.barrier_for:
        return _return_to(state, question)
    place = state.questions.index(question)
    if place == 0:
        return _say(state, "first-question-already")
    return _return_to(state, state.questions[place - 1])


def _return_to(state: State, question: str) -> Turn:
    """Asks a question again; whatever was being asked folds up and comes again later."""
    folded: tuple[Effect, ...] = ()
    if state.current is not None and state.current != question:
        folded = (_answered(state, state.current),)
    elif state.barrier_for is not None:
        folded = (
            effects.BarrierNamed(_checkin(state), state.barrier_for, state.number(state.barrier_for), None),
        )
    state = replace(state, phase=Phase.ASKING, current=question, barrier_for=None)
    return _followed_by(folded, Turn(state, _ask_again(state)))


def _not_the_current(state: State, question: str, choice: Choice, context: Context) -> Turn:
    """An old card: it folds to what was answered, and the person is told where they are. Whoever pressed twice
    has seen that already.
    """
    answered = state.choices.get(question)
    if answered is None:
        return _passed_by(state, question)
    if question == state.last_answered and choice is answered:
        return Turn(state, (_answered(state, question),))
    said: dict[str, str | int] = {
        "number": state.number(question),
        "choice": context.language.choice_label(answered),
    }
    return Turn(state, (_answered(state, question), Say("answered-already", said), *_where(state)))


def _passed_by(state: State, question: str) -> Turn:
    said: dict[str, str | int] = {"number": state.number(question)}
    return Turn(state, (_answered(state, question), Say("not-the-current", said), *_where(state)))


def _where(state: State) -> tuple[Effect, ...]:
    """Tells what is waiting, if anything is."""
    waiting = state.current or state.barrier_for
    if waiting is None or state.phase is not Phase.ASKING:
        return ()
    message = "waiting-for" if state.current else "waiting-for-barrier"
    return (Say(message, {"number": state.number(waiting), "total": len(state.questions)}, ("show",)),)


def _name_barrier(state: State, question: str, barrier: str | None, context: Context) -> Turn:
    if barrier is not None and context.language.framework.barrier_text(barrier) is None:
        return _say(state, "unreadable-button")
    choice = state.choices.get(question)
    number = state.number(question)
    named = effects.BarrierNamed(_checkin(state), question, number, barrier)
    if choice is None or not choice.asks_what_holds_back:
        return Turn(state, (replace(named, barrier=None), Say("barrier-not-needed", {"number": number})))
    recorded = effects.RecordBarrier(_checkin(state), question, barrier)
    settled = replace(state, barriers_settled=state.barriers_settled | {question})
    if question == state.barrier_for:
        return _followed_by((recorded, named), _advance(replace(settled, barrier_for=None)))
    if barrier is None:
        return _say(state, "barrier-unchanged", {"number": number})
    return Turn(settled, (recorded, named, Say("barrier-kept", {"number": number})))


def _open_comment(state: State, question: str) -> Turn:
    number = state.number(question)
    if question not in state.choices:
        return _say(state, "comment-needs-answer", {"number": number})
    return Turn(state, (effects.AskComment(_checkin(state), question, number),))


def _comment(state: State, event: events.Comment) -> Turn:
    question, number = event.question, state.number(event.question)
    if question not in state.choices:
        return _say(state, "comment-needs-answer", {"number": number})
    kept, cut = keepable(event.text)
    if not kept:
        return _say(state, "comment-empty")
    quotable = state.quotable | {question} if event.may_quote else state.quotable - {question}
    record = effects.RecordComment(_checkin(state), question, kept, event.may_quote)
    said = comment_kept(event, number, limit=COMMENT_LIMIT if cut else None)
    return Turn(replace(state, last_commented=question, quotable=quotable), (record, said))


def _quote_typed(state: State, name: str, context: Context) -> Turn:
    """For the comment that came last."""
    if state.last_commented is None:
        return _say(state, "how-to-comment")
    event = events.MayQuote(_checkin(state), state.last_commented, name == "quote")
    return Turn(*let_quote(state, event, context))


# What is typed


def _typed(state: State, text: str, context: Context) -> Turn:
    meaning = understand(text, context.language)
    if context.checkin is None and state.questions and _is_about_a_question(meaning):
        return _say(state, "checkin-closed")
    asked = requested(meaning, context)
    if asked is not None:
        return Turn(state, (asked,)) if isinstance(asked, Say) else _direct(state, asked, context)
    match meaning:
        case Number(value):
            return _number_typed(state, value, context)
        case Chosen(choice):
            return _choice_typed(state, choice, context)
        case Barrier(barrier):
            return _barrier_typed(state, barrier, context)
        case EditNumber(number):
            return _edit(state, number, context)
        case CommentText():
            return _comment_typed(state, meaning, context)
        case ClaimCode(code):
            return _claim(state, code, context)
        case Request() | Unclear() | Command("why"):
            return _unclear(state, text)
        case Command(name):
            return _command(state, name, context)


def _is_about_a_question(meaning: Meaning) -> bool:
    if isinstance(meaning, Command):
        return meaning.name in ("skip", "back", "pause", "edit", "comment")
    return not isinstance(meaning, ClaimCode | Request | Unclear)


def _command(state: State, name: str, context: Context) -> Turn:
    if name == "stop":
        return _stop(state)
    if name in ("skip", "back"):
        return _skip_or_back_typed(state, name, context)
    if name in ("quote", "unquote"):
        return _quote_typed(state, name, context)
    if name in ("comment", "edit", "claim"):
        return _say(state, f"how-to-{name}")
    if name in ("english", "welsh"):
        language = {"english": "en", "welsh": "cy"}[name]
        return _say(replace(state, language=language), "language-changed", buttons=("start", "help"))
    if name in ("yes", "no"):
        return _yes_or_no(state, name)
    if name == "thanks":
        return _say(state, "you-are-welcome")
    return _say(state, "hello", buttons=("start", "help"))


def _yes_or_no(state: State, name: str) -> Turn:
    """It changes nothing, as it is not known what it is about: nobody is asked on who said `ok` to a stop, and
    nothing is begun, erased, sent or closed because somebody said `yes`.
    """
    if state.phase is Phase.STOPPED:
        return _say(state, "stopped-already", buttons=("resume",))
    following = {Phase.READY: "start", Phase.FINISHED: "recap", Phase.PAUSED: "resume"}
    message = "said-yes" if name == "yes" else "said-no"
    return _say(state, message, buttons=(following.get(state.phase, "show"),))


def _number_typed(state: State, value: int, context: Context) -> Turn:
    if state.barrier_for is not None:
        barriers = context.language.framework.barriers
        if not 1 <= value <= len(barriers):
            return _say(state, "barrier-out-of-range", {"last": len(barriers)})
        return _waiting(
            state, events.NameBarrier(_checkin(state), state.barrier_for, barriers[value - 1].id), context
        )
    if value not in set(LEVELS):
        return _say(state, "level-out-of-range") if state.current else _nothing_waiting(state, context)
    return _choice_typed(state, Choice(value), context)


def _choice_typed(state: State, choice: Choice, context: Context) -> Turn:
    if state.barrier_for is not None:
        return _say(state, "barrier-first", {"last": len(context.language.framework.barriers)})
    if state.current is None:
        return _nothing_waiting(state, context)
    return _waiting(state, events.Answer(_checkin(state), state.current, choice), context)


def _barrier_typed(state: State, barrier: str, context: Context) -> Turn:
    if state.barrier_for is None:
        return _unclear(state)
    return _waiting(state, events.NameBarrier(_checkin(state), state.barrier_for, barrier), context)


def _skip_or_back_typed(state: State, name: str, context: Context) -> Turn:
    if state.barrier_for is not None:
        skipped = events.NameBarrier(_checkin(state), state.barrier_for, None)
        gone_back = events.Back(_checkin(state), state.barrier_for)
        return _waiting(state, skipped if name == "skip" else gone_back, context)
    if state.current is None:
        return _nothing_waiting(state, context)
    kind = events.Skip if name == "skip" else events.Back
    return _waiting(state, kind(_checkin(state), state.current), context)


def _waiting(state: State, event: _OnQuestion, context: Context) -> Turn:
    """Something typed for the question that is waiting; after a pause it is asked again first, so that nobody
    answers a question they no longer see."""
    if state.phase is Phase.PAUSED:
        return _start(state, context)
    return _on_question(state, event, context)


def _nothing_waiting(state: State, context: Context) -> Turn:
    if context.checkin is None:
        return Turn(state, (none_open(context),))
    if state.phase is Phase.FINISHED:
        return _say(state, "nothing-waiting-finished", buttons=("recap",))
    return _say(state, "nothing-waiting", buttons=("start",))


def _edit(state: State, number: int, context: Context) -> Turn:
    if not state.questions:
        return _say(state, "nothing-answered-yet", buttons=("start",))
    if not 1 <= number <= len(state.questions):
        return _no_such_question(state, number)
    return _on_question(state, events.Change(_checkin(state), state.questions[number - 1]), context)


def _comment_typed(state: State, comment: CommentText, context: Context) -> Turn:
    question = state.last_answered
    if comment.number is not None and state.questions:
        if not 1 <= comment.number <= len(state.questions):
            return _no_such_question(state, comment.number)
        question = state.questions[comment.number - 1]
    if question is None:
        return _say(state, "nothing-answered-yet", buttons=("start",))
    return _on_question(state, events.Comment(_checkin(state), question, comment.text), context)


def _no_such_question(state: State, number: int) -> Turn:
    return _say(state, "no-such-question", {"number": number, "last": len(state.questions)})


_LEAST_WORDS = 5
"""Whoever types as many without a command may have meant to give evidence, and is told how it is kept."""


def _unclear(state: State, text: str = "") -> Turn:
    if state.phase is Phase.ASKING and state.barrier_for is not None:
        return _say(state, "unclear-barrier", buttons=("show",))
    if state.phase is Phase.ASKING:
        has_words = state.last_answered is not None and len(text.split()) >= _LEAST_WORDS
        message = "unclear-words" if has_words else "unclear-asking"
        number = state.number(state.current or state.questions[0])
        return _say(state, message, {"number": number}, buttons=("show",))
    return _say(state, "unclear", buttons=("show", "help"))


# Asking about oneself, and leads


def _progress(state: State, context: Context) -> Turn:
    if is_left_out(context):
        return Turn(state, (reminded_of_it(),))
    if context.checkin is None and state.phase is Phase.STOPPED:
        return _say(state, "stopped-already", buttons=("resume",))
    if context.checkin is None:
        return Turn(state, (none_open(context),))
    if not state.questions:
        return _say(state, "progress-not-started", {"count": _questions_ahead(context)}, buttons=("start",))
    closes = context.language.wording.day(context.checkin.closes_at, context.person.zone)
    said: dict[str, str | int] = {"done": state.done, "total": len(state.questions), "closes": closes}
    if state.phase is Phase.FINISHED:
        return _say(state, "progress-finished", said, buttons=("recap",))
    return _say(state, "progress", said, buttons=("resume",))


def _recap(state: State) -> Turn:
    if not state.questions:
        return _say(state, "nothing-answered-yet", buttons=("start",))
    return Turn(state, _recap_of(state))


def _summary(event: events.ShowSummary, context: Context) -> tuple[Effect, ...]:
    """Text first: it has arrived when the picture fails."""
    request = event.request
    if not context.person.is_lead:
        return (Say("summary-leads-only", private=True),)
    if request.theme is not None and request.theme not in context.language.theme_names:
        return (Say("summary-theme-gone", buttons=("summary",), private=True),)
    private = event.only_me and context.place is Place.SHARED
    picture = picture_of(request)
    drawn = () if picture is None else (effects.Draw(request, picture, private),)
    return effects.Summarise(request, private), *drawn


def _claim(state: State, code: str, context: Context) -> Turn:
    if context.person.is_lead:
        return _say(state, "claim-lead-already")
    if context.claim_hash is None:
        return _say(state, "claim-none")
    if not hmac.compare_digest(claim_hash(code), context.claim_hash):
        return _say(state, "claim-wrong")
    done = Say("claim-done", buttons=("summary", "settings"))
    if not context.is_set_up:
        done = Say("claim-done-new", buttons=("set-up", "summary"))
    return Turn(state, (effects.AppointLead(), done))


# Small parts


def _say(
    state: State,
    message: str,
    arguments: dict[str, str | int] | None = None,
    *,
    buttons: tuple[str, ...] = (),
    private: bool = False,
) -> Turn:
    return Turn(state, (Say(message, arguments or {}, buttons, private),))


def _followed_by(first: tuple[Effect, ...], turn: Turn) -> Turn:
    return Turn(turn.state, first + turn.effects)


def _ask_again(state: State) -> tuple[Effect, ...]:
    """The question, or the barrier, that is waiting."""
    if state.barrier_for is not None:
        return (effects.AskBarrier(_checkin(state), state.barrier_for, state.number(state.barrier_for)),)
    question = state.current or state.questions[0]
    number, total = state.number(question), len(state.questions)
    return (effects.Ask(_checkin(state), question, number, total, state.choices.get(question)),)


def _answered(state: State, question: str) -> effects.Answered:
    number, total = state.number(question), len(state.questions)
    return effects.Answered(_checkin(state), question, number, total, state.choices.get(question))


def _recap_of(state: State) -> tuple[effects.Recap, ...]:
    lines = [
        effects.RecapLine(question, number, state.choices.get(question), question in state.quotable)
        for number, question in enumerate(state.questions, start=1)
    ]
    starts = range(0, len(lines), RECAP_LINES)
    return tuple(effects.Recap(_checkin(state), tuple(lines[start : start + RECAP_LINES])) for start in starts)


def _checkin(state: State) -> int:
    """The check-in of a state that has questions."""
    assert state.checkin is not None, "questions are chosen together with their check-in"
    return state.checkin
