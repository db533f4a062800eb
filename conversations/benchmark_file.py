"""The file that a deployment gives to others: counts of its councils, signed (see docs/benchmark.md)."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from conversations.benchmark import Counts, Tallies, Tally, councils_in, edition
from conversations.calendar import first_day
from conversations.export_file import quarter_of
from conversations.framework import Cut, Framework, Identifier
from conversations.national import LEAST_COUNCILS
from conversations.scoring import OVERALL, theme_key

MOST_COUNCILS = 10_000
"""More than any country has, with its parishes."""

LARGEST = 1_000_000
"""In bytes; a file of all themes has some ten thousand."""

_NAME_SHOWN = 60

_CLOCKS_DIFFER = timedelta(days=1)

Mean = Annotated[str, StringConstraints(pattern=r"^([1-4]\.[0-9]|5\.0)$")]
Councils = Annotated[int, Field(ge=1, le=MOST_COUNCILS)]
Histogram = Annotated[
    dict[Mean, Councils], Field(description="How many councils have each mean, such as 2.4, from 1.0 to 5.0.")
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Asked(_Part):
    """The set of questions. Versions that differ in their last number alone ask the same."""

    id: Identifier
    version: Annotated[str, StringConstraints(pattern=r"^\d{1,9}\.\d{1,9}\.\d{1,9}$")]


class ThemeCounts(_Part):
    cut: Cut
    theme: Identifier
    councils: Histogram


class Unsigned(_Part):
    """What is signed: as JSON with sorted keys, without spaces, in ASCII."""

    format: Literal["waymark-benchmark"]
    format_version: Annotated[Literal[1], Field(description="Rises when a reader would have to change.")]
    framework: Asked
    first_day: Annotated[date, Field(description="Of the quarter, such as 2026-10-01.")]
    made_at: Annotated[AwareDatetime, Field(description="In UTC, such as 2027-01-04T10:00:00Z.")]
    overall: Annotated[Histogram, Field(description="Of all themes together: every council that is counted.")]
    themes: tuple[ThemeCounts, ...]
    key: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$"),
        Field(description="The public key of the deployment that made the file: Ed25519, in base64."),
    ]

    @property
    def quarter(self) -> int:
        """As in CheckIn."""
        return quarter_of(self.first_day)

    @property
    def edition(self) -> str:
        return edition(self.framework.version)


class BenchmarkFile(Unsigned):
    """Counts of at least five councils under each theme; no names, and nothing of any one council."""

    model_config = ConfigDict(title="Waymark benchmark")

    signature: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9+/]{86}==$"),
        Field(description="Of everything else in the file: Ed25519, in base64."),
    ]


class BenchmarkFault(ValueError):
    """A file that is not believed; the text says why, and what to do."""


def unsigned(framework: Framework, quarter: int, counted: Tallies, key: str, made_at: datetime) -> Unsigned:
    """`made_at` in UTC."""
    return Unsigned(
        format="waymark-benchmark",
        format_version=1,
        framework=Asked(id=framework.id, version=framework.version),
        first_day=first_day(quarter),
        made_at=made_at.replace(microsecond=0),
        overall=_histogram(counted[OVERALL]),
        themes=tuple(
            ThemeCounts(cut=cut, theme=theme.id, councils=_histogram(counted[theme_key(cut, theme.id)]))
            for cut in Cut
            for theme in framework.themes(cut)
            if theme_key(cut, theme.id) in counted
        ),
        key=key,
    )


def signed_bytes(file: Unsigned) -> bytes:
    """What the signature is of."""
    content = file.model_dump(mode="json", exclude={"signature"})
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def with_signature(file: Unsigned, signature: str) -> bytes:
    """The whole file."""
    return f"{json.dumps({**file.model_dump(mode='json'), 'signature': signature}, indent=2)}\n".encode()


def parse_benchmark(content: bytes) -> BenchmarkFile:
    """Whose signature is still to be checked. Raises BenchmarkFault."""
    if len(content) > LARGEST:
        raise BenchmarkFault("The file is too large for a benchmark.")
    try:
        return BenchmarkFile.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{_shown(step)}" for step in first["loc"])
        raise BenchmarkFault(
            f"The file is no benchmark that this version of Waymark can read. ${path}: {first['msg'].lower()}."
        ) from None


def _shown(name: str) -> str:
    """A key of the file, which may be anything."""
    return "".join(each if each.isprintable() else "?" for each in name[:_NAME_SHOWN])


def check(file: BenchmarkFile, framework: Framework, now: datetime) -> None:
    """Raises BenchmarkFault for what no file of a deployment like ours says."""
    if (file.framework.id, file.edition) != (framework.id, edition(framework.version)):
        raise BenchmarkFault(
            f"The file is of the framework {file.framework.id} {file.framework.version}, and this deployment "
            f"asks {framework.id} {framework.version}. Only the same questions can be compared."
        )
    for problem in (*_misdated(file, now), *_miscounted(file, framework)):
        raise BenchmarkFault(f"The file cannot be right: {problem}.")


def schema_text() -> str:
    """docs/benchmark.schema.json, as it has to be."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **BenchmarkFile.model_json_schema()}
    return f"{json.dumps(schema, indent=2)}\n"


def counts_of(file: Unsigned) -> Counts:
    themes = {theme_key(each.cut, each.theme): _tally(each.councils) for each in file.themes}
    return Counts({OVERALL: _tally(file.overall), **themes})


def _misdated(file: BenchmarkFile, now: datetime) -> Iterator[str]:
    if file.first_day != first_day(file.quarter):
        yield f"{file.first_day} is not the first day of a quarter"
    if file.made_at > now + _CLOCKS_DIFFER:
        yield "it was made in the future"
    if file.made_at.date() < file.first_day:
        yield "it was made before its quarter began"


def _miscounted(file: BenchmarkFile, framework: Framework) -> Iterator[str]:
    known = {(cut, theme.id) for cut in Cut for theme in framework.themes(cut)}
    seen: set[tuple[Cut, str]] = set()
    councils = councils_in(_tally(file.overall))
    if councils < LEAST_COUNCILS:
        yield f"it counts fewer than {LEAST_COUNCILS} councils"
    if councils > MOST_COUNCILS:
        yield f"it counts more than {MOST_COUNCILS:,} councils"
    for each in file.themes:
        name = theme_key(each.cut, each.theme)
        if (each.cut, each.theme) not in known:
            yield f"there is no theme {name}"
        if (each.cut, each.theme) in seen:
            yield f"it counts {name} twice"
        seen.add((each.cut, each.theme))
        if not LEAST_COUNCILS <= councils_in(_tally(each.councils)) <= councils:
            yield f"it counts fewer than {LEAST_COUNCILS} councils under {name}, or more than there are"


def _histogram(tally: Tally) -> dict[str, int]:
    return {f"{mean // 10}.{mean % 10}": councils for mean, councils in sorted(tally.items())}


def _tally(histogram: dict[str, int]) -> dict[int, int]:
    return {int(mean.replace(".", "")): councils for mean, councils in histogram.items()}
