"""The questions: themes by the Local Government Association, questions and levels by this project.

`parse` reads a framework file and names every fault at once, each with its JSON path.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from conversations.answers import LEVELS, Choice
from conversations.people import Role

# The limits are those of framework.schema.json, which a test holds them against.
_TRIMMED = r"^\S(.*\S)?$"  # one line, and no blanks around it

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=48)]
ScaleName = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=30)]
Label = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=60)]
Title = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=100)]
Descriptor = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=140)]
Sentence = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=160)]
NextStep = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=200)]
Paragraph = Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=300)]
Level = Literal[1, 2, 3, 4, 5]


class Cut(StrEnum):
    """The three ways in which one answer counts."""

    MISSION = "mission"
    ENABLER = "enabler"
    PRINCIPLE = "principle"


class Audience(StrEnum):
    EVERYONE = "everyone"
    LEADER = "leader"
    FRONTLINE = "frontline"
    ELECTED = "elected"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ScaleLevel(_Part):
    level: Level
    name: ScaleName
    meaning: Sentence


class Theme(_Part):
    """A mission, an enabler or a principle."""

    id: Identifier
    name: Label
    description: Paragraph


class Barrier(_Part):
    """One of the fixed choices for what holds a council back."""

    id: Identifier
    text: Label


class Strength(_Part):
    """One of the fixed choices for what a council could build on."""

    id: Identifier
    text: Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=75)]


class LevelText(_Part):
    """What one level looks like for one question, and what a council there would do next."""

    level: Level
    descriptor: Descriptor
    next_step: NextStep | None = None


class Question(_Part):
    id: Identifier
    text: Sentence
    help: Paragraph
    mission: Identifier
    enabler: Identifier
    principle: Identifier
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    levels: Annotated[tuple[LevelText, ...], Field(min_length=5, max_length=5)]

    def theme(self, cut: Cut) -> str:
        """The id of the theme that this question counts for in a cut."""
        return {Cut.MISSION: self.mission, Cut.ENABLER: self.enabler, Cut.PRINCIPLE: self.principle}[cut]

    def is_for(self, role: Role) -> bool:
        return Audience.EVERYONE in self.audience or Audience(role.value) in self.audience

    def descriptor(self, choice: Choice) -> str:
        """What a level looks like. Raises IndexError for a choice that is no level."""
        return self.levels[LEVELS.index(choice)].descriptor


class Framework(_Part):
    """A whole framework file. Build it with `parse`, which also checks how the parts fit together."""

    schema_address: str | None = Field(default=None, alias="$schema")
    id: Identifier
    version: Annotated[
        str, StringConstraints(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$", max_length=32)
    ]
    title: Title
    source: Annotated[str, StringConstraints(pattern=_TRIMMED, max_length=400)]
    language: Annotated[
        str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)
    ] = "en"
    scale: Annotated[tuple[ScaleLevel, ...], Field(min_length=5, max_length=5)]
    missions: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=12)]
    enablers: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=12)]
    principles: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=12)]
    barriers: Annotated[tuple[Barrier, ...], Field(min_length=1, max_length=9)]
    strengths: Annotated[tuple[Strength, ...], Field(min_length=1, max_length=9)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=200)]

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    def themes(self, cut: Cut) -> tuple[Theme, ...]:
        return {Cut.MISSION: self.missions, Cut.ENABLER: self.enablers, Cut.PRINCIPLE: self.principles}[cut]

    def theme_name(self, cut: Cut, theme: str) -> str:
        return next(each.name for each in self.themes(cut) if each.id == theme)

    def level_name(self, choice: Choice) -> str:
        """The scale's name for a level. Raises IndexError for a choice that is no level."""
        return self.scale[LEVELS.index(choice)].name

    def barrier_text(self, barrier: str) -> str | None:
        return next((each.text for each in self.barriers if each.id == barrier), None)


