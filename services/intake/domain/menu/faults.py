"""Faults: all that is wrong with something, told at once, each by the field that it is about."""

from shared.kernel.errors import Invalid

ITEM_FAULTY = "填写有误"
Rule = tuple[bool, str, str]
"""Whether it is broken, the field it is about, and what is wrong in words for a clerk."""


def require(*rules: Rule) -> None:
    """Raise Invalid with every rule that is broken, if one is."""
    fields: dict[str, list[str]] = {}
    for broken, field, words in rules:
        if broken:
            fields.setdefault(field, []).append(words)
    if fields:
        told = "；".join(f"{field}：{'、'.join(words)}" for field, words in fields.items())
        raise Invalid(f"{ITEM_FAULTY}（{told}）", fields)


def twice(codes: list[str]) -> list[str]:
    """Return what comes more than once."""
    return sorted({code for code in codes if codes.count(code) > 1})
