"""A framework file, read and checked: every fault is named at once, each with its JSON path."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from conversations.answers import LEVELS
from conversations.framework import TRIMMED, Audience, Cut, Framework
from conversations.language import Language
from conversations.people import Role
from conversations.typed import Barrier, Chosen, Meaning, understand
from conversations.words import FALLBACK, Wording


@dataclass(frozen=True, slots=True)
class Fault:
    """`path` is a JSON path such as `$.questions[3].levels[0].descriptor`."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class FrameworkFaults(ValueError):
    """A framework file that cannot be used, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def parse(text: str | bytes, wordings: Iterable[Wording] = ()) -> Framework:
    """Reads a framework file. Raises FrameworkFaults with every fault that could be found.

    `wordings` tell what people can type besides the framework's own names.
    """
    try:
        framework = Framework.model_validate_json(text)
    except ValidationError as error:
        raise FrameworkFaults(_faults(error)) from None
    faults = [*_misfits(framework), *_ambiguities(framework, wordings)]
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


def _ambiguities(framework: Framework, wordings: Iterable[Wording]) -> Iterable[Fault]:
    """Names that people could not type, because they mean something else: "4", or the name of another level."""
    names: dict[str, tuple[str, Meaning]] = {}
    for index, level in enumerate(LEVELS):
        names[f"$.scale[{index}].name"] = (framework.level_name(level), Chosen(level))
    for index, barrier in enumerate(framework.barriers):
        names[f"$.barriers[{index}].text"] = (barrier.text, Barrier(barrier.id))
    languages = [Language.of(each, framework, framework) for each in (_NO_WORDING, *wordings)]
    for path, (name, meaning) in names.items():
        if any(
            understand(name, each) != meaning or name.casefold() in each.wording.commands for each in languages
        ):
            yield Fault(path, f"{name!r} means something else when typed")


_NO_WORDING = Wording(FALLBACK, {FALLBACK: ""})


def _path(location: tuple[int | str, ...]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)


def _plain(message: str) -> str:
    if TRIMMED in message:
        return "must be one line of text, without blanks around it"
    return message[:1].lower() + message[1:]
