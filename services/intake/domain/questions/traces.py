"""Traces of people that are not numbers alone: doors, plates, mail, messengers, papers, names on a form."""

import re
from collections.abc import Iterator

from services.intake.domain.questions.folding import folded, folded_numerals
from services.intake.domain.questions.hit import Finding, Hit
from shared.kernel.masking import TAKEN_OUT, masked_name

G = r"[\s\-—_,，]{0,3}"
ROOM = r"[A-Za-z]?\d{2,5}"
NO_DATE = r"(?![\d年月日元人户])"
BLOCK = rf"\d{{1,4}}{G}(?:幢|栋|座|号楼)"
UNIT = rf"(?:\d{{1,2}}|[A-Za-z甲乙丙丁东西南北中]){G}(?:单元|门洞?|梯)"
ROAD = r"(?:路|街|巷|弄|(?<!街)道|胡同|里|村|组|庄|坊)"
PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTER_OR_DIGIT = r"[A-HJ-NP-Z0-9]"
LABELS = "姓名|申请人|联系人|当事人|户主|投诉人|反映人|诉求人|提问人|被投诉人|受益人|法定代表人|负责人"

DOORS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<kept>{BLOCK}){G}(?:{UNIT}{G})?{ROOM}{G}[室户号]?{NO_DATE}",
        rf"(?P<kept>{BLOCK}){G}{UNIT}",
        rf"(?P<kept>){UNIT}{G}{ROOM}{G}[室户号]?{NO_DATE}",
        rf"(?P<kept>){ROOM}{G}[室]",
        rf"(?P<kept>{ROAD}){G}\d{{1,4}}(?:[\-之]\d{{1,3}})?{G}号(?!线|楼|文|公告|令|通知|院)",
        r"(?P<kept>门牌)(?:号码?)?[:：\s]{0,3}\d{1,5}",
        r"(?P<kept>)(?<![\d\-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d\-])",
    )
)
WORDS = (
    (
        Finding.PLATE,
        rf"[{PROVINCE}]\s?[A-HJ-NP-Z]\s?[·•.\-]?\s?(?=[A-Z\s]{{0,8}}\d)"
        rf"(?:{LETTER_OR_DIGIT}\s?){{4,5}}[A-HJ-NP-Z0-9挂学警港澳]",
    ),
    (Finding.EMAIL, r"[A-Z0-9._%+\-]{1,64}\s?@\s?[A-Z0-9\-]{1,63}(?:\s?\.\s?[A-Z0-9\-]{1,63}){1,5}"),
    (Finding.MESSENGER, r"(?:微信|薇信|V信|WeChat|WeiXin|VX|WX)[号ID\s:：是为]{0,6}[A-Z][A-Z0-9_\-]{5,19}"),
    (Finding.MESSENGER, r"wxid_[A-Z0-9_\-]{4,30}"),
    (Finding.MESSENGER, r"(?:QQ|扣扣)[号群\s:：是为]{0,5}\d{5,11}"),
    (Finding.DOCUMENT, r"(?<![A-Z0-9])[A-Z]{1,2}\s?\d{7,10}(?!\d)"),
)
TRACES = tuple((finding, re.compile(pattern, re.IGNORECASE)) for finding, pattern in WORDS)
NAMED = re.compile(rf"(?:{LABELS})\s?[:：]\s?(?P<name>[\u4e00-\u9fff·]{{2,10}})(?![\u4e00-\u9fff])")


def traces_in(text: str) -> Iterator[Hit]:
    """Yield every trace that can be told by its form."""
    plain = folded(text)
    for finding, pattern in TRACES:
        for match in pattern.finditer(plain):
            yield Hit(finding=finding, start=match.start(), end=match.end(), found=text[slice(*match.span())])
    yield from _doors(text, folded_numerals(text))
    for match in NAMED.finditer(plain):
        start, end = match.span("name")
        found = text[start:end]
        yield Hit(finding=Finding.NAME, start=start, end=end, found=found, suggestion=masked_name(found))


def _doors(text: str, plain: str) -> Iterator[Hit]:
    """Yield addresses that lead to a door; the building may stay."""
    for pattern in DOORS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            kept = text[start : start + len(match["kept"])]
            yield Hit(
                finding=Finding.ADDRESS,
                start=start,
                end=end,
                found=text[start:end],
                suggestion=kept + TAKEN_OUT,
            )
