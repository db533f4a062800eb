"""`python -m bot` and `waymark` are the same."""

from bot.cli import app


def main() -> None:
    app(prog_name="waymark")


if __name__ == "__main__":
    main()
