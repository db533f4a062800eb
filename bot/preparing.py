"""Once a program has loaded what it needs, that is no concern of the garbage collector's any more."""

import gc


def prepare() -> None:
    """What is loaded by now stays for good: without `freeze`, the collector looks through all of it every few
    minutes, and each time everybody waits for a tenth of a second. Looking for garbage among it before would
    take as long, and finds next to none.
    """
    gc.freeze()
    gc.enable()
