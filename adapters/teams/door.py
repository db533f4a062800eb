"""The Teams door: verified activities in, Adaptive Cards out."""

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from functools import partial

from aiohttp import web

from adapters.base import (
    UNKNOWN,
    Delivery,
    Found,
    Outcome,
    Pace,
    Rate,
    Take,
    TryLater,
    Undeliverable,
    Unreachable,
    Workspace,
)
from adapters.kept import Kept
from adapters.pictures import Patience, drawn
from adapters.teams.activity import Activity
from adapters.teams.auth import Authentication
from adapters.teams.cards import adaptive_card, summary
from adapters.teams.client import Connector, Json, serialised
from adapters.teams.config import TeamsConfig
from adapters.teams.downloads import Downloads
from adapters.teams.files import Uploads, consent_card, info_card, is_consent, place_of
from adapters.teams.hosting import Answer, Hosting
from adapters.teams.http import TIMEOUT, Http
from adapters.teams.keys import SigningKeys
from adapters.teams.members import read_members
from adapters.teams.pictures import ROOMS, bytes_left, picture_card
from adapters.teams.texts import Element
from adapters.teams.tokens import Tokens
from adapters.teams.translate import DOOR, inbound, is_execute
from conversations.cards import Card, File
from conversations.file_cards import around_file, file_of
from conversations.people import Account, Address, Place
from conversations.pictures import picture_of
from conversations.places import Members

PATH = "/api/messages"

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"

NOTED = "✓"
"""Leaves the pressed card as it is. An empty value makes Teams show "Unable to reach app" and send the press
again (github.com/vercel/chat/issues/731); Teams shows the value, so it is a sign and not a word. The types are
those of https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format"""

_ATTACHED = b'{"contentType":"' + CARD.encode() + b'","content":%b}'
_REPLACED = b'{"statusCode":200,"type":"' + CARD.encode() + b'","value":%b}'
"""Around the JSON of a card."""

_NOTED = serialised({"statusCode": 200, "type": MESSAGE, "value": NOTED})

NOT_IMPLEMENTED = 501

PACE = Pace(conversation=Rate(7, 1.0), workspace=Rate(5, 20.0), counts_updates=True)
"""Teams takes 7 messages in a second and 8 in two in a conversation, and 30 in a second in a tenant. Of these
25 are used: messages that were held up on their way may come in together with the next ones
(https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit)."""

log = logging.getLogger(__name__)


