"""Pages without a browser: run one with an address and read what its parts were given to show."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

REPO = Path(__file__).resolve().parents[1]


def opened(name: str, lang: str = "en", state: dict[str, Any] | None = None, **address: str | list[str]) -> AppTest:
    """Run a page of `pages/` once with a language and further parts of the address; nothing may fail."""
    page = AppTest.from_file(str(REPO / "pages" / f"{name}.py"), default_timeout=120)
    page.query_params["lang"] = lang
    for key, value in address.items():
        page.query_params[key] = value
    for key, value in (state or {}).items():
        page.session_state[key] = value
    page.run()
    assert not page.exception
    return page


def part(page: AppTest, key: str) -> dict[str, Any]:
    """What the part of our own with this key was given; empty where it is not on the page."""
    found = [one.proto for one in page.get("bidi_component") if one.proto.id.endswith(f"-{key}")]
    return json.loads(found[0].json) if found else {}


def every_node(node: Any) -> Iterator[dict[str, Any]]:
    """All elements of a part, outermost first."""
    if isinstance(node, list):
        for one in node:
            yield from every_node(one)
    elif isinstance(node, dict):
        yield node
        yield from every_node(node.get("c", node.get("nodes", [])))


def words(node: Any) -> str:
    """The text of a node, a list of them or a whole part."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(words(one) for one in node)
    return words(node.get("c", node.get("nodes", [])))


def by_id(page: AppTest, key: str) -> dict[str, str]:
    """The words of all elements with an id in a part: id → words."""
    return {node["a"]["id"]: words(node) for node in every_node(part(page, key)) if "id" in node.get("a", {})}


def tagged(page: AppTest, key: str, tag: str) -> list[str]:
    """The words of every element of that name in a part."""
    return [words(node) for node in every_node(part(page, key)) if node.get("t") == tag]


def said(page: AppTest) -> str:
    """What the page says in its coloured boxes."""
    return "\n".join(one.value for one in [*page.error, *page.warning, *page.info, *page.success])
