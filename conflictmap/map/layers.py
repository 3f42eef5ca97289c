"""Our layers as folium elements: the ground map, the basemap, and the events with what stands around them."""

from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from conflictmap.map.escape import escape, script_json
from conflictmap.map.options import HOME, MapOptions

MAP_NAME = "conflictmap_leaflet"


class Document(Figure):
    """A whole HTML page with language and direction, whose bytes depend on its content alone."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="{{ this.lang }}" dir="{{ this.direction }}">\n<head>\n'
        "{{ this.header.render(**kwargs) }}\n<title>{{ this.heading }}</title>\n</head>\n<body>\n"
        "{{ this.html.render(**kwargs) }}\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n{{ this.tail }}\n</body>\n</html>\n"
    )

    def __init__(self, lang: str, direction: str, heading: str) -> None:
        super().__init__()
        self.lang, self.direction, self.heading = escape(lang), escape(direction), escape(heading)
        self.tail = ""


class GroundMap(folium.Map):
    """A folium map with Leaflet alone: no jQuery, no Bootstrap, no icon fonts, no tiles, pinch zoom allowed."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        {% endmacro %}
        {% macro html(this, kwargs) %}{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map("cm-map", {
            center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}
        });
        {% endmacro %}
        """
    )

    def __init__(self, js: list[tuple[str, str]], css: list[tuple[str, str]]) -> None:
        self.default_js = js
        self.default_css = css
        west, south, east, north = HOME
        super().__init__(
            location=[(south + north) / 2, (west + east) / 2],
            tiles=None,
            zoom_start=6,
            zoom_control=False,
            attribution_control=False,
            min_zoom=2,
            max_zoom=18,
            zoom_snap=0.25,
            zoom_delta=1,
            wheel_px_per_zoom_level=90,
            world_copy_jump=True,
        )

    def get_name(self) -> str:
        """Return the same name every time, so that the scripts find the map and the bytes stay."""
        return MAP_NAME


class Basemap(MacroElement):
    """The vector basemap: where its files are; the script draws them on canvases in panes of their own."""

    _template = Template(
        "{% macro header(this, kwargs) %}"
        '{% for address in this.preload %}<link rel="preload" as="fetch" crossorigin href="{{ address }}">\n'
        "{% endfor %}{% endmacro %}"
    )

    def __init__(self, files: dict[str, str], relief: str | None, *, preload: bool = True) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "Basemap", "basemap"
        self.files, self.relief = files, relief
        self.preload = [escape(address) for address in files.values()] if preload else []


class EventLayer(MacroElement):
    """The events and all that stands around them: legend, tray, counts, notes; their words and their settings."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <main id="cm-app" data-framed="{{ this.framed }}">
          <div id="cm-stage">
            <div id="cm-map" role="region" aria-label="{{ this.words.map }}"></div>
            <div id="cm-tools">
              <button type="button" id="cm-home" hidden><span aria-hidden="true">⌂</span> {{ this.words.home }}</button>
              <div class="cm-layers">
                <button type="button" id="cm-layers-button" aria-expanded="false" aria-controls="cm-layers-list">{{
                  this.words.layers }}</button>
                <div id="cm-layers-list" hidden></div>
              </div>
            </div>
            <section id="cm-tray" aria-label="{{ this.words.tray }}" hidden>
              <h2>{{ this.words.tray }}</h2><ul></ul><p class="cm-tray-title"></p>
            </section>
            <details id="cm-legend">
              <summary>{{ this.words.legend }}</summary><div
                class="cm-legend-body" role="region" tabindex="0" aria-label="{{ this.words.legend }}"></div>
            </details>
            <section id="cm-info" role="dialog" aria-modal="false" hidden></section>
            <p id="cm-trouble" role="alert" hidden></p>
          </div>
          {% if this.card %}<section id="cm-card" aria-live="polite" hidden></section>{% endif %}
          <footer id="cm-foot">
            {% if this.caption %}<p id="cm-caption" dir="auto">{{ this.caption }}</p>{% endif %}
            <p id="cm-counts" role="status"></p>
            <p class="cm-caution">{{ this.words.caution }}</p>
            <p class="cm-credit">
              {% for role, name in this.credits %}<span>{{ role }} <bdi dir="ltr">{{ name }}</bdi></span>{% endfor %}
              <bdi id="cm-tiles-credit" dir="ltr"></bdi></p>
          </footer>
          <noscript><p>{{ this.words.scripts_needed }}</p></noscript>
        </main>
        <script type="application/json" id="conflictmap-config">{{ this.config }}</script>
        {% endmacro %}
        """
    )

    def __init__(self, config: dict[str, Any], words: dict[str, str], options: MapOptions, *, card: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "EventLayer", "events"
        self.config = script_json(config)
        self.credits = [(escape(role), escape(name)) for role, name in config["credits"]]
        self.words = {key: escape(text) for key, text in words.items()}
        self.caption = escape(options.caption)
        self.card = card
        self.framed = "false" if card else "true"
