"""The page's own components: short scripts in `static/`, mounted without an iframe, registered once a process."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import streamlit as st

from conflictmap.map import parts
from conflictmap.map.nodes import Node

# What stands inline in a component is sent again with every run, so it only fetches the script, which browsers keep.
_LOADER = "const part = await import(new URL({url}, document.baseURI));\nexport default part.default;\n"


@cache
def _component(name: str, holder: str) -> Callable[..., Any]:
    script = _LOADER.replace("{url}", json.dumps(parts.url(f"page/{name}.js", "")))
    return st.components.v2.component(
        f"conflictmap-{name}", html=f'<div class="{holder}"></div>', js=script, isolate_styles=False
    )


def _said(key: str, field: str, handle: Callable[[Any], None]) -> Callable[[], None]:
    def answer() -> None:
        value = st.session_state[key].get(field)
        if value is not None:
            handle(value)

    return answer


def panel(nodes: Iterable[Node | None], *, key: str, act: Callable[[Any], None] | None = None, cls: str = "") -> None:
    """Show a tree of text nodes; `act` receives `{name, value}` of each press, before the next run of the page."""
    _component("panel", "cm-panel")(
        key=key,
        data={"nodes": [node for node in nodes if node], "cls": cls},
        on_action_change=_said(key, "action", act or (lambda _: None)),
    )


def picker(
    nodes: list[Node],
    *,
    key: str,
    label: str,
    placeholder: str,
    text: str,
    typed: Callable[[str], None],
    act: Callable[[Any], None],
) -> None:
    """Show a search box over a list of nodes; `typed` receives the text at each pause, `act` each press."""
    _component("picker", "cm-picker")(
        key=key,
        data={"name": key, "nodes": nodes, "label": label, "placeholder": placeholder, "text": text},
        on_typed_change=_said(key, "typed", typed),
        on_action_change=_said(key, "action", act),
    )


def bridge(data: dict[str, Any], *, key: str, moved: Callable[[Any], None], message: Callable[[Any], None]) -> None:
    """Show the map frame; `moved` receives its position in degrees and zoom, `message` every press inside it."""
    _component("bridge", "cm-bridge")(
        key=key,
        data=data,
        on_moved_change=_said(key, "moved", moved),
        on_message_change=_said(key, "message", message),
    )


def charts(nodes: Iterable[Node | None], *, key: str, act: Callable[[Any], None]) -> None:
    """Show a panel with bars: `data_share` of an element is its part (0 to 1) of the width."""
    _component("charts", "cm-charts")(
        key=key, data={"nodes": [node for node in nodes if node]}, on_action_change=_said(key, "action", act)
    )


def timeline(data: dict[str, Any], *, key: str, brushed: Callable[[Any], None], setting: Callable[[Any], None]) -> None:
    """Show the timeline; `brushed` receives the days chosen on release, `setting` each press of its lists."""
    _component("timeline", "cm-timeline")(
        key=key,
        data=data,
        on_brushed_change=_said(key, "brushed", brushed),
        on_setting_change=_said(key, "setting", setting),
    )


def watch(version: str, *, key: str) -> None:
    """Run the page again when the data on disk is no longer `version`."""
    _component("watch", "cm-watch")(key=key, data={"version": version}, on_changed_change=lambda: None)
