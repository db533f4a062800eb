"""The bank holidays of the United Kingdom's four nations."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import holidays


@cache
def bank_holidays(subdivision: str, year: int) -> Mapping[date, str]:
    """`subdivision`: one of the package's codes for the nations."""
    return dict(_united_kingdom()(subdiv=subdivision, years=year))


@cache
def _united_kingdom() -> type[holidays.HolidayBase]:
    """The package's own way to one country loads all 250 of them, as does any import from its countries: 8 MB
    that a server would keep for good, and a twentieth of a second of its start. So this one is loaded by its
    file.
    """
    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location("holidays_of_the_united_kingdom", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type[holidays.HolidayBase] = module.UnitedKingdom
    return found
