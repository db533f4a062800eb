"""Who is in a channel, asked of a Teams on loopback; and what Teams tells when that changes."""

import pytest

from adapters.base import TryLater, Undeliverable, Unreachable
from adapters.teams import members
from adapters.teams.door import TeamsDoor
from conversations.events import MembersChanged, Typed
from conversations.people import Account, Address, Place
from conversations.places import Kind, Members
from tests.adapters.teams.conftest import Taker
from tests.adapters.teams.recorded import recorded
from tests.adapters.teams.sending import address_of_chat, delivery
from tests.platforms.teams import Teams

TEAM = "19:2b1a0c9d8e7f4a5b@thread.tacv2"
ADA = "0f2e7d1c-4b5a-4e6f-9a8b-7c6d5e4f3a2b"


async def read(teams: Teams, door: TeamsDoor, **reference: str) -> Members:
    address = address_of_chat(teams, teams.channel())
    about = {**address.reference, **reference}
    return await door.members(Address("teams", teams.tenant_id, address.conversation, Place.SHARED, about))


async def test_members_are_known_by_the_account_that_they_write_from(teams: Teams, door: TeamsDoor) -> None:
    """Protects: nobody is on the roster twice, as member of a team and as who writes."""
    teams.rosters.fill(teams.channel().id, [teams.member], teams.tenant_id)
    (one,) = (await read(teams, door)).people
    assert (one.account, one.kind, one.name) == (
        Account("teams", teams.tenant_id, teams.member.aad),
        Kind.MEMBER,
        "Ada Owens",
    )


async def test_guests_outsiders_and_bots_are_told_from_members(teams: Teams, door: TeamsDoor) -> None:
    people = [teams.add(name) for name in ("Ann", "Gil", "Olga", "Vic", "Bot")]
    told = teams.rosters.fill(teams.channel().id, people, teams.tenant_id)
    told[1]["userRole"] = "guest"
    told[2]["tenantId"] = "another-tenant"
    told[3]["userRole"] = "anonymous"
    told[4]["id"] = "28:another-bot"
    found = await read(teams, door)
    assert [one.kind for one in found.people] == [
        *(Kind.MEMBER, Kind.GUEST, Kind.OUTSIDER, Kind.OUTSIDER, Kind.BOT),
    ]


async def test_every_page_is_read(teams: Teams, door: TeamsDoor) -> None:
    people = [teams.add(f"Person {number}") for number in range(7)]
    teams.rosters.fill(teams.channel().id, people, teams.tenant_id)
    found = await read(teams, door)
    assert [one.name for one in found.people] == [one.name for one in people]
    assert len(teams.rosters.asked) == 4


async def test_reading_ends_where_the_list_does_not(
    teams: Teams, door: TeamsDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_PAGES", 2)
    teams.rosters.fill(teams.channel().id, [teams.add("Ann")] * 9, teams.tenant_id)
    with pytest.raises(Undeliverable, match="more people than"):
        await read(teams, door)
    assert len(teams.rosters.asked) == 2


async def test_a_member_can_be_written_to_who_never_wrote(teams: Teams, door: TeamsDoor) -> None:
    """Protects: invitations reach those who know the bot by their team alone."""
    ann = teams.add("Ann")
    teams.rosters.fill(teams.channel().id, [ann], teams.tenant_id)
    (one,) = (await read(teams, door)).people
    assert one.chat is not None
    await door.deliver(delivery(one.chat))
    assert ann.chat.last.text == "Hello there"


async def test_a_member_without_the_bot_cannot_be_reached(teams: Teams, door: TeamsDoor) -> None:
    ann = teams.add("Ann")
    teams.rosters.fill(teams.channel().id, [ann], teams.tenant_id)
    (one,) = (await read(teams, door)).people
    assert one.chat is not None
    del teams.connector.members[ann.id]
    with pytest.raises(Unreachable):
        await door.deliver(delivery(one.chat))


async def test_a_channel_is_called_by_its_team_and_its_own_name(teams: Teams, door: TeamsDoor) -> None:
    channel = teams.channel().id
    teams.rosters.fill(channel, [teams.member], teams.tenant_id)
    assert (await read(teams, door)).name == ""
    teams.rosters.teams[TEAM] = "Housing"
    assert (await read(teams, door, team=TEAM)).name == "Housing"
    teams.rosters.channels[TEAM] = {TEAM: None, channel: "Repairs"}
    assert (await read(teams, door, team=TEAM)).name == "Housing: Repairs"


async def test_a_team_that_does_not_tell_its_name_is_read_all_the_same(teams: Teams, door: TeamsDoor) -> None:
    teams.rosters.fill(teams.channel().id, [teams.member], teams.tenant_id)
    found = await read(teams, door, team=TEAM)
    assert (found.name, len(found.people)) == ("", 1)


async def test_a_busy_teams_says_when_to_come_back(teams: Teams, door: TeamsDoor) -> None:
    teams.connector.fails(429, retry_after="30")
    with pytest.raises(TryLater) as raised:
        await read(teams, door)
    assert raised.value.after == 30


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (403, "BotNotInConversationRoster", "not a member of this chat or team"),
        (403, "BotDisabledByAdmin", "administrator has switched Waymark off"),
        (404, "ConversationNotFound", "no longer exists"),
    ],
)
async def test_a_team_that_is_closed_or_gone_is_said_with_what_to_do(
    teams: Teams, door: TeamsDoor, status: int, code: str, said: str
) -> None:
    teams.connector.fails(status, code)
    with pytest.raises(Unreachable, match=said):
        await read(teams, door)


async def test_an_answer_of_another_shape_is_no_empty_team(teams: Teams, door: TeamsDoor) -> None:
    """Protects everybody on the roster: a proxy's page names nobody."""
    teams.connector.fails(200, "anything")
    with pytest.raises(TryLater):
        await read(teams, door)


async def test_a_channel_that_was_never_heard_from_is_not_read(teams: Teams, door: TeamsDoor) -> None:
    with pytest.raises(Undeliverable, match="never heard from"):
        await door.members(Address("teams", teams.tenant_id, "19:x", Place.SHARED))


# What Teams tells


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize("name", ["members_added_person", "channel_renamed", "installation_in_team"])
async def test_word_of_a_team_is_taken_as_nobody_s(teams: Teams, taker: Taker, name: str) -> None:
    """Protects: who joins a team is not on the roster by that alone."""
    payload = recorded(name)
    assert (await teams.post(payload, teams.signing.token(serviceurl=payload["serviceUrl"]))).status == 200
    assert taker.only.event == MembersChanged()
    assert (taker.only.address.conversation, taker.only.address.place) == (TEAM, Place.SHARED)
    assert ADA not in str(taker.only)


@pytest.mark.usefixtures("door")
async def test_what_is_said_in_a_channel_names_the_team_whose_members_it_has(
    teams: Teams, taker: Taker
) -> None:
    """Protects: word of the team is known to be about its channels."""
    payload = recorded("channel_mention")
    await teams.post(payload, teams.signing.token(serviceurl=payload["serviceUrl"]))
    assert taker.only.event == Typed("summary")
    assert taker.only.address.reference["team"] == TEAM
