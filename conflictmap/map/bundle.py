"""The scripts of the map as one classic script, for a document that must open from a file.

Browsers load no modules over `file://`. Each module of `static/` becomes a function of its own, in the order of their
imports; it takes what it imports from an object that holds what the others export. Only the forms of import and export
that our modules use are known; any other raises ValueError.
"""

import re
from functools import lru_cache

from conflictmap.map.parts import STATIC

_IMPORT = re.compile(r'^import\s+(\*\s+as\s+(\w+)|\{([^}]*)\})\s+from\s+"\./(\w+)\.js";\n?', re.MULTILINE)
_EXPORTED = re.compile(r"^export\s+((?:async\s+)?function\s+(\w+)|const\s+(\w+)|const\s+\{([^}]*)\})", re.MULTILINE)
_LISTED = re.compile(r"^export\s+\{([^}]*)\};\n?", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)


@lru_cache(maxsize=2)
def script(entry: str = "app") -> str:
    """Return the module `entry` and all that it needs as one script.

    Raises ValueError for a circle of imports and for a form of import or export that is not known.
    """
    order: list[str] = []
    _visit(entry, order, ())
    parts = "\n".join(_wrapped(name) for name in order)
    return f'(() => {{\n"use strict";\nconst modules = {{}};\n{parts}\n}})();\n'


def _source(name: str) -> str:
    return (STATIC / f"{name}.js").read_text(encoding="utf-8")


def _visit(name: str, order: list[str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"These modules import one another: {' → '.join((*above, name))}")
    if name in order:
        return
    for found in _IMPORT.finditer(_source(name)):
        _visit(found[4], order, (*above, name))
    order.append(name)


def _wrapped(name: str) -> str:
    source = _source(name)
    exported = [found[2] or found[3] or found[4] for found in _EXPORTED.finditer(source)]
    exported += [found[1] for found in _LISTED.finditer(source)]
    names = ", ".join(one.strip() for group in exported for one in group.split(",") if one.strip())
    body = _LISTED.sub("", _IMPORT.sub(_taken, source))
    body = re.sub(r"^export\s+(?=(?:async|function|const)\b)", "", body, flags=re.MULTILINE)
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{name}.js: {body[left.start() : left.end() + 40]!r} is not a form that the bundle knows")
    return f"modules.{name} = (() => {{\n{body}\nreturn {{ {names} }};\n}})();"


def _taken(found: re.Match[str]) -> str:
    if found[2]:
        return f"const {found[2]} = modules.{found[4]};\n"
    return f"const {{{found[3].replace(' as ', ': ')}}} = modules.{found[4]};\n"
