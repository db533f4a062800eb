"""A new lead sets the council up by buttons and later changes it; everybody sees where they stand."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.base import Pace, Rate
from adapters.memory import buttons_of
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot import claims
from bot.clock import utc_now
from conversations.audit import Deed
from conversations.calendar import Nation, YearKind
from conversations.events import HomeOpened
from conversations.settings import CouncilSettings
from storage import audit, councils, planning, settings
from storage.database import Database
from tests.journeys.serving import Served, served
from tests.platforms.slack import Slack
from tests.program import Program, Stage


async def code_of(program: Program) -> str:
    async with program.application.database.write() as session:
        (workspace,) = await councils.workspaces_without_lead(session)
        return await claims.offer(session, workspace.id)


@pytest.fixture
async def lead(program: Program) -> str:
    await program.says("lea", "hello", f"claim {await code_of(program)}")
    return "lea"


async def held(program: Program) -> CouncilSettings:
    async with program.application.database.read() as session:
        (council,) = await councils.all_councils(session)
        return await settings.read(session, council.id, program.clock.now, questions_each=10)


async def changes(program: Program) -> list[str]:
    """What of settings is on record, oldest first."""
    async with program.application.database.read() as session:
        (council,) = await councils.all_councils(session)
        done = await audit.since(session, council.id, None)
    return [each.entry.detail for each in done if each.entry.deed is Deed.SETTING_CHANGED]


def labels(program: Program) -> list[str]:
    """The buttons on the card that was sent last."""
    return [button.label for button in buttons_of(program.door.sent[-1].card)]


# Claiming, and being led through it


async def test_a_new_lead_is_led_from_the_name_to_the_first_opening_by_buttons(
    program: Program, lead: str
) -> None:
    shown = await program.presses(lead, "Set up")
    assert shown[-1].startswith("Set-up, step 1 of 7: Council. Now: Anytown Council")
    await program.presses(lead, "Keep it", "Wales", "From January", "Next", "Next", "Next")
    assert program.door.sent[-1].card.text.startswith("Set-up, step 7 of 7: Check-in.")
    (card,) = await program.presses(lead, "Finish")
    assert card.startswith("Settings of Anytown Council")
    assert "Your council is set up." in card
    now = await held(program)
    assert (now.calendar.nation, now.calendar.year) == (Nation.WALES, YearKind.CALENDAR)
    assert now.is_set_up
    assert await changes(program) == ["nation: wales", "year: calendar", "set up"]


async def test_the_same_can_be_typed(program: Program, lead: str) -> None:
    shown = await program.says(
        lead, "set up", "council name Anytown City Council", "nation wales", "year january"
    )
    assert shown[1:] == [
        "Your council is called Anytown City Council from now on. Before it was Anytown Council.",
        "Bank holidays changed from England to Wales. Check-ins that are still to open, and reminders, are "
        "planned anew.",
        "Quarters are now numbered by the calendar year, from January. Before it was by the council year, from "
        "April.",
    ]
    assert (await program.says(lead, "set up 4"))[-1].startswith("Set-up, step 4 of 7")
    now = await held(program)
    assert (now.name, now.calendar.nation, now.calendar.year) == (
        *("Anytown City Council", Nation.WALES, YearKind.CALENDAR),
    )


async def test_a_lead_can_go_back_and_skip(program: Program, lead: str) -> None:
    await program.presses(lead, "Set up", "Keep it", "Keep it")
    assert (await program.presses(lead, "Back"))[-1].startswith("Set-up, step 2 of 7")
    await program.presses(lead, "Back", *["Keep it"] * 3, *["Next"] * 3, "Finish")
    assert await changes(program) == ["set up"]


async def test_an_old_button_does_nothing_twice(program: Program, lead: str) -> None:
    await program.presses(lead, "Set up", "Keep it", "Wales")
    again = await program.presses(lead, "Wales")
    assert again[0] == "Bank holidays are those of Wales already, so nothing has changed."
    await program.presses(lead, *["Keep it"], *["Next"] * 3, "Finish", "Finish")
    assert await changes(program) == ["nation: wales", "set up"]


async def test_a_press_of_both_wales_and_scotland_in_one_batch_loses_neither(
    program: Program, lead: str
) -> None:
    """Each is answered from what the other has left."""
    await program.presses(lead, "Set up", "Keep it")
    now = program.clock.now
    inbound = [program.door.pressed(lead, label, now) for label in ("Wales", "Scotland")]
    await asyncio.gather(*map(program.take, inbound))
    await program.send()
    assert await changes(program) == ["nation: wales", "nation: scotland"]


# Settings


async def test_settings_in_a_channel_are_shown_to_the_lead_alone(program: Program, lead: str) -> None:
    (text,) = await program.says(lead, "settings", channel="general")
    assert text.startswith("Settings of Anytown Council")
    assert program.door.sent[-1].private
    assert "Set up" not in labels(program)


async def test_a_new_nation_moves_checkins_that_have_not_opened_and_plans_nudges_anew(stage: Stage) -> None:
    """In Scotland the quarter's first working day is 5 January 2027, a day after England's."""
    async with stage.program() as program:
        await program.says("lea", "hello", f"claim {await code_of(program)}")
        program.clock.now = program.clock.now.replace(year=2027, month=1, day=3, hour=20)
        await program.tick()
        before = (await program.says("lea", "calendar"))[-1]
        assert "Opens Monday 4 January" in before
        await program.says("lea", "nation scotland")
        async with program.application.database.read() as session:
            assert await planning.unplanned_councils(session)
        await program.tick()
        assert "Opens Tuesday 5 January" in (await program.says("lea", "calendar"))[-1]


# Home


async def test_home_shows_where_somebody_stands(program: Program) -> None:
    await program.says("ann", "hello")
    assert (await program.says("ann", "home"))[-1].endswith(
        "You have not started yet: 10 questions, about 5 minutes."
    )
    await program.presses("ann", "Start")
    await program.says("ann", "4")
    assert (await program.says("ann", "home"))[-1].endswith("You have done 1 of 10 questions.")
    assert labels(program)[0] == "Resume"
    await program.says("ann", "resume", *["4"] * 9)
    await program.says("ann", "home")
    assert labels(program)[0] == "See my answers"


async def test_home_shows_a_lead_the_response_and_what_comes_next(program: Program, lead: str) -> None:
    await program.says("ann", "start", *["4"] * 10)
    program.clock.move(minutes=1)
    await program.says(lead, "home")
    card = str(program.door.sent[-1].card)
    assert "1 of 2 (50%)" in card
    assert {"Set up", "Status", "Summary", "Settings"} <= set(labels(program))


async def test_a_page_that_is_opened_goes_the_same_road_and_greets_once(program: Program) -> None:
    for _ in range(2):
        await program.take(program.door.inbound("ann", HomeOpened(), program.clock.now))
        await program.send()
    sent = [(each.on_page, each.address.conversation) for each in program.door.sent]
    assert sorted(sent) == [(False, "dm-ann")] * 2 + [(True, "page/ann")] * 2


async def test_a_page_is_written_when_it_is_sent(program: Program) -> None:
    """Protects from a page that waited: it shows what holds by then."""
    await program.says("ann", "hello")
    await program.take(program.door.inbound("ann", HomeOpened(), program.clock.now))
    await program.take(program.door.typed("ann", "start", program.clock.now))
    await program.send()
    page = next(each for each in program.door.sent if each.on_page)
    assert page.card.text.endswith("You have done 0 of 10 questions.")


async def test_after_erasure_a_page_that_waits_is_not_sent(program: Program) -> None:
    await program.says("ann", "hello")
    await program.take(program.door.inbound("ann", HomeOpened(), program.clock.now))
    await program.take(program.door.typed("ann", "erase everything now", program.clock.now))
    await program.send()
    (page,) = [each.card for each in program.door.sent if each.on_page]
    assert page.text.startswith("Hello. Nothing is kept about you here.")


# In Slack


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as platform:
        yield platform


@pytest.fixture
async def served_slack(database: Database, slack: Slack) -> AsyncIterator[Served]:
    config = SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)
    quick = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=False)
    async with served(database, [SlackDoor(config, now=utc_now, pace=quick)]) as running:
        slack.app_url = f"{running.url}/slack/events"
        yield running


async def test_the_home_tab_is_published_and_its_start_asks_in_the_messages(
    slack: Slack, served_slack: Served
) -> None:
    assert (await slack.open_home("home")).status == 200
    await slack.until(lambda: slack.me.id in slack.api.pages)
    assert "You have not started yet" in str(slack.me.page.view)
    assert (await slack.me.press_on_page("Start")).status == 200
    await slack.until(lambda: "Question 1 of 10" in slack.last.words)
    await slack.until(lambda: "You have done 0 of 10" in str(slack.me.page.view))
    await slack.say("4")
    await slack.until(lambda: "Question 2 of 10" in slack.last.words)
    await slack.open_home("home")
    await slack.until(lambda: "You have done 1 of 10" in str(slack.me.page.view))
    await slack.say("erase everything now")
    await slack.until(lambda: "Nothing is kept about you here" in str(slack.me.page.view))
    assert "Sam" not in str(slack.me.page.view)
