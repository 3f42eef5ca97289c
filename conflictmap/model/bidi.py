"""Keeping left-to-right runs whole inside right-to-left text (Unicode Bidirectional Algorithm, UAX #9)."""

import unicodedata

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# Embeddings, overrides, isolates and marks: in data they could reorder the text around them.
_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def isolate(text: str) -> str:
    """`text` between U+2066 and U+2069: an id, an ISO date or coordinates keep their order inside Arabic."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def isolate_name(text: str) -> str:
    """`text` between U+2068 and U+2069: a name in either script, its direction taken from its first letter."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def runs_right_to_left(text: str) -> bool:
    """Whether letters of a right-to-left script are in it."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def isolate_foreign(text: str, right_to_left: bool) -> str:
    """`text` isolated where it holds letters or digits that run against the text around it, else as it is.

    Its direction is that of its first letter, also where marks of its own surround it: U+2068 would skip it.
    """
    kinds = [unicodedata.bidirectional(char) for char in text]
    if not {"L", "EN"} & set(kinds) if right_to_left else not {"R", "AL", "AN"} & set(kinds):
        return text
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return f"{LEFT_TO_RIGHT_ISOLATE if first == 'L' else RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}"


def without_controls(text: str) -> str:
    """`text` without its direction marks, for files and for comparing (hostile cells may carry overrides)."""
    return text.translate(_CONTROLS)
