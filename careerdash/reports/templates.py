"""Log workbooks handed out to a class: the table with its roster filled in, or one form for each student."""

import zipfile
from io import BytesIO

from careerdash.domain.vocabulary import StudentStatus
from careerdash.errors import UnknownClass
from careerdash.privacy.scope import Scope
from careerdash.reports.package import MADE, distinct_name, safe_name
from careerdash.store.database import Database
from careerdash.wording import _
from careerdash.workbooks.template import Layout, write_template

Student = tuple[str, str, str]


def class_template(database: Database, scope: Scope, language: str) -> bytes:
    """Return the table workbook with the roster of the classes filled in (``language``: ``en`` or ``zh``)."""
    return write_template(language, Layout.TABLE, class_roster(database, scope))


def class_forms(database: Database, scope: Scope, language: str) -> bytes:
    """Return a zip with the form for one interview for each student, who is filled in already.

    Raises:
        UnknownClass: the classes have no student.
    """
    students = class_roster(database, scope)
    if not students:
        raise UnknownClass(
            _("The class has no students yet: import a roster first, or write the form without a class.")
        )
    buffer = BytesIO()
    taken: list[str] = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for student in students:
            taken.append(distinct_name(safe_name(" ".join(student[:2])) or "student", taken) + ".xlsx")
            archive.writestr(zipfile.ZipInfo(taken[-1], MADE), write_template(language, Layout.FORM, [student]))
    return buffer.getvalue()


def class_roster(database: Database, scope: Scope) -> list[Student]:
    """Return (student number, name, class) of all who take part, by class and number."""
    rows = database.table("exports.students", {**scope.parameters(), "as_of": None})
    names = ("student_id", "student_name", "class_name", "status")
    return [
        (number or "", name or "", class_name or "")
        for number, name, class_name, status in zip(*(rows[name].to_pylist() for name in names), strict=True)
        if status != StudentStatus.WITHDRAWN
    ]
