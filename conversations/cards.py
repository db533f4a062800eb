"""A message laid out for people, in parts that every door can show. Texts are plain: doors escape them."""

from dataclasses import dataclass

from conversations.drawings import Drawing


@dataclass(frozen=True, slots=True)
class Button:
    """`value` as conversations.buttons encodes it; `label` at most 75 characters (Slack's limit)."""

    label: str
    value: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    quiet: bool = False
    """Secondary: smaller or greyer where the door can."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice to press anywhere on, with its explanation beneath; `chosen` marks the answer given before.

    `press` is what a door writes on a button that stands beside the label and the detail, such as "4".
    """

    button: Button
    press: str
    detail: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class CommentField:
    """Room for words: in place where the door can, behind `open` where it needs a form of its own.

    `submit` carries the value to send with the words; `hint` stands beneath the field. `title` heads the form
    (at most 24 characters, Slack's limit for a form) and `cancel` leaves it. `limit` is in characters.
    `unfolded`: the card is there for the field alone, so it shows at once where it is in place. `quote`: the
    label of a box beneath the field, which is not ticked: the words may be quoted.
    """

    open: Button
    submit: Button
    title: str
    label: str
    hint: str
    cancel: str
    limit: int
    unfolded: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`title` stands above it; every row has as many cells as `header`."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing. Nothing else stands on its card, for some doors send it as a file, under the card's text.

    `alt` tells its message to those who do not see it.
    """

    drawing: Drawing
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away. Nothing stands on its card but texts, for some doors send it under them.

    `name` has small letters, digits and dashes alone. `title`: what it is, in words. `instead` is said where it
    cannot be sent, and `again` is the value of a button that makes it once more.
    """

    name: str
    media_type: str
    content: bytes
    title: str
    instead: str
    again: str


Part = Heading | Text | Options | Buttons | CommentField | Facts | Table | Picture | File


@dataclass(frozen=True, slots=True)
class Card:
    """`text` says it all in one plain line or two: for notifications and screen readers."""

    text: str
    parts: tuple[Part, ...]
