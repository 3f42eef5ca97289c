"""A view as a page to print, show or send, and the rows behind it."""

from conflictmap.ui.briefing_page import show

show()
