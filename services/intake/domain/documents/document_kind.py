"""Document kind: the documents there are, under the names that stand on them."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """Which document; the names are stable on the wire."""

    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    CORRECTION = "correction"
    REFUSAL = "refusal"
    SPECIAL_PROCEDURE = "special_procedure"
    EXTENSION = "extension"
    DECISION = "decision"
    DELIVERY = "delivery"
    SUPERVISION = "supervision"
    URGE = "urge"
    MANDATE = "mandate"
    AGENCY_ACCEPTANCE = "agency_acceptance"
    AGENCY_SUSPENSION = "agency_suspension"
    AGENCY_RESUMPTION = "agency_resumption"
    AGENCY_TERMINATION = "agency_termination"
    AGENCY_COMPLETION = "agency_completion"


TITLES = {
    DocumentKind.RECEIPT: "收件凭证",
    DocumentKind.ACCEPTANCE: "受理通知书",
    DocumentKind.CORRECTION: "一次性告知（补正）通知书",
    DocumentKind.REFUSAL: "不予受理决定书",
    DocumentKind.SPECIAL_PROCEDURE: "特别程序告知书",
    DocumentKind.EXTENSION: "延期告知书",
    DocumentKind.DECISION: "决定书",
    DocumentKind.DELIVERY: "送达回证",
    DocumentKind.SUPERVISION: "督办通知书",
    DocumentKind.URGE: "催办通知书",
    DocumentKind.MANDATE: "代办委托书",
    DocumentKind.AGENCY_ACCEPTANCE: "代办受理单",
    DocumentKind.AGENCY_SUSPENSION: "代办中止单",
    DocumentKind.AGENCY_RESUMPTION: "续办单",
    DocumentKind.AGENCY_TERMINATION: "代办终止单",
    DocumentKind.AGENCY_COMPLETION: "代办办结单",
}
