"""A council's people on each platform, as the set-up rehearsal knows them: who installs the bot, a clerk whom a
file names, and a neighbour who is in a channel. Those two never write to the bot.
"""

from typing import Protocol

from adapters.teams.config import Cloud
from conversations.people import Account
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams

_ISSUER = "https://api.botframework.com"


class Colleague(Protocol):
    account: Account

    def heard(self) -> list[str]:
        """What they read from the bot, oldest first."""

    async def press(self, label: str) -> None: ...


class Side(Protocol):
    """A platform, at whose keyboard the installer sits."""

    name: str

    @property
    def clerk(self) -> Colleague: ...

    @property
    def neighbour(self) -> Colleague: ...

    def environment(self) -> dict[str, str]:
        """The settings, as the platform's pages show them."""

    async def serve(self, url: str) -> None:
        """The server is there now."""

    async def meet(self) -> None:
        """The installer opens the bot, and says something where that takes it."""

    async def give_to_staff(self) -> None:
        """Everybody has the bot from here on, and does nothing about it."""

    async def say(self, text: str) -> None: ...

    async def say_in_channel(self, text: str) -> None: ...

    async def attach(self, name: str, content: bytes) -> None: ...

    async def press(self, label: str) -> None: ...

    def heard(self) -> list[str]:
        """What the installer reads from the bot alone with it, oldest first."""

    def heard_in_channel(self) -> list[str]:
        """What everybody there reads."""


class SlackColleague:
    def __init__(self, slack: Slack, name: str) -> None:
        self._slack = slack
        self.person = slack.person(name)
        self.account = Account("slack", slack.team, self.person.id)

    def heard(self) -> list[str]:
        return [each.words for each in self._slack.api.messages if each.channel == self.person.direct]

    async def press(self, label: str) -> None:
        assert (await self.person.press(label)).status == 200


class SlackSide:
    name = "slack"

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self.clerk, self.neighbour = SlackColleague(slack, "Bryn Price"), SlackColleague(slack, "Cai Rees")
        self._channel = slack.channel(self.neighbour.person)

    def environment(self) -> dict[str, str]:
        return {
            "SLACK_SIGNING_SECRET": self._slack.signing_secret,
            "SLACK_BOT_TOKEN": self._slack.bot_token,
            "SLACK_API_URL": self._slack.api_url,
        }

    def grant(self, scopes: list[str]) -> None:
        """Slack makes the app from the manifest, and grants what stands in it."""
        self._slack.api.scopes[:] = scopes

    async def serve(self, url: str) -> None:
        self._slack.app_url = f"{url}/slack/events"

    async def meet(self) -> None:
        await self.say("hello")

    async def give_to_staff(self) -> None:
        """In Slack an app is there for the whole workspace."""

    async def say(self, text: str) -> None:
        assert (await self._slack.say(text)).status == 200

    async def say_in_channel(self, text: str) -> None:
        assert (await self._slack.command(text, self._channel)).status == 200

    async def attach(self, name: str, content: bytes) -> None:
        assert (await self._slack.me.attach(name, content)).status == 200

    async def press(self, label: str) -> None:
        assert (await self._slack.press(label)).status == 200

    def heard(self) -> list[str]:
        me = self._slack.me
        return [each.words for each in me.messages if each.channel == me.direct or each.to == me.id]

    def heard_in_channel(self) -> list[str]:
        said = self._slack.api.messages
        return [each.words for each in said if each.channel == self._channel and each.to is None]


class SocketSide(SlackSide):
    """By Socket Mode: the server connects to Slack, and nothing connects to it."""

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "SLACK_APP_TOKEN": self._slack.app_token}

    async def serve(self, url: str) -> None:
        await self._slack.sockets.ready()


class TeamsColleague:
    def __init__(self, teams: Teams, name: str) -> None:
        self._teams = teams
        self.member = teams.add(name)
        self.account = Account("teams", teams.tenant_id, self.member.aad)

    def heard(self) -> list[str]:
        return [each.text for each in self.member.chat.messages]

    async def press(self, label: str) -> None:
        await self._teams.press(label, member=self.member)


class TeamsSide:
    name = "teams"

    def __init__(self, teams: Teams) -> None:
        self._teams = teams
        self.clerk, self.neighbour = TeamsColleague(teams, "Bryn Price"), TeamsColleague(teams, "Cai Rees")
        self._channel = teams.channel()
        teams.rosters.fill(self._channel.id, [teams.member, self.neighbour.member], teams.tenant_id)
        self.cloud = Cloud(teams.login_url, "botframework.com", _ISSUER, _ISSUER, teams.metadata_url)

    def environment(self) -> dict[str, str]:
        return {
            "MicrosoftAppId": self._teams.app_id,
            "MicrosoftAppPassword": self._teams.app_password,
            "MicrosoftAppTenantId": self._teams.tenant_id,
        }

    async def serve(self, url: str) -> None:
        self._teams.bot_url = f"{url}/api/messages"

    async def meet(self) -> None:
        await self._teams.install()

    async def give_to_staff(self) -> None:
        """A set-up policy installs the app; the neighbour's team has it without that."""
        await self._teams.install(self.clerk.member)

    async def say(self, text: str) -> None:
        await self._teams.say(text)

    async def say_in_channel(self, text: str) -> None:
        await self._teams.mention(text, self._channel)

    async def attach(self, name: str, content: bytes) -> None:
        await self._teams.attach(name, content)

    async def press(self, label: str) -> None:
        await self._teams.press(label)

    def heard(self) -> list[str]:
        return [each.text for each in self._teams.member.chat.messages]

    def heard_in_channel(self) -> list[str]:
        return [each.text for each in self._channel.messages]
