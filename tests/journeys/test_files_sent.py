"""A lead attaches the roster in a direct message, sees what it would change, and applies it."""

import logging

import pytest

from adapters.base import Inbound, NoFile, TryLater, Undeliverable
from adapters.memory import buttons_of
from bot.roster_files import MOST_EMAILS
from conversations.audit import Deed
from conversations.buttons import decode
from conversations.cards import Card
from conversations.events import SendMyData
from conversations.file_cards import file_of
from conversations.people import Account
from conversations.people_changes import OnRoster
from storage import audit, councils, people_import, roles, roster
from tests.program import ENGLISH, Program
from tests.searching import traces

PEOPLE = b"""member id,name,role,service area
U1,Ann Lee,leader,Roads
U2,Bob Mann,frontline,Housing
U3,Cat Pugh,wizard,Housing
"""


async def a_lead(program: Program, *others: str) -> int:
    """Lea leads, and others are known; gives the council."""
    now, door = program.clock.now, program.door
    await program.says("lea", "hello")
    async with program.application.database.write() as session:
        lead = await councils.lead_add(session, door.name, door.workspace, "lea", now)
        for user in others:
            await roster.ensure(session, Account(door.name, door.workspace, user), now)
    return lead.council


async def attaches(
    program: Program, user: str, content: bytes | NoFile, name: str = "people.csv", text: str = ""
) -> list[str]:
    """Gives all that is on the cards which come back."""
    before = len(program.door.sent)
    await program.take(program.door.attached(user, name, content, program.clock.now, text))
    await program.send()
    return [str(each.card) for each in program.door.sent[before:]]


async def on_roster(program: Program, council: int) -> dict[str, OnRoster]:
    async with program.application.database.read() as session:
        known = await people_import.roster_of(session, council)
    return {account.user: one for account, one in known.items() if not one.is_removed}


def labels(program: Program) -> list[str]:
    return [button.label for button in buttons_of(program.door.sent[-1].card)]


def shown(program: Program, ref: str | None) -> Card:
    """What stands by now where lea was sent a message."""
    assert ref is not None
    return program.door.shown["dm-lea"][ref]


def again_by_another_key(program: Program, pressed: Inbound) -> Inbound:
    """The same press once more, and no redelivery of it."""
    return program.door.inbound("lea", pressed.event, program.clock.now, message=pressed.message)


async def test_the_preview_shows_every_change_and_every_wrong_row_and_writes_nothing(program: Program) -> None:
    council = await a_lead(program, "U2", "U9")
    (card,) = await attaches(program, "lea", PEOPLE)
    assert "people.csv: what it would change" in card
    assert "New: Ann Lee" in card
    assert "Line 3: U2: name from U2 to Bob Mann; service area from none to Housing" in card
    assert "Line 4: 'wizard' is no role: write leader, frontline or elected" in card
    assert labels(program) == ["Apply the right rows", "Leave it"]
    assert set(await on_roster(program, council)) == {"lea", "U2", "U9"}


async def test_apply_writes_what_was_shown_and_puts_it_on_record_under_the_lead(program: Program) -> None:
    council = await a_lead(program, "U2")
    await attaches(program, "lea", PEOPLE)
    _, done = await program.presses("lea", "Apply the right rows")
    assert done == "Done. From people.csv: 1 added, 1 changed."
    known = await on_roster(program, council)
    assert {user: one.person.service_area for user, one in known.items()} == {
        "lea": "",
        "U1": "Roads",
        "U2": "Housing",
    }
    async with program.application.database.read() as session:
        (entry,) = [
            each for each in await audit.latest(session, council) if each.entry.deed is Deed.PEOPLE_IMPORTED
        ]
    assert entry.entry.detail == "1 added, 1 changed, 0 taken off"
    assert entry.actor == known["lea"].person.id


