"""What the gate before the public finds, and what it leaves alone."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.questions.hit import Finding
from services.intake.domain.questions.redaction import find_hits, redacted
from shared.kernel.checksum import check_character

F = Finding
unhurried = settings(deadline=None, max_examples=50)
CLEAN = (
    "您好，低保申请请携带户口簿到为民服务中心低保窗口办理，5个工作日内答复。",
    "咨询请拨打12345或者12333，紧急情况请拨110、119、120。",
    "公示期自2026-11-23至2026-12-02，共7天；2026.11.23-2026.12.31为征集期。",
    "本街道共8079户、21000人，面积2.8平方公里，补助金额3,000,000元，每户2000-3000元。",
    "依据皖政[2016]15号文件和第13届人民代表大会的决定，20261123期已经公布。",
    "办理时间：周一至周五 9:00-12:00，13:30-17:00；乘3号线到站后步行300米。",
    "幸福小区3幢楼下的路灯已于11月24日修好，一门受理、二次回访、三方评定。",
    "该事项编号MS-04，办事指南第2条第3款，满足85%的要求，2026-2027年度有效。",
    "街道15日将举行活动，一楼大厅设6个窗口，组织12名志愿者。",
)
GAPS = (" ", "  ", "-", "\u3000", "\u00a0", "\u2009", "\u200b", ".", "·", "—", "_", "\t", " - ")

sentences = st.sampled_from(CLEAN)
divisions = st.sampled_from(["340102", "110105", "810000"])
days = st.dates(date(1920, 1, 1), date(2026, 12, 31)).map(lambda day: f"{day:%Y%m%d}")
digits = st.text("0123456789", min_size=30, max_size=30)


bodies = st.builds(lambda division, day, rest: division + day + rest[:3], divisions, days, digits)
identity_numbers = st.builds(
    lambda body, last: body + (last or check_character(body)),
    bodies,
    st.sampled_from(["", "0", "X", "x", "7"]),
)
mobiles = st.builds(
    lambda prefix, second, rest: f"{prefix}1{second}{rest[:9]}",
    st.sampled_from(["", "86", "0086", "0"]),
    st.sampled_from("3456789"),
    digits,
)
landlines = st.builds(lambda area, rest: area + "6" + rest[:7], st.sampled_from(["0551", "010"]), digits)
cards = st.builds(lambda length, rest: "62" + rest[: length - 2], st.integers(16, 19), digits)


def written(number):
    """Write a number as people do who do not want it found: in any width, with gaps anywhere."""
    length = len(number)
    gaps = st.lists(st.sampled_from(("",) * 20 + GAPS), min_size=length, max_size=length)
    return st.builds(_typed, st.just(number), gaps, st.integers(0, 2**length))


def _typed(number, gaps, wide):
    characters = (chr(ord(each) + 0xFEE0) if wide >> place & 1 else each for place, each in enumerate(number))
    return "".join(gap + each for gap, each in zip(gaps, characters, strict=True)).lstrip("".join(GAPS))


def spelled(number):
    return number.translate({ord(str(value)): word for value, word in enumerate("零一二三四五六七八九")})


def kinds(text):
    return [hit.finding for hit in find_hits(text)]


@pytest.mark.parametrize("text", CLEAN)
def test_what_an_office_writes_passes(text):
    assert find_hits(text) == ()


@unhurried
@given(st.lists(sentences, max_size=6).map("".join))
def test_and_so_does_a_whole_page_of_it(text):
    assert find_hits(text) == ()


@pytest.mark.parametrize("numbers", [identity_numbers, mobiles, landlines, cards])
def test_a_number_is_found_in_any_width_with_gaps_anywhere(numbers):
    @unhurried
    @given(numbers.flatmap(written), sentences, st.data())
    def found(number, sentence, data):
        place = data.draw(st.integers(0, len(sentence)))
        text = sentence[:place] + number + sentence[place:]
        hits = find_hits(text)

        assert any(hit.start < place + len(number) and place < hit.end for hit in hits), text
        assert number not in redacted(text)

    found()


@pytest.mark.parametrize("numbers", [identity_numbers, mobiles, landlines, cards])
def test_between_words_it_is_found_from_its_first_digit_to_its_last(numbers):
    @unhurried
    @given(numbers.flatmap(written))
    def whole(number):
        text = f"请联系：{number}，谢谢"
        begin = text.index(number)
        marked = {place for hit in find_hits(text) for place in range(hit.start, hit.end)}

        assert set(range(begin, begin + len(number))) <= marked, text
        assert find_hits(redacted(text)) == ()

    whole()


@unhurried
@given(mobiles, sentences)
def test_a_number_in_chinese_numerals_is_found_too(number, sentence):
    assert kinds(f"{sentence}电话{spelled(number)}。")


@unhurried
@given(st.text(max_size=80))
def test_hits_are_in_order_apart_and_where_they_say(text):
    hits = find_hits(text)

    assert all(text[hit.start : hit.end] == hit.found for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


@pytest.mark.parametrize(
    ("text", "finding", "found"),
    [
        ("身份证340102199003070010。", F.IDENTITY, "340102199003070010"),
        ("旧证340102900307001。", F.IDENTITY, "340102900307001"),
        ("尾号11010519491231002x的", F.IDENTITY, "11010519491231002x"),
        ("卡号6222 0212 3456 7890 123", F.CARD, "6222 0212 3456 7890 123"),
        ("电话138-0000-5678", F.MOBILE, "138-0000-5678"),
        ("电话+86 13800005678", F.MOBILE, "86 13800005678"),
        ("周三138 0000 5678", F.MOBILE, "138 0000 5678"),
        ("家里(0551)62345678", F.LANDLINE, "0551)62345678"),
        ("家里62345678。", F.LANDLINE, "62345678"),
        ("家里6234 5678。", F.LANDLINE, "6234 5678"),
        ("编号202611240001234567890123", F.NUMBER, "202611240001234567890123"),
        ("在3幢2单元201室", F.ADDRESS, "3幢2单元201室"),
        ("在5号楼1203", F.ADDRESS, "5号楼1203"),
        ("在三幢二单元二〇一室", F.ADDRESS, "三幢二单元二〇一室"),
        ("在\uff13 栋 \uff12 单元", F.ADDRESS, "\uff13 栋 \uff12 单元"),
        ("在A201室", F.ADDRESS, "A201室"),
        ("填海巷12号的", F.ADDRESS, "巷12号"),
        ("金大塘村7之2号", F.ADDRESS, "村7之2号"),
        ("住3-2-501，", F.ADDRESS, "3-2-501"),
        ("门牌号：88", F.ADDRESS, "门牌号：88"),
        ("皖A12345占道", F.PLATE, "皖A12345"),
        ("皖\uff21·D12345占道", F.PLATE, "皖\uff21·D12345"),
        ("请写信到zhang.san@example.com", F.EMAIL, "zhang.san@example.com"),
        ("zhang\uff20example\uff0ecom", F.EMAIL, "zhang\uff20example\uff0ecom"),
        ("加微信zhangsan_88", F.MESSENGER, "微信zhangsan_88"),
        ("微信号：zs-1990", F.MESSENGER, "微信号：zs-1990"),
        ("wxid_abcdef123", F.MESSENGER, "wxid_abcdef123"),
        ("QQ：1234567", F.MESSENGER, "QQ：1234567"),
        ("护照E12345678已", F.DOCUMENT, "E12345678"),
        ("联系人：张三，", F.NAME, "张三"),
        ("户主:欧阳文", F.NAME, "欧阳文"),
    ],
)
def test_every_kind_is_found_at_its_place(text, finding, found):
    assert [(hit.finding, hit.found) for hit in find_hits(text)] == [(finding, found)]


def test_a_check_digit_is_a_hint_and_no_condition():
    right, wrong = find_hits("340102199003070010，340102199003070011")

    assert (right.finding, right.checked) == (F.IDENTITY, True)
    assert (wrong.finding, wrong.checked) == (F.IDENTITY, False)
    assert [hit.checked for hit in find_hits("4111 1111 1111 1111，4111 1111 1111 1112")] == [True, False]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("幸福小区3幢2单元201室漏水", "幸福小区3幢***漏水"),
        ("联系人：欧阳文，13800005678", "联系人：欧阳*，***"),
        ("长江路1号3幢的", "长江路***3幢的"),
    ],
)
def test_a_suggestion_leaves_what_may_stay(text, better):
    assert redacted(text) == better


@pytest.mark.parametrize(
    "text",
    ["三楼的王寡妇", "张三说他病了", "一百三十八号以后再来", "阳光小学三年级二班的孩子"],
)
def test_what_only_a_person_can_decide_is_left_to_him(text):
    """Written down so that nobody believes more of this gate than it can do."""
    assert find_hits(text) == ()


def test_a_long_text_of_nothing_but_digits_is_read_in_reasonable_steps():
    text = "1 " * 5000

    assert len(find_hits(text)) == 5000 // 19
    assert not re.search(r"(?:1 ){11}", redacted(text))