@dataclass(frozen=True, slots=True)
class Fault:
    """`path` is a JSON path such as `$.questions[3].levels[0].descriptor`."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class FrameworkFaults(ValueError):
    """A framework file that can't be used, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def parse(text: str | bytes) -> Framework:
    """Reads a framework file. Raises FrameworkFaults with every fault that could be found."""
    try:
        framework = Framework.model_validate_json(text)
    except ValidationError as error:
        raise FrameworkFaults(_faults(error)) from None
    faults = list(_misfits(framework))
    if faults:
        raise FrameworkFaults(faults)
    return framework


def check_translation(original: Framework, translation: Framework) -> None:
    """A translation may change texts alone. Raises FrameworkFaults where anything else differs."""
    faults = [
        Fault(f"$.{name}", "must be the same as in the original, in the same order")
        for name in ("id", "version")
        if getattr(original, name) != getattr(translation, name)
    ]
    for name in ("missions", "enablers", "principles", "barriers", "strengths"):
        if [each.id for each in getattr(original, name)] != [each.id for each in getattr(translation, name)]:
            faults.append(Fault(f"$.{name}", "must have the same ids as the original, in the same order"))
    if len(original.questions) != len(translation.questions):
        faults.append(Fault("$.questions", f"must be {len(original.questions)} questions, as in the original"))
    for index, (ours, theirs) in enumerate(zip(original.questions, translation.questions, strict=False)):
        faults += [
            Fault(f"$.questions[{index}].{name}", "must be the same as in the original")
            for name in ("id", "mission", "enabler", "principle", "audience")
            if getattr(ours, name) != getattr(theirs, name)
        ]
    if faults:
        raise FrameworkFaults(faults)


def _faults(error: ValidationError) -> Iterable[Fault]:
    """Every fault but those that only follow from another: a list with one bad item is also too short."""
    found = [(each["loc"], each["type"], each["msg"]) for each in error.errors(include_url=False)]
    for location, kind, message in found:
        follows = kind == "too_short" and any(
            other[: len(location)] == location and other != location for other, _, _ in found
        )
        if not follows:
            yield Fault(_path(location), _plain(message))


def _misfits(framework: Framework) -> Iterable[Fault]:
    """What no single part shows: ids that repeat, themes that do not exist, levels out of order."""
    for name in ("missions", "enablers", "principles", "barriers", "strengths", "questions"):
        counts = Counter(each.id for each in getattr(framework, name))
        for index, each in enumerate(getattr(framework, name)):
            if counts[each.id] > 1:
                problem = f"{each.id!r} is used {counts[each.id]} times; ids are unique"
                yield Fault(f"$.{name}[{index}].id", problem)
    yield from _level_order("$.scale", [each.level for each in framework.scale])
    known = {cut: {theme.id for theme in framework.themes(cut)} for cut in Cut}
    for index, question in enumerate(framework.questions):
        path = f"$.questions[{index}]"
        for cut in Cut:
            if question.theme(cut) not in known[cut]:
                expected = ", ".join(sorted(known[cut]))
                yield Fault(f"{path}.{cut}", f"{question.theme(cut)!r} is no {cut}; expected one of {expected}")
        yield from _level_order(f"{path}.levels", [each.level for each in question.levels])
        for place, level in enumerate(question.levels):
            if (level.next_step is None) != (level.level == 5):
                problem = "is the top and has no next step" if level.level == 5 else "needs a next_step"
                yield Fault(f"{path}.levels[{place}]", f"level {level.level} {problem}")
        if Audience.EVERYONE in question.audience and len(question.audience) > 1:
            yield Fault(f"{path}.audience", "'everyone' stands alone")
        elif len(set(question.audience)) < len(question.audience):
            yield Fault(f"{path}.audience", "names a role twice")
    for role in Role:
        if not any(question.is_for(role) for question in framework.questions):
            yield Fault("$.questions", f"there is no question for {role}; every role needs at least one")


def _level_order(path: str, levels: list[int]) -> Iterable[Fault]:
    if levels != list(LEVELS):
        yield Fault(path, f"levels must be 1, 2, 3, 4, 5 in this order, not {', '.join(map(str, levels))}")


def _path(location: tuple[int | str, ...]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)


def _plain(message: str) -> str:
    if _TRIMMED in message:
        return "must be one line of text, without blanks around it"
    return message[:1].lower() + message[1:]
