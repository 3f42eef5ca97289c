"""The document that the browser gets before any script runs: its language, direction and title."""

from html import escape
from urllib.parse import parse_qs

from conflictmap.i18n.tags import TAGS, Lang
from conflictmap.i18n.translator import preferred_language, translator

_OPENING = '<html lang="en">'
_TITLE = "<title>Streamlit</title>"


def asked_language(query: str, accept_language: str | None) -> Lang:
    """The language of a request: `lang` of its query string, else the first of ours that Accept-Language names."""
    asked = parse_qs(query).get("lang", [""])[-1]
    return translator(asked).lang if asked in TAGS else preferred_language(accept_language)


def localised(html: str, lang: Lang, title: str, style: str = "") -> str:
    """Streamlit's start page with our language, direction, title and `style`, so that nothing turns over as it loads.

    `style` is CSS of ours (no user's text). A start page of another shape comes back as it is; the page's own script
    sets language, direction and title later anyway.
    """
    opening = f'<html lang="{lang}" dir="{translator(lang).direction}">'
    head = f"<title>{escape(title)}</title>" + (f"<style>{style}</style>" if style else "")
    return html.replace(_OPENING, opening, 1).replace(_TITLE, head, 1)
