"""Wishes: what an applicant wants beside his matter; said once, at registration (reference §1.9)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """`wants_reply`: he is told how it goes; otherwise only of the receipt and of what has an effect in law.

    `secrecy_requested`: who works on it does not learn who he is.
    """

    wants_reply: bool = True
    secrecy_requested: bool = False
