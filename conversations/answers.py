"""What a person can answer."""

from enum import IntEnum


class Choice(IntEnum):
    """One answer to one question: a level, or one of the two answers that are data but never averaged in."""

    NOT_APPLICABLE = -1
    NOT_SURE = 0
    LEVEL_1 = 1
    LEVEL_2 = 2
    LEVEL_3 = 3
    LEVEL_4 = 4
    LEVEL_5 = 5

    @property
    def is_level(self) -> bool:
        return self > 0

    @property
    def asks_what_holds_back(self) -> bool:
        """Levels 1 and 2 are followed by the question what holds the council back most."""
        return self in (Choice.LEVEL_1, Choice.LEVEL_2)


LEVELS = tuple(choice for choice in Choice if choice.is_level)

COMMENT_LIMIT = 4_000
"""The longest comment that is kept, in characters."""
