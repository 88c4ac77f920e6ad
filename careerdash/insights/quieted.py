"""Lines of the day that are quiet because an advisor put them off, settled them, or contacted the student."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from careerdash.insights.words import day
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class Quieting:
    """One entry of an advisor: ``kind`` is ``snoozed``, ``done`` or ``contacted``; ``until`` is None for done."""

    followup_id: str
    class_id: str
    student_key: str
    matter: str
    occasion: str
    kind: str
    until: dt.date | None
    reason: str
    stated_on: dt.date
    author: str

    def holds(self, occasion: str) -> bool:
        """Say whether the entry keeps a matter quiet: what was done is done for its own occasion only."""
        return self.kind != "done" or self.occasion == occasion


@dataclass(frozen=True, slots=True)
class QuietLine:
    """A line that would stand on the list if it was not quiet; ``student_key`` is empty for a class."""

    student_key: str
    student_name: str | None
    class_id: str
    class_name: str
    sentence: str
    why: str
    followup_ids: tuple[str, ...]


class Quieted:
    """The entries in force on one day, found by whom and what they are about."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._of_students: dict[str, dict[str, list[Quieting]]] = defaultdict(lambda: defaultdict(list))
        self._of_classes: dict[tuple[str, str], list[Quieting]] = defaultdict(list)
        for row in rows:
            entry = Quieting(
                followup_id=row["followup_id"],
                class_id=row["class_id"],
                student_key=row["student_key"],
                matter=row["matter"],
                occasion=row["occasion"],
                kind=row["kind"],
                until=row["quiet_until"],
                reason=row["reason"],
                stated_on=row["stated_on"],
                author=row["author"],
            )
            if entry.student_key:
                self._of_students[entry.matter][entry.student_key].append(entry)
            else:
                self._of_classes[entry.class_id, entry.matter].append(entry)

    def students(self, matter: str) -> Mapping[str, list[Quieting]]:
        """Return the entries about a matter by student."""
        return self._of_students.get(matter, {})

    def of_class(self, class_id: str, matter: str, occasion: str) -> list[Quieting]:
        """Return the entries that keep a matter of a class quiet."""
        return [entry for entry in self._of_classes.get((class_id, matter), ()) if entry.holds(occasion)]

    def classes(self, matter: str) -> frozenset[str]:
        """Return the classes with an entry about a matter."""
        return frozenset(class_id for class_id, of in self._of_classes if of == matter)


def why(entries: list[Quieting]) -> str:
    """Return in words why a line is quiet, by whom and since when: the newest entry speaks."""
    entry = entries[-1]
    facts = {
        "author": entry.author,
        "date": day(entry.stated_on),
        "until": "" if entry.until is None else day(entry.until),
        "reason": entry.reason,
    }
    said = {
        "snoozed": _("Put off until {until} by {author} on {date}: {reason}"),
        "done": _("Done, by {author} on {date}: {reason}"),
        "contacted": _("Contacted on {date} by {author}; asks again on {until}"),
    }[entry.kind]
    return said.format(**facts)
