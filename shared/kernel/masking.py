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
LEAST_HIDDEN = 4  # characters: fewer could be guessed
AT_THE_END = 4  # characters shown


def masked_name(name: str) -> str:
    """Return the surname with a star: 张*, 欧阳*; never the whole of a name of two characters or more."""
    compound = len(name) > len(COMPOUND_SURNAMES[0]) and name.startswith(COMPOUND_SURNAMES)
    return (name[:2] if compound else name[:1]) + STAR


def masked_phone(phone: str) -> str:
    """Return the first three and the last four characters: 138****5678; nothing of a short number."""
    return _masked(phone, shown_first=3)


def masked_id_number(number: str) -> str:
    """Return the division and the last four characters: 340102********0010; nothing of a short number."""
    return _masked(number, shown_first=6)


def _masked(text: str, *, shown_first: int) -> str:
    hidden = len(text) - shown_first - AT_THE_END
    if hidden < LEAST_HIDDEN:
        return STAR * len(text)
    return text[:shown_first] + STAR * hidden + text[-AT_THE_END:]
