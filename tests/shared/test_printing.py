"""What is handed out on paper: all of it is there, can be read again, and is the same every time."""

import os
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from shared.kernel.official_document import OfficialDocument, Table
from shared.plumbing.printing import Printer

FONT = os.environ.get("PAPER_FONT", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
RECEIPT = OfficialDocument(
    office="明光路街道为民服务中心",
    title="受理通知书",
    number="340102998202611231000013",
    to="欧阳*",
    facts=(("事项", "最低生活保障审核确认"), ("承诺办结", "2026年12月30日")),
    paragraphs=("您提出的申请材料齐全，符合法定形式，现予受理。", "请妥善保管本通知书。"),
    table=Table(columns=("序号", "材料名称"), rows=(("1", "居民身份证"), ("2", "户口簿"))),
    notes=("本通知书仅证明材料是否齐全。",),
    strips=("收件人签字",),
    signs="窗口经办人 C0001",
    day="2026年11月27日",
    code="https://example.org/track/340102998202611231000013",
)


@pytest.fixture(scope="module")
def printer():
    return Printer(FONT)


def read(pdf):
    """Return the pages and all their text, without the breaks between lines."""
    pages = PdfReader(BytesIO(pdf)).pages
    return pages, "".join(page.extract_text() for page in pages).replace("\n", "")


def test_everything_that_stands_on_it_can_be_read_again(printer):
    _, text = read(printer.draw(RECEIPT))

    assert [words for words in RECEIPT.words if words not in text] == []


def test_the_same_document_is_the_same_bytes(printer):
    assert printer.draw(RECEIPT) == Printer(FONT).draw(RECEIPT)


def test_another_word_makes_other_bytes(printer):
    assert printer.draw(replace(RECEIPT, to="张*")) != printer.draw(RECEIPT)


def test_a_picture_is_drawn_in_the_paper(printer):
    drawn = BytesIO()
    Image.new("RGB", (30, 42), "red").save(drawn, "JPEG")
    pages, text = read(printer.draw(replace(RECEIPT, picture=drawn.getvalue())))

    assert [image.image.size for page in pages for image in page.images] == [(30, 42)]
    assert [words for words in RECEIPT.words if words not in text] == []


def test_the_code_is_drawn(printer):
    other = replace(RECEIPT, code="https://example.org/track/other")

    assert printer.draw(other) != printer.draw(RECEIPT)


@pytest.mark.parametrize(
    "words", ["<b>粗</b>", "a & b", "</para><img src='file:///etc/passwd'/>", "第一行\n第二行"]
)
def test_words_are_words_and_never_instructions(printer, words):
    _, text = read(printer.draw(replace(RECEIPT, paragraphs=(words,))))

    assert words.replace("\n", "").replace(" ", "") in text.replace(" ", "")


def test_a_long_document_goes_on_to_the_next_page_under_the_same_heading(printer):
    rows = tuple((str(n), f"材料{n}") for n in range(1, 101))

    pages, text = read(printer.draw(replace(RECEIPT, table=Table(columns=("序号", "材料名称"), rows=rows))))

    with_rows = [page for page in pages if "材料" in page.extract_text().replace("材料是否齐全", "")]
    assert len(with_rows) > 2
    assert text.count("材料名称") == len(with_rows)
    assert "材料100" in text


def test_it_carries_its_font_and_asks_for_none(printer):
    pages, _ = read(printer.draw(RECEIPT))

    fonts = [font.get_object() for font in pages[0]["/Resources"]["/Font"].values()]
    embedded = [font["/FontDescriptor"].get_object() for font in fonts if "/FontDescriptor" in font]
    assert embedded
    assert all("/FontFile2" in descriptor for descriptor in embedded)


def test_a_row_has_a_cell_a_column():
    with pytest.raises(ValueError, match="2 cells"):
        Table(columns=("序号", "材料名称"), rows=(("1",),))


def test_without_a_font_it_says_what_to_install():
    with pytest.raises(FileNotFoundError, match="apt-get install fonts-wqy-microhei"):
        Printer("/nowhere.ttc")
