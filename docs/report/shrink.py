"""Makes the PNG files in FOLDER smaller, with fewer colours: `python shrink.py FOLDER`."""

import sys
from pathlib import Path

from PIL import Image

COLOURS = 64


def main() -> None:
    for file in Path(sys.argv[1]).glob("*.png"):
        picture = Image.open(file).convert("RGB")
        picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(file, "png", optimize=True)


if __name__ == "__main__":
    main()
