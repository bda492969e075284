import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.territory.address import address_key, address_keys

KEY = "全椒路社区幸福小区3幢"


@pytest.mark.parametrize(
    "written",
    [
        "全椒路社区幸福小区3幢",
        "全椒路社区幸福小区3幢1单元501室",
        "全椒路社区 幸福小区 3号楼",
        "全椒路社区幸福小区3栋501",
        "全椒路社区幸福小区03幢",
        "全椒路社区幸福小区三幢",
        "全椒路社区幸福小区３\uff03楼",
        "全椒路社区幸福小区3#",
        "全椒路社区/幸福小区/3幢/1单元/无/501室",
        "安徽省合肥市瑶海区明光路街道全椒路社区幸福小区3幢",
        "合肥市瑶海区明光路街道办事处全椒路社区幸福小区3幢",
        "瑶海区全椒路社区，幸福小区3座",
        "全椒路社区幸福小区3幢旁",
    ],
)
def test_a_building_is_the_same_however_it_is_written(written):
    assert address_key(written) == KEY


@pytest.mark.parametrize(
    "other",
    [
        "全椒路社区幸福小区13幢",
        "全椒路社区幸福小区十三幢",
        "全椒路社区幸福小区30幢",
        "全椒路社区幸福小区A幢",
        "全椒路社区幸福小区12-3幢",
        "全椒路社区幸福东区3幢",
        "填海巷社区幸福小区3幢",
        "全椒路社区长青小区3幢",
        "全椒路3号",
    ],
)
def test_another_building_stays_another(other):
    assert address_key(other) != KEY


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("明光路12号3幢", "明光路12号3幢"),
        ("明光路12号201室", "明光路12号"),
        ("幸福小区二十一栋", "幸福小区21幢"),
        ("幸福小区十栋", "幸福小区10幢"),
        ("幸福小区十栋2单元", "幸福小区10幢"),
        ("幸福小区a座", "幸福小区A幢"),
        ("幸福东区3幢", "幸福东区3幢"),
        ("市场路3幢", "市场路3幢"),
        ("10000号楼", "10000幢"),
        ("十十幢", "十10幢"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_the_key_is_the_part_down_to_the_building(written, key):
    assert address_key(written) == key


def test_a_building_is_also_found_without_its_community():
    assert address_keys("瑶海区全椒路社区幸福小区3号楼") == (KEY, "幸福小区3幢")
    assert address_keys("幸福小区3号楼") == ("幸福小区3幢",)


@settings(deadline=None)
@given(
    st.text(alphabet="安徽省合肥市瑶海区全椒路街道社区幸福小区县场一二三十0123456789号楼幢栋座#单元室AB-/")
)
def test_any_text_has_a_key_without_fault(text):
    for key in address_keys(text):
        assert isinstance(key, str)


@settings(deadline=None)
@given(
    st.sampled_from(["", "全椒路社区", "合肥市瑶海区明光路街道全椒路社区"]),
    st.sampled_from(["幸福小区", "长青花园", "明光路8号", "东风新村"]),
    st.integers(1, 99),
    st.sampled_from(["幢", "栋", "号楼", "#楼", "座", "\uff03"]),
    st.sampled_from(["", "1单元", "1单元501室", " 二单元 1203 室"]),
)
def test_the_key_of_a_key_is_itself(front, compound, number, word, inside):
    key = address_key(f"{front}{compound}{number}{word}{inside}")

    assert key.endswith(f"{compound}{number}幢")
    assert address_key(key) == key
