"""One archive with a report per class and the report over all of them."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from careerdash.domain.vocabulary import View
from careerdash.errors import UnknownClass
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import STANDARD_5, SharingRule
from careerdash.reports.build import check_format, hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.table_files import replacing
from careerdash.reports.values import ClassReport
from careerdash.store.database import Database
from careerdash.wording import _

_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST_NAME = 60
_NOBODY = Scope()
# A fixed date inside the archive: the same reports give the same bytes.
MADE = (2000, 1, 1, 0, 0, 0)


def write_report_package(
    database: Database,
    scope: Scope,
    path: Path,
    suffix: str,
    view: View,
    as_of: date,
    *,
    author: str,
    now: datetime,
    rule: SharingRule = STANDARD_5,
    reach: Scope = _NOBODY,
) -> tuple[str, ...]:
    """Write a zip with a report of each class and one over all classes, and return the names inside.

    Raises:
        UnknownClass: the scope has no class.
        ExportRefused: the format is not known, or the folder cannot be written to.
    """
    check_format(Path(f"report{suffix}"))
    names, content = report_package(
        database, scope, suffix, view, as_of, author=author, now=now, rule=rule, reach=reach
    )
    with replacing(path) as target:
        target.write_bytes(content)
    return names


def report_package(
    database: Database,
    scope: Scope,
    suffix: str,
    view: View,
    as_of: date,
    *,
    author: str,
    now: datetime,
    rule: SharingRule = STANDARD_5,
    reach: Scope = _NOBODY,
) -> tuple[tuple[str, ...], bytes]:
    """Return the names inside the archive and its bytes.

    The reports are handed out one after the other, each safe beside those before it; the one over all classes is
    the last, because what it may tell follows from what the classes told. Each is compared with classes of ``reach``.

    Raises:
        UnknownClass: the scope has no class.
    """
    if not scope:
        raise UnknownClass(_("There is no class to report on: import a class first."))
    parts = [Scope(frozenset({class_id})) for class_id in sorted(scope.classes)]
    buffer = BytesIO()
    names: list[str] = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in [*parts, scope] if len(parts) > 1 else parts:
            draft = draft_class_report(
                database=database, scope=part, as_of=as_of, today=now.date(), view=view, rule=rule, reach=reach
            )
            name = distinct_name(file_stem(draft.report) if part is not scope else _("all-classes"), names)
            names.append(name + suffix)
            archive.writestr(zipfile.ZipInfo(names[-1], MADE), hand_out(database, draft, suffix, author, now))
    return tuple(names), buffer.getvalue()


def file_stem(report: ClassReport) -> str:
    """Return a file name without its suffix: whose report it is, its day, and whether it may be handed on."""
    whose = safe_name("-".join(report.classes[:2]) or "class")
    kept = "share" if report.view is View.SHARE else "advisor"
    return f"{whose}-{report.as_of.isoformat()}-{kept}"


def safe_name(text: str) -> str:
    """Return a text as part of a file name: letters, digits and hyphens, at most 60."""
    return _UNSAFE.sub("-", text).strip("-")[:_LONGEST_NAME]


def distinct_name(stem: str, taken: list[str]) -> str:
    """Return a file name without suffix that none of the taken names has."""
    used = {Path(name).stem for name in taken}
    return next(
        name for number in range(1, len(taken) + 2) if (name := stem if number == 1 else f"{stem}-{number}") not in used
    )
