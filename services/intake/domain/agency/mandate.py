"""Mandate: what an agent may do for a resident, for how long, and how it was signed (§2.7)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.intake.domain.agency.agency_rules import AgencyRules
from services.intake.domain.agency.custody import HeldPaper
from services.intake.domain.cases.known_person import KnownPerson
from shared.events.intake_mandates import MandateGranted, MandateRevoked
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid


class Scope(StrEnum):
    """What the agent may do."""

    SUBMIT = "submit"
    CORRECT = "correct"
    COLLECT = "collect"
    ALL = "all"


class SignatureKind(StrEnum):
    """How the resident has signed: on paper that was photographed, electronically, or before witnesses."""

    PAPER_PHOTO = "paper_photo"
    E_SIGN = "e_sign"
    WITNESS = "witness"


SCOPES = {
    Scope.SUBMIT: "代为提交",
    Scope.CORRECT: "代为补正",
    Scope.COLLECT: "代为领取",
    Scope.ALL: "全程代办",
}


@dataclass(frozen=True, kw_only=True)
class Signature:
    """`reference` names the picture or the signed document; the names of witnesses are sealed."""

    kind: SignatureKind
    reference: str = ""
    witnesses: tuple[str, ...] = ()

    def require_valid(self, rules: AgencyRules) -> None:
        """Refuse a signature that nobody could show afterwards."""
        if self.kind is SignatureKind.WITNESS:
            if len(self.witnesses) < rules.witnesses:
                raise Invalid("见证签署的见证人不足", {"witnesses": [f"至少 {rules.witnesses} 人"]})
        elif not self.reference:
            raise Invalid("须附签署件", {"reference": ["必填"]})


@dataclass(kw_only=True)
class Mandate(Aggregate):
    """Granted by one resident to one agent, who may be stood in for; for some items, until a day or its end.

    `materials` are the papers that are named on it as handed over.
    """

    order_id: str
    principal: KnownPerson
    agent_id: str
    items: tuple[str, ...]
    scope: Scope
    materials: tuple[HeldPaper, ...]
    valid_from: date
    valid_until: date
    signature: Signature
    granted_by: str
    granted_at: datetime
    revoked_at: datetime | None = None
    revoked_by: str | None = None

    def grant(self, rules: AgencyRules) -> None:
        """Put it in force. Refused: no item, too long a time, a signature that nobody could show."""
        if not self.items:
            raise Invalid("委托须写明事项", {"items": ["必填"]})
        if not timedelta() <= self.valid_until - self.valid_from < timedelta(days=rules.mandate_days):
            raise Invalid(
                f"委托期限须在 {rules.mandate_days} 天以内", {"valid_until": [f"≤ {rules.mandate_days} 天"]}
            )
        self.signature.require_valid(rules)
        self.record(
            MandateGranted(
                mandate_id=self.id,
                order_id=self.order_id,
                agent_id=self.agent_id,
                principal_id=self.principal.id,
                items=self.items,
                scope=self.scope,
                valid_from=self.valid_from,
                valid_until=self.valid_until,
                granted_at=self.granted_at,
            )
        )

    def revoke(self, by: str, *, at: datetime) -> None:
        """End it; from now on the agent may do nothing more with it."""
        if self.revoked_at:
            raise Conflict("委托已经撤销")
        self.revoked_at, self.revoked_by = at, by
        self.record(MandateRevoked(mandate_id=self.id, order_id=self.order_id, revoked_at=at))

    def require(self, scope: Scope, *, item: str, principal: KnownPerson, on: date) -> None:
        """Refuse what it does not cover: another item, another resident, another act, another day."""
        if self.revoked_at:
            raise Conflict("委托已经撤销，不能继续代办")
        if not self.valid_from <= on <= self.valid_until:
            raise Conflict("不在委托期限内")
        if item not in self.items or not self._is_of(principal):
            raise Conflict("委托书没有写明该居民的这一事项")
        if self.scope not in {scope, Scope.ALL}:
            raise Conflict(f"委托范围不包括{SCOPES[scope]}")

    def _is_of(self, principal: KnownPerson) -> bool:
        return self.principal.is_the_one(principal)