async def test_a_lead_whose_role_is_withdrawn_before_the_file_is_applied_writes_nothing(
    program: Program,
) -> None:
    """A message can wait for minutes, while its conversation cannot be reached."""
    council = await a_lead(program, "U2")
    await attaches(program, "lea", PEOPLE)
    await program.take(program.door.pressed("lea", "Apply the right rows", program.clock.now))
    async with program.application.database.write() as session:
        now, door = program.clock.now, program.door
        await councils.lead_add(session, door.name, door.workspace, "U2", now)
        lead = await roles.by_account(session, Account(door.name, door.workspace, "lea"))
        assert lead is not None
        await roles.withdraw(session, council, lead[1].id)
    before, sent = await on_roster(program, council), len(program.door.sent)
    await program.send()
    assert await on_roster(program, council) == before
    (said,) = program.door.sent[sent:]
    assert said.card.text == ENGLISH.wording.text("leads-only")


async def test_applying_twice_changes_nothing_more(program: Program) -> None:
    """The second press comes before the preview has folded, as two quick ones do."""
    council = await a_lead(program, "U2")
    await attaches(program, "lea", PEOPLE)
    again = program.door.pressed("lea", "Apply the right rows", program.clock.now)
    await program.presses("lea", "Apply the right rows")
    before, folded = await on_roster(program, council), shown(program, again.message)
    await program.take(again_by_another_key(program, again))
    await program.send()
    said = program.door.sent[-1].card.text
    assert said == "people.csv changes nothing: the roster says all of it already."
    assert shown(program, again.message) == folded, "who applied it is not written over"
    await attaches(program, "lea", PEOPLE.replace(b"wizard", b""))
    await program.presses("lea", "Leave it")
    assert await on_roster(program, council) == before


async def test_an_applied_preview_folds_to_what_was_written_by_whom_and_when(program: Program) -> None:
    await a_lead(program, "U2")
    await attaches(program, "lea", PEOPLE)
    preview = program.door.sent[-1].key
    await program.presses("lea", "Apply the right rows")
    folded = shown(program, preview)
    assert folded.text == "Applied from people.csv by Lea at 10am on Monday 23 November: 1 added, 1 changed."
    assert buttons_of(folded) == []


async def test_a_preview_that_is_left_folds_and_applies_nothing_any_more(program: Program) -> None:
    await a_lead(program)
    await attaches(program, "lea", PEOPLE)
    preview = program.door.sent[-1].key
    _, said = await program.presses("lea", "Leave it")
    assert said == "All right, nothing is changed."
    assert shown(program, preview).text.startswith("Not applied: Lea decided against it at 10am")
    assert buttons_of(shown(program, preview)) == []


async def test_a_newer_file_folds_the_older_preview_and_only_that(program: Program) -> None:
    """Protects from two previews of one roster, and what was applied before from being called otherwise."""
    await a_lead(program)
    await attaches(program, "lea", b"member id\nU1\n", "first.csv")
    first = program.door.sent[-1].key
    await program.presses("lea", "Apply")
    applied = shown(program, first)
    previews = []
    for name in ("second.csv", "third.csv"):
        await attaches(program, "lea", b"member id\nU1\nU2\n", name)
        previews.append(next(ref for ref, card in program.door.shown["dm-lea"].items() if name in card.text))
    assert shown(program, first) == applied
    second, third = (shown(program, each) for each in previews)
    assert second.text == "Not applied: a newer preview has taken its place."
    assert [button.label for button in buttons_of(third)] == ["Apply", "Leave it"]


async def test_a_file_that_cannot_be_read_leaves_the_older_preview_open(program: Program) -> None:
    await a_lead(program)
    await attaches(program, "lea", PEOPLE)
    preview = program.door.sent[-1].key
    await attaches(program, "lea", b"", "empty.csv")
    assert buttons_of(shown(program, preview)) != []
    await attaches(program, "lea", PEOPLE, "better.csv")
    assert buttons_of(shown(program, preview)) == []


async def test_people_whom_the_file_does_not_name_go_only_when_the_lead_says_so(program: Program) -> None:
    council = await a_lead(program, "U1", "U8", "U9")
    await attaches(program, "lea", b"member id\nU1\nU2\n")
    assert labels(program) == ["Apply", "Apply, and take 2 people off", "Leave it"]
    _, done = await program.presses("lea", "Apply, and take 2 people off")
    assert done.startswith("Done. From people.csv: 1 added, 0 changed, 2 taken off the roster.")
    assert set(await on_roster(program, council)) == {"lea", "U1", "U2"}, "a lead stays"


