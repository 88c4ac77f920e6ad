"""What a reader narrows an answer to, besides the classes: one value for all questions and cache keys."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from careerdash.domain.folding import fold

# Filters on typed text are compared by their folded key; the others hold codes of the vocabulary.
_FOLDED = ("field", "industry", "occupation", "organisation")


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

    def parameters(self) -> dict[str, object]:
        """Return the parameters the named statements take: ``$fields``, ``$industries``, ... with folded keys."""
        folded = {name: _keys(getattr(self, name)) for name in _FOLDED}
        return {
            "fields": folded["field"],
            "industries": folded["industry"],
            "occupations": folded["occupation"],
            "organisations": folded["organisation"],
            "levels": list(self.level),
            "methods": list(self.method),
            "currency": self.currency,
            "since": self.since,
            "until": self.until,
        }


def _keys(names: Iterable[str]) -> list[str]:
    return sorted({fold(name) for name in names})


NO_FILTERS = Filters()
_EMPTY: dict[str, Any] = {entry.name: getattr(NO_FILTERS, entry.name) for entry in fields(NO_FILTERS)}
