"""Who is in a channel, asked of a Slack on loopback; and what Slack tells when that changes."""

from datetime import UTC, datetime

import pytest

from adapters.base import TryLater, Undeliverable, Unreachable
from adapters.slack import members
from adapters.slack.door import SlackDoor
from adapters.slack.payloads import MOVES
from adapters.slack.translate import translate
from conversations.events import MembersChanged
from conversations.people import Account, Address, Place
from conversations.places import Kind, Members
from tests.adapters.slack.running import Recorder, recorded
from tests.platforms.slack import Person, Slack
from tests.platforms.slack_failures import Dropped, Malformed, RateLimited, Says
from tests.platforms.slack_payloads import BOT_USER

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


async def read(slack: Slack, door: SlackDoor, channel: str) -> Members:
    return await door.members(Address("slack", slack.team, channel, Place.SHARED))


def kinds(found: Members) -> dict[str, Kind]:
    return {one.account.user: one.kind for one in found.people}


def mark(slack: Slack, person: Person, **signs: object) -> Person:
    slack.api.people[person.id] |= signs
    return person


@pytest.fixture(params=[0, members.ONE_BY_ONE], ids=["all at once", "one by one"])
def one_by_one(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Both ways to ask about people: so many are asked about each by itself."""
    number: int = request.param
    if number == 0:
        monkeypatch.setattr(members, "ONE_BY_ONE", 2)
    return number


async def test_members_come_with_what_slack_tells_about_them(slack: Slack, door: SlackDoor) -> None:
    ann = slack.person("Ann Lee", locale="cy-GB", zone="Europe/Paris")
    found = await read(slack, door, slack.channel(ann))
    (one,) = [each for each in found.people if each.account.user == ann.id]
    assert (one.account, one.kind) == (Account("slack", slack.team, ann.id), Kind.MEMBER)
    assert (one.name, one.locale, one.zone) == ("Ann Lee", "cy-GB", "Europe/Paris")
    assert found.name == "#housing"


@pytest.mark.usefixtures("one_by_one")
async def test_guests_outsiders_and_bots_are_told_from_members(slack: Slack, door: SlackDoor) -> None:
    guest = mark(slack, slack.person("Gil Guest"), is_restricted=True)
    single = mark(slack, slack.person("Sue Single"), is_ultra_restricted=True)
    stranger = mark(slack, slack.person("Olga Other"), is_stranger=True, team_id="T0OTHER")
    partner = mark(slack, slack.person("Pat Partner"), team_id="T0OTHER")
    robot = mark(slack, slack.person("Robot"), is_bot=True)
    gone = mark(slack, slack.person("Gone"), deleted=True)
    sister = mark(slack, slack.person("Sid"), team_id="T9", enterprise_user={"teams": ["T9", slack.team]})
    slack.api.rosters.strangers |= {stranger.id}
    people = (guest, single, stranger, partner, robot, gone, sister)
    found = await read(slack, door, slack.channel(*people))
    assert kinds(found) == {
        slack.me.id: Kind.MEMBER,
        sister.id: Kind.MEMBER,
        guest.id: Kind.GUEST,
        single.id: Kind.GUEST,
        stranger.id: Kind.OUTSIDER,
        partner.id: Kind.OUTSIDER,
        robot.id: Kind.BOT,
        BOT_USER: Kind.BOT,
    }


async def test_every_page_is_read_and_a_big_channel_costs_few_questions(slack: Slack, door: SlackDoor) -> None:
    people = [slack.person(f"Person {number}") for number in range(members.ONE_BY_ONE + 5)]
    found = await read(slack, door, slack.channel(*people))
    assert len(found.people) == len(people) + 2
    assert all(one.name for one in found.people)
    assert slack.called("users.info") == []


async def test_reading_ends_where_slack_s_list_does_not(
    slack: Slack, door: SlackDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_PAGES", 2)
    people = [slack.person(f"Person {number}") for number in range(9)]
    with pytest.raises(Undeliverable, match="more people than"):
        await read(slack, door, slack.channel(*people))
    assert len(slack.called("conversations.members")) == 2


async def test_a_busy_slack_says_when_to_come_back(slack: Slack, door: SlackDoor) -> None:
    slack.fail("conversations.members", RateLimited(30))
    with pytest.raises(TryLater) as raised:
        await read(slack, door, slack.channel())
    assert raised.value.after == 30


@pytest.mark.parametrize("failure", [Dropped(), Malformed("[]"), Says("fetch_members_failed")])
async def test_an_answer_that_does_not_come_is_waited_for(
    slack: Slack, door: SlackDoor, failure: Dropped | Malformed | Says
) -> None:
    slack.fail("conversations.members", failure)
    with pytest.raises(TryLater):
        await read(slack, door, slack.channel())


async def test_a_channel_that_is_gone_or_closed_to_us_is_said_with_what_to_do(
    slack: Slack, door: SlackDoor
) -> None:
    with pytest.raises(Unreachable, match="Invite Waymark there"):
        await read(slack, door, "C404")


async def test_an_archived_channel_is_no_empty_one(slack: Slack, door: SlackDoor) -> None:
    """Protects everybody on the roster: nobody left, the channel was put away."""
    channel = slack.channel()
    slack.api.rosters.archived.add(channel)
    with pytest.raises(Undeliverable, match="archived"):
        await read(slack, door, channel)


async def test_a_missing_permission_is_named(slack: Slack, door: SlackDoor) -> None:
    slack.api.scopes.remove("groups:read")
    with pytest.raises(Undeliverable, match="permission"):
        await read(slack, door, slack.channel())


async def test_a_revoked_token_is_said(slack: Slack, door: SlackDoor) -> None:
    slack.fail("conversations.info", Says("token_revoked"))
    with pytest.raises(Undeliverable, match="removed from the Slack workspace"):
        await read(slack, door, slack.channel())


async def test_a_door_that_is_not_open_puts_it_off(slack: Slack, door: SlackDoor) -> None:
    await door.close()
    with pytest.raises(TryLater):
        await read(slack, door, "C1")


# What Slack tells


async def test_word_of_a_channel_is_taken_as_nobody_s(slack: Slack, door: SlackDoor, take: Recorder) -> None:
    """Protects who joins a channel from being on the roster by that alone, and Slack from questions."""
    event = {"type": "member_joined_channel", "user": slack.me.id, "channel": "C1", "team": slack.team}
    assert (await slack.send_event(event)).status == 200
    assert (take.last.event, take.last.address.conversation) == (MembersChanged(), "C1")
    assert slack.me.id not in str(take.last.account)
    assert slack.called("users.info") == []


async def test_word_from_another_workspace_is_refused(slack: Slack, door: SlackDoor, take: Recorder) -> None:
    slack.team = "T0OTHER"
    assert (await slack.send_event({"type": "channel_archive", "channel": "C1"})).status == 403
    assert take.taken == []


@pytest.mark.parametrize("kind", MOVES)
def test_each_event_that_changes_a_channel_names_it(kind: str) -> None:
    payload = recorded("member_joined_channel")
    renamed = {"id": "C1", "name": "homes", "created": 1773309607}
    payload["event"] = {"type": kind, "channel": renamed if kind.endswith("rename") else "C1"}
    heard = translate(payload, NOW)
    assert heard is not None
    assert heard.inbound is not None
    assert heard.inbound.address == Address("slack", "T0ANYTOWN", "C1", Place.SHARED)
