"""Every page of the app by name: its path, and the part that stands there last."""

from tests.serving import Visit

PAGES = {
    "map": ("?", "#table"),
    "event": ("?event=ev-uh7dlgii&", ".cm-card .cm-steps"),
    "sources": ("sources?", ".cm-prose dl"),
    "briefing": ("briefing?", "[data-testid=stImage] img"),
    "contribute": ("contribute?", "[data-testid=stMain] .cm-picker input"),
}
# A busy machine takes its time to start the first session and to draw the briefing's page.
PATIENCE_MS = 60_000
PAINTED = "() => document.querySelector('iframe.cm-map')?.contentWindow?.conflictmap?.revision > 0"


def show(seen: Visit, name: str, lang: str) -> None:
    """Open a page in a language and wait until all of it stands there."""
    path, last = PAGES[name]
    seen.page.goto(f"{seen.home}/{path}lang={lang}", timeout=PATIENCE_MS)
    if path.startswith("?"):
        seen.page.wait_for_function(PAINTED, timeout=PATIENCE_MS)
    seen.page.locator(f"html[lang={lang}]").wait_for(state="attached", timeout=PATIENCE_MS)
    seen.page.locator(last).first.wait_for(state="attached", timeout=PATIENCE_MS)
    seen.settled()
