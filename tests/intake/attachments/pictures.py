"""Small files to attach: pictures with and without a place in them, a paper, and what only looks like one."""

import hashlib
from io import BytesIO

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject
from reportlab.pdfgen import canvas

GPS, MAKE, ARTIST = 0x8825, 0x010F, 0x013B
PROGRAM = b"MZ" + b"\x00" * 200
CAMERA = "Hidden Camera Works"
AUTHOR = "Ouyang Wen"


def a_paper(*, pages=1):
    """A paper that says by whom and with what it was written."""
    drawn = BytesIO()
    page = canvas.Canvas(drawn)
    page.setAuthor(AUTHOR)
    page.setCreator(CAMERA)
    for _ in range(pages):
        page.drawString(72, 720, "lease")
        page.showPage()
    page.save()
    return drawn.getvalue()


def a_paper_with_notes():
    """A paper with notes of programs in its root and on its page, and an author of a former version."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_paper())))
    notes = DecodedStreamObject()
    notes.set_data(f"<x:xmpmeta>{AUTHOR}</x:xmpmeta>".encode())
    for each in (writer.root_object, writer.pages[0]):
        each[NameObject("/Metadata")] = writer._add_object(notes)
        each[NameObject("/PieceInfo")] = TextStringObject(CAMERA)
    drawn = BytesIO()
    writer.write(drawn)
    return drawn.getvalue()


def a_locked_paper():
    """A paper that opens with a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_paper())))
    writer.encrypt("secret", algorithm="RC4-128")
    drawn = BytesIO()
    writer.write(drawn)
    return drawn.getvalue()


def a_picture(form="JPEG", *, size=(60, 40), **saved):
    drawn = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(drawn, format=form, **saved)
    return drawn.getvalue()


def a_picture_with_traces(form="JPEG"):
    """A picture that says where, with what and by whom it was taken, held sideways."""
    exif = Image.Exif()
    exif[MAKE], exif[ARTIST], exif[0x0112] = CAMERA, AUTHOR, 6
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


PDF = a_paper()
