"""Question: what a resident is asked so that only those materials are demanded that apply (情形引导)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.intake.domain.menu.faults import Rule, twice


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One of several answers."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question whose answer decides which materials apply.

    Without `answers` it is answered by yes or no, and its own code stands for yes. With them it is answered
    by one of their codes. `asked_if` is the code of the answer, to an earlier question, that leads to it.
    """

    code: str
    text: str
    answers: tuple[Answer, ...] = ()
    asked_if: str | None = None

    @property
    def circumstances(self) -> tuple[str, ...]:
        """The codes by which it can be answered."""
        return tuple(answer.code for answer in self.answers) or (self.code,)

    def is_asked(self, circumstances: Collection[str]) -> bool:
        """Tell whether what was answered so far leads to it."""
        return self.asked_if is None or self.asked_if in circumstances


def circumstances_of(questions: Sequence[Question]) -> tuple[str, ...]:
    """Return every answer that can be given, in the order of the questions."""
    return tuple(code for question in questions for code in question.circumstances)


def rules_of_questions(questions: Sequence[Question], papers: Sequence[str]) -> tuple[Rule, ...]:
    """Return what must hold of the questions of an item whose materials have these codes."""
    codes = [*papers, *(each.code for each in questions if each.answers), *circumstances_of(questions)]
    doubled = twice(codes)
    return (
        (bool(doubled), "codes", f"编码重复：{'、'.join(doubled)}"),
        *(_rule_of_order(question, questions[:place]) for place, question in enumerate(questions)),
        *(
            (len(question.answers) == 1, "scenarios", f"{question.code}只有一个选项")
            for question in questions
        ),
    )


def wrongly_answered(questions: Sequence[Question], circumstances: Collection[str]) -> dict[str, list[str]]:
    """Return what is wrong with the answers, by code: unknown, several at once, or never asked."""
    known = set(circumstances_of(questions))
    wrong = {code: ["未知"] for code in sorted(set(circumstances) - known)}
    for question in questions:
        given = [code for code in question.circumstances if code in circumstances]
        if len(given) > 1:
            wrong |= {code: ["只能选择一项"] for code in given}
        if given and not question.is_asked(circumstances):
            wrong |= {code: ["前面的回答不涉及此情形"] for code in given}
    return wrong


def unanswered(questions: Sequence[Question], circumstances: Collection[str]) -> dict[str, list[str]]:
    """Return what was asked and is not answered yet; no answer to yes or no is a no."""
    asked = [question for question in questions if question.answers and question.is_asked(circumstances)]
    return {
        question.code: [f"请选择：{question.text}"]
        for question in asked
        if not any(code in circumstances for code in question.circumstances)
    }


def _rule_of_order(question: Question, earlier: Sequence[Question]) -> Rule:
    after = question.asked_if
    known = after is None or after in circumstances_of(earlier)
    return (not known, "scenarios", f"{question.code}所接的{after}不是前面问题的回答")
