"""Writing marks: the criteria of a class, and the marks, comment and state of one student's log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from careerdash.domain.folding import clean, fold
from careerdash.domain.grading import Counted, Criterion, Mark
from careerdash.errors import UnknownClass, WrongUse
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database, Session
from careerdash.wording import _

LONGEST_NAME, LONGEST_COMMENT = 120, 5_000
MOST_CRITERIA, MOST_POINTS, MOST_LATE_DAYS = 30, 1_000, 999


@dataclass(frozen=True, slots=True)
class Given:
    """What one criterion was given: a mark, points, or both; neither where it is still open."""

    criterion_id: str
    mark: Mark | None
    points: float | None


def set_criteria(
    database: Database, class_id: str, criteria: Sequence[Criterion], author: str, now: datetime
) -> tuple[Criterion, ...]:
    """State the criteria of a class in their order and return them with their ids.

    Criteria that keep their id keep the marks given for them; the marks of those left out are gone.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: a name is empty, too long or there twice, points are not between 0 and 1,000, too many criteria,
            or an id of another class.
    """
    names = [clean(criterion.name) for criterion in criteria]
    if any(not name or len(name) > LONGEST_NAME for name in names):
        raise WrongUse(_("Give every criterion a name of up to {n} characters.").format(n=LONGEST_NAME))
    if len({fold(name) for name in names}) < len(names):
        raise WrongUse(_("Two criteria have the same name: give each its own."))
    if any(not 0 < criterion.points_max <= MOST_POINTS for criterion in criteria):
        raise WrongUse(_("Points lie above 0 and go up to {n}.").format(n=f"{MOST_POINTS:,}"))
    if len(criteria) > MOST_CRITERIA:
        raise WrongUse(_("A class may have up to {n} criteria.").format(n=MOST_CRITERIA))
    with database.write() as session:
        if session.value("classes.name_of", {"class_id": class_id}) is None:
            raise UnknownClass(_("This class does not exist any more."))
        known = {row["criterion_id"] for row in session.rows("grading.stored_criteria", {"class_id": class_id})}
        kept = [criterion.criterion_id for criterion in criteria if criterion.criterion_id]
        if not set(kept) <= known or len(set(kept)) < len(kept):
            raise WrongUse(_("The criteria were changed meanwhile: open them again."))
        fresh = iter(new_ids(len(criteria)))
        ids = [criterion.criterion_id or next(fresh) for criterion in criteria]
        stored = tuple(
            Criterion(criterion_id, name, float(criterion.points_max), Counted(criterion.rule))
            for criterion_id, name, criterion in zip(ids, names, criteria, strict=True)
        )
        _replace_criteria(session, class_id, stored, author, now)
    return stored


def copy_criteria(
    database: Database, from_class: str, to_class: str, author: str, now: datetime
) -> tuple[Criterion, ...]:
    """Give a class the criteria of another one; criteria it had, and marks given for them, are replaced.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: the other class has no criteria.
    """
    rows = database.rows("grading.stored_criteria", {"class_id": from_class})
    if not rows:
        raise WrongUse(_("The other class has no criteria to copy."))
    copies = [Criterion("", row["name"], row["points_max"], Counted(row["rule"])) for row in rows]
    return set_criteria(database, to_class, copies, author, now)


def _replace_criteria(
    session: Session, class_id: str, criteria: Sequence[Criterion], author: str, now: datetime
) -> None:
    session.run("grading.delete_criteria", {"class_id": class_id})
    session.register(
        "staged_criteria",
        pa.table(
            {
                "criterion_id": pa.array([criterion.criterion_id for criterion in criteria], pa.string()),
                "position": pa.array(range(len(criteria)), pa.int32()),
                "name": pa.array([criterion.name for criterion in criteria], pa.string()),
                "points_max": pa.array([criterion.points_max for criterion in criteria], pa.float64()),
                "rule": pa.array([criterion.rule.value for criterion in criteria], pa.string()),
            }
        ),
    )
    session.run("grading.insert_criteria", {"class_id": class_id, "author": author, "now": now})
    session.run("grading.delete_marks_without_criterion")


def save_marks(
    database: Database,
    student_key: str,
    given: Sequence[Given],
    comment: str,
    late_days: int | None,
    author: str,
    now: datetime,
    *,
    finished: bool,
) -> None:
    """Save the marks of one student as a draft, or as finished; what was saved before is replaced.

    ``late_days`` is None where the days counted from the dates hold.

    Raises:
        WrongUse: the student is not stored, a criterion is not one of the class, points lie outside 0 and the most of
            the criterion, the comment is too long, or finished marks leave a criterion without points.
    """
    if len(comment) > LONGEST_COMMENT:
        raise WrongUse(_("A comment may have up to {n} characters.").format(n=f"{LONGEST_COMMENT:,}"))
    if late_days is not None and not 0 <= late_days <= MOST_LATE_DAYS:
        raise WrongUse(_("Late days lie between 0 and {n}.").format(n=MOST_LATE_DAYS))
    with database.write() as session:
        class_id = session.value("grading.class_of_student", {"student": student_key})
        if class_id is None:
            raise WrongUse(_("This student is not stored any more: an import may have been taken back meanwhile."))
        most = {
            row["criterion_id"]: row["points_max"]
            for row in session.rows("grading.stored_criteria", {"class_id": class_id})
        }
        _check_given(given, most, finished=finished)
        session.run("grading.delete_sheet", {"student": student_key})
        session.run("grading.delete_marks", {"student": student_key})
        session.run(
            "grading.insert_sheet",
            {
                "student": student_key, "comment": comment.strip(), "late_days": late_days, "finished": finished,
                "author": author, "now": now,
            },
        )  # fmt: skip
        session.register(
            "staged_marks",
            pa.table(
                {
                    "student_key": pa.array([student_key] * len(given), pa.string()),
                    "criterion_id": pa.array([one.criterion_id for one in given], pa.string()),
                    "mark": pa.array([one.mark.value if one.mark else None for one in given], pa.string()),
                    "points": pa.array([one.points for one in given], pa.float64()),
                }
            ),
        )
        session.run("grading.insert_marks")


def _check_given(given: Sequence[Given], most: dict[str, float], *, finished: bool) -> None:
    ids = [one.criterion_id for one in given]
    if not set(ids) <= most.keys() or len(set(ids)) < len(ids):
        raise WrongUse(_("The criteria were changed meanwhile: open the student again."))
    if any(one.points is not None and not 0 <= one.points <= most[one.criterion_id] for one in given):
        raise WrongUse(_("Points lie between 0 and the most of their criterion."))
    if finished and {one.criterion_id for one in given if one.points is not None} != most.keys():
        raise WrongUse(_("Some criteria have no points yet: give them, or save a draft."))
