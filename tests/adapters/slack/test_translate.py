"""Recorded payloads of Slack's in the core's words."""

from datetime import UTC, datetime

import pytest

from adapters.base import FILE, Inbound
from adapters.requests import Refused
from adapters.slack.installations import Removal
from adapters.slack.translate import Heard, translate
from conversations import buttons
from conversations.answers import Choice
from conversations.events import Answer, Arrived, Comment, Event, FileSent, HomeOpened, Start, Typed, Unreadable
from conversations.people import Account, Address, Place
from tests.adapters.slack.running import Json, recorded

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
WORKSPACE, SAM, DIRECT = "T0ANYTOWN", "U061F7AUR", "D024BE91L"
WITH_BOT = Address("slack", WORKSPACE, SAM, Place.DIRECT, {"channel": DIRECT})
SOMEWHERE_DIRECT = Address("slack", WORKSPACE, SAM, Place.DIRECT)


def heard(payload: Json) -> Inbound:
    result = translate(payload, NOW)
    assert result is not None
    assert result.inbound is not None
    return result.inbound


def test_a_message_to_the_bot() -> None:
    """Protects what people type: decoded once, links and channels as they were shown."""
    inbound = heard(recorded("message_im"))
    assert inbound.event == Typed("R&D is at <4>, see anytown.gov.uk/plan and #digital")
    assert inbound.account == Account("slack", WORKSPACE, SAM)
    assert inbound.address == WITH_BOT
    assert inbound.key == "slack:Ev08MFMKH6"
    assert inbound.received_at == NOW


def test_words_beside_a_file_are_heard() -> None:
    """Protects people who attach a file to what they say."""
    inbound = heard(recorded("message_file_share"))
    assert inbound.event == FileSent("plan.pdf", None, "our plan")
    assert inbound.via[FILE] == "F0DCTD5FU"


@pytest.mark.parametrize(
    ("name", "event"), [("app_home_opened", Arrived()), ("app_home_opened_home_tab", HomeOpened())]
)
def test_opening_the_bots_page(name: str, event: Event) -> None:
    """Protects the greeting, on whichever tab the person arrives, and the page that the Home tab shows."""
    inbound = heard(recorded(name))
    assert inbound.event == event
    assert inbound.address == WITH_BOT


def test_a_command_in_a_channel() -> None:
    """Protects `/maturity summary`: decoded, and answerable at its reply address."""
    inbound = heard(recorded("slash_command"))
    assert inbound.event == Typed("summary adults & health")
    assert inbound.address == Address("slack", WORKSPACE, "C012AB3CD", Place.SHARED)
    assert inbound.via["response_url"].startswith("https://hooks.slack.com/")
    assert inbound.via["user"] == SAM
    assert inbound.key == "slack:7219876543.1312121212.c0ffee:/maturity"


def test_a_command_alone_asks_for_help() -> None:
    """Protects people who type only /maturity."""
    assert heard(recorded("slash_command_direct")).event == Typed("help")


def test_two_people_who_type_commands_to_each_other_share_no_address() -> None:
    """Protects each one's messages from reaching the other: a direct conversation need not be the bot's own."""
    mine = recorded("slash_command_direct")
    theirs = mine | {"user_id": "U0COLLEAGUE", "trigger_id": "2.2.2"}
    assert heard(mine).address == SOMEWHERE_DIRECT
    assert heard(theirs).address == Address("slack", WORKSPACE, "U0COLLEAGUE", Place.DIRECT)


def test_a_person_has_one_direct_address_whatever_they_do() -> None:
    """Protects the order of a person's messages: it is kept by address."""
    names = ("message_im", "app_home_opened", "slash_command_direct", "block_actions", "view_submission")
    assert {heard(recorded(name)).address.conversation for name in names} == {SAM}


def test_a_button_on_a_message_to_a_colleague_does_not_say_where_the_bot_may_post() -> None:
    """Protects from posting where only a reply address reached."""
    payload = recorded("block_actions")
    payload["container"]["is_ephemeral"] = True
    assert heard(payload).address == SOMEWHERE_DIRECT


def test_a_button() -> None:
    """Protects answers by button: the value decoded, the message named, the trigger kept for a form."""
    inbound = heard(recorded("block_actions"))
    assert inbound.event == Answer(7, "people-1", Choice.LEVEL_4)
    assert inbound.message == "1773309600.000900"
    assert inbound.via["trigger"] == "7220000001.1312121212.deadbeef"
    assert inbound.key == "slack:7220000001.1312121212.deadbeef:3f2a.4.0"


def test_a_button_on_a_message_for_one_persons_eyes() -> None:
    """Protects updates: Slack cannot update an ephemeral message, so it is not named."""
    inbound = heard(recorded("block_actions_ephemeral"))
    assert inbound.event == Start()
    assert inbound.message is None
    assert inbound.address.place is Place.SHARED


def test_a_button_where_the_app_is_installed_for_an_organisation() -> None:
    """Protects Enterprise Grid: the team is null there, and the person's own workspace counts."""
    payload = recorded("block_actions_whole_organisation")
    assert heard(payload).account.workspace == WORKSPACE


def test_a_button_that_was_tampered_with() -> None:
    """Protects the core from values that are not ours."""
    payload = recorded("block_actions")
    payload["actions"][0]["value"] = "answer|7|people-1|99"
    assert heard(payload).event == Unreadable()


