"""The commands that care for the data: backup, restore, erase and doctor."""

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from careerdash.care.doctor import Examination, examine
from careerdash.care.erasing import Erased
from careerdash.care.erasure import Find, erase, preview_erasure
from careerdash.care.people import Manner, find_professional, find_student
from careerdash.care.restoring import Returned, restore_backup
from careerdash.care.telling import told
from careerdash.config import Config
from careerdash.errors import DatabaseDamaged, StoreUnavailable
from careerdash.store.backup import back_up
from careerdash.store.database import Database
from careerdash.wording import _, n_

Command = Callable[[argparse.Namespace, Config], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
_DONE = 0


def care_commands(add: Add) -> None:
    """Add the commands to the command line."""
    backup = add("backup", _backup, _("write the whole database into a new file"))
    backup.add_argument("output", type=Path, metavar="OUT")
    restoring = add("restore", _restore, _("put a backup in the place of the database, which is kept beside it"))
    restoring.add_argument("file", type=Path, metavar="FILE")
    erasing = add("erase", _erase, _("erase a person everywhere, and hold back a later import of them"))
    whom = erasing.add_mutually_exclusive_group(required=True)
    whom.add_argument("--student", metavar="ID", help=_("student_id, as exports show it"))
    whom.add_argument("--professional", metavar="ID", help=_("professional_id, as the interviews export shows it"))
    erasing.add_argument("--class", dest="class_name", metavar="NAME", help=_("where several students have the number"))
    erasing.add_argument(
        "--pseudonymise", dest="manner", action="store_const", const=Manner.PSEUDONYMISED, default=Manner.ERASED,
        help=_("of a professional: another name and no contact, the answers stay"),
    )  # fmt: skip
    erasing.add_argument("--dry-run", action="store_true", help=_("only say what would go"))
    erasing.add_argument("--json", action="store_true")
    doctor = add("doctor", _doctor, _("check that the data are sound"))
    doctor.add_argument("--json", action="store_true")


def _existing(config: Config) -> Database:
    """The database, which these commands do not create."""
    if not config.database.exists():
        raise StoreUnavailable(_("There is no database {path}.").format(path=config.database))
    return Database(config.database)


def _backup(options: argparse.Namespace, config: Config) -> int:
    with closing(_existing(config)) as database:
        made = back_up(database, options.output)
    rows = sum(made.rows.values())
    print(
        n_(
            "{n} row written to {path} ({size:.1f} MB), checked",
            "{n} rows written to {path} ({size:.1f} MB), checked",
            rows, path=made.path, size=made.size / 1e6,
        )
    )  # fmt: skip
    return _DONE


def _restore(options: argparse.Namespace, config: Config) -> int:
    receipt = restore_backup(options.file, config.database, datetime.now())  # noqa: DTZ005
    print(
        _("Restored from {path}: {students:,} students, {interviews:,} interviews.").format(
            path=options.file, students=receipt.students, interviews=receipt.interviews
        )
    )
    if receipt.restored.before:
        print(_("The database before is kept as {path}.").format(path=receipt.restored.before))
    for line in _again(receipt.returned):
        print(line)
    return _DONE


def _again(returned: Returned) -> list[str]:
    """The sentences about people who were erased after the backup was made."""
    if not returned:
        return []
    people = [f"careerdash erase --student {number}" for number in returned.students]
    people += [f"careerdash erase --professional {number}" for number in returned.professionals]
    return [
        _("The backup still holds people who were erased since. Erase them again:"),
        *(f"  {one}" for one in people),
    ]


def _erase(options: argparse.Namespace, config: Config) -> int:
    now = datetime.now()  # noqa: DTZ005
    find: Find
    if options.student is not None:
        find = lambda session: find_student(session, options.student, options.class_name)  # noqa: E731
    else:
        find = lambda session: find_professional(session, options.professional)  # noqa: E731
    with closing(_existing(config)) as database:
        if options.dry_run:
            heading = _("{label}: this would go. Nothing was changed.")
            erased = preview_erasure(database, find, options.manner, now)
        else:
            heading = _("{label}: this went.")
            erased = erase(database, find, options.manner, config.author, now)
    if options.json:
        print(json.dumps(_as_json(erased, options.dry_run), ensure_ascii=False, indent=2))
    else:
        print("\n".join(told(heading, erased)))
    return _DONE


def _as_json(erased: Erased, dry_run: bool) -> dict[str, object]:
    return {
        "done": not dry_run, "kind": erased.entity.value, "manner": erased.manner.value,
        "rows_removed": erased.rows_removed, "rows_changed": erased.rows_changed, "records": dict(erased.records),
        "stated": dict(erased.stated), "texts_changed": erased.texts, "originals_removed": list(erased.originals),
        "doubtful_rows": erased.doubtful, "namesakes": list(erased.namesakes), "pseudonym": erased.pseudonym,
    }  # fmt: skip


def _doctor(options: argparse.Namespace, config: Config) -> int:
    found = examine(config.database)
    if options.json:
        print(json.dumps(_examination_json(found), ensure_ascii=False, indent=2))
    else:
        for check in found.checks:
            print(f"{check.state.value:<8} {check.title}: {check.sentence}")
    if not found.sound:
        raise DatabaseDamaged(found.sentence)
    return _DONE


def _examination_json(found: Examination) -> dict[str, object]:
    return {
        "sound": found.sound,
        "checks": [
            {"check": check.key, "state": check.state.value, "title": check.title, "sentence": check.sentence}
            for check in found.checks
        ],
    }
