"""`python -m bot` and `waymark` are the same."""

import gc

from bot.cli import app


def main() -> None:
    # Modules make many objects that stay. Looking through them for garbage at every 700 new ones, as usual,
    # takes a tenth of the start.
    gc.set_threshold(20_000)
    app(prog_name="waymark")


if __name__ == "__main__":
    main()
