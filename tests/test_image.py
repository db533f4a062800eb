"""What the image and its compose file say fits the program."""

import contextlib
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import URLError

import pytest
import typer.main

from bot.cli import app
from bot.settings import SHIPPED_FRAMEWORK, Settings

ROOT = SHIPPED_FRAMEWORK.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
CADDY = (ROOT / "docs" / "image" / "Caddyfile").read_text("utf-8")

_OF_COMPOSE = {"PUBLIC_HOST", "POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB"}


def variables() -> set[str]:
    """Every environment variable that is a setting."""
    return {
        str(field.validation_alias or f"WAYMARK_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }


def test_the_image_starts_a_command_that_there_is() -> None:
    (program, command) = json.loads(_says("CMD"))
    assert program == "waymark"
    assert command in typer.main.get_group(app).commands


def test_the_hosted_checks_do_what_the_image_does() -> None:
    assert "make image" in (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")


def _says(word: str) -> str:
    (line,) = [line for line in DOCKERFILE.splitlines() if line.startswith(f"{word} ")]
    return line.rpartition("CMD ")[2]


class _Health(BaseHTTPRequestHandler):
    code = 200

    def do_GET(self) -> None:
        self.send_response(self.code if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is to be said."""


@contextlib.contextmanager
def _answering(code: int) -> Iterator[int]:
    """A server's port, where every question about its health is answered so."""
    handler = type("_Answer", (_Health,), {"code": code})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_the_images_health_check_tells_a_well_server_from_an_unwell_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (_, option, code) = json.loads(_says("HEALTHCHECK"))
    assert option == "-c"
    with _answering(200) as port:
        monkeypatch.setenv("WAYMARK_PORT", str(port))
        exec(code)
    with pytest.raises(URLError):
        exec(code)
    with _answering(503) as port:
        monkeypatch.setenv("WAYMARK_PORT", str(port))
        with pytest.raises(URLError):
            exec(code)


@pytest.mark.parametrize("text", [DOCKERFILE, COMPOSE, EXAMPLE], ids=["Dockerfile", "compose", ".env.example"])
def test_every_variable_that_is_set_is_a_setting(text: str) -> None:
    named = set(re.findall(r"\b((?:WAYMARK|SLACK|MicrosoftApp|POSTGRES|PUBLIC)\w+)\b(?=[=:])", text))
    assert named <= variables() | _OF_COMPOSE
    assert named


def test_every_variable_that_compose_asks_for_is_in_the_example_to_fill_in() -> None:
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE + CADDY))
    assert asked <= set(re.findall(r"^(\w+)=", EXAMPLE, re.MULTILINE))


def test_compose_runs_two_replicas_without_rights_behind_the_proxy() -> None:
    yaml = pytest.importorskip("yaml")
    made = yaml.safe_load(COMPOSE)
    services = made["services"]
    replicas = [name for name in services if name.startswith("waymark-")]
    assert len(replicas) == 2
    for name in replicas:
        assert f"{name}:{Settings.model_fields['port'].default}" in CADDY
        assert services[name]["environment"]["WAYMARK_DATABASE_URL"].endswith("@database/waymark")
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["logging"]["options"] == {"max-size": "20m", "max-file": "10"}, name
    assert "ports" not in services["database"]
    assert made["networks"]["back"]["internal"] is True


def test_the_proxy_lets_through_what_waymark_serves_and_only_bodies_that_it_takes() -> None:
    assert "path /slack/* /api/messages /healthz" in CADDY
    assert "max_size 1MB" in CADDY


def test_everything_that_is_copied_into_the_image_is_sent_to_its_build() -> None:
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = [
        each for line in DOCKERFILE.splitlines() if line.startswith("COPY ") for each in line.split()[1:-1]
    ]
    assert sent == {each for each in copied if not each.startswith(("--", "/"))}
    assert all((ROOT / each).exists() for each in sent)
