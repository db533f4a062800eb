"""Figures as people read them: levels, means, intervals, changes, and what stands in their place."""

from fractions import Fraction
from math import floor

from conversations.figures import Gap, Measure, Share, State, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.scoring import OVERALL
from conversations.statistics import Difference, Interval

_FAR = 5
"""Changes of as many quarters of a level, or more, are told in numbers."""


def decimal(number: int | Fraction, places: int) -> str:
    """With so many places, halves away from zero."""
    shifted = abs(Fraction(number)) * 10**places
    whole = floor(shifted + Fraction(1, 2))
    digits = f"{whole:0{places + 1}}"
    sign = "\N{MINUS SIGN}" if number < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def mean(measure: Measure) -> str:
    return decimal(Fraction(measure.mean_tenths, 10), 1)


def level(measure: Measure, language: Language) -> str:
    """Such as `Developing 2.6`."""
    said = {"name": language.choice_name(measure.level), "mean": mean(measure)}
    return language.wording.text("summary-level-mean", said)


def level_of_five(measure: Measure, language: Language) -> str:
    """In a sentence: `Developing 2.6 out of 5 (range 2.4 to 2.9)`."""
    said = {"level": level(measure, language)}
    if measure.interval is None:
        return language.wording.text("summary-level-of-five", said)
    said["range"] = interval(measure.interval, language)
    return language.wording.text("summary-level-of-five-within", said)


def interval(given: Interval, language: Language) -> str:
    """In tenths, rounded outwards."""
    low, high = given.low // 10, -(-given.high // 10)
    return from_to(decimal(Fraction(low, 10), 1), decimal(Fraction(high, 10), 1), language)


def range_of_mean(measure: Measure, language: Language) -> str:
    """Nothing where it has no interval."""
    return interval(measure.interval, language) if measure.interval else ""


def exact_interval(given: Interval, language: Language) -> str:
    """In hundredths: so near to 0 that tenths would hide on which side it is."""
    low, high = (decimal(Fraction(end, 100), 2) for end in (given.low, given.high))
    return from_to(low, high, language)


def from_to(low: str, high: str, language: Language) -> str:
    return language.wording.text("summary-from-to", {"first": low, "last": high})


def missing(state: State, language: Language) -> str:
    """What stands in the place of a figure that is not shown."""
    names = {State.WITHHELD: "summary-withheld-cell", State.UNSURE: "summary-unsure-cell"}
    return language.wording.text(names.get(state, "summary-none-cell"))


def level_or_missing(theme: ThemeFigures, language: Language) -> str:
    return level(theme.measure, language) if theme.measure else missing(theme.state, language)


def answers(count: int, language: Language) -> str:
    return language.wording.text("summary-count-answers", {"count": count})


def share(given: Share, language: Language) -> str:
    """In per cent."""
    return language.wording.text("summary-percent", {"share": given.percent})


def part_of(given: Share, language: Language) -> str:
    """Such as `7 of 20 (35%)`."""
    said = {"part": given.part, "whole": given.whole, "share": given.percent}
    return language.wording.text("summary-part-of", said)


def agreement(measure: Measure, language: Language) -> str:
    if measure.agreement is None:
        return language.wording.text("summary-agreement-unknown")
    return language.wording.text(f"summary-agreement-{measure.agreement}")


def change(difference: Difference | None, language: Language) -> str:
    """By how many levels, where that is clear; nothing where there is nothing to compare with."""
    if difference is None:
        return ""
    if not difference.is_clear:
        return language.wording.text("summary-no-clear-change")
    return moved(difference, language)


def moved(difference: Difference, language: Language) -> str:
    """Such as `up 0.4`."""
    way = "up" if difference.levels > 0 else "down"
    by = decimal(abs(difference.levels), 1)
    return language.wording.text(
        f"summary-{way}", {"levels": by if by != "0.0" else decimal(abs(difference.levels), 2)}
    )


def moved_in_words(difference: Difference, language: Language) -> str:
    """As one says it aloud: `up half a level`."""
    way = "up" if difference.levels > 0 else "down"
    quarters = abs(difference.quarters)
    if quarters >= _FAR:
        return language.wording.text(f"summary-{way}-levels", {"levels": decimal(abs(difference.levels), 1)})
    return language.wording.text(f"summary-{way}-{quarters}")


def apart(gap: Gap, language: Language) -> str:
    """Who is higher, and by how much, where that is clear."""
    if not gap.difference.is_clear:
        return language.wording.text("summary-no-clear-gap")
    group = "leaders" if gap.difference.levels > 0 else "frontline"
    by = decimal(abs(gap.difference.levels), 1)
    return language.wording.text(f"summary-gap-{group}", {"levels": by})


def barrier(theme: ThemeFigures, language: Language) -> str:
    """The one named most; nothing where none was."""
    named = theme.barrier
    return (named and language.framework.barrier_text(named.barrier)) or ""


# Names


def name_of(key: str, language: Language) -> str:
    """A theme, a mission's part in an enabler, or everything."""
    if key == OVERALL:
        return language.wording.text("summary-all-themes")
    kind, _, theme = key.partition(":")
    if kind in set(Cut):
        return language.framework.theme_name(Cut(kind), theme)
    mission, _, enabler = theme.partition(":")
    names = {
        "mission": language.framework.theme_name(Cut.MISSION, mission),
        "enabler": language.framework.theme_name(Cut.ENABLER, enabler),
    }
    return language.wording.text("themes", names)


def name_with_kind(key: str, language: Language) -> str:
    """`Data (enabler)`: the same word can name an enabler and a principle."""
    kind = key.partition(":")[0]
    if kind not in set(Cut):
        return name_of(key, language)
    said = {"theme": name_of(key, language), "kind": language.wording.text(f"summary-kind-{kind}")}
    return language.wording.text("summary-theme-kind", said)


def name_within(key: str, language: Language) -> str:
    """A theme's name in the middle of a sentence; abbreviations stay as they are."""
    name = name_of(key, language)
    first = name.split()[0]
    return name[0].lower() + name[1:] if first[1:].islower() or first[1:] == "" else name


def season(quarter: int, now: int, language: Language) -> str:
    """A quarter as one says it: `spring`; with its year unless it is within the year before `now`."""
    if now - 3 <= quarter < now:
        return language.wording.text(f"season-{quarter % 4}")
    return season_of(quarter, language)


def season_of(quarter: int, language: Language) -> str:
    """Such as `spring 2026`."""
    said = {"season": language.wording.text(f"season-{quarter % 4}"), "year": str(quarter // 4)}
    return language.wording.text("summary-season", said)


def since(quarter: int, now: int, language: Language) -> str:
    """`since spring`, or `against spring 2027` where it came later."""
    message = "summary-since" if quarter < now else "summary-against"
    return language.wording.text(message, {"quarter": season(quarter, now, language)})
