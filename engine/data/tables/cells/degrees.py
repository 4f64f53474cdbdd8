"""Words that have an order, and which one it is."""

from __future__ import annotations

from collections.abc import Sequence

# From the least to the most; words that mean the same stand beside each other.
_SCALES = tuple(
    tuple(word.strip() for word in scale.split("<"))
    for scale in (
        "xxs < xs < s < m < l < xl < xxl < xxxl",
        "tiny < very small < small < medium < normal < big < large < very large < huge",
        "none < very low < low < moderate < medium < middle < high < very high",
        "never < rarely < seldom < sometimes < often < usually < always",
        "strongly disagree < disagree < neutral < agree < strongly agree",
        "very bad < bad < poor < fair < average < good < very good < premium < excellent < ideal",
        "cold < cool < mild < warm < hot",
        "slow < medium < fast",
        "young < middle-aged < old",
        "mild < moderate < severe",
        "first < second < third < fourth < fifth",
        "primary < secondary < tertiary",
        "preschool < school < high school < college < bachelor < master < phd",
        "mon < tue < wed < thu < fri < sat < sun",
        "monday < tuesday < wednesday < thursday < friday < saturday < sunday",
        "jan < feb < mar < apr < may < jun < jul < aug < sep < oct < nov < dec",
        "winzig < sehr klein < klein < mittel < groß < sehr groß < riesig",
        "keine < sehr niedrig < niedrig < gering < mittel < hoch < sehr hoch",
        "nie < selten < manchmal < oft < häufig < immer",
        "sehr schlecht < schlecht < mittel < befriedigend < gut < sehr gut",
        "kalt < kühl < mild < warm < heiß",
        "langsam < mittel < schnell",
        "jung < mittel < alt",
        "leicht < mittel < schwer",
        "montag < dienstag < mittwoch < donnerstag < freitag < samstag < sonntag",
    )
)


def in_order(words: Sequence[str]) -> tuple[str, ...]:
    """Different words from the least to the most, where that is known; else as they stand."""
    plain = [" ".join(word.lower().replace("_", " ").split()) for word in words]
    for scale in _SCALES:
        if all(word in scale for word in plain):
            places = {word: scale.index(short) for word, short in zip(words, plain, strict=True)}
            return tuple(sorted(words, key=places.__getitem__))
    return tuple(words)
