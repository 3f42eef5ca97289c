"""The map, its filters, the card of an event, and the table."""

from conflictmap.ui.map_page import show

show()
