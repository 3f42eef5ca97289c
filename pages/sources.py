"""Data and sources: rows set aside, sources and their origins, boundary policy, licences."""

from conflictmap.ui.sources_page import show

show()
