"""Keeping left-to-right runs whole inside right-to-left text (Unicode Bidirectional Algorithm, UAX #9)."""

import unicodedata

LEFT_TO_RIGHT_ISOLATE = "\u2066"
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


def isolate_foreign(text: str, right_to_left: bool) -> str:
    """`text` isolated where it holds letters or digits that run against the text around it, else as it is."""
    against = {"L", "EN"} if right_to_left else {"R", "AL", "AN"}
    return isolate_name(text) if any(unicodedata.bidirectional(char) in against for char in text) else text


def without_controls(text: str) -> str:
    """`text` without its direction marks, for files and for comparing (hostile cells may carry overrides)."""
    return text.translate(_CONTROLS)
