"""Draws official documents as PDF: A4, a Chinese font that is embedded as far as it is used, a QR code.

The same document is the same bytes, today and in ten years: so its checksum proves it.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from nameko.extensions import DependencyProvider
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from shared.kernel.official_document import OfficialDocument
from shared.plumbing.settings import setting

FONT = "official"
MARGIN, LABEL_WIDTH, CODE_SIZE = 22 * mm, 38 * mm, 28 * mm
INNER_WIDTH = A4[0] - 2 * MARGIN
PORTRAIT = (25 * mm, 35 * mm)
THIN = 0.4  # points
BLANK = "\N{FULLWIDTH LOW LINE}" * 16  # to be filled in by hand
GRID = TableStyle([("GRID", (0, 0), (-1, -1), THIN, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
BARE = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])


def _style(name: str, size: int, **but: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=FONT, fontSize=size, leading=size * 1.6, wordWrap="CJK", **but)


class Printer:
    """Draws documents with the font of one file; its first face, where the file holds several."""

    plain: ClassVar = _style("plain", 11)
    text: ClassVar = _style("text", 11, firstLineIndent=22, spaceBefore=4)
    heading: ClassVar = _style("heading", 18, alignment=TA_CENTER, spaceAfter=8)
    centre: ClassVar = _style("centre", 12, alignment=TA_CENTER)
    right: ClassVar = _style("right", 11, alignment=TA_RIGHT)
    small: ClassVar = _style("small", 9)

    def __init__(self, font: str | Path) -> None:
        try:
            face = TTFont(FONT, str(font))
        except (TTFError, OSError) as error:
            raise FileNotFoundError(
                f"{font} is no font to print with: apt-get install fonts-wqy-microhei"
            ) from error
        pdfmetrics.registerFont(face)

    def draw(self, document: OfficialDocument) -> bytes:
        """Return it as a PDF file."""
        out = BytesIO()
        sheet = SimpleDocTemplate(
            out,
            pagesize=A4,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=MARGIN,
            title=document.title,
            author=document.office,
            subject=document.number,
            invariant=True,
        )
        sheet.build(self._flow(document))
        return out.getvalue()

    def _flow(self, document: OfficialDocument) -> list[Flowable]:
        return [
            *self._head(document),
            *self._picture(document),
            *self._facts(document),
            *(self._words(each, self.text) for each in document.paragraphs),
            *self._table(document),
            *(self._words(each, self.small) for each in document.notes),
            *(self._words(f"{each}：{BLANK}", self.plain) for each in document.strips),
            *self._foot(document),
        ]

    def _head(self, document: OfficialDocument) -> list[Flowable]:
        head: list[Flowable] = [
            self._words(document.office, self.centre),
            self._words(document.title, self.heading),
        ]
        head.append(self._words(f"编号：{document.number}", self.right))
        return [*head, self._words(f"{document.to}：", self.plain)] if document.to else head

    def _picture(self, document: OfficialDocument) -> list[Flowable]:
        if document.picture is None:
            return []
        return [Image(BytesIO(document.picture), *PORTRAIT, kind="proportional", hAlign="RIGHT")]

    def _facts(self, document: OfficialDocument) -> list[Flowable]:
        if not document.facts:
            return []
        rows = [[self._words(each, self.plain) for each in fact] for fact in document.facts]
        return [Spacer(0, 3 * mm), Table(rows, [LABEL_WIDTH, INNER_WIDTH - LABEL_WIDTH], style=GRID)]

    def _table(self, document: OfficialDocument) -> list[Flowable]:
        if document.table is None:
            return []
        rows = [document.table.columns, *document.table.rows]
        cells = [[self._words(each, self.plain) for each in row] for row in rows]
        even = INNER_WIDTH / len(document.table.columns)
        widths = [even] * len(document.table.columns)
        return [Spacer(0, 3 * mm), Table(cells, widths, style=GRID, repeatRows=1), Spacer(0, 3 * mm)]

    def _foot(self, document: OfficialDocument) -> list[Flowable]:
        signed = [self._words(document.signs, self.right), self._words(document.day, self.right)]
        row = [[_code(document.code), signed]]
        return [Spacer(0, 8 * mm), Table(row, [CODE_SIZE, INNER_WIDTH - CODE_SIZE], style=BARE)]

    def _words(self, words: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(escape(words).replace("\n", "<br/>"), style)


class Printing(DependencyProvider):
    """Hands a service its printer; the font is the file that PAPER_FONT names."""

    def setup(self) -> None:
        self.printer = Printer(setting(self, "PAPER_FONT"))

    def get_dependency(self, worker_ctx: Any) -> Printer:
        return self.printer


def _code(words: str) -> Drawing:
    return Drawing(
        CODE_SIZE,
        CODE_SIZE,
        QrCodeWidget(words, barWidth=CODE_SIZE, barHeight=CODE_SIZE, barLevel="M"),
    )