class TeamsDoor:
    """Implements adapters.base.Door; `pace` as there. `timeout`: seconds that Teams has for an answer."""

    name = DOOR

    def __init__(
        self,
        config: TeamsConfig,
        *,
        now: Callable[[], datetime],
        timeout: float = TIMEOUT,
        pace: Pace = PACE,
    ) -> None:
        self.pace = pace
        self._config = config
        self._now = now
        self._http = Http(timeout)
        self._tokens = Tokens(config, self._http, self._clock)
        self._connector = Connector(config, self._http, self._tokens, now)
        self._patience = Patience()
        self._cards = Kept(_as_json)
        self._uploads = Uploads(self._http, loopback=config.is_rehearsed)
        self._downloads = Downloads(self._http, loopback=config.is_rehearsed)
        keys = SigningKeys(config.cloud.metadata, self._http, self._clock)
        self._hosting = Hosting(config, Authentication(config, keys, self._clock))

    def routes(self, take: Take) -> Sequence[web.RouteDef]:
        async def messages(request: web.Request) -> web.Response:
            return await self._hosting.answer(request, partial(self._handle, take))

        return [web.post(PATH, messages)]

    async def open(self, take: Take) -> None:
        self._http.open()
        if self._config.is_local:
            log.warning(
                "Teams: no app id is set, so every program on this machine may talk to the bot at %s", PATH
            )

    async def close(self) -> None:
        await self._tokens.close()
        await self._http.close()

    async def workspaces(self) -> Sequence[Workspace]:
        """Teams tells a tenant's id only; the council gives its name."""
        return [Workspace(DOOR, tenant, tenant) for tenant in sorted(self._config.tenants)]

    def direct(self, account: Account) -> Address | None:
        """A chat is known once Teams told of it: when the app was installed or the person wrote."""

    async def members(self, address: Address) -> Members:
        return await read_members(self._connector, DOOR, address)

    async def deliver(self, delivery: Delivery) -> str | None:
        """A form is sent as its card: its field opens in place. A picture that Teams does not take is told in
        words.
        """
        service_url = _known(delivery.address, "service_url")
        conversation = await self._conversation(delivery, service_url)
        async for attachment in self._beyond_words(delivery, conversation):
            try:
                return await self._send(delivery, conversation, serialised(attachment))
            except Unreachable:
                raise
            except Undeliverable as refusal:
                log.warning("Teams does not take a picture or a file: %s", refusal)
                self._patience.note(delivery.key, refusal)
            except TryLater as problem:
                self._patience.note(delivery.key, problem)
                raise
        card = self._cards.of(delivery.card, is_common=delivery.is_common)
        return await self._send(delivery, conversation, _ATTACHED % card)

    async def _beyond_words(self, delivery: Delivery, conversation: str) -> AsyncIterator[Element]:
        file = file_of(delivery.card)
        if file is not None and await self._may_have(file, delivery):
            place = place_of(delivery.via)
            yield info_card(place) if place else consent_card(file, around_file(delivery.card))
        async for card in self._pictures(delivery, conversation):
            yield _attached(card)

    async def _may_have(self, file: File, delivery: Delivery) -> bool:
        """Whether the person can be asked whether they want the file, or has it by now."""
        in_channel = delivery.address.place is Place.SHARED and not delivery.private
        if in_channel or self._patience.is_over(delivery.key):
            return False
        place = place_of(delivery.via)
        if place is None:
            return True
        try:
            await self._uploads.put(delivery.key, place, file)
        except Undeliverable as refusal:
            log.warning("A file could not be uploaded for Teams: %s", refusal)
            self._patience.note(delivery.key, refusal)
            return False
        except TryLater as problem:
            self._patience.note(delivery.key, problem)
            raise
        return True

    async def _pictures(self, delivery: Delivery, conversation: str) -> AsyncIterator[Element]:
        """The card with its picture, if it has one that is worth a try; then with a coarser one."""
        picture = picture_of(delivery.card)
        if picture is None or self._patience.is_over(delivery.key):
            return
        empty = _attached(picture_card(delivery.card, picture, b""))
        around = {**_message(delivery, conversation), "attachments": [empty]}
        for room in ROOMS:
            png = await drawn(picture, bytes_left(room, around))
            if png is not None:
                yield picture_card(delivery.card, picture, png.data)

    async def _send(self, delivery: Delivery, conversation: str, attachment: bytes) -> str | None:
        service_url = _known(delivery.address, "service_url")
        around = serialised(_message(delivery, conversation)).removesuffix(b"}")
        activity = around + b',"attachments":[' + attachment + b"]}"
        if delivery.replaces:
            return await self._connector.update(service_url, conversation, delivery.replaces, activity)
        return await self._connector.post(service_url, conversation, activity)

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        """Teams lets no bot look for what it said."""
        return UNKNOWN

    async def fetch(self, address: Address, ref: str, most: int) -> bytes:
        return await self._downloads.get(ref, most)

    async def _conversation(self, delivery: Delivery, service_url: str) -> str:
        """Where the message goes: the thread that asked, or for a private answer the person's own chat.

        Teams has no message in a channel that one person alone sees. A private answer that cannot reach the
        person's own chat fails rather than being shown to the others.
        """
        address = delivery.address
        if address.place is Place.DIRECT:
            return await self._own_conversation(address, service_url)
        if not delivery.private:
            return delivery.via.get("thread", address.conversation)
        if "user" not in delivery.via:
            raise Undeliverable("Teams does not say whose private answer this is. The person can ask again.")
        return await self._connector.open_chat(service_url, _own_chat(address, delivery.via["user"]))

    async def _own_conversation(self, address: Address, service_url: str) -> str:
        """A person's own chat; of somebody met in a team it is opened first, as often as that is asked for."""
        if "opens" not in address.reference:
            return address.conversation
        return await self._connector.open_chat(service_url, _own_chat(address, _known(address, "user")))

    async def _handle(self, take: Take, activity: Activity, tenant: str) -> Answer:
        if activity.type == "invoke" and not is_execute(activity) and not is_consent(activity):
            return Answer(status=NOT_IMPLEMENTED)
        event = inbound(activity, tenant, self._now())
        if event is None:
            return Answer()
        outcome = await take(event)
        return Answer(self._replacement(outcome)) if event.in_place else Answer()

    def _replacement(self, outcome: Outcome) -> bytes:
        if outcome.replacement is None:
            return _NOTED
        return _REPLACED % self._cards.of(outcome.replacement, is_common=False)

    def _clock(self) -> float:
        return self._now().timestamp()


def _as_json(card: Card) -> bytes:
    return serialised(adaptive_card(card))


def _attached(card: Element) -> Element:
    return {"contentType": CARD, "content": card}


def _message(delivery: Delivery, conversation: str) -> Json:
    """All but what is attached. Tenant and object id go along: without them Teams refuses some messages that
    were not asked for.
    """
    reference = delivery.address.reference
    activity: Json = {
        "type": "message",
        "from": {"id": _known(delivery.address, "bot")},
        "conversation": {"id": conversation, "tenantId": reference.get("tenant", "")},
        "channelData": {"tenant": {"id": reference.get("tenant", "")}},
        "summary": summary(delivery.card),
    }
    user = delivery.via.get("user") if delivery.private else reference.get("user")
    if user:
        recipient = {"id": user}
        aad = (delivery.via if delivery.private else reference).get("aad")
        activity["recipient"] = {**recipient, "aadObjectId": aad} if aad else recipient
    return activity


def _own_chat(address: Address, user: str) -> Json:
    tenant = address.reference.get("tenant", "")
    return {
        "bot": {"id": _known(address, "bot")},
        "members": [{"id": user}],
        "isGroup": False,
        "tenantId": tenant,
        "channelData": {"tenant": {"id": tenant}},
    }


def _known(address: Address, name: str) -> str:
    value = address.reference.get(name)
    if not value:
        raise Undeliverable(
            "Waymark has never heard from this chat in Teams. The person can write to it first."
        )
    return value
