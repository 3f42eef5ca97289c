"""Waits of browser tests wait: what is not a function is evaluated once and then forbidden by the page's policy."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
FILES = [HERE / "serving.py", *sorted((HERE / "browser").glob("*.py"))]


def starts_of_waits(tree: ast.AST) -> list[str]:
    """How the text begins that each `wait_for_function` is given as a literal."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "wait_for_function":
            first = node.args[0]
            first = first.values[0] if isinstance(first, ast.JoinedStr) else first
            if isinstance(first, ast.Constant):
                found.append(str(first.value))
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_wait_is_given_a_function(file: Path) -> None:
    starts = starts_of_waits(ast.parse(file.read_text("utf-8")))
    assert [text for text in starts if "=>" not in text.partition("{")[0]] == []
