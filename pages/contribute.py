"""Contribute: one event, a spreadsheet, review, what was decided."""

from conflictmap.ui.contribute import show

show()
