"""The questions: themes by the Local Government Association, questions and levels by this project."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from conversations.answers import LEVELS, Choice
from conversations.people import Role

# The limits are those of framework.schema.json, which a test holds them against.
TRIMMED = r"^\S(.*\S)?$"  # one line, and no blanks around it

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=48)]
ScaleName = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=30)]
Label = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=60)]
Title = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=100)]
Descriptor = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=140)]
Sentence = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=160)]
NextStep = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=200)]
Paragraph = Annotated[str, StringConstraints(pattern=TRIMMED, max_length=300)]
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
    text: Annotated[str, StringConstraints(pattern=TRIMMED, max_length=75)]


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
    """A whole framework file. Build it with `framework_file.parse`, which also checks how the parts fit."""

    schema_address: str | None = Field(default=None, alias="$schema")
    id: Identifier
    version: Annotated[
        str, StringConstraints(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$", max_length=32)
    ]
    title: Title
    source: Annotated[str, StringConstraints(pattern=TRIMMED, max_length=400)]
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
