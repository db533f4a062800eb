"""Pictures as both platforms take them."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, UnidentifiedImageError

LONGEST_SIDE = 1_024
MOST_BYTES = 1024 * 1024


def check_png(data: bytes) -> Iterator[str]:
    """What is wrong with a picture, as sentences."""
    if len(data) > MOST_BYTES:
        yield f"the picture has {len(data)} bytes"
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            if image.format != "PNG":
                yield f"the picture is a {image.format}"
            if max(image.size) > LONGEST_SIDE:
                yield f"the picture is {image.size[0]} wide and {image.size[1]} high"
    except (UnidentifiedImageError, OSError, SyntaxError):
        yield "the picture cannot be read"