async def test_who_was_taken_off_is_back_and_the_preview_says_so(program: Program) -> None:
    council = await a_lead(program, "U1")
    async with program.application.database.write() as session:
        await roster.remove(session, Account("memory", "w1", "U1"), program.clock.now)
    (card,) = await attaches(program, "lea", b"member id\nU1\n")
    assert "Line 2: U1: Back on the roster" in card
    await program.presses("lea", "Apply")
    assert set(await on_roster(program, council)) == {"lea", "U1"}


async def test_nobody_is_taken_off_by_a_file_with_wrong_rows(program: Program) -> None:
    await a_lead(program, "U8")
    await attaches(program, "lea", PEOPLE)
    assert labels(program) == ["Apply the right rows", "Leave it"]


@pytest.mark.parametrize("newer", [PEOPLE.replace(b"Roads", b"Parks"), b"member id\nU1\nU7\n"])
async def test_a_file_that_has_changed_is_shown_again_and_not_applied(program: Program, newer: bytes) -> None:
    council = await a_lead(program)
    await attaches(program, "lea", PEOPLE)
    program.door.files["people.csv"] = newer
    before = await on_roster(program, council)
    folded, why, preview = await program.presses("lea", "Apply the right rows")
    assert folded == "Not applied: a newer preview has taken its place."
    assert why.startswith("The roster or the file has changed since I showed you that")
    assert preview == "people.csv: what it would change"
    assert await on_roster(program, council) == before


async def test_a_roster_that_has_changed_is_shown_again_and_not_written_over(program: Program) -> None:
    council = await a_lead(program, "U2")
    await attaches(program, "lea", PEOPLE)
    async with program.application.database.write() as session:
        await roster.ensure(session, Account("memory", "w1", "U1"), program.clock.now)
    said = await program.presses("lea", "Apply the right rows")
    assert said[-1] == "people.csv: what it would change"
    assert (await on_roster(program, council))["U2"].person.service_area == ""
    await program.presses("lea", "Apply the right rows")
    assert (await on_roster(program, council))["U2"].person.service_area == "Housing"


async def test_a_file_with_no_row_is_not_said_to_be_on_the_roster_already(program: Program) -> None:
    await a_lead(program)
    (card,) = await attaches(program, "lea", b"member id,name\n\n,,\n")
    assert "people.csv has no row below its first line, so nothing can change." in card
    assert labels(program) == []


async def test_many_wrong_rows_are_counted_and_the_first_are_shown_by_line(program: Program) -> None:
    await a_lead(program)
    rows = b"".join(b"U%d,wizard\n" % number for number in range(17))
    (card,) = await attaches(program, "lea", b"member id,role\n" + rows)
    assert card.count("is no role") == 5
    assert "Line 2: " in card
    assert "and 12 more" in card
    assert "has no row that can be used" in card


BAD = {
    "The file is no text that can be read": b"\x81member id\nU1\n",
    "The file is a spreadsheet": b"PK\x03\x04",
    "No column says who people are": b"name,grade\nAnn,7\n",
    "The file is empty": b"",
}


async def test_a_file_that_cannot_be_read_is_refused_with_the_reason(program: Program) -> None:
    await a_lead(program)
    for problem, content in BAD.items():
        (card,) = await attaches(program, "lea", content)
        assert problem in card


FAULTS = {
    NoFile.GONE: "I cannot open people.csv any more",
    NoFile.TOO_LARGE: "people.csv is larger than 5 MB",
    NoFile.NOT_ALLOWED: "files:read",
    NoFile.NOT_NOW: "could not be opened just now",
}


async def test_a_file_that_cannot_be_fetched_holds_nothing_up(program: Program) -> None:
    await a_lead(program)
    for why in NoFile:
        (card,) = await attaches(program, "lea", why)
        assert FAULTS[why] in card
    assert await program.says("lea", "thanks")


async def test_a_file_that_is_gone_by_the_time_it_is_applied_changes_nothing(program: Program) -> None:
    council = await a_lead(program)
    await attaches(program, "lea", PEOPLE)
    program.door.files.clear()
    (said,) = await program.presses("lea", "Apply the right rows")
    assert said.startswith("I cannot open people.csv any more")
    assert set(await on_roster(program, council)) == {"lea"}


