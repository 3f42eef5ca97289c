"""The stylesheet of the pages: type for both scripts, focus, right to left, phones, reduced motion, print."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from conflictmap.i18n.translator import Translator

_SHEETS = tuple(Path(__file__).with_name(name) for name in ("theme.css", "parts.css", "analysis.css"))


@cache
def stylesheet() -> str:
    """The CSS of every page; its right-to-left half waits for `<html dir="rtl">` (see `document_language`)."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in _SHEETS)


def words(reader: Translator) -> str:
    """CSS variables for the words that Streamlit's widgets write in English whatever the language."""
    limit = int(st.get_option("server.maxUploadSize"))
    texts = {
        "upload": reader.t("Choose a file"),
        "upload-limit": reader.t("at most {size} MB a file", size=limit),
        "enter": reader.t("Press Enter"),
        "control-enter": reader.t("Press Ctrl+Enter"),
    }
    # JSON quotes as CSS does, but for U+003C, which could end the element.
    quoted = {name: json.dumps(text, ensure_ascii=False).replace("<", "\\3c ") for name, text in texts.items()}
    return ":root {" + " ".join(f"--cm-{name}: {text};" for name, text in quoted.items()) + "}"


def apply_theme(reader: Translator) -> None:
    """Put the stylesheet on the page; call it once a run, before anything that shows."""
    st.html(f"<style>{words(reader)}\n{stylesheet()}</style>")


def reading_order(columns: Sequence[str], reader: Translator) -> list[str]:
    """Columns of an `st.dataframe` so that the first stands where reading starts: its canvas runs left to right."""
    return list(reversed(columns)) if reader.direction == "rtl" else list(columns)
