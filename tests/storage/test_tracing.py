"""An event is found by the beginning of its hash, and its answers by the council that they belong to."""

from dataclasses import replace

from conversations.effects import Say
from storage import outbox, seen, tracing
from storage.database import Database
from storage.tracing import Taken
from tests.storage.world import NOW, SECOND, found_council, open_lane

KEY = "teams:tenant:a:conversation:f:1"


async def test_an_event_is_found_by_the_id_that_the_log_shows(database: Database) -> None:
    async with database.write() as session:
        await seen.unseen(session, [KEY], NOW)
        await seen.unseen(session, ["slack:Ev1"], NOW + SECOND)
        assert await tracing.taken(session, [seen.event_id(KEY)]) == [Taken(seen.hashed(KEY), NOW)]
        assert await tracing.taken(session, [seen.hashed("slack:Ev1")]) == [
            Taken(seen.hashed("slack:Ev1"), NOW + SECOND)
        ]
        assert await tracing.taken(session, [seen.hashed("slack:Ev2")]) == []


async def test_answers_to_an_event_are_told_to_their_council_alone_and_without_words(
    database: Database,
) -> None:
    async with database.write() as session:
        council, lane = await found_council(session), await open_lane(session)
        other = await found_council(session, "T2")
        one = outbox.Outgoing(council, lane, Say("a-secret"), "en", event=seen.hashed(KEY))
        await outbox.queue(session, [one, replace(one, event=None), replace(one, event="ff")], NOW)
        (reply,) = await tracing.replies(session, council, seen.hashed(KEY))
        assert await tracing.replies(session, other, seen.hashed(KEY)) == []
    assert (reply.what, reply.door, reply.state, reply.attempts) == ("Say", "slack", "queued", 0)
    assert "secret" not in repr(reply)
