"""What becomes of each kind of activity that Teams posts."""

import pytest

from adapters.base import Outcome
from adapters.teams.door import TeamsDoor
from conversations import events
from conversations.answers import Choice
from conversations.cards import Card, Text
from conversations.people import Account, Address, Place
from tests.adapters.teams.conftest import Taker
from tests.adapters.teams.recorded import Json, recorded
from tests.adapters.teams.sending import ask
from tests.platforms.teams import Reply, Teams

pytestmark = pytest.mark.usefixtures("door")

TENANT = "9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c"
ADA = "0f2e7d1c-4b5a-4e6f-9a8b-7c6d5e4f3a2b"


async def post(teams: Teams, activity: Json) -> Reply:
    """As Teams posts a recorded activity: signed for the service address that stands in it."""
    return await teams.post(activity, teams.signing.token(serviceurl=activity["serviceUrl"]))


async def test_a_message_in_a_personal_chat_is_typed_text(teams: Teams, taker: Taker) -> None:
    """Protects: the text as typed, who said it, where, and all that is needed to write there unprompted."""
    payload = recorded("personal_message")
    reply = await post(teams, payload)
    assert (reply.status, reply.body) == (200, "")
    taken = taker.only
    assert taken.event == events.Typed("We use it every day & it's < 5 minutes")
    assert taken.account == Account("teams", TENANT, ADA)
    conversation = "a:1xGJ8bQe2mF5oP0vT3rYkLnWzHcUdSaE7iB4qM6jX9fKpRtVyNwZsCuDgOhIlJmPb"
    assert taken.key == f"teams:{TENANT}:{conversation}:1767778262418"
    sender = payload["from"]
    assert isinstance(sender, dict)
    assert taken.address == Address(
        "teams",
        TENANT,
        conversation,
        Place.DIRECT,
        {
            "service_url": f"https://smba.trafficmanager.net/uk/{TENANT}/",
            "tenant": TENANT,
            "bot": "28:6c1f7f6e-5a34-4d0b-9d53-0a4f2f1d9f10",
            "user": sender["id"],
            "aad": ADA,
        },
    )
    profile = taken.profile
    assert (profile.name, profile.locale, profile.zone) == ("Ada Owens", "en-GB", "Europe/London")
    assert (taken.message, taken.in_place, taken.via) == (None, False, {})


async def test_a_mention_in_a_channel_loses_the_mention_and_keeps_the_thread(
    teams: Teams, taker: Taker
) -> None:
    """Protects: commands are recognised in channels, and answered in the thread that asked."""
    await post(teams, recorded("channel_mention"))
    taken = taker.only
    assert taken.event == events.Typed("summary")
    assert taken.address.place is Place.SHARED
    assert taken.address.conversation == "19:7d1f4c2b9a8e4f6d8c3b2a1f0e9d8c7b@thread.tacv2"
    assert "user" not in taken.address.reference
    assert taken.via["thread"] == "19:7d1f4c2b9a8e4f6d8c3b2a1f0e9d8c7b@thread.tacv2;messageid=1767778262345"
    assert taken.via["aad"] == ADA


async def test_others_who_are_mentioned_stay_by_name(teams: Teams, taker: Taker) -> None:
    """Protects: a comment that mentions a colleague is not stored with `<at>` in it."""
    await post(teams, recorded("group_mention"))
    assert taker.only.event == events.Typed("ask Bo Li too")
    assert taker.only.address.place is Place.SHARED


@pytest.mark.parametrize("ticks", [True, False])
@pytest.mark.parametrize("old_client", [True, False])
async def test_words_may_be_quoted_where_the_box_beside_them_is_ticked(
    teams: Teams, door: TeamsDoor, taker: Taker, ticks: bool, old_client: bool
) -> None:
    """Protects: nothing is quoted by default, and the tick is no part of the words."""
    await ask(teams, door)
    await teams.press("Save", text="We share it", ticks=ticks, old_client=old_client)
    assert taker.only.event == events.Comment(7, "data-sharing", "We share it", ticks)


async def test_a_press_is_taken_in_place(teams: Teams, taker: Taker) -> None:
    """Protects: a tap on a level is an answer to that question, on that card."""
    await post(teams, recorded("execute"))
    taken = taker.only
    assert taken.event == events.Answer(7, "data-sharing", Choice.LEVEL_4)
    assert (taken.in_place, taken.message) == (True, "1767778261999")


async def test_what_was_written_beside_a_button_comes_along(teams: Teams, taker: Taker) -> None:
    """Protects: comments, exactly as written."""
    await post(teams, recorded("execute_with_text"))
    assert taker.only.event == events.Comment(7, "data-sharing", "Our CRM **rolls up** <at>everyone</at>")


async def test_a_press_on_an_older_client_is_the_same_event(teams: Teams, taker: Taker) -> None:
    """Protects: clients that know only Action.Submit, whose card cannot be replaced by the answer."""
    reply = await post(teams, recorded("submit"))
    assert reply.body == ""
    taken = taker.only
    assert taken.event == events.Answer(7, "data-sharing", Choice.LEVEL_4)
    assert (taken.in_place, taken.message) == (False, "1767778261999")


