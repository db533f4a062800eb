"""Activities in the shape in which Teams posts them, with made-up people."""

import json
from pathlib import Path
from typing import cast

Json = dict[str, object]

_FOLDER = Path(__file__).parent / "payloads"


def recorded(name: str) -> Json:
    return cast(Json, json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8")))
