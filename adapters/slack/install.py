"""Installing by OAuth: `/slack/install` sends a browser to Slack, `/slack/oauth_redirect` takes it back."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

import aiohttp
from aiohttp import web

from adapters.base import TryLater
from adapters.slack import pages
from adapters.slack.client import SlackClient
from adapters.slack.config import OAuthConfig, SlackConfig
from adapters.slack.failures import Refusal
from adapters.slack.install_state import LIFE, States
from adapters.slack.installations import Installations, Installed
from adapters.slack.manifest import INSTALL_PATH, REDIRECT_PATH
from adapters.slack.oauth import WholeOrganisation, authorize_url, exchange
from adapters.slack.profiles import Profiles
from adapters.slack.tokens import FixedToken

log = logging.getLogger(__name__)

COOKIE = "__Host-waymark-slack-install"
"""Browsers keep a cookie so named only if it came over TLS, and only for the very host that set it."""

_LONGEST_CODE = 1_000
_PATIENCE = 1.0
_WRONG_SETTINGS = frozenset({"bad_client_secret", "bad_redirect_uri", "invalid_client_id"})
_FROM_HERE = INSTALL_PATH.rpartition("/")[2]
"""As seen from a page beside it: the public address may have a path before ours."""

_AGAIN = "Slack gives a permission once only. Nothing was installed this time."

Session = Callable[[], aiohttp.ClientSession | None]


class Installer:
    """`session` gives what to speak to Slack over; None while the door is not open."""

    def __init__(
        self,
        config: SlackConfig,
        oauth: OAuthConfig,
        installations: Installations,
        session: Session,
        clock: Callable[[], float],
    ) -> None:
        self._config = config
        self._oauth = oauth
        self._installations = installations
        self._session = session
        self._clock = clock
        self._states = States(oauth.client_secret, clock)

    def routes(self) -> Sequence[web.RouteDef]:
        return (
            web.get(INSTALL_PATH, self.start, allow_head=False),
            # A HEAD, as programs send that look at links, would use up the permission.
            web.get(REDIRECT_PATH, self.finish, allow_head=False),
        )

    async def start(self, _: web.Request) -> web.StreamResponse:
        started = self._states.start()
        address = authorize_url(self._config, self._oauth, started.state)
        response = web.Response(status=302, headers={**pages.HEADERS, "Location": address})
        # Lax: the browser comes back from Slack's site.
        response.set_cookie(
            COOKIE, started.cookie, max_age=LIFE, path="/", secure=True, httponly=True, samesite="Lax"
        )
        return response

    async def finish(self, request: web.Request) -> web.StreamResponse:
        response = await self._finish(request)
        response.del_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="Lax")
        return response

    async def _finish(self, request: web.Request) -> web.Response:
        session, state = self._session(), request.query.get("state", "")
        if session is None:
            return _later()
        if not self._states.is_good(state, request.cookies.get(COOKIE, "")):
            log.warning("An installation in Slack came back without a good state.")
            return _lost_thread()
        try:
            if not await self._installations.is_first_use(state):
                log.warning("An installation in Slack came back a second time.")
                return _lost_thread()
            return await self._install(session, request)
        except Refusal as refusal:
            return _refused(refusal.code)
        except WholeOrganisation:
            return _whole_organisation()
        except TryLater as problem:
            log.warning("An installation in Slack was not finished: %s", problem)
            return _later()
        except Exception as error:
            # What storage says could quote what was being stored.
            log.error("An installation in Slack was not stored (%s).", type(error).__name__)
            return _later()

    async def _install(self, session: aiohttp.ClientSession, request: web.Request) -> web.Response:
        if "error" in request.query:
            return _denied()
        code = request.query.get("code", "")
        if not code or len(code) > _LONGEST_CODE:
            raise Refusal("invalid_code")
        installed = await exchange(self._config, self._oauth, session, code)
        await self._installations.add(await self._with_locale(installed, session))
        return _done(installed.workspace.name)

    async def _with_locale(self, installed: Installed, session: aiohttp.ClientSession) -> Installed:
        client = SlackClient(self._config, token=FixedToken(installed.token), session=session)
        profile = await Profiles(client, self._clock, _PATIENCE).of(installed.installer)
        return replace(installed, locale=profile.locale)


def _done(workspace: str) -> web.Response:
    return pages.page(
        "Waymark is installed",
        f"Waymark is now in the Slack workspace {workspace}, and has sent you a direct message there.",
        "You can close this page.",
    )


def _denied() -> web.Response:
    return pages.page(
        "Nothing was installed",
        "Slack says that permission was not given. If your workspace's admins approve apps, ask them first.",
        status=403,
        again=_FROM_HERE,
    )


def _lost_thread() -> web.Response:
    return pages.page(
        "Please start again",
        "This page is for the browser that set out to install Waymark, within ten minutes, and works once. "
        "Nothing was installed this time.",
        status=400,
        again=_FROM_HERE,
    )


def _refused(code: str) -> web.Response:
    if code in _WRONG_SETTINGS:
        log.error("Slack does not accept this deployment's OAuth settings (%s). Run: waymark doctor", code)
        return pages.page(
            "Nothing was installed",
            "Slack does not accept this server's settings. Please tell whoever runs Waymark.",
            status=500,
        )
    log.warning("Slack refused an installation (%s).", code)
    return pages.page("Please start again", _AGAIN, status=400, again=_FROM_HERE)


def _whole_organisation() -> web.Response:
    log.warning("An installation for a whole organisation in Slack was refused.")
    return pages.page(
        "Please choose one workspace",
        "Waymark serves single workspaces, not a whole Enterprise organisation at once, as a workspace is one "
        "council. Nothing was installed. Start again and choose one workspace in Slack.",
        status=400,
        again=_FROM_HERE,
    )


def _later() -> web.Response:
    return pages.page(
        "Please try again later",
        "Waymark or Slack could not finish this now. Start again in a moment.",
        status=503,
        again=_FROM_HERE,
    )
