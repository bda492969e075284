"""What is shown of personal data where the whole is not needed."""

COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
)
STAR = "*"
PHONE_SHOWN, ID_SHOWN = 3 + 4, 6 + 4  # characters


def masked_name(name: str) -> str:
    """Return the surname with a star: 张*, 欧阳*."""
    surname = name[:2] if name.startswith(COMPOUND_SURNAMES) else name[:1]
    return surname + STAR


def masked_phone(phone: str) -> str:
    """Return the first three and the last four digits: 138****5678; nothing of a short number."""
    if len(phone) <= PHONE_SHOWN:
        return STAR * len(phone)
    return f"{phone[:3]}{STAR * (len(phone) - PHONE_SHOWN)}{phone[-4:]}"


def masked_id_number(number: str) -> str:
    """Return the division and the last four characters: 340102********0010; nothing of a short number."""
    if len(number) <= ID_SHOWN:
        return STAR * len(number)
    return f"{number[:6]}{STAR * (len(number) - ID_SHOWN)}{number[-4:]}"
