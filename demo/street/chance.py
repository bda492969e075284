"""Chance: dice that fall the same way for the same seed."""

from random import Random


def dice(seed: int, *part: str) -> Random:
    """Return the dice of one part of the street, so that a change in one part leaves the others alone."""
    return Random("/".join([str(seed), *part]))


def spread(luck: Random, total: int, *, parts: int, least: int, most: int) -> list[int]:
    """Split a total into uneven parts, each from `least` to `most`. Refuses what cannot be split so."""
    if not parts * least <= total <= parts * most:
        raise ValueError(f"{total} cannot be split into {parts} parts of {least} to {most}")
    shares = [total // parts + (part < total % parts) for part in range(parts)]
    for _ in range(parts * 20 if parts > 1 else 0):
        giver, taker = luck.sample(range(parts), 2)
        moved = min(luck.randint(0, 8), shares[giver] - least, most - shares[taker])
        shares[giver] -= moved
        shares[taker] += moved
    return shares
