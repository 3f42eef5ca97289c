"""What a card, a table or a list says, as a tree of text nodes: no HTML is written, so no cell can become HTML.

The browser side, `static/nodes.js`, builds the tree with `createElement` and `textContent` and knows a short list of
tags and attributes; whatever else a tree holds is shown as text or left out.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]
Child: TypeAlias = Node | str | None


def el(tag: str, *children: Child | Iterable[Child], **attributes: str | int | bool | None) -> Node:
    """One element. `cls` stands for class, `aria_label` for aria-label; attributes that are None are left out."""
    node: Node = {"t": tag}
    flat = list(_flat(children))
    if flat:
        node["c"] = flat
    names = {_name(key): value for key, value in attributes.items() if value is not None and value is not False}
    if names:
        node["a"] = {key: ("" if value is True else str(value)) for key, value in names.items()}
    return node


def action(node: Node, name: str, value: Any = None) -> Node:
    """The same node, sending `{name, value}` to the page when it is pressed."""
    return node | {"do": {"name": name, "value": value}}


def copying(node: Node, text: str, done: str) -> Node:
    """The same node, copying `text` when it is pressed and saying `done` for two seconds."""
    return node | {"copy": text, "done": done}


def button(label: Child, name: str, value: Any = None, **attributes: str | int | bool | None) -> Node:
    """A push button that sends an action; `label` may be a string or a node."""
    return action(el("button", label, type="button", **attributes), name, value)


def shape(path: str, *, fill: str, stroke: str, label: str | None = None, size: int = 16) -> Node:
    """A symbol drawn from its path in a 24 by 24 box; without a label it is decoration and hidden from readers."""
    node: Node = {"t": "shape", "d": path, "fill": fill, "stroke": stroke, "size": size}
    return node | ({"label": label} if label else {})


def _name(key: str) -> str:
    return "class" if key == "cls" else key.replace("_", "-")


def _flat(children: Iterable[Any]) -> Iterable[Node | str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, (str, dict)):
            yield child
        else:
            yield from _flat(child)