async def test_people_are_known_by_the_email_addresses_that_their_platform_knows(program: Program) -> None:
    council = await a_lead(program)
    program.door.emails["ann@anytown.gov.uk"] = "U1"
    (card,) = await attaches(program, "lea", b"email,name\nann@anytown.gov.uk,Ann Lee\nbob@anytown.gov.uk,\n")
    assert "Line 3: memory knows nobody by this e-mail address" in card
    await program.presses("lea", "Apply the right rows")
    assert set(await on_roster(program, council)) == {"lea", "U1"}


@pytest.mark.parametrize(
    ("fault", "said"),
    [(TryLater("busy"), "could not be opened just now"), (Undeliverable("no"), "I may not look up")],
)
async def test_a_platform_that_tells_no_email_addresses_holds_nothing_up(
    program: Program, fault: TryLater | Undeliverable, said: str
) -> None:
    await a_lead(program)
    program.door.faults.append(fault)
    (card,) = await attaches(program, "lea", b"email\nann@anytown.gov.uk\n")
    assert said in card


async def test_more_email_addresses_than_a_chat_can_wait_for_are_refused(program: Program) -> None:
    """Protects the conversation: Slack answers about fifty such questions a minute."""
    await a_lead(program)
    rows = "".join(f"p{number}@anytown.gov.uk\n" for number in range(MOST_EMAILS + 1))
    (card,) = await attaches(program, "lea", f"email\n{rows}".encode())
    assert "names 26 people by e-mail address" in card


async def test_nobody_but_a_lead_brings_people(program: Program) -> None:
    council = await a_lead(program)
    await program.says("sam", "hello")
    (card,) = await attaches(program, "sam", PEOPLE)
    assert "can only come from your council's digital leads" in card
    async with program.application.database.read() as session:
        refused = [each for each in await audit.latest(session, council) if each.entry.deed is Deed.REFUSED]
    assert [each.entry.detail for each in refused] == ["file-sent"]


async def test_what_staff_type_beside_a_picture_is_kept(program: Program) -> None:
    """Protects a comment: people attach what they tell of."""
    await program.says("sam", "start", "4")
    said = await attaches(program, "sam", b"", "sketch.png", "comment we drew it")
    assert "I cannot keep files" in said[0]
    (given,) = (await program.answers("sam")).values()
    assert given.comment == "we drew it"


async def test_a_welsh_lead_reads_welsh_down_to_the_wrong_rows(program: Program) -> None:
    await a_lead(program)
    await program.says("lea", "cymraeg")
    (card,) = await attaches(program, "lea", PEOPLE)
    assert "nid rôl yw 'wizard'" in card
    assert labels(program) == ["Gwneud y rhesi cywir", "Peidio"]


async def test_two_councils_on_one_deployment_see_nothing_of_each_other(program: Program) -> None:
    """A file can name any workspace: only the lead's own council counts."""
    await a_lead(program)
    async with program.application.database.write() as session:
        await councils.ensure_workspace(session, "memory", "w2", "Otherton", program.clock.now)
        await roster.ensure(session, Account("memory", "w2", "olive"), program.clock.now)
    (card,) = await attaches(program, "lea", b"workspace,member id,name\nw2,olive,Mine Now\nw2,new,New\n")
    assert card.count("the council has no memory workspace w2") == 2
    assert "olive" not in card


async def test_nothing_of_a_file_is_kept_or_logged(
    program: Program, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file's own words: a column that means nothing here, and a row that is wrong."""
    caplog.set_level(logging.INFO)
    await a_lead(program)
    await attaches(program, "lea", b"member id,role,pay\nU1,,canary-one\nU2,canary-two,\n")
    await program.presses("lea", "Apply the right rows")
    written = capsys.readouterr()
    assert "canary" not in caplog.text + written.out + written.err
    assert await traces(program.application.database, "canary") == []


async def test_my_data_comes_in_words_and_as_a_complete_file(program: Program) -> None:
    await program.says("sam", "start", "4", "comment plum-coloured")
    before = len(program.door.sent)
    await program.says("sam", "my data")
    words, sent = (each.card for each in program.door.sent[before:])
    assert words.text == "What is kept about you"
    file = file_of(sent)
    assert file is not None
    assert (file.name, file.media_type) == ("waymark-my-data.json", "application/json")
    assert "plum-coloured" in file.content.decode()
    assert decode(file.again) == SendMyData()
