"""One file for the reading process: where it lies, where its sheets go, and how much it may take."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from careerdash.workbooks.limits import Limits
from careerdash.workbooks.refusals import Reason, Refused

_MEGABYTE = 1024 * 1024


@dataclass(slots=True)
class TextBudget:
    """Bytes of cell text one file may still bring; one shared text used by a million cells counts a million times."""

    left: int
    limit: int

    def take(self, size: int) -> None:
        """Use up some of it. Raises ``Refused`` when there is no more."""
        self.left -= size
        if self.left < 0:
            raise Refused(Reason.UNPACKS_TOO_LARGE, limit=self.limit // _MEGABYTE)


@dataclass(frozen=True, slots=True)
class Task:
    """What the reading of one file needs to know.

    ``thorough`` asks to look for the last used cell before a sheet is opened: opening it reserves memory for
    everything up to there, which takes the process down where it is too far out. ``report`` takes a fraction of 1.
    ``general`` has every sheet read row by row, also those that could be read column by column.
    """

    path: Path
    output: Path
    limits: Limits
    thorough: bool
    report: Callable[[float], None]
    general: bool = False
    budget: TextBudget = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "budget", TextBudget(self.limits.unpacked, self.limits.unpacked))
