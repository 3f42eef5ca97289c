"""What a rule gives."""

from collections.abc import Sequence

from conflictmap.notices.notice import Notice

Found = Sequence[Notice]
"""The notices of one row. `()` for a row that is right: a list or a generator each would cost more than the rule."""
