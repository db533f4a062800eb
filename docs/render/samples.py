"""Writes one sample of every card that Waymark sends, as each door renders it: the input of the pictures.

`python samples.py FOLDER` writes FOLDER/samples.json (and nothing else) from the program's own code: the
conversation by `step()`, the summaries from a database filled by `bot.demo`.
"""

import asyncio
import json
import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from scene import PRIVATE, SAM
from schedule import schedule
from setting_up import setting_up
from summary import summaries
from talk import Talk, conversation, special

from adapters.charts import draw
from adapters.slack.blocks import Block, number, part_blocks, render
from adapters.slack.modal import modal
from adapters.teams.cards import adaptive_card
from adapters.teams.pictures import picture_card
from bot.frameworks import read_languages
from bot.settings import SHIPPED_FRAMEWORK
from conversations import events
from conversations.answers import Choice
from conversations.cards import Card, Picture, Text
from conversations.language import Language
from conversations.pictures import picture_of

PHONE_ONLY = {
    "ask-first",
    "answered-low",
    "comment-kept",
    "ask-welsh",
    "welcome-welsh",
    "help-lead",
    "summary-withheld",
    "summary-too-few",
    "summary-welsh",
    *(f"summary-{look}" for look in ("enablers", "theme", "areas", "roles", "grid", "trend", "gap", "why")),
    "close-offer",
    "snoozed",
    "nudge-last-day",
    "nudge-welsh",
    "nudge-offer",
    "post-closing",
    *(f"set-up-{step}" for step in ("name", "people", "opening")),
    *("settings-welsh", "setting", "home"),
}
"""Cards that a desktop shows like another one: a picture the fewer."""


Json = dict[str, object]


def _rendered(name: str, card: Card) -> Json:
    """A card as it goes out at each door, and its form in Slack if it has one."""
    picture = picture_of(card)
    if picture is not None:
        return _drawn(name, card, picture)
    blocks = render(card, name)
    return {
        "name": name,
        "text": card.text,
        "teams": adaptive_card(card),
        "slack": {"text": blocks.text, "blocks": list(blocks.blocks)},
        "modal": modal(card, PRIVATE, name),
        "plain": None if blocks.is_plain else list(render(card, name, plain=True).blocks),
    }


def _drawn(name: str, card: Card, picture: Picture) -> Json:
    """In Teams as it goes out; in Slack as a file, which looks like this block."""
    png = draw(picture.drawing).data
    shown: Block = {
        "type": "image",
        "image_url": f"data:image/png;base64,{b64encode(png).decode()}",
        "alt_text": picture.alt,
        "title": {"type": "plain_text", "text": picture.title, "emoji": False},
    }
    return {
        "name": name,
        "text": card.text,
        "teams": picture_card(card, picture, png),
        "slack": {"text": card.text, "blocks": list(number([*part_blocks(Text(card.text)), shown], name))},
        "modal": None,
        "plain": None,
    }


def exchange(language: Language) -> list[Json]:
    """The README's conversation: greeted, started, one answer given, the next question waiting."""
    talk = Talk(language)
    talk.type("hello")
    talk.hear(events.Start())
    talk.answer(Choice.LEVEL_4)
    said: list[Json] = [{"person": SAM.name, "text": "hello"}]
    return said + [_rendered(f"talk-{place}", card) for place, (_, card) in enumerate(talk.shown)]


async def _all() -> Json:
    languages = read_languages(SHIPPED_FRAMEWORK)
    with TemporaryDirectory() as folder:
        found = [
            *conversation(languages.pick("en")),
            *special(languages),
            *schedule(languages),
            *setting_up(languages),
            *await summaries(languages, Path(folder)),
        ]
    samples = [
        {
            **_rendered(each.name, each.card),
            "alt": each.alt,
            "opened": each.opened,
            "narrow": each.name in PHONE_ONLY,
            "wide": each.name.startswith(("summary", "benchmark")),
        }
        for each in found
    ]
    return {"samples": samples, "conversation": exchange(languages.pick("en"))}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    found = json.dumps(asyncio.run(_all()), ensure_ascii=False, indent=1)
    (folder / "samples.json").write_text(found, "utf-8")


if __name__ == "__main__":
    main()
