"""The house stays as it was drawn: imports go down or leftward, no circle, small modules, Streamlit at the top only."""

import ast
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
LAYERS: list[list[str]] = [
    ["model", "codebook", "notices"],
    ["symbols", "i18n", "dataset", "importers"],
    ["gazetteer", "check", "query"],
    ["map"],
    ["web", "briefing", "intake"],
    ["ui", "cli"],
]
PLACE = {name: (row, column) for row, names in enumerate(LAYERS) for column, name in enumerate(names)}
STREAMLIT = ("conflictmap/ui/", "pages/", "dashboard.py")
MODULES = sorted((TOP / "conflictmap").rglob("*.py"))
SCRIPTS = sorted([*TOP.glob("*.py"), *(TOP / "pages").rglob("*.py"), *MODULES])
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(TOP).as_posix())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    parts = path.relative_to(TOP).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it; `from package import module` is the module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import in line {node.lineno}"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in NAMES else node.module or ""


@each_module
def test_imports_go_down_or_leftward(path: Path) -> None:
    own = name_of(path).split(".")[1:2]
    if own and own[0] in PLACE:
        row, column = PLACE[own[0]]
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "conflictmap" and len(parts) > 1:
                other_row, other_column = PLACE[parts[1]]
                assert other_row < row or (other_row == row and other_column <= column), f"{name_of(path)} → {name}"


def test_every_package_has_its_place() -> None:
    packages = {path.parent.name for path in (TOP / "conflictmap").glob("*/__init__.py")}
    assert packages == set(PLACE)


def test_no_module_imports_itself_by_way_of_others() -> None:
    edges = {name: {target for target in imports(path) if target in NAMES} - {name} for name, path in NAMES.items()}
    state: dict[str, int] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert state.get(name) != 1, " → ".join([*path[path.index(name) :], name])
        if name in state:
            return
        state[name] = 1
        for target in sorted(edges[name]):
            visit(target, (*path, name))
        state[name] = 2

    for name in edges:
        visit(name, ())


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_streamlit_is_imported_at_the_top_only(path: Path) -> None:
    where = path.relative_to(TOP).as_posix()
    uses = any(name.split(".")[0] == "streamlit" for name in imports(path))
    assert not uses or where.startswith(STREAMLIT)


def lines_of(path: Path) -> int:
    return sum(bool(line.strip()) for line in path.read_text("utf-8").split("\n"))


@each_module
def test_a_module_is_small(path: Path) -> None:
    assert lines_of(path) <= 300
    if path.name == "__init__.py":
        assert path.read_text("utf-8") == ""


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in non-blank lines of every function, those within it counted with it."""
    source = path.read_text("utf-8").split("\n")
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, sum(bool(line.strip()) for line in source[node.lineno - 1 : node.end_lineno])


@each_module
def test_a_function_is_small(path: Path) -> None:
    assert [(name, size) for name, size in functions(path) if size > 60] == []


def test_the_median_is_smaller_still() -> None:
    sizes = [lines_of(path) for path in MODULES if path.name != "__init__.py"]
    assert statistics.median(sizes) <= 120
    assert statistics.median(size for path in MODULES for _, size in functions(path)) <= 12


@each_module
def test_everything_public_is_described(path: Path) -> None:
    if path.name == "__init__.py":
        return
    missing = [] if ast.get_docstring(tree(path)) else ["the module"]
    named = [
        node for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
    ]
    missing += [node.name for node in named if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert missing == []
