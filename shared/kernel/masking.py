"""What is shown of personal data where the whole is not needed."""

COMPOUND_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯")
STAR = "*"


def masked_name(name: str) -> str:
    """Return the surname with a star: 张*, 欧阳*."""
    surname = name[:2] if name.startswith(COMPOUND_SURNAMES) else name[:1]
    return surname + STAR


def masked_phone(phone: str) -> str:
    """Return the first three and the last four digits: 138****5678; of a short number nothing."""
    return f"{phone[:3]}{STAR * (len(phone) - 7)}{phone[-4:]}" if len(phone) > 7 else STAR * len(phone)


def masked_id_number(number: str) -> str:
    """Return the division and the last four characters: 340102********0010."""
    return f"{number[:6]}{STAR * (len(number) - 10)}{number[-4:]}" if len(number) > 10 else STAR * len(number)
