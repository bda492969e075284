"""What is shown of contacts."""

from typing import Any

from marshmallow import Schema, fields

from services.intake.domain.contacts.contact import Contact
from services.intake.usecases.cases.ports import Seal
from shared.kernel.masking import masked_name

WORDS = {"handled": "当场办理", "guided": "引导至责任人", "registered": "已登记"}


class ContactView(Schema):
    """Who was asked when, and what he did, in full for those who judge it."""

    contact_id = fields.String(attribute="contact.id")
    case_id = fields.String(attribute="contact.case_id", allow_none=True)
    asked_staff = fields.String(attribute="contact.asked_staff")
    asked_label = fields.String(attribute="contact.asked_label")
    asked_at = fields.AwareDateTime(attribute="contact.asked_at")
    area = fields.String(attribute="contact.area")
    matter = fields.String()
    whose = fields.String(attribute="contact.whose")
    action = fields.String(attribute="contact.action")
    guided_name = fields.String(allow_none=True)
    guided_phone = fields.String(allow_none=True)
    answer = fields.String(allow_none=True)
    answered_by = fields.String(attribute="contact.answered_by", allow_none=True)
    answer_due = fields.AwareDateTime(attribute="contact.due.answer", dump_default=None)


class AskedStaffView(Schema):
    """Who was asked, as the resident may read it, and to whom he was guided; by masked names."""

    label = fields.String()
    at = fields.AwareDateTime()
    action = fields.String()
    guided_to = fields.String(allow_none=True)


def opened(contact: Contact, seal: Seal) -> dict[str, Any]:
    """Return what the view of a contact reads, unsealed."""
    guide, id = contact.guided_to, contact.id
    return {
        "contact": contact,
        "matter": seal.open(contact.matter, about=f"contact.matter/{id}"),
        "guided_name": seal.open(guide.name, about=f"contact.guide/{id}") if guide else None,
        "guided_phone": seal.open(guide.phone, about=f"contact.phone/{id}") if guide else None,
        "answer": seal.open(contact.answer, about=f"contact.answer/{id}") if contact.answer else None,
    }


def asked_chain(contacts: list[Contact], seal: Seal) -> list[dict[str, Any]]:
    """Return who was asked, one after the other, by their labels (§2.9)."""
    return [
        {
            "label": each.asked_label,
            "at": each.asked_at,
            "action": WORDS[each.action.value],
            "guided_to": _guide_label(each, seal),
        }
        for each in contacts
    ]


def _guide_label(contact: Contact, seal: Seal) -> str | None:
    guide = contact.guided_to
    return masked_name(seal.open(guide.name, about=f"contact.guide/{contact.id}")) if guide else None