@pytest.mark.parametrize("name", ["installation_add", "members_added_bot"])
async def test_being_installed_for_a_person_is_an_arrival(teams: Teams, taker: Taker, name: str) -> None:
    """Protects: the bot introduces itself to those who got it."""
    assert (await post(teams, recorded(name))).status == 200
    assert taker.only.event == events.Arrived()


async def test_being_removed_by_a_person_is_told_and_nobody_says_it(teams: Teams, taker: Taker) -> None:
    """Protects: leads see at once who cannot be reached any more."""
    assert (await post(teams, recorded("installation_remove"))).status == 200
    assert taker.only.event == events.TakenOut()
    await post(teams, recorded("installation_in_team") | {"action": "remove", "id": "f:another"})
    assert taker.taken[1].event != events.TakenOut(), "a team is not a person"


@pytest.mark.parametrize(
    "name",
    [
        "installation_upgrade",
        "reaction",
        "typing",
        "edited_message",
    ],
)
async def test_other_activities_are_acknowledged_and_ignored(teams: Teams, taker: Taker, name: str) -> None:
    """Protects: no greeting to a whole channel or after an upgrade, and no resending of what means nothing."""
    reply = await post(teams, recorded(name))
    assert (reply.status, reply.body) == (200, "")
    assert taker.taken == []


async def test_an_invoke_that_is_not_offered_is_not_implemented(teams: Teams, taker: Taker) -> None:
    """Protects: Teams learns that the bot has no such feature, and does not wait."""
    assert (await post(teams, recorded("other_invoke"))).status == 501
    assert taker.taken == []


@pytest.mark.parametrize(
    "value",
    [None, {}, {"action": None}, {"action": {"data": "x"}}, {"action": {"data": {"waymark": 4}}}, "x", [1]],
)
async def test_a_press_that_makes_no_sense_is_unreadable(teams: Teams, taker: Taker, value: object) -> None:
    """Protects: whatever an old or forged card sends, the person gets an answer rather than an error."""
    reply = await post(teams, {**recorded("execute"), "value": value})
    assert reply.status == 200
    assert taker.only.event == events.Unreadable()


async def test_a_message_without_text_is_typed_nothing(teams: Teams, taker: Taker) -> None:
    """Protects: somebody who sends a picture gets an answer."""
    payload = {name: value for name, value in recorded("personal_message").items() if name != "text"}
    await post(teams, payload)
    assert taker.only.event == events.Typed("")


async def test_a_person_without_an_object_id_is_known_by_their_id(teams: Teams, taker: Taker) -> None:
    """Protects: guests and test clients, which have no object id."""
    await post(teams, {**recorded("personal_message"), "from": {"id": "29:guest"}})
    assert taker.only.account.user == "29:guest"
    assert taker.only.profile.name is None


async def test_a_conversation_of_an_unknown_kind_is_shared(teams: Teams, taker: Taker) -> None:
    """Protects: nothing private is said where others may read along."""
    await post(
        teams, {**recorded("personal_message"), "conversation": {"id": "x", "conversationType": "meeting"}}
    )
    assert taker.only.address.place is Place.SHARED


async def test_a_redelivery_has_the_same_key(teams: Teams, taker: Taker) -> None:
    """Protects: de-duplication of what Teams sends again after 15 seconds."""
    await post(teams, recorded("execute"))
    await post(teams, recorded("execute"))
    first, second = taker.taken
    assert first.key == second.key


async def test_a_press_shows_the_replacement_at_once(teams: Teams, taker: Taker, door: TeamsDoor) -> None:
    """Protects: the pressed card turns into the line with the choice, in the answer to the press."""
    taker.outcome = Outcome(replacement=Card("Question 1: 4 Established", (Text("You chose 4 Established."),)))
    message = await ask(teams, door)
    await teams.press("4")
    assert message.texts == ["You chose 4 Established."]


async def test_a_press_without_a_replacement_leaves_the_card(
    teams: Teams, taker: Taker, door: TeamsDoor
) -> None:
    """Protects: Teams shows "Unable to reach app" and presses again when the answer's value is empty."""
    message = await ask(teams, door)
    before = message.card
    reply = await teams.press("4")
    assert reply.body == '{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"✓"}'
    assert message.card == before


@pytest.mark.parametrize("name", ["personal_message", "execute", "submit", "installation_add"])
async def test_what_could_not_be_stored_is_sent_again(
    teams: Teams, taker: Taker, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: no answer is acknowledged before it is stored, and no text of a fault gets out."""
    taker.error = RuntimeError("INSERT INTO answers VALUES ('a secret')")
    reply = await post(teams, recorded(name))
    assert (reply.status, reply.body) == (503, "")
    assert "secret" not in caplog.text
    assert "Traceback" not in caplog.text
    assert "RuntimeError" in caplog.text


async def test_a_press_that_expects_replies_gets_its_answer(teams: Teams, taker: Taker) -> None:
    """Protects: with this delivery mode the SDK would answer with a list of replies, which is no card."""
    reply = await post(teams, {**recorded("execute"), "deliveryMode": "expectReplies"})
    assert '"statusCode":200' in reply.body
    assert len(taker.taken) == 1
