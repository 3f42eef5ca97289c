"""The one way in which a string enters HTML or a script (a test forbids every other).

Texts of the data do not come this way: they travel as JSON and are shown as text nodes. What does come are titles,
captions and the language tag of a document.
"""

import html
import json
from typing import Any

_ENTITIES: dict[str, str | int | None] = {
    "\\": "&#92;",
    "`": "&#96;",
    "$": "&#36;",
    "{": "&#123;",
    "}": "&#125;",
    "\u2028": " ",
    "\u2029": " ",
    "\x00": "\ufffd",
}
_IN_SCRIPT: dict[str, str | int | None] = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def escape(text: object) -> str:
    """Return `text` as HTML that shows it, in an element, a quoted attribute or a template literal.

    `html.escape` alone lets `${…}` and backticks run where folium writes HTML into JavaScript template literals.
    """
    return html.escape(str(text), quote=True).translate(str.maketrans(_ENTITIES))


def script_json(value: Any) -> str:
    """Return `value` as JSON that can stand inside a script element: no `</script>`, no `<!--`, one line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(str.maketrans(_IN_SCRIPT))
