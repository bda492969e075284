"""Redaction: what in a text would tell the public who somebody is, or where he lives.

Found, in any width and alphabet of digits and with gaps between any of them: numbers with the shape of an
identity number (18 or 15, whether its check digit fits or not), a bank card (16 to 19 digits), a mobile or
landline telephone, and any other of 11 digits or more; the same in Chinese numerals; addresses down to unit,
room or house number; plates, mail addresses, WeChat and QQ names, numbers of passports and permits; and names
that stand behind a label with a colon, as on a form.

Not found, for nobody can decide it by form: names in running text and nicknames, an illness, a place of work
or a school, "the widow on the third floor", what a picture shows, numbers said in words of tens or broken up
by other words. So this gate never replaces the second person; it only makes sure that he is asked.
"""

from services.intake.domain.questions.folding import folded, folded_numerals
from services.intake.domain.questions.hit import Hit, apart, without
from services.intake.domain.questions.numbers import numbers_in
from services.intake.domain.questions.traces import traces_in


def find_hits(text: str) -> tuple[Hit, ...]:
    """Return everything that was found, in the order of the text, none overlapping another."""
    typed = apart((*numbers_in(text, folded(text)), *traces_in(text)), text)
    in_words = numbers_in(text, folded_numerals(text))
    new = (hit for hit in in_words if not any(_overlap(hit, known) for known in typed))
    return apart((*typed, *new), text)


def redacted(text: str) -> str:
    """Return the text with every suggestion taken."""
    return without(find_hits(text), text)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
