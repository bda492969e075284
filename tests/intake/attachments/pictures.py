"""Small files to attach: pictures with and without a place in them, a paper, and what only looks like one."""

import hashlib
from io import BytesIO

from PIL import Image

GPS, MAKE, ARTIST = 0x8825, 0x010F, 0x013B
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PROGRAM = b"MZ" + b"\x00" * 200
CAMERA = "Hidden Camera Works"


def a_picture(form="JPEG", *, size=(60, 40), **saved):
    drawn = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(drawn, format=form, **saved)
    return drawn.getvalue()


def a_picture_with_traces(form="JPEG"):
    """A picture that says where, with what and by whom it was taken, held sideways."""
    exif = Image.Exif()
    exif[MAKE], exif[ARTIST], exif[0x0112] = CAMERA, "Ouyang Wen", 6
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (31.0, 48.0, 7.5)
    return a_picture(form, exif=exif)


def a_noisy_picture(length):
    """A picture that is at least so many bytes."""
    side = 64
    while True:
        noise = Image.effect_noise((side, side), 120).convert("RGB")
        drawn = BytesIO()
        noise.save(drawn, format="PNG")
        if len(drawn.getvalue()) >= length:
            return drawn.getvalue()
        side *= 2


def checksum(content):
    return hashlib.sha256(content).hexdigest()
