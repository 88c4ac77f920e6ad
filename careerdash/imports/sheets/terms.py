"""Which term holds for the dates of a sheet: that of the class named for it, in it, or by its students."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from careerdash.domain.folding import fold
from careerdash.store.database import Session
from careerdash.values.terms import Term, term_of


@dataclass(frozen=True, slots=True)
class Terms:
    """Looks up the terms of classes within one session."""

    session: Session

    def of(self, class_name: str | None, classes: pa.Array | None, students: pa.Array | None) -> Term | None:
        """Return the term all dates of a sheet lie in.

        Args:
            class_name: Of the import; outranks what the sheet says, as it does for the records.
            classes: The column of class names, if the sheet has one.
            students: The column of student numbers, if it has one; asked where no class is named.

        None where no class states a term, or several classes state different ones.
        """
        named = [class_name] if class_name else _distinct(classes)
        found = (
            self.session.rows("history.terms_of_classes", {"class_keys": sorted({fold(name) for name in named})})
            if named
            else self.session.rows("history.terms_of_students", {"student_ids": _distinct(students)})
        )
        terms = {term_of(row["term_start"], row["term_end"]) for row in found}
        return terms.pop() if len(terms) == 1 else None


def _distinct(texts: pa.Array | None) -> Sequence[str]:
    return [] if texts is None else [text.strip() for text in texts.unique().to_pylist() if text and text.strip()]
