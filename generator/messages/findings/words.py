"""What a finding code says: its meaning for the public, a message with blanks, and a hint."""

from __future__ import annotations

from typing import NamedTuple

QUOTE = "Bản chép từ giấy thì giữ nguyên như in."
"""What every hint about a paper ends with."""


class Words(NamedTuple):
    """The words of one code. Blanks such as `{value}` in `message` are filled from a finding's details."""

    meaning: str
    """What kind of thing is wrong, for the public page that explains the codes."""
    message: str
    """What is wrong here, and why."""
    hint: str
    """What to do about it; braces are written double."""
