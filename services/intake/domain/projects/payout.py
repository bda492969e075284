"""Payout: shares of a sum in fen that add up to exactly the sum."""

from collections.abc import Sequence

WHOLE = 10_000  # basis points


def payout(total_fen: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Return what each share, in basis points, comes to; largest remainder, the earlier first among equals.

    The shares must make up the whole.
    """
    if sum(shares) != WHOLE:
        raise ValueError("the shares do not make up the whole")
    whole, rest = zip(*(divmod(total_fen * share, WHOLE) for share in shares), strict=True)
    lacking = total_fen - sum(whole)
    first = sorted(range(len(shares)), key=lambda place: (-rest[place], place))[:lacking]
    return tuple(amount + (place in first) for place, amount in enumerate(whole))
