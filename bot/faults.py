"""Why Waymark could not start or do as told, for the person who runs it."""

from enum import IntEnum


class Exit(IntEnum):
    OK = 0
    BAD_INPUT = 1
    USAGE = 2
    ENVIRONMENT = 3


class StartFault(Exception):
    """The text says what is wrong, where, and what to do; `code` is the exit code it ends the program with."""

    def __init__(self, sentence: str, code: Exit) -> None:
        super().__init__(sentence)
        self.code = code
