"""From a class name to a file: what the command line and the reports page call."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import View
from careerdash.errors import ExportRefused, UnknownClass
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import STANDARD_5, SharingRule
from careerdash.reports.class_report import Draft, draft_class_report
from careerdash.reports.pdf import pdf_bytes
from careerdash.reports.pptx import pptx_bytes
from careerdash.reports.releases import remember
from careerdash.reports.table_files import replacing
from careerdash.reports.values import ClassReport
from careerdash.reports.xlsx import xlsx_bytes
from careerdash.store.database import Database
from careerdash.wording import _

_NOBODY = Scope()
# How a report becomes a file, by suffix.
WRITERS: Mapping[str, Callable[[ClassReport], bytes]] = {
    ".xlsx": xlsx_bytes,
    ".pdf": pdf_bytes,
    ".pptx": pptx_bytes,
}


def report_scope(database: Database, class_name: str | None, year: int | None) -> Scope:
    """Return the scope of one class by name, or of all classes (of one year).

    Raises:
        UnknownClass: there is no class of that name, or none of that year.
    """
    if class_name:
        return class_scope(database, class_name)
    scope = Scope.everything(database).narrow(database, year=year)
    if not scope:
        raise UnknownClass(
            _("There is no class of {year}.").format(year=year)
            if year
            else _("There is no class yet: import one first.")
        )
    return scope


def write_report(
    database: Database,
    scope: Scope,
    path: Path,
    view: View,
    as_of: date,
    *,
    author: str,
    now: datetime,
    rule: SharingRule = STANDARD_5,
    reach: Scope = _NOBODY,
) -> ClassReport:
    """Write the report over all classes of a scope to a file whose suffix is the format, and return what it says.

    A report with names hidden is remembered as handed out by ``author``. It is compared with classes of ``reach``.

    Raises:
        ExportRefused: another format, or a folder that cannot be written to.
    """
    check_format(path)
    draft = draft_class_report(
        database=database, scope=scope, as_of=as_of, today=now.date(), view=view, rule=rule, reach=reach
    )
    with replacing(path) as target:
        target.write_bytes(hand_out(database, draft, path.suffix, author, now))
    return draft.report


def hand_out(database: Database, draft: Draft, suffix: str, author: str, now: datetime) -> bytes:
    """Return a report as the bytes of a file, and remember what it tells where names are hidden."""
    content = report_bytes(draft.report, suffix)
    if draft.lines:
        report = draft.report
        remember(database, draft.lines, draft.scope, report.as_of, report.rule, suffix, author, now)
    return content


def report_bytes(report: ClassReport, suffix: str) -> bytes:
    """Return a report as the bytes of a file with that suffix (``.xlsx``, ...)."""
    return WRITERS[suffix.lower()](report)


def check_format(path: Path) -> None:
    """Make sure that a report can be written in the format a path names.

    Raises:
        ExportRefused: it cannot.
    """
    if path.suffix.lower() not in WRITERS:
        raise ExportRefused(
            _("“{name}” does not end in {known}. Choose one of these formats.").format(
                name=path.name, known=", ".join(WRITERS)
            )
        )


def class_scope(database: Database, class_name: str) -> Scope:
    """Return the scope of the class with that name, in any spelling of width, case and spaces.

    Raises:
        UnknownClass: there is none.
    """
    everything = Scope.everything(database)
    named = database.rows("exports.class_names", everything.parameters())
    exact = [row["class_id"] for row in named if row["class_name"] == class_name]
    found = exact or [row["class_id"] for row in named if fold(row["class_name"]) == fold(class_name)]
    if not found:
        known = ", ".join(sorted(row["class_name"] for row in named)) or _("none yet")
        raise UnknownClass(_("There is no class “{name}”. Known are: {known}.").format(name=class_name, known=known))
    return everything.narrow(database, found)
