"""The usual next looks at a summary, as buttons beneath it."""

from collections.abc import Iterable
from dataclasses import replace

from conversations.buttons import encode
from conversations.cards import Button, Buttons
from conversations.events import ShowActions, ShowStatus, ShowSummary
from conversations.figure_words import name_with_kind
from conversations.language import Language
from conversations.summary_request import Look, Split, SummaryRequest

_LABEL_LIMIT = 75

_OF_ALL = (Look.ENABLERS, Look.PRINCIPLES, Look.MISSIONS, Split.AREA, Look.TREND, Look.GAP, Look.WHY)
_OF_A_THEME = (Split.ROLE, Split.AREA, Look.TREND, Look.GAP, Look.WHY)


def next_looks(request: SummaryRequest, language: Language, *, only_me: bool) -> Buttons:
    """All but the one that is shown; from a closer look back to the first screen; and the action plan."""
    seen = request.split or request.look
    shown = (seen, Look.WHY) if _is_why_of_an_area(request) else (seen,)
    looks = [each for each in (_OF_A_THEME if request.theme else _OF_ALL) if each not in shown]
    buttons = [_look(look, request, language, only_me=only_me) for look in looks]
    if request.theme or seen is not Look.OVERVIEW:
        first = SummaryRequest(quarter=request.quarter, compare=request.compare)
        buttons.append(_button("button-summary-overview", first, language, only_me=only_me))
    if not request.theme:
        buttons.append(Button(language.wording.text("button-actions"), encode(ShowActions(only_me))))
    return Buttons(tuple(buttons))


def looks_without_figures(request: SummaryRequest, language: Language, *, only_me: bool) -> Buttons:
    """Where there is no figure at all, closer looks would say the same again. How it goes helps on."""
    words = language.wording
    newest = _button("button-summary-overview", SummaryRequest(), language, only_me=only_me)
    return Buttons(
        (
            *(() if request == SummaryRequest() else (newest,)),
            Button(words.text("button-status"), encode(ShowStatus())),
            Button(words.text("button-actions"), encode(ShowActions(only_me))),
        )
    )


def _look(look: Look | Split, request: SummaryRequest, language: Language, *, only_me: bool) -> Button:
    plain = replace(request, look=Look.OVERVIEW, split=None, area=None)
    asked = replace(plain, split=look) if isinstance(look, Split) else replace(plain, look=look)
    if look is Look.WHY and request.area is not None:
        asked = replace(request, look=look)
    return _button(f"button-summary-{look}", asked, language, only_me=only_me)


def _is_why_of_an_area(request: SummaryRequest) -> bool:
    return request.look is Look.WHY and request.area is not None


def _button(label: str, request: SummaryRequest, language: Language, *, only_me: bool) -> Button:
    return Button(language.wording.text(label), encode(ShowSummary(request, only_me)))


def offers(named: Iterable[tuple[str, SummaryRequest]], *, only_me: bool) -> Buttons:
    """What may have been meant, each by its name."""
    return Buttons(
        tuple(Button(_fitting(name), encode(ShowSummary(request, only_me))) for name, request in named)
    )


def request_label(request: SummaryRequest, language: Language) -> str:
    """What a request asks for, in the room of a button."""
    words = language.wording
    named: list[str] = []
    if request.theme is not None and request.theme in language.theme_names:
        named.append(name_with_kind(request.theme, language))
    if request.look is not Look.OVERVIEW:
        named.append(words.text(f"button-summary-{request.look}"))
    if request.area is not None:
        named.append(words.text("summary-area-named", {"area": request.area}))
    elif request.split is not None:
        named.append(words.text(f"button-summary-{request.split}"))
    if request.quarter is not None:
        named.append(words.quarter(request.quarter))
    if request.compare is not None:
        named.append(words.text("summary-compared-with", {"quarter": words.quarter(request.compare)}))
    return _fitting(", ".join(named) or words.text("button-summary"))


def _fitting(label: str) -> str:
    return label if len(label) <= _LABEL_LIMIT else f"{label[: _LABEL_LIMIT - 1].rstrip()}\u2026"
