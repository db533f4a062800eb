"""Socket Mode: Slack's events over a connection that we open. For a trial behind a firewall."""

import asyncio
import logging

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from adapters.base import Take
from adapters.requests import Refused
from adapters.slack.client import SlackClient, silent_logger
from adapters.slack.incoming import Incoming, commit

log = logging.getLogger(__name__)

PING_INTERVAL = 10.0
_PATIENCE_AT_CLOSE = 5.0


class Socket:
    """Acknowledges an envelope only once its event is stored; Slack sends again what is not acknowledged.

    To be made inside the event loop.
    """

    def __init__(self, app_token: str, client: SlackClient, incoming: Incoming, take: Take) -> None:
        self._incoming = incoming
        self._take = take
        self._at_work: set[asyncio.Task[None]] = set()
        self._socket = SocketModeClient(
            app_token=app_token,
            web_client=client.web,
            logger=silent_logger(),
            ping_interval=PING_INTERVAL,
        )
        # By itself the SDK heeds the proxy settings, but not their exceptions.
        self._socket.proxy = client.web.proxy
        self._socket.socket_mode_request_listeners.append(self._listen)
        # The SDK's connect() waits until Slack answers, however long: the program starts without it.
        self._connecting = asyncio.create_task(self._connect())

    async def close(self) -> None:
        """Lets what is being stored finish, so that it is acknowledged and not sent again."""
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=_PATIENCE_AT_CLOSE)
        self._connecting.cancel()
        await asyncio.gather(self._connecting, return_exceptions=True)
        socket = self._socket
        helpers = [socket.message_processor, socket.current_session_monitor, socket.message_receiver]
        await socket.close()  # type: ignore[no-untyped-call]
        # The SDK cancels these without waiting for them.
        await asyncio.gather(*(each for each in helpers if each is not None), return_exceptions=True)

    async def _connect(self) -> None:
        await self._socket.connect()  # type: ignore[no-untyped-call]
        log.info("Connected to Slack by Socket Mode.")

    async def _listen(self, _: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.create_task(self._handle(request))
        # The SDK keeps no hold of its tasks, so close() could not wait for them.
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        await task

    async def _handle(self, request: SocketModeRequest) -> None:
        try:
            inbound = await self._incoming.understand(request.payload)
        except Refused as refused:
            log.warning("An envelope from Slack was refused: %s (%d).", refused, refused.status)
            return
        if inbound is None or await commit(self._take, inbound) == 200:
            await self._socket.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
