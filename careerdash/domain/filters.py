"""What a reader narrows an answer to, besides the classes: one value for all questions and cache keys."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from careerdash.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """Values an interview must have; an empty tuple does not narrow, several values mean "one of these".

    ``field``, ``industry``, ``occupation`` and ``organisation`` are names in any spelling or their folded
    keys; ``level`` and ``method`` are codes of the vocabulary; ``currency`` is an ISO code or empty;
    ``since`` and ``until`` bound the interview date, both inclusive.
    """

    field: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    occupation: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    currency: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that narrow, in order of display."""
        return tuple(entry.name for entry in fields(self) if getattr(self, entry.name))

    def without(self, name: str, value: str | None = None) -> "Filters":
        """Return these filters with one removed, or with one of its values removed."""
        held = getattr(self, name)
        rest: Any = _EMPTY[name]
        if value is not None and isinstance(held, tuple):
            rest = tuple(kept for kept in held if kept != value)
        return replace(self, **{name: rest})

    def keys(self, name: str) -> list[str]:
        """Return the folded keys of a filter on typed text (``field``, ``industry``, ...), sorted."""
        return sorted({fold(value) for value in getattr(self, name)})

    def parameters(self) -> dict[str, object]:
        """Return the parameters the named statements take: ``$fields``, ``$industries``, ... with folded keys."""
        return {
            "fields": self.keys("field"),
            "industries": self.keys("industry"),
            "occupations": self.keys("occupation"),
            "organisations": self.keys("organisation"),
            "levels": list(self.level),
            "methods": list(self.method),
            "currency": self.currency,
            "since": self.since,
            "until": self.until,
        }


NO_FILTERS = Filters()
_EMPTY: dict[str, Any] = {entry.name: getattr(NO_FILTERS, entry.name) for entry in fields(NO_FILTERS)}
