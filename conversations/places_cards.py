"""What leads are told about channels whose members are asked."""

from collections.abc import Sequence

from conversations import events
from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, Heading, Part, Text
from conversations.events import Event
from conversations.language import Language
from conversations.people import HOME_ZONE
from conversations.places import Asked, CameBy, Preview, Roster
from conversations.words import Wording

MOST_SHOWN = 20
MOST_BUTTONS = 5
_LONGEST_ON_BUTTON = 40


def compose_offer(seen: Preview, language: Language, *, asked: Asked | None = None) -> Card:
    """`asked`: the channel, where its members are asked already."""
    words = language.wording
    said: dict[str, str | int] = {"name": _named(seen.name, words)}
    lines = [words.text("place-offer" if asked is None else "place-offer-again", said)]
    lines.append(words.text("place-offer-people", {"added": seen.added, "known": seen.known}))
    if left_out := _left_out(seen, words):
        lines.append(words.text("place-offer-left-out", {"who": words.all_of(left_out)}))
    lines.append(words.text("place-offer-kept"))
    return _card(lines, *_choices(seen, asked, words))


def _choices(seen: Preview, asked: Asked | None, words: Wording) -> list[Button]:
    """Nothing that is so already."""
    is_so = asked is not None and asked.with_guests == seen.with_guests
    ask = "button-ask-place-guests" if seen.with_guests else "button-ask-place"
    asking = [] if is_so else [_button(ask, events.AskPlace(seen.place, seen.with_guests), words, primary=True)]
    if seen.guests and not seen.with_guests:
        asking.append(_button("button-ask-place-guests", events.AskPlace(seen.place, True), words))
    stopping = [_button("button-stop-asking", events.OfferStopPlace(seen.place), words)] if asked else []
    return [*asking, *stopping]


def _left_out(seen: Preview, words: Wording) -> list[str]:
    guests = 0 if seen.with_guests else seen.guests
    counts = {"place-guests": guests, "place-outsiders": seen.outsiders, "place-bots": seen.bots}
    return [words.text(kind, {"count": count}) for kind, count in counts.items() if count]


def compose_unread(reason: str, language: Language, *, anyway: events.AskPlace | None = None) -> Card:
    """The channel could not be read. `anyway`: what can be done all the same, where that may only be so now."""
    words = language.wording
    if anyway is None:
        return _card([words.text("place-unread", {"reason": reason})])
    button = "button-ask-place-guests" if anyway.with_guests else "button-ask-place"
    lines = [words.text("place-uncounted", {"reason": reason}), words.text("place-offer-kept")]
    return _card(lines, _button(button, anyway, words, primary=True))


def compose_stop_offer(asked: Asked | None, leaving: int, language: Language) -> Card:
    """`leaving`: how many would no longer be asked. `asked` is None where nobody is asked because of it."""
    words = language.wording
    if asked is None:
        return _card([words.text("place-not-asked")], _button("button-asked", events.ShowPlaces(), words))
    said: dict[str, str | int] = {"name": _named(asked.name, words), "leaving": leaving}
    stop = _button("button-stop-place", events.StopPlace(asked.place), words, primary=True)
    return _card([words.text("place-stop-offer", said), words.text("place-stop-stay")], stop)


def compose_places(roster: Roster, language: Language) -> Card:
    words = language.wording
    lines = [_counted(roster, words), *_told(roster.places, words)]
    buttons = [_stop(one, roster.places, words) for one in roster.places[:MOST_BUTTONS]]
    return _card([*lines, words.text("places-change")], *buttons, title=words.text("places-title"))


def _counted(roster: Roster, words: Wording) -> str:
    counts: dict[str, str | int] = {kind.value: roster.came_by.get(kind, 0) for kind in CameBy}
    return words.text("places-people", {**counts, "total": sum(roster.came_by.values())})


def _told(places: Sequence[Asked], words: Wording) -> list[str]:
    if not places:
        return [words.text("places-none")]
    lines = [_line(one, words) for one in places[:MOST_SHOWN]]
    if len(places) > MOST_SHOWN:
        lines.append(words.text("places-more", {"count": len(places) - MOST_SHOWN}))
    return lines


def _line(one: Asked, words: Wording) -> str:
    said: dict[str, str | int] = {"name": one.name or words.text("places-unnamed"), "count": one.people}
    told = words.text("places-line-guests" if one.with_guests else "places-line", said)
    read = words.text("places-unread")
    if one.read_at is not None:
        read = words.text("places-read", {"when": words.moment(one.read_at, HOME_ZONE)})
    fault = words.text("places-fault", {"reason": one.fault}) if one.fault else ""
    return " ".join(each for each in (told, read, fault) if each)


def _stop(one: Asked, places: Sequence[Asked], words: Wording) -> Button:
    label = words.text("button-stop-asking")
    if len(places) > 1:
        name = one.name or words.text("places-unnamed")
        label = words.text("button-stop-asking-named", {"name": name[:_LONGEST_ON_BUTTON]})
    return Button(label, encode(events.OfferStopPlace(one.place)))


def _named(name: str, words: Wording) -> str:
    return name or words.text("place-unnamed")


def _button(label: str, event: Event, words: Wording, *, primary: bool = False) -> Button:
    return Button(words.text(label), encode(event), primary=primary)


def _card(lines: Sequence[str], *buttons: Button, title: str | None = None) -> Card:
    parts: list[Part] = [] if title is None else [Heading(title)]
    parts += [Text(line) for line in lines]
    text = "\n".join(lines if title is None else (title, *lines))
    return Card(text, (*parts, Buttons(buttons)) if buttons else tuple(parts))
