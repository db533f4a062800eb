"""A server that starts while Slack is down says so, serves Teams, and finds by itself that Slack is back."""

import pytest

from bot.readiness import Readiness
from storage.database import Database
from tests.bot.street import open_street
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import ServerError
from tests.platforms.teams import Teams

WAITS = "waits for its platform"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_start_during_an_outage_of_slack_is_told_until_slack_is_back(
    database: Database, slack: Slack, teams: Teams
) -> None:
    """Protects: nobody takes "well" from a door that refuses everything. Teams is served all the while, so the
    server is ready.
    """
    slack.fail("auth.test", *[ServerError()] * 3)
    async with open_street(database, slack, teams) as street:
        readiness = Readiness(street.application, fresh=0)
        assert (await slack.say("start")).status == 503
        for _ in range(2):
            report = await readiness.report()
            assert (report.parts["slack"], report.parts["teams"], report.is_well) == (WAITS, "well", True)
        report = await readiness.report()
        assert (report.parts["slack"], report.is_well) == ("well", True)
        assert (await slack.say("start")).status == 200
        await readiness.close()
    assert len(slack.called("auth.test")) == 4


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_several_workspaces_are_known_without_slack(
    database: Database, slack: Slack, teams: Teams
) -> None:
    """They stand in the database: an outage keeps no event of theirs out."""
    async with open_street(database, slack, teams, many_workspaces=True) as street:
        readiness = Readiness(street.application)
        assert (await readiness.report()).parts["slack"] == "well"
        await readiness.close()
    assert slack.called("auth.test") == []
