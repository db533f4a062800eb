"""Who may use what: the table that the tests hold the program to, and that docs/permissions.md shows."""

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What somebody gets from a command or a button."""

    YES = "yes"
    OWN = "their own part"
    """Leads get it for the council; everybody else sees what is their own."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Rule:
    """What staff and leads get, alone with the bot and where others read along."""

    what: str
    staff: Use
    lead: Use
    staff_in_channel: Use
    lead_in_channel: Use
    commands: tuple[str, ...]
    """By their names in words.COMMANDS."""
    buttons: tuple[str, ...]
    """What values begin with; with a colon, an event that no plain word names."""


RULES = (
    Rule(
        "Answering one's own questions",
        *(Use.YES, Use.YES, Use.NO, Use.NO),
        (
            *("start", "yes", "no", "pause", "resume", "stop", "skip", "back", "progress", "recap"),
            *("comment", "edit", "quote", "unquote", "not-sure", "not-applicable", "level", "english", "welsh"),
        ),
        (
            *("start", "resume", "show", "pause", "progress", "recap"),
            *("answer", "barrier", "skip", "back", "change", "comment", "say", "quote", "unquote"),
        ),
    ),
    Rule(
        "One's own reminders, leave and hours",
        *(Use.YES, Use.YES, Use.NO, Use.NO),
        (
            *("snooze", "unsnooze", "away", "back-at-work", "stop-reminders", "start-reminders", "hours"),
            *("leave-out", "include-me"),
        ),
        (
            *("snooze", "snooze-tomorrow", "unsnooze", "away", "back-at-work", "stop-reminders"),
            *("start-reminders", "hours", "leave-out", "include-me"),
        ),
    ),
    Rule(
        "One's own data",
        *(Use.YES, Use.YES, Use.NO, Use.NO),
        ("my-data", "my-data-file", "correct", "withdraw", "withdraw-now", "erase", "erase-now"),
        ("my-data", "my-data-file", "correct", "withdraw", "withdraw-now", "erase", "erase-now"),
    ),
    Rule(
        "Joining one's accounts on two platforms",
        *(Use.YES, Use.YES, Use.NO, Use.NO),
        ("join-accounts", "join", "join-now", "join-refuse"),
        ("join-accounts", "join-now", "join-refuse"),
    ),
    Rule(
        "Help, hello and thanks",
        *(Use.YES, Use.YES, Use.YES, Use.YES),
        ("help", "hello", "thanks"),
        (),
    ),
    Rule("The help button", *(Use.YES, Use.YES, Use.NO, Use.NO), (), ("help",)),
    Rule(
        "Becoming the first lead, with the code from the server",
        *(Use.YES, Use.YES, Use.NO, Use.NO),
        ("claim",),
        (),
    ),
    Rule(
        "How the check-in goes",
        *(Use.OWN, Use.YES, Use.NO, Use.YES),
        ("status",),
        ("status",),
    ),
    Rule(
        "Summaries, and why figures are as they are",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("summary", "why"),
        ("summary",),
    ),
    Rule(
        "Figures to take away",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("export",),
        ("export", "export-csv", "export-xlsx", "export-json", "export-html"),
    ),
    Rule(
        "Running the check-in",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        (
            *("calendar", "nudge", "nudge-all", "open", "open-now", "close", "close-now", "move-close"),
            *("pause-checkin", "resume-checkin", "post-here"),
        ),
        (
            *("calendar", "nudge", "nudge-all", "open", "open-now", "close", "close-now", "move-close"),
            *("pause-checkin", "resume-checkin", "post-here"),
        ),
    ),
    Rule(
        "The smallest group, the benchmark and sharing in it",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("least", "benchmark", "share", "share-now", "stop-sharing", "stop-sharing-now"),
        ("benchmark", "share", "share-now", "stop-sharing", "stop-sharing-now"),
    ),
    Rule(
        "Whether people must take part",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("optional", "mandatory"),
        ("optional", "mandatory"),
    ),
    Rule(
        "Where one stands, on one card",
        *(Use.YES, Use.YES, Use.NO, Use.NO),
        ("home",),
        ("home",),
    ),
    Rule(
        "The council's settings",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("settings", "council-name", "nation", "year"),
        ("settings", "setting", "nation", "year"),
    ),
    Rule(
        "The guided set-up",
        *(Use.NO, Use.YES, Use.NO, Use.NO),
        ("set-up",),
        ("set-up", "set-up-done"),
    ),
    Rule(
        "Channels whose members are asked",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("ask-here", "ask-here-guests", "stop-asking-here", "asked"),
        (
            *("ask-here", "ask-here-guests", "stop-asking-here", "asked"),
            *("ask-place", "ask-place-guests", "stop-asking", "stop-place"),
        ),
    ),
    Rule(
        "Who leads, and who did what",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("leads", "add-lead", "remove-lead", "audit"),
        ("leads", "add-lead", "remove-lead", "remove-lead-now", "audit"),
    ),
    Rule(
        "The roster from a file",
        *(Use.NO, Use.YES, Use.NO, Use.NO),
        ("import",),
        ("import", "roster", "roster-leave"),
    ),
    Rule(
        "The action plan",
        *(Use.YES, Use.YES, Use.NO, Use.YES),
        ("actions", "action"),
        ("actions",),
    ),
    Rule(
        "How far an action is; its owner may say so too",
        *(Use.OWN, Use.YES, Use.NO, Use.YES),
        (),
        ("action:mark",),
    ),
    Rule(
        "Adding, accepting and changing actions",
        *(Use.NO, Use.YES, Use.NO, Use.YES),
        ("add-action",),
        ("accept", "action"),
    ),
)

ON_THE_COMMAND_LINE = (
    ("waymark people, person", "the roster, and the channels whose members are asked"),
    ("waymark lead", "who leads"),
    ("waymark council, calendar, checkin, nudge", "settings and check-ins"),
    ("waymark summary, export, national, benchmark", "figures, for a council that is named"),
    ("waymark serve, version, doctor, db, outbox, trace, slack, teams", "the installation"),
)


def page() -> str:
    """docs/permissions.md."""
    head = (
        "| What | Staff, direct | Lead, direct | Staff, channel | Lead, channel | Typed |\n"
        "|---|---|---|---|---|---|\n"
    )
    rows = "".join(
        f"| {rule.what} | {rule.staff.value} | {rule.lead.value} | {rule.staff_in_channel.value} "
        f"| {rule.lead_in_channel.value} | {', '.join(rule.commands) or 'button only'} |\n"
        for rule in RULES
    )
    line = "".join(f"| `{command}` | {what} |\n" for command, what in ON_THE_COMMAND_LINE)
    return f"""# Who may use what

A test tries every typed command and every button as each of these people, alone with Waymark and in a channel
(`tests/bot/test_permissions.py`), and holds this page to its table.

- **Staff**: everybody whom Waymark knows in a connected workspace. Somebody who was taken off the roster counts
  as staff when they write, is not asked unprompted and is not counted; a lead who was taken off leads no more.
- **Lead**: a digital lead of that council. A lead of another council is nobody here: what they press or type is
  about their own council, whatever a button says.
- **Operator**: whoever runs the command line.

"Their own part": they see, or say, only what is their own. In a channel, refusals and whatever concerns the
lead alone are shown to nobody else where the platform can do that.

{head}{rows}
The last lead of a council cannot be removed: not in chat, not on the command line, not by a file of people.

## On the command line

| Command | For |
|---|---|
{line}"""
