"""`python -m bot` and `waymark` are the same."""

import gc

from bot.cli import app


def main() -> None:
    # Modules make many objects that stay. Looking through them for garbage, as usual, takes a tenth of the
    # start, so it begins when the command does.
    gc.disable()
    gc.set_threshold(20_000)
    app(prog_name="waymark")


if __name__ == "__main__":
    main()
