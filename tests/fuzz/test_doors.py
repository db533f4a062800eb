"""Whatever a platform sends, or a proxy makes of it: refused or taken, never a failure of ours."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import Tried
from tests.fuzz import checks
from tests.fuzz.doors import COMMANDS, FORM, JSON, SLACK, TEAMS, slack_served, teams_served
from tests.fuzz.mutations import Json, as_bytes, cases, damaged, damaged_bytes


def bodies_of_slack() -> st.SearchStrategy[tuple[str, bytes]]:
    broken = damaged(SLACK)
    return st.one_of(
        st.tuples(st.just(JSON), broken.map(as_bytes)),
        st.tuples(st.just(FORM), broken.map(lambda each: urlencode({"payload": as_bytes(each)}).encode())),
        st.tuples(
            st.just(FORM), damaged(COMMANDS).map(lambda each: urlencode(each, errors="replace").encode())
        ),
        st.tuples(st.sampled_from((JSON, FORM)), damaged_bytes([as_bytes(each) for each in SLACK])),
    )


def test_whatever_slack_signs_is_refused_or_taken(caplog: pytest.LogCaptureFixture, tried: Tried) -> None:
    with slack_served() as served:

        @cases(240)
        @given(bodies_of_slack())
        def post(sent: tuple[str, bytes]) -> None:
            tried["made-up cases: requests signed by Slack"] += 1
            checks.posted_by_slack(served, *sent)

        post()
    assert "Traceback" not in caplog.text


def test_whatever_teams_posts_is_refused_or_taken(caplog: pytest.LogCaptureFixture, tried: Tried) -> None:
    with teams_served() as served:

        @cases(300)
        @given(st.one_of(damaged(TEAMS).map(as_bytes), damaged_bytes([as_bytes(each) for each in TEAMS])))
        def post(body: bytes) -> None:
            tried["made-up cases: requests from Teams"] += 1
            checks.posted_by_teams(served, body)

        post()
    assert "Traceback" not in caplog.text


@cases(900)
@given(damaged(SLACK))
def test_whatever_slack_says_is_translated_or_refused(tried: Tried, payload: Json) -> None:
    tried["made-up cases: payloads of Slack's"] += 1
    checks.said_by_slack(payload)
