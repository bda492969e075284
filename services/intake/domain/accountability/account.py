"""Account: a card in words for people, from the rule to the outcome."""

from collections.abc import Iterator
from datetime import datetime

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_state import STATE_WORDS, Raiser
from services.intake.domain.accountability.evidence import Said
from shared.kernel.calendar import local_time


def account(card: Card) -> tuple[str, ...]:
    """Return the whole account, one sentence a line, in the order in which things happened."""
    return (*_grounds(card), *_evidence(card), *_hearing(card), _standing(card))


def _grounds(card: Card) -> Iterator[str]:
    who = "系统根据事实提出" if card.raised_from is Raiser.SYSTEM else f"由 {card.raised_by} 提出"
    rule = f"{card.rule.code} 第{card.rule_version}版，依据 {card.rule.source}"
    yield f"{card.rung.act}（{card.level}）：{card.rule.label}（规则 {rule}）"
    yield f"案件 {card.number}，对象 {card.subject.id}，{_at(card.raised_at)} {who}，计 {card.rung.points} 分"


def _evidence(card: Card) -> Iterator[str]:
    yield from card.evidence.account
    if card.evidence.words:
        yield f"提出人说明：{card.evidence.words}"
    if card.evidence.cards:
        yield f"累计的红牌：{'、'.join(card.evidence.cards)}"


def _hearing(card: Card) -> Iterator[str]:
    said: tuple[tuple[str, Said | None], ...] = (
        ("说明理由", card.reason),
        ("确认", card.confirmation),
        ("申诉", card.appeal),
        ("裁定", card.verdict),
        ("撤销", card.revocation),
    )
    for what, who in said:
        if who:
            yield f"{_at(who.at)} {who.by} {what}：{who.words}"


def _standing(card: Card) -> str:
    if card.final_at:
        points = "分值已撤回" if card.revocation else "分值已生效"
        return f"现为{STATE_WORDS[card.state]}，{_at(card.final_at)} {points}"
    return f"现为{STATE_WORDS[card.state]}，分值未生效"


def _at(moment: datetime) -> str:
    return f"{local_time(moment):%Y-%m-%d %H:%M}"
