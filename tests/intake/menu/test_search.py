"""People find an item by what they call it; the index finds exactly what an obviously right search finds."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.intake.domain.menu.menu import Category, Discretion
from services.intake.domain.menu.search import Line, index_of, named, plain
from services.intake.store.menu.release import Release
from services.intake.usecases.menu.search_items import search_items
from shared.plumbing.sounds import Sounds
from tests.intake.builders import CLERK, RESIDENT, a_published_item
from tests.intake.fakes import FakeItems
from tests.intake.menu_builders import a_guide

TODAY = date(2026, 11, 23)
SOUNDS = Sounds()
CARD = Line(code="SB-008", title="社会保障卡启用、密码重置", keywords=("社保卡", "改密码"))
BANK = Line(code="JY-005", title="银行行长（测试）ABC", keywords=("4050补贴",))
DOG = Line(code="ZA-006", title="养犬登记受理", keywords=("养狗", "狗证"))
MENU = (CARD, BANK, DOG)


def found(words, lines=MENU):
    return index_of(tuple(lines), SOUNDS.readings).find(words)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("社会保障卡", ["SB-008"]),
        ("保障", ["SB-008"]),
        ("社保卡", ["SB-008"]),
        ("shehuibaozhang", ["SB-008"]),
        ("baozhangka", ["SB-008"]),
        ("shbzk", ["SB-008"]),
        ("sbk", ["SB-008"]),
        ("SBK", ["SB-008"]),
        ("\uff53\uff42\uff4b", ["SB-008"]),  # full width
        ("chongzhi", ["SB-008"]),  # 重置, which a dictionary may read as zhong zhi
        ("yinhanghangzhang", ["JY-005"]),
        ("4050", ["JY-005"]),
        ("abc", ["JY-005"]),
        ("yanggou", ["ZA-006"]),
        ("sb-008", ["SB-008"]),
        ("sb008", ["SB-008"]),
        ("密码 社保", ["SB-008"]),
        ("密码 狗", []),
        ("ehui", []),  # no syllable begins there
        ("", []),
        ("、（）", []),
        ("没有这种事", []),
    ],
)
def test_it_is_found_by_name_keyword_sound_and_initials(words, codes):
    assert found(words) == codes


def test_a_name_comes_before_a_keyword_and_a_keyword_before_a_sound():
    named_so = Line(code="ZZ-003", title="狗证")
    called_so = Line(code="ZZ-002", title="犬只", keywords=("狗证",))
    sounds_so = Line(code="ZZ-001", title="购证")

    assert found("狗证", (sounds_so, called_so, named_so)) == ["ZZ-003", "ZZ-002"]
    assert found("gouzheng", (sounds_so, called_so, named_so)) == ["ZZ-001", "ZZ-002", "ZZ-003"]


def slow(words, lines):
    """Look at every item, every text, every place."""
    parts = plain(words).split()
    return {line.code for line in lines if parts and all(matches(part, line) for part in parts)}


def matches(word, line):
    for _, text in named(line):
        if word in text:
            return True
        for spoken in SOUNDS.readings(text):
            runs = ["".join(spoken[place:]) for place in range(len(spoken))]
            initials = "".join(syllable[:1] for syllable in spoken)
            if word in initials or any(run.startswith(word) for run in runs):
                return True
    return False


letters = st.sampled_from("社会保障卡银行长重置养老abzhsk4- （")
texts = st.text(letters, min_size=1, max_size=8)
lines = st.lists(
    st.builds(
        Line,
        code=st.from_regex(r"(JY|SB)-00[1-9]", fullmatch=True),
        title=texts,
        keywords=st.lists(texts, max_size=2).map(tuple),
    ),
    max_size=5,
    unique_by=lambda line: line.code,
)
words = st.one_of(texts, st.text("abcdeghijnoszu ", max_size=6), st.sampled_from(["sbk", "bao", "yinhang"]))


@given(menu=lines, said=words)
@example(menu=[CARD, BANK, DOG], said="sbk")
@example(menu=[CARD], said="she hui")
def test_the_index_finds_what_a_slow_search_finds(menu, said):
    codes = found(said, menu)

    assert set(codes) == slow(said, menu)
    assert len(codes) == len(set(codes))


@given(said=st.text(max_size=40))
def test_whatever_is_typed_is_an_answer(said):
    assert set(found(said)) <= {"SB-008", "JY-005", "ZA-006"}


@pytest.mark.parametrize("item", Release(None).items(), ids=lambda item: item.code)
def test_every_delivered_item_is_found_by_its_name_its_sound_and_its_initials(item):
    menu = [
        Line(code=each.code, title=each.guide.title, keywords=each.guide.keywords)
        for each in Release(None).items()
    ]
    spoken = SOUNDS.readings(plain(item.guide.title).replace(" ", ""))[0]

    for said in (item.guide.title.replace("、", ""), "".join(spoken), "".join(each[0] for each in spoken)):
        assert item.code in found(plain(said).replace(" ", ""), menu)
    for keyword in item.guide.keywords:
        assert item.code in found(keyword, menu)


def test_only_what_is_offered_is_found():
    quiet = a_guide(title="安置帮教", discretion=Discretion.OFF_MENU)
    health = a_guide(title="家庭医生签约", category=Category.HEALTH)
    items = FakeItems(a_published_item("JZ-005", guide=quiet), a_published_item("WS-001", guide=health))

    def asked(words, caller):
        return [item.code for item in search_items(items, SOUNDS, words, on=TODAY, caller=caller)]

    assert (asked("bangjiao", CLERK), asked("bangjiao", RESIDENT)) == (["JZ-005"], [])
    assert asked("jtys", RESIDENT) == ["WS-001"]
    assert search_items(items, SOUNDS, "jtys", on=date(2025, 1, 1), caller=RESIDENT) == []
