"""Both catalogues are complete, and the interface holds no words of its own."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import messages  # noqa: E402

from conflictmap.i18n.tags import LANGUAGES  # noqa: E402

SOURCES = messages.collect()
INTERFACE = [
    *sorted((ROOT / "conflictmap" / "ui").rglob("*.py")),
    *sorted((ROOT / "pages").glob("*.py")),
    ROOT / "dashboard.py",
]
SHOWN_KEYWORDS = {"label", "help", "placeholder", "title", "caption", "text", "body", "page_title", "empty", "alt"}
NOT_SHOWN = {
    "user",
    "form",
    "html",
    "query_params",
    "session_state",
    "get_option",
    "Page",
    "connection",
    "secrets",
    "context",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_missing_fuzzy_unused_or_filled_differently(lang: str) -> None:
    found = messages.problems(lang, SOURCES)
    assert found == [], "run scripts/messages.py update, translate what is empty, then scripts/messages.py check"


def test_no_arabic_entry_is_english_left_over() -> None:
    entries = [entry for entry in messages.read("ar") if entry.id and entry.string and has_words(str(entry.id))]
    arabic = {entry.id for entry in entries if any("\u0600" <= char <= "\u06ff" for char in str(entry.string))}
    assert [entry.id for entry in entries if entry.id not in arabic] == []


def has_words(msgid: str) -> bool:
    return any(len(word) > 3 and word.isalpha() and not word.isupper() for word in msgid.split())


def test_the_check_reports_each_kind_of_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalogue_path", lambda lang: tmp_path / f"{lang}.po")
    source = tmp_path / "conflictmap"
    source.mkdir()
    (source / "page.py").write_text(
        """t("Map")\nf"{tr.t('Filter')}"\nn("{n} event", "{n} events", 3)\nt("at {place}")\n"""
    )
    sources = messages.collect(tmp_path)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    entries = [
        '#, fuzzy\nmsgid "Filter"\nmsgstr "مرشح"',
        'msgid "Gone"\nmsgstr "ذهب"',
        'msgid "at {place}"\nmsgstr "في {مكان}"',
    ]
    (tmp_path / "ar.po").write_text("\n\n".join([header, *entries]) + "\n", encoding="utf-8")
    found = messages.problems("ar", sources)
    plural = "missing: ('{n} event', '{n} events')"
    for kind in ("missing: 'Map'", plural, "fuzzy: 'Filter'", "unused: 'Gone'", "fields []"):
        assert any(kind in problem for problem in found), (kind, found)


def bare_strings(path: Path) -> list[str]:
    """Literals with letters that reach the screen without passing through t, n or N_."""
    found = []
    for call in (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)):
        shown = [word.value for word in call.keywords if word.arg in SHOWN_KEYWORDS]
        if is_streamlit(call.func) and call.args:
            shown.append(call.args[0])
        found += [f"{path.name}:{node.lineno} {text!r}" for node in shown for text in letters(node)]
    return found


def is_streamlit(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr in NOT_SHOWN:
        return False
    root: ast.expr = function
    while isinstance(root, ast.Attribute):
        if root.attr in NOT_SHOWN:
            return False
        root = root.value
    return isinstance(root, ast.Name) and root.id == "st" and "components" not in ast.dump(function)


def letters(node: ast.expr) -> list[str]:
    """The pieces of a shown expression that are words: plain literals, parts of f-strings, branches."""
    match node:
        case ast.Constant(value=str(text)):
            # icons, markup and ids are no words
            passed = text.startswith((":material/", "<")) or re.fullmatch(
                r"[a-z]+-[a-z0-9-]+", text
            )
            return [text] if any(char.isalpha() for char in text) and not passed else []
        case ast.JoinedStr(values=parts):
            return [text for part in parts if isinstance(part, ast.Constant) for text in letters(part)]
        case ast.BinOp(left=left, right=right):
            return letters(left) + letters(right)
        case ast.IfExp(body=body, orelse=orelse):
            return letters(body) + letters(orelse)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [text for item in items for text in letters(item)]
    return []


def test_no_bare_string_reaches_the_screen() -> None:
    assert [text for path in INTERFACE if path.is_file() for text in bare_strings(path)] == []


def test_the_scan_sees_bare_strings(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text(
        'st.button("Clear")\nst.sidebar.header(f"{n} events")\nbox(label="Name")\n'
        'st.write(t("Fine"), help="Why")\nst.write("· ")\n'
    )
    assert [text.partition(" ")[2] for text in bare_strings(page)] == ["'Clear'", "' events'", "'Name'", "'Why'"]


SCRIPTS = [path for folder in ("map", "ui") for path in sorted((ROOT / "conflictmap" / folder / "static").glob("*.js"))]
COMMENT = re.compile(r"^\s*//[^\n]*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
SHOWN_IN_SCRIPT = re.compile(
    r"""(?:textContent|innerText|title|placeholder|ariaLabel|alt|"aria-label"|"aria-description")\s*[:=]\s*(["'`])(?P<set>[^"'`$]*[A-Za-z][^"'`]*)\1"""
    r"""|(["'`])(?P<phrase>[A-Z][a-z]+(?: [a-z]+)+[^"'`]*)\3"""
)


def phrases(script: str) -> list[str]:
    """What a script would show in words of its own: set as text or name, or written as a sentence."""
    return [found["set"] or found["phrase"] for found in SHOWN_IN_SCRIPT.finditer(COMMENT.sub("", script))]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_words_of_its_own(path: Path) -> None:
    assert phrases(path.read_text(encoding="utf-8")) == []


def test_the_scan_of_scripts_sees_words() -> None:
    script = """// Close it
    b.textContent = "Close";
    el("a", {"aria-label": 'Zoom in'}, "No events here", t("none"), "cm-box")"""
    assert phrases(script) == ["Close", "Zoom in", "No events here"]
