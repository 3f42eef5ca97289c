"""Every page of the app by name: its path, and the part that stands there last."""

from tests.serving import Visit

PAGES = {
    "map": ("?", "#table"),
    "event": ("?event=ev-uh7dlgii&", ".cm-card .cm-steps"),
    "sources": ("sources?", ".cm-prose dl"),
    "briefing": ("briefing?", "[data-testid=stImage] img"),
    "contribute": ("contribute?", "[data-testid=stMain] .cm-picker input"),
}
# Drawing the briefing's page takes long on a busy machine.
PATIENCE_MS = 120_000


def show(seen: Visit, name: str, lang: str) -> None:
    """Open a page in a language and wait until all of it stands there."""
    path, last = PAGES[name]
    seen.page.goto(f"{seen.home}/{path}lang={lang}")
    if path.startswith("?"):
        seen.map_painted()
    seen.page.locator(f"html[lang={lang}]").wait_for(state="attached")
    seen.page.locator(last).first.wait_for(state="attached", timeout=PATIENCE_MS)
