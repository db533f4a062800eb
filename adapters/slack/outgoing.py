"""One message on its way to Slack: which method carries it, and what to do when Slack says no."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from adapters.base import Delivery, TryLater, Undeliverable
from adapters.kept import Kept
from adapters.pictures import Patience, drawn
from adapters.slack.client import Answer, SlackClient
from adapters.slack.failures import BAD_BLOCKS, NOT_IN_PLACE, Refusal, outcome
from adapters.slack.home import home_tab
from adapters.slack.messages import Message, message
from adapters.slack.modal import modal
from adapters.slack.uploads import Upload, Uploads, file_upload, picture_upload
from adapters.slack.via import Via, read_via
from conversations.file_cards import around_file, file_of
from conversations.people import Address, Place, whose_page
from conversations.pictures import picture_of

METADATA_TYPE = "waymark_message"
_CHANNELS_KEPT = 10_000

Body = Callable[[Mapping[str, object]], bytes]
"""The message, with the fields that say where it goes."""

Send = Callable[[Body], Awaitable[str | None]]

log = logging.getLogger(__name__)


class Outgoing:
    def __init__(self, client: SlackClient, now: Callable[[], datetime]) -> None:
        self._client = client
        self._now = now
        self._channels: OrderedDict[str, str] = OrderedDict()
        self._uploads = Uploads(client)
        self._patience = Patience()
        self._messages = Kept(message)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Raises TryLater, Undeliverable or Unreachable."""
        via = read_via(delivery.via, self._now())
        try:
            if delivery.is_form and via.trigger and await self._open_form(delivery, via.trigger):
                return None
            if delivery.on_page:
                await self._publish(delivery)
                return None
            if await self._show_file(delivery, via):
                return None
            return await self._carry(delivery, self._way(delivery, via))
        except Refusal as refusal:
            raise outcome(refusal.code) from None

    async def _publish(self, delivery: Delivery) -> None:
        """A page, as a direct conversation, is addressed by the person."""
        view = home_tab(delivery.card, stamp_of(delivery.key))
        await self._client.post("views.publish", {"user_id": whose_page(delivery.address), "view": view})

    async def _show_file(self, delivery: Delivery, via: Via) -> bool:
        """Whether the card was a picture, or had a file, and is shown. If not it is told in words, in a message
        of its own.

        Slack does not say what the message with the file is called.
        """
        has_file = picture_of(delivery.card) is not None or file_of(delivery.card) is not None
        if not has_file or delivery.replaces or self._patience.is_over(delivery.key):
            return False
        try:
            return await self._share(delivery, via)
        except Refusal as refusal:
            log.warning("Slack does not take a file, so it is told in words (%s).", refusal.code)
            self._patience.note(delivery.key, Undeliverable(refusal.code))
            return False
        except TryLater as problem:
            self._patience.note(delivery.key, problem)
            raise

    async def _share(self, delivery: Delivery, via: Via) -> bool:
        channel = await self._file_channel(delivery, via)
        upload = await _upload(delivery)
        if upload is None:
            return False
        words = around_file(delivery.card) or delivery.card.text
        await self._uploads.share(upload, channel=channel, words=words)
        return True

    async def _file_channel(self, delivery: Delivery, via: Via) -> str:
        """No file in a channel is for one pair of eyes, so a private one goes to the person's own
        conversation.
        """
        if not delivery.private or delivery.address.place is Place.DIRECT:
            return await self.channel(delivery.address)
        if via.user is None:
            raise Undeliverable("A private answer in a channel needs to know who asked.")
        return await self._open_direct(via.user)

    def _way(self, delivery: Delivery, via: Via) -> Send:
        async def update(body: Body) -> str | None:
            return await self._update(delivery, body)

        async def whisper(body: Body) -> str | None:
            return await self._whisper(delivery, via, body)

        async def post(body: Body) -> str | None:
            return await self._post(delivery, via, body)

        if delivery.replaces:
            return update
        return whisper if delivery.private and delivery.address.place is Place.SHARED else post

    async def _carry(self, delivery: Delivery, send: Send) -> str | None:
        """Sends the card; should Slack not take its tables, with the tables as text."""
        laid_out = self._messages.of(delivery.card, is_common=delivery.is_common)
        try:
            return await send(_body(delivery, laid_out))
        except Refusal as refusal:
            if refusal.code not in BAD_BLOCKS or laid_out.is_plain:
                raise
        return await send(_body(delivery, message(delivery.card, plain=True)))

    async def _post(self, delivery: Delivery, via: Via, body: Body) -> str | None:
        address = delivery.address
        try:
            return await self._post_to(await self.channel(address), body)
        except Refusal as refusal:
            if refusal.code not in NOT_IN_PLACE:
                raise
            if address.place is Place.DIRECT and "channel" in address.reference:
                # The conversation that was known is gone, as after the app was set up anew.
                return await self._post_to(await self._open_direct(address.conversation), body)
            if address.place is Place.DIRECT or not via.response_url:
                raise
            await self._reply(via.response_url, body, is_public=True)
            return None

    async def _post_to(self, channel: str, body: Body) -> str | None:
        return _name(await self._client.send("chat.postMessage", body({"channel": channel})))

    async def _update(self, delivery: Delivery, body: Body) -> str | None:
        which = {"channel": await self.channel(delivery.address), "ts": delivery.replaces}
        return _name(await self._client.send("chat.update", body(which)))

    async def _whisper(self, delivery: Delivery, via: Via, body: Body) -> str | None:
        """For one pair of eyes in a shared place. Slack keeps no such message, so it has no name."""
        if via.user is None:
            raise Undeliverable("A private answer in a channel needs to know who asked.")
        to = {"channel": delivery.address.conversation, "user": via.user}
        try:
            await self._client.send("chat.postEphemeral", body(to))
        except Refusal as refusal:
            if refusal.code not in NOT_IN_PLACE or not via.response_url:
                raise
            await self._reply(via.response_url, body, is_public=False)
        return None

    async def _reply(self, url: str, body: Body, *, is_public: bool) -> None:
        kind = "in_channel" if is_public else "ephemeral"
        # Without this the answer would take the place of the message whose button was pressed.
        await self._client.reply(url, body({"response_type": kind, "replace_original": False}))

    async def _open_form(self, delivery: Delivery, trigger: str) -> bool:
        view = modal(delivery.card, delivery.address, stamp_of(delivery.key))
        if view is None:
            return False
        try:
            await self._client.post("views.open", {"trigger_id": trigger, "view": view})
        except Refusal:
            # Most often the trigger's three seconds are over; the card can be sent whatever the reason.
            return False
        return True

    async def channel(self, address: Address) -> str:
        """Where to post: a direct conversation is addressed by the person (see adapters.slack.translate)."""
        if address.place is Place.SHARED:
            return address.conversation
        return address.reference.get("channel") or await self._open_direct(address.conversation)

    async def _open_direct(self, user: str) -> str:
        if user not in self._channels:
            self._channels[user] = await self._ask_for_direct(user)
            while len(self._channels) > _CHANNELS_KEPT:
                self._channels.popitem(last=False)
        return self._channels[user]

    async def _ask_for_direct(self, user: str) -> str:
        try:
            return _opened(await self._client.post("conversations.open", {"users": user}))
        except TryLater as problem:
            # Whatever became of this call, no message has been sent.
            raise TryLater(str(problem), problem.after) from None


async def _upload(delivery: Delivery) -> Upload | None:
    """What there is to upload; None for a picture that cannot be drawn."""
    stamp = stamp_of(delivery.key)
    file, picture = file_of(delivery.card), picture_of(delivery.card)
    if file is not None:
        return file_upload(file, stamp)
    png = await drawn(picture) if picture is not None else None
    return None if picture is None or png is None else picture_upload(picture, png, stamp)


def _body(delivery: Delivery, laid_out: Message) -> Body:
    stamp = stamp_of(delivery.key)
    metadata = {"event_type": METADATA_TYPE, "event_payload": {"key": delivery.key}}
    return lambda where: laid_out.body(stamp, {"metadata": metadata, **where})


def stamp_of(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]


def _name(answer: Answer) -> str | None:
    ts = answer.get("ts")
    return ts if isinstance(ts, str) else None


def _opened(answer: Answer) -> str:
    match answer.get("channel"):
        case {"id": str(channel)}:
            return channel
        case _:
            raise Refusal("channel_not_found")
