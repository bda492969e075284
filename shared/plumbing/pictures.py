"""Pictures: drawn anew from their pixels, so that nothing is left of where and with what they were taken."""

from io import BytesIO

from PIL import Image, ImageOps

from shared.kernel.errors import Invalid

QUALITY = 90
UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def drawn_anew(
    content: bytes, form: str, *, most_pixels: int, within: tuple[int, int] | None = None
) -> bytes:
    """Return the first picture of a file in a form (JPEG), turned as the camera was held, and nothing else.

    It is made smaller to lie `within` so many pixels across and down. Refused: what is no such picture, and
    one of more pixels than may be drawn.
    """
    try:
        with Image.open(BytesIO(content), formats=[form]) as picture:
            if picture.width * picture.height > most_pixels:
                raise Invalid("图片像素过大", {"content": ["像素过大"]})
            upright = ImageOps.exif_transpose(picture)
            upright.info.clear()
            if within:
                upright.thumbnail(within)
            drawn = BytesIO()
            upright.save(drawn, format=form, quality=QUALITY)
            return drawn.getvalue()
    except UNREADABLE:
        raise Invalid("图片无法读取", {"content": ["无法读取"]}) from None
