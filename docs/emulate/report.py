"""What was seen, line by line as it goes."""

from dataclasses import dataclass


@dataclass
class Report:
    """`faults` counts what was not as it should be."""

    faults: int = 0

    def tell(self, what: str, holds: object, seen: object = "") -> None:
        self.faults += not holds
        told = f": {seen}" if seen != "" else ""
        print(f"{'seen' if holds else 'NOT '}  {what}{told}", flush=True)

    def note(self, what: str) -> None:
        """What emulate does otherwise than Slack."""
        print(f"note  {what}", flush=True)
