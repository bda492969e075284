"""Sounds: how Chinese words are spoken, so that people find them by typing what they hear."""

from functools import lru_cache

from nameko.extensions import DependencyProvider
from pypinyin import Style, lazy_pinyin, pinyin


class Sounds:
    """Pinyin without tones."""

    def readings(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Return how a text may be spoken, syllable by syllable; what has no sound stands for itself.

        First as the words say it; then with one character read in another way, for words unknown to the
        dictionary are guessed (重置 as zhong zhi).
        """
        return _readings(text)


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[tuple[str, ...], ...]:
    usual = tuple(lazy_pinyin(text, errors=list))  # type: ignore[arg-type]  # a list is what it wants
    others = (
        (*usual[:place], other, *usual[place + 1 :])
        for place, sign in enumerate(text)
        for other in sorted(set(pinyin(sign, style=Style.NORMAL, heteronym=True)[0]) - {usual[place]})
    )
    return (usual, *others)


class Sounding(DependencyProvider):
    """Hands a service its sounds."""

    def setup(self) -> None:
        self.sounds = Sounds()

    def get_dependency(self, worker_ctx: object) -> Sounds:
        return self.sounds
