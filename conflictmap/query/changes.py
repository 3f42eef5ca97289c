"""What changed: between two states of a collection, and since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conflictmap.query.base import Base
from conflictmap.query.rows import ALL_COLUMNS

_CONTENT = tuple(name for name in ALL_COLUMNS if name not in ("line", "actors_all", "first_reported"))
_CLAIM_CONTENT = (
    "claim_id", "attribute", "stance", "to_claim", "value", "statement_en", "statement_ar", "claimant", "made_on",
    "source_refs", "latitude", "longitude", "geo_precision", "radius_km", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Changes:
    """Event ids, sorted: rows that are new, rows whose content or claims differ, rows that are gone."""

    added: tuple[str, ...]
    corrected: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """Events first reported after a day; events known before to which sources or claims were added after it;
    and the number of events of which nobody can say when they were first reported."""

    added: tuple[str, ...]
    grown: tuple[str, ...]
    unknown: int


def changes(old: Base, new: Base) -> Changes:
    """Compare two collections by event id."""
    before, after = _fingerprints(old), _fingerprints(new)
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        corrected=tuple(sorted(one for one in before.keys() & after.keys() if before[one] != after[one])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )


def changed_since(store: Base, day: date) -> Since:
    """Say what was reported after ``day`` (sources and claims of unknown date are left aside)."""
    added = store.engine.rows("SELECT event_id FROM events WHERE first_reported > $day ORDER BY 1", {"day": day})
    grown = store.engine.rows(
        """SELECT DISTINCT event_id FROM events WHERE first_reported <= $day AND (
             event_id IN (SELECT unnest(event_ids) FROM claims WHERE known_on > $day)
             OR event_id IN (SELECT event_id FROM (SELECT event_id, unnest(sources) AS source_id FROM events)
                             JOIN sources USING (source_id) WHERE published_day > $day)) ORDER BY 1""",
        {"day": day},
    )
    unknown = store.engine.rows("SELECT count(*) FROM ev WHERE first_reported IS NULL")[0][0]
    return Since(tuple(row[0] for row in added), tuple(row[0] for row in grown), int(unknown))


def _fingerprints(store: Base) -> dict[str, tuple[int, int]]:
    events = ", ".join(f'"{name}"' for name in _CONTENT)
    claims = ", ".join(f'"{name}"' for name in _CLAIM_CONTENT)
    found = store.engine.rows(
        f"""SELECT event_id, hash({events}), coalesce(claimed, 0) FROM events LEFT JOIN (
              SELECT event_id, bit_xor(fingerprint) AS claimed FROM (
                SELECT unnest(event_ids) AS event_id, hash({claims}) AS fingerprint FROM claims) GROUP BY event_id
            ) USING (event_id)"""
    )
    return {event_id: (int(content), int(claimed)) for event_id, content, claimed in found}
