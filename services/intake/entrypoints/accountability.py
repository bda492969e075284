"""What people may ask of cards: who is held to account, what he says of it, and what comes of it."""

from typing import Any

from services.intake.domain.accountability.account import account
from services.intake.domain.accountability.boxes import OVERSEERS
from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.subject import Subject
from services.intake.entrypoints.bureau import AtTheBureau
from services.intake.schemas.accountability import forms
from services.intake.schemas.accountability.views import CardAccountView, CardView, ExemptionView
from services.intake.schemas.cases.forms import CaseForm
from services.intake.usecases.accountability.agree_exemption import agree_exemption
from services.intake.usecases.accountability.appeal_card import appeal_card
from services.intake.usecases.accountability.confirm_card import confirm_card
from services.intake.usecases.accountability.decide_appeal import decide_appeal
from services.intake.usecases.accountability.get_card import get_card
from services.intake.usecases.accountability.give_reason import give_reason
from services.intake.usecases.accountability.list_cards import CardQuery, list_cards
from services.intake.usecases.accountability.propose_exemption import propose_exemption
from services.intake.usecases.accountability.raise_card import Accusation, raise_card
from services.intake.usecases.accountability.revoke_card import revoke_card
from services.intake.usecases.cases.ports import AnyCase
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

HEADS = ("station_head", "section_head", "leader")
STAFF = ("worker", "clerk", *sorted(OVERSEERS))


class AccountabilityDoors(AtTheBureau):
    """Doors of cards. There is none that ranks people."""

    @query(forms.CardsForm, Page(CardView), allow=STAFF)
    def list_cards(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show a worker his own cards, and a head those of his areas or of one case, newest first."""
        items, further = list_cards(self.cards, caller, query=CardQuery(**wish))
        return {"items": items, "next": further}

    @query(forms.CardForm, CardView, allow=STAFF)
    def get_card(self, caller: Caller, card_id: str) -> Card:
        """Show a card to its subject and to who oversees the area of its case."""
        return get_card(self.cards, card_id, caller=caller)

    @query(forms.CardForm, CardAccountView, allow=STAFF)
    def explain_card(self, caller: Caller, card_id: str) -> dict[str, Any]:
        """Say in words how a card came about: the rule, how the time was used and by whom, who said what."""
        card = get_card(self.cards, card_id, caller=caller)
        return {"card": card, "words": account(card)}

    @command(forms.RaiseCardForm, CardView, allow=HEADS)
    def raise_card(self, command: Command, **wish: Any) -> Card:
        """Propose a card for what no clock can see; somebody else has to confirm it."""
        wish["subject"] = Subject(**wish["subject"])
        wish["facts"] = tuple(wish["facts"])
        return raise_card(self.bureau, accusation=Accusation(**wish), command=command)

    @command(forms.SaidOfCardForm, CardView, allow=STAFF)
    def give_reason(self, command: Command, card_id: str, words: str) -> Card:
        """Say why it happened, as the subject of a card, before the time to explain is over."""
        return give_reason(self.cards, card_id, words=words, command=command)

    @command(forms.SaidOfCardForm, CardView, allow=(*HEADS, "committee"))
    def confirm_card(self, command: Command, card_id: str, words: str) -> Card:
        """Confirm a card, by neither its subject nor who raised it; the time to appeal begins."""
        return confirm_card(self.cards, self.calendars, card_id, words=words, command=command)

    @command(forms.SaidOfCardForm, CardView, allow=STAFF)
    def appeal_card(self, command: Command, card_id: str, words: str) -> Card:
        """Appeal against a card, as its subject, within the time to appeal."""
        return appeal_card(self.cards, self.calendars, card_id, words=words, command=command)

    @command(forms.AppealDecisionForm, CardView, allow=("section_head", "leader", "committee"))
    def decide_appeal(self, command: Command, card_id: str, **wish: Any) -> Card:
        """Uphold or revoke a card that was appealed, by somebody who had no part in it."""
        return decide_appeal(self.cards, card_id, command=command, **wish)

    @command(forms.SaidOfCardForm, CardView, allow=("leader",))
    def revoke_card(self, command: Command, card_id: str, words: str) -> Card:
        """Take a card back at any time, with the reason; points that were final are taken back."""
        return revoke_card(self.cards, card_id, words=words, command=command)

    @command(forms.ProposeExemptionForm, ExemptionView, allow=("worker", *HEADS))
    def propose_exemption(self, command: Command, case_id: str, **wish: Any) -> AnyCase:
        """Propose that a case counts in no indicator, because it was impossible for all."""
        return propose_exemption(self.cases, case_id, command=command, **wish)

    @command(CaseForm, ExemptionView, allow=HEADS)
    def agree_exemption(self, command: Command, case_id: str) -> AnyCase:
        """Agree that a case counts no more, as a second person who does not answer for it."""
        return agree_exemption(self.cases, case_id, command=command)
