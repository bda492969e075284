"""The words by which people know the closed lists of records (GB/T 31000)."""

from collections.abc import Mapping

RELATIONS = {
    "head": "户主",
    "spouse": "配偶",
    "son": "子",
    "daughter": "女",
    "grandchild": "孙子女",
    "parent": "父母",
    "grandparent": "祖父母",
    "sibling": "兄弟姐妹",
    "other": "其他",
}
POPULATIONS = {"registered": "户籍人口", "floating": "流动人口", "abroad": "境外人员"}
TENURES = {"owned": "自有", "rented": "租住", "lodging": "寄居", "temporary": "临时"}
KINDS = {
    "resident": "常住",
    "floating": "流动",
    "vacant": "空户",
    "away": "空挂",
    "collective": "集体",
    "shop": "商住",
}
STATES = {"entered": "录入", "claimed": "认领", "verified": "已核实"}
SOURCES = {
    "civil_affairs": "民政",
    "public_order": "综治",
    "family_planning": "计生",
    "social_security": "社保",
    "employment": "就业",
    "justice": "司法",
    "health": "卫健",
    "police": "公安",
    "survey": "走访",
    "self_report": "本人",
    "change": "变更",
}
YES_NO = {"yes": "是", "no": "否"}
DECLINED = "拒绝提供"


def code_of(words: Mapping[str, str], said: str) -> str | None:
    """Return the code that a word, or the code itself, stands for; None where there is none."""
    if said in words:
        return said
    return next((code for code, word in words.items() if word == said), None)
