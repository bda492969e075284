"""Looks into contents: what a file really is; and takes out of a picture where and with what it was taken."""

from io import BytesIO
from typing import Any

import filetype
from PIL import Image, ImageOps
from pymongo.database import Database

from shared.kernel.errors import Invalid
from shared.plumbing.documents import Document

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
QUALITY = 90
UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureInspector:
    """Pictures are drawn anew from their pixels, so nothing else of the file is left; PDF stays as it is."""

    def __init__(self, database: Database[Document]) -> None:
        pass  # it remembers nothing

    def prepare(self) -> None:
        """Make nothing."""

    def type_of(self, content: bytes) -> str | None:
        kind = filetype.guess(content)
        return str(kind.mime) if kind else None

    def without_traces(self, content: bytes, content_type: str, *, most_pixels: int) -> bytes:
        if content_type not in FORMATS:
            return content
        try:
            with Image.open(BytesIO(content), formats=[FORMATS[content_type]]) as picture:
                if picture.width * picture.height > most_pixels:
                    raise Invalid("图片像素过大", {"content": ["像素过大"]})
                return _drawn_anew(picture, FORMATS[content_type])
        except UNREADABLE:
            raise Invalid("图片无法读取", {"content": ["无法读取"]}) from None


def _drawn_anew(picture: Any, form: str) -> bytes:
    """Return its first picture, turned as the camera was held, and nothing else."""
    upright = ImageOps.exif_transpose(picture)
    upright.info.clear()
    drawn = BytesIO()
    upright.save(drawn, format=form, quality=QUALITY)
    return drawn.getvalue()