def test_a_form() -> None:
    """Protects comments: raw words, from the person's own conversation."""
    inbound = heard(recorded("view_submission"))
    assert inbound.event == Comment(7, "people-1", "We <tried> R&D\nand it worked")
    assert inbound.address == SOMEWHERE_DIRECT


def test_a_form_from_a_channel_goes_back_there() -> None:
    """Protects whoever opened a form in a channel: Slack does not say where it was."""
    payload = recorded("view_submission")
    payload["view"]["callback_id"] = "C012AB3CD"
    assert heard(payload).address == Address("slack", WORKSPACE, "C012AB3CD", Place.SHARED)


def test_a_forms_words_are_not_read_as_markup() -> None:
    """Protects angle brackets in a comment: in a form Slack adds none of its own."""
    payload = recorded("view_submission")
    payload["view"]["state"]["values"]["3f2a.0"]["words"]["value"] = "<https://x.uk|x> &amp; <@U1>"
    assert heard(payload).event == Comment(7, "people-1", "<https://x.uk|x> & <@U1>")


def test_a_form_sent_empty() -> None:
    """Protects from null, which is what Slack sends for an empty field."""
    payload = recorded("view_submission")
    payload["view"]["state"]["values"]["3f2a.0"]["words"]["value"] = None
    assert heard(payload).event == Comment(7, "people-1", "")


def test_a_form_that_does_not_say_where_it_was_opened() -> None:
    """Protects forms from an older version: the answer goes to the person."""
    payload = recorded("view_submission")
    payload["view"]["callback_id"] = ""
    address = heard(payload).address
    assert (address.conversation, address.place) == (SAM, Place.DIRECT)


@pytest.mark.parametrize("name", ["app_uninstalled", "tokens_revoked"])
def test_a_removal_is_heard_with_its_reason_and_its_time(name: str) -> None:
    removal = Removal(name, datetime.fromtimestamp(1_773_309_600, UTC))
    assert translate(recorded(name), NOW) == Heard(WORKSPACE, None, removal)


def test_the_loss_of_a_persons_own_token_is_no_removal() -> None:
    payload = recorded("tokens_revoked")
    payload["event"]["tokens"] = {"oauth": ["U061F7AUR"], "bot": []}
    assert translate(payload, NOW) == Heard(WORKSPACE, None)


@pytest.mark.parametrize(
    "name",
    [
        "app_mention",
        "block_actions_from_elsewhere",
        "message_bare",
        "message_changed",
        "message_deleted",
        "message_from_bot",
        "message_from_elsewhere",
        "message_from_slackbot",
        "message_in_channel",
        "message_pinned",
    ],
)
def test_what_nobody_of_ours_said_to_us_is_ignored(name: str) -> None:
    """Protects from loops (our own messages), double answers (edits) and strangers in shared channels."""
    assert translate(recorded(name), NOW) == Heard(WORKSPACE, None)


@pytest.mark.parametrize("name", ["url_verification", "app_rate_limited", "shortcut", "view_closed"])
def test_what_is_no_event_at_all(name: str) -> None:
    """Protects handshakes and notices from being taken for slash commands."""
    assert translate(recorded(name), NOW) is None


def test_slacks_certificate_check_is_no_command() -> None:
    """Protects the address in Slack's settings: Slack checks it now and then."""
    assert translate({"ssl_check": "1", "token": "x"}, NOW) is None


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("message_im", "event_id"),
        ("message_im", "team_id"),
        ("message_im", "event"),
        ("slash_command", "trigger_id"),
        ("slash_command", "user_id"),
        ("block_actions", "actions"),
        ("block_actions", "trigger_id"),
        ("block_actions", "user"),
        ("view_submission", "view"),
        ("view_submission", "user"),
    ],
)
def test_missing_fields_are_refused_without_quoting(name: str, field: str) -> None:
    """Protects the log: pydantic's own message quotes the payload."""
    payload = recorded(name)
    del payload[field]
    with pytest.raises(Refused) as refused:
        translate(payload, NOW)
    assert refused.value.status == 400
    assert str(refused.value) == "fields are missing"


@pytest.mark.parametrize(
    "words", ["\x00", "a\x00b", "\ud83d", "\u202e<!channel>", "&amp;amp;", "<", "<@>", "😀" * 4_000]
)
def test_hostile_words_do_no_harm(words: str) -> None:
    """Protects storage from NUL and lone surrogates, wherever words come in."""
    message, command, form = recorded("message_im"), recorded("slash_command"), recorded("view_submission")
    message["event"]["text"] = command["text"] = words
    form["view"]["state"]["values"]["3f2a.0"]["words"]["value"] = words
    for payload in (message, command, form):
        event = heard(payload).event
        assert isinstance(event, Typed | Comment)
        event.text.encode()
        assert "\x00" not in event.text


def test_every_button_that_we_send_comes_back_as_its_event() -> None:
    """Protects the pair of encode and decode through Slack's payload."""
    for event in (Start(), Answer(1, "q", Choice.NOT_SURE), Answer(1, "q", Choice.LEVEL_5)):
        payload = recorded("block_actions")
        payload["actions"][0]["value"] = buttons.encode(event)
        assert heard(payload).event == event
