"""The classes a question may look at. Every question takes one; an empty scope answers nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class Scope:
    """A set of class ids; what is not named in it does not exist for a question.

    A scope comes from the role of the reader and can only be narrowed afterwards, never widened.
    """

    classes: frozenset[str] = frozenset()

    @classmethod
    def everything(cls, database: Database) -> "Scope":
        """Return the scope of the single user of this computer: every class that has a student or settings."""
        return cls(frozenset(row["class_id"] for row in database.rows("scope.all_classes")))

    def narrow(self, database: Database, class_ids: Iterable[str] | None = None, year: int | None = None) -> "Scope":
        """Return the part of this scope that lies in the given classes and the given year.

        ``None`` means "not narrowed"; an empty list of classes leaves nothing. The year of a class is
        that of its term, else of its first dated interview. Ids outside this scope are ignored.
        """
        kept = self.classes if class_ids is None else self.classes & frozenset(class_ids)
        if year is not None and kept:
            found = database.rows("scope.classes_of_year", {"classes": sorted(kept), "year": year})
            kept &= frozenset(row["class_id"] for row in found)
        return Scope(kept)

    def __or__(self, other: "Scope") -> "Scope":
        return Scope(self.classes | other.classes)

    def parameters(self) -> dict[str, object]:
        """Return the ``$classes`` parameter of the named statements."""
        return {"classes": sorted(self.classes)}

    def __bool__(self) -> bool:
        return bool(self.classes)
