"""The command line: each command by its name, where it is, and what it does. It is loaded when it is called.

Every command ends with a bot.faults.Exit code; faults go to standard error, in words.
"""

from typing import Any

import typer
from typer.core import TyperGroup

from bot.cli_later import Later, group

_COMMANDS = (
    Later(
        "nudge",
        "cli_checkins:nudge",
        "Remind everybody who has not finished, once in five working days at most.",
    ),
    Later("export", "cli_export:export", "Take away all of a council's published figures."),
    Later(
        "national",
        "cli_export:national_view",
        "Show many councils together, from their JSON exports: no names, and no league table.",
    ),
    Later("summary", "cli_summary:summary", "Print a council's maturity summary."),
    Later(
        "actions",
        "cli_actions:actions",
        "Print a council's action plan, with what is proposed for its weakest themes.",
    ),
    Later(
        "audit",
        "cli_audit:audit",
        "Show who did what: roles, settings, exports, summaries, erasures, and what was refused. No answers.",
    ),
    Later(
        "trace",
        "cli_outbox:trace",
        "Show what became of an event: when it was taken, and how each answer to it went. Never what it says.",
    ),
    Later("serve", "cli_program:serve", "Start the server for Slack and Teams."),
    Later("chat", "cli_program:chat", "Talk with Waymark in this terminal."),
    Later(
        "doctor",
        "cli_program:doctor",
        "Check settings, database, platforms, clock and public address; say what to do about each fault.",
    ),
    Later("demo", "cli_program:demo", "Fill a new database with a made-up council."),
    Later("version", "cli_program:tell_version", "Tell the version of the program, and that of its tables."),
    group(
        "framework",
        "The questions.",
        Later(
            "check",
            "cli_program:framework_check",
            "Check a framework file, and its translations beside it; name every fault with its JSON path.",
        ),
    ),
    group(
        "lead",
        "Digital leads.",
        Later("add", "cli_leads:add", "Make somebody a digital lead."),
        Later(
            "remove",
            "cli_leads:remove",
            "Take the role from a digital lead; the last lead of a council keeps it. They stay on the roster.",
        ),
        Later("list", "cli_leads:list_leads", "Show who leads a council."),
    ),
    group(
        "db",
        "The database.",
        Later(
            "backup",
            "cli_backup:backup",
            "Copy a SQLite database while the server runs, and check the copy. For PostgreSQL: says how.",
        ),
        Later("upgrade", "cli_program:db_upgrade", "Make the database, or bring it up to this version."),
    ),
    group(
        "checkin",
        "The check-in of the quarter.",
        Later(
            "open",
            "cli_checkins:open_",
            "Open this quarter's check-in now; everybody is invited in their working time.",
        ),
        Later("close", "cli_checkins:close", "Close the check-in now."),
        Later("move", "cli_checkins:move", "Let the check-in close at 17:00 on another DAY."),
        Later("pause", "cli_checkins:pause", "Send no reminders until `resume`; answers are still taken."),
        Later("resume", "cli_checkins:resume", "Let reminders go on."),
        Later(
            "status",
            "cli_checkins:status",
            "Show who was invited and reached, who has finished, and what comes next.",
        ),
    ),
    Later("calendar", "cli_calendar:calendar_app", "Quarters, holidays and freezes."),
    group(
        "benchmark",
        "The benchmark of councils that share their figures.",
        Later("join", "cli_benchmark:join", "Share a council's figures."),
        Later("leave", "cli_benchmark:leave", "Share a council's figures no more."),
        Later("key", "cli_benchmark:key", "Make a key to sign files with."),
        Later("trust", "cli_benchmark:trust", "Believe the files of another deployment."),
        Later(
            "distrust",
            "cli_benchmark:distrust",
            "Believe a deployment no more, and forget what its files told.",
        ),
        Later(
            "export",
            "cli_benchmark:export_",
            "Make a signed file of this deployment's councils, for other deployments: counts only.",
        ),
        Later("import", "cli_benchmark:import_", "Take in a signed file of another deployment's councils."),
        Later(
            "show", "cli_benchmark:show", "Show where a council stands, and what the benchmarks are made of."
        ),
    ),
    group(
        "person",
        "People on the roster.",
        Later(
            "set",
            "cli_people:set_person",
            "Add somebody to the roster, or change their entry; what is left out stays.",
        ),
        Later(
            "remove",
            "cli_people:remove",
            "Take somebody off the roster: they get nothing more. Their answers stay.",
        ),
        Later("data", "cli_my_data:data", "Print all that is held on somebody, as JSON."),
        Later(
            "erase",
            "cli_my_data:erase",
            "Delete all that is held on somebody. This cannot be undone, and they get no receipt.",
        ),
    ),
    group(
        "people",
        "The roster, and the channels whose members are asked.",
        Later(
            "import",
            "cli_people_import:import_people",
            "Put people on the roster, or change their entries, from a CSV file.",
        ),
        Later(
            "places",
            "cli_places:places",
            "List the channels and teams whose members are asked, and how the people on the roster came.",
        ),
    ),
    group(
        "slack",
        "Installing in Slack.",
        Later("key", "cli_slack:key", "Print a new key for WAYMARK_TOKEN_KEYS."),
        Later(
            "rotate-key",
            "cli_slack:rotate_key",
            "Encrypt the bot tokens of all workspaces anew, with the first of WAYMARK_TOKEN_KEYS.",
        ),
        Later(
            "workspaces", "cli_slack:workspaces", "List the workspaces that installed Waymark by themselves."
        ),
        Later(
            "manifest",
            "cli_install:slack_manifest",
            "Print the app manifest: at api.slack.com/apps choose Create New App, From a manifest, and paste "
            "it.",
        ),
    ),
    group(
        "teams",
        "Installing in Teams.",
        Later(
            "package",
            "cli_install:teams_package",
            "Write the app package: an administrator uploads it in the Teams admin centre.",
        ),
    ),
    group(
        "council",
        "What a council decides for all its check-ins.",
        Later(
            "set",
            "cli_council:set_council",
            "Change the smallest group that a figure tells of, how long answers are kept, or whether people "
            "must take\npart; the rest stays.",
        ),
        Later(
            "connect",
            "cli_council:connect",
            "Make another workspace or tenant the council's, before anybody has written from there: so "
            "a council can\nhave Slack and Teams.",
        ),
    ),
    Later("outbox", "cli_outbox:outbox_app", "Messages that were not delivered."),
)


class _Commands(TyperGroup):
    """What Typer makes of `app`."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for each in _COMMANDS:
            self.add_command(each)


app = typer.Typer(cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def waymark() -> None:
    """Waymark helps a UK council see and raise its digital maturity, in Slack, Teams and the terminal."""
