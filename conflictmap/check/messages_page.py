"""docs/messages.md: one heading for every code, with an example that fails and one that passes."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from conflictmap.check.examples import Example, Lines, Part, failing, good_set, read_example, write
from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import read_folder
from conflictmap.notices.codes import CODES
from conflictmap.notices.notice import shortened, visible
from conflictmap.notices.render import as_text

_INTRODUCTION = """# Messages

Written by `python -m conflictmap docs` from the codes (`conflictmap/notices`) and the examples (`tests/bad_rows`); do
not edit it here.

Every message says where, its code, what was found, what is right and what to write. An **error** is a “must”: the row
is set aside, and shown among the rows set aside with its message. A **warning** is a “should”: the row is on the map.
What stands `in this type` can be pasted into the cell.
"""


def messages_text(bad_rows: Path) -> str:
    """Return the whole page from the cases in `bad_rows` (its `valid` folder is the good set)."""
    good = good_set(bad_rows / "valid")
    examples = [read_example(path) for path in sorted(bad_rows.glob("*.txt"))]
    by_code = {code: [example for example in examples if example.code == code] for code in CODES}
    index = [f"- [{code}](#{code}): {CODES[code].heading}" for code in CODES]
    sections = [_section(code, by_code[code], good) for code in CODES]
    return "\n".join([_INTRODUCTION, *index, "", *sections])


def _section(code: str, examples: list[Example], good: Lines) -> str:
    entry = CODES[code]
    head = f"## {code}\n\n{entry.heading} ({entry.severity}).\n"
    return "\n".join([head, *(_example(example, good) for example in examples)])


def _example(example: Example, good: Lines) -> str:
    """Show one case: what is written, what is said, what passes."""
    fails = _shown(example.parts) or f"    # {example.file} in the encoding {example.encoding}"
    passes = _cure(example)
    return f"Fails ({example.about}):\n\n{fails}\n\nIs told:\n\n{_told(example, good)}\n\nPasses:\n\n{passes}\n"


def _told(example: Example, good: Lines) -> str:
    with TemporaryDirectory() as folder:
        write(failing(example, good), Path(folder), example)
        notices = check_dataset(read_folder(Path(folder))).notices
    said = next(
        item
        for item in notices
        if (item.code, item.file, item.line, item.column) == (example.code, example.file, example.line, example.column)
    )
    return _block(as_text(said).split("\n"))


def _cure(example: Example) -> str:
    if example.cure_text is not None:
        return _block([f"{example.file}:{example.line} {example.column}: {example.cure_text or '(blank)'}"])
    return _shown(example.cures) or f"    # {example.file} as it was"


def _shown(parts: Iterable[Part]) -> str:
    lines: list[str] = []
    for part in parts:
        place = f"{part.file}:{part.line}" if part.line else part.file
        if part.verb in ("absent", "folder"):
            lines.append(f"# {part.file}: {part.verb}")
        elif part.verb == "columns":
            lines += [f"# {part.file}, column {name}: {verb}" for verb, name in part.cells]
        elif part.verb == "raw" or not part.line:
            lines += [f"# {place}", *(part.body or ("",))]
        else:
            lines += [f"{place} {name}: {shortened(visible(value)) or '(blank)'}" for name, value in part.cells]
    return _block(lines)


def _block(lines: Iterable[str]) -> str:
    return "\n".join(f"    {line}".rstrip() for line in lines)
