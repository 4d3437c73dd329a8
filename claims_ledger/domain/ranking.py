"""Verdicts by weight. Apart from the comparators, so that views can sort by it without loading them."""

VERDICTS = ("contradicts", "diverges", "disputed", "succession", "compatible", "incomparable")
RANK: dict[str, int] = {name: rank for rank, name in enumerate(VERDICTS)}
CONTESTED = ("contradicts", "diverges", "disputed")
"""The verdicts that an editor must see; the others are shown when asked for."""
