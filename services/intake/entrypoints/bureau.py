"""Bureau: what everything that raises cards has at hand."""

from services.intake.usecases.accountability.ports import Accountability, Bureau, Cards
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars


class AtTheBureau:
    """What it takes to raise a card."""

    cards: Cards
    cases: Cases
    calendars: Calendars
    rules: Accountability

    @property
    def bureau(self) -> Bureau:
        return Bureau(cards=self.cards, cases=self.cases, calendars=self.calendars, rules=self.rules)
