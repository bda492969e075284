import shutil

import pytest

from services.notify.domain.audience import TABLE
from services.notify.domain.message import Message
from services.notify.domain.wording import words_of
from services.notify.store.templates import FOLDER, TemplateFolder
from shared.kernel.errors import Invalid
from tests.notify.builders import a_known_case, an_event


@pytest.fixture
def folder(tmp_path):
    """A copy of the templates that a test may spoil."""
    return shutil.copytree(FOLDER, tmp_path / "templates")


@pytest.mark.parametrize(
    "row", TABLE, ids=lambda row: f"{row.event.name}-{row.message}-{row.reader.__name__}"
)
def test_whatever_happens_its_template_can_be_filled(row):
    words = words_of(an_event(row.event), a_known_case())

    title, text = TemplateFolder().newest(row.message).filled(words)

    assert title
    assert "$" not in title + text


def test_the_newest_version_is_in_force(folder):
    (folder / "case_closed" / "10.txt").write_text("新标题\n\n新内容", encoding="utf-8")
    (folder / "case_closed" / "9.txt").write_text("旧标题\n\n旧内容", encoding="utf-8")

    assert TemplateFolder(folder).newest(Message.CASE_CLOSED).version == 10


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("case_closed/2.txt", "标题\n\n${building}", "may not say building"),
        ("case_closed/2.txt", "标题一行", "needs a title"),
        ("case_closed/two.txt", "标题\n\n内容", "named after its version"),
    ],
)
def test_a_template_that_cannot_be_used_stops_the_start(folder, name, text, complaint):
    (folder / name).write_text(text, encoding="utf-8")

    with pytest.raises(Invalid, match=complaint):
        TemplateFolder(folder)


def test_a_message_without_a_template_stops_the_start(folder):
    shutil.rmtree(folder / "case_closed")

    with pytest.raises(Invalid, match="case_closed has no template"):
        TemplateFolder(folder)


def test_a_template_for_no_message_stops_the_start(folder):
    (folder / "case_clsoed").mkdir()

    with pytest.raises(Invalid, match="case_clsoed"):
        TemplateFolder(folder)
