"""The command line: the same questions and the same stores as the pages, for scripts and scheduled jobs.

Exit codes: 0 everything stored or already the same, nothing held; 3 some rows held, or a file refused among
accepted ones; 2 nothing stored or wrong use, with one plain sentence on standard error.
"""

import argparse
import json
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from careerdash.cli_care import care_commands
from careerdash.cli_history import history_commands
from careerdash.config import Config, load_config
from careerdash.domain.fields import fields_of
from careerdash.domain.filters import Filters
from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import SheetKind, View
from careerdash.errors import CareerdashError, WrongUse
from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.problems import take_back, write_problem_workbooks
from careerdash.imports.model import ImportPlan, ImportSettings
from careerdash.imports.plan import plan_import
from careerdash.imports.sample import load_sample
from careerdash.imports.sheets.files import gather
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import PRESETS, preset
from careerdash.reports.build import class_scope, report_scope, write_report
from careerdash.reports.exports import TABLES, HandedOut, export_table
from careerdash.reports.package import write_report_package
from careerdash.reports.table_files import replacing
from careerdash.reports.templates import class_forms, class_template
from careerdash.store.database import Database
from careerdash.values.currencies import CODES
from careerdash.values.scales import SCALES
from careerdash.wording import _, n_
from careerdash.workbooks.reader import read_workbooks
from careerdash.workbooks.template import Layout, write_template

STORED, REFUSED, HELD = 0, 2, 3
Command = Callable[[argparse.Namespace, Config], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors of the program's own are one sentence, never a traceback."""
    options = _parser().parse_args(arguments)
    # what the program notes for its operators is no part of an answer
    logging.getLogger("careerdash").addHandler(logging.NullHandler())
    config = load_config(options.database)
    try:
        return int(options.run(options, config))
    except CareerdashError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(_("{file}: {reason}.").format(file=error.filename or "", reason=error.strerror), file=sys.stderr)
        return REFUSED


class _Parser(argparse.ArgumentParser):
    """Wrong use is one sentence, like every other error."""

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{message.rstrip('.')}. " + _("See: {command} --help").format(command=self.prog) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="careerdash", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    common = _Parser(add_help=False)
    common.add_argument("--database", metavar="PATH", help=_("the database file"))
    commands = parser.add_subparsers(parser_class=_Parser, required=True, metavar="COMMAND")

    def command(name: str, run: Command, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    _import_options(command("import", _import, _("read workbooks and store their rows")))
    history_commands(command)
    export = command("export", _export, _("write a table to a file"))
    export.add_argument("table", metavar="TABLE", help=", ".join(TABLES))
    export.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.(csv|xlsx|parquet)")
    export.add_argument("--class", dest="class_name", metavar="NAME")
    export.add_argument("--year", type=int, help=_("only the classes of one year"))
    for name in ("field", "industry", "occupation", "organisation", "level", "method"):
        export.add_argument(f"--{name}", action="append", default=[], help=_("only these interviews"))
    for name in ("since", "until"):
        export.add_argument(f"--{name}", type=_date, metavar="DATE", help=_("only interviews dated in between"))
    export.add_argument("--rule", choices=[rule.key for rule in PRESETS], default=PRESETS[0].key)
    export.add_argument("--shared", dest="view", action="store_const", const=View.SHARE, default=View.ADVISOR)
    export.add_argument("--as-of", type=_date, metavar="DATE")
    report = command("report", _report, _("write a class-level report"))
    whose = report.add_mutually_exclusive_group(required=True)
    whose.add_argument("--class", dest="class_name", metavar="NAME")
    whose.add_argument("--all", action="store_true", help=_("all classes together; in a .zip also one per class"))
    report.add_argument("--year", type=int, help=_("with --all: the classes of one year"))
    report.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.(xlsx|pdf|pptx|zip)")
    report.add_argument("--format", choices=["xlsx", "pdf", "pptx"], default="xlsx", help=_("of the reports in a .zip"))
    report.add_argument(
        "--view", choices=[view.value for view in (View.SHARE, View.ADVISOR)] + ["shared"], default="shared"
    )
    report.add_argument(
        "--rule",
        choices=[rule.key for rule in PRESETS],
        default=PRESETS[0].key,
        help=_("how many people a figure needs where names are hidden"),
    )
    report.add_argument("--as-of", type=_date, metavar="DATE")
    template = command("template", _template, _("write an empty log workbook"))
    template.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.(xlsx|zip)")
    template.add_argument("--language", choices=["en", "zh"], default="en")
    template.add_argument(
        "--class", dest="class_name", metavar="NAME", help=_("with the students of a class filled in")
    )
    template.add_argument("--form", dest="layout", action="store_const", const=Layout.FORM, default=Layout.TABLE)
    command("sample", _sample, _("load the sample classes"))
    care_commands(command)
    return parser


def _import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument("--class", dest="class_name", metavar="NAME")
    parser.add_argument("--currency", type=_currency, metavar="CNY")
    parser.add_argument("--salary-period", choices=["month", "year"])
    parser.add_argument("--date-order", choices=["ymd", "dmy", "mdy"])
    parser.add_argument("--satisfaction-scale", choices=SCALES)
    parser.add_argument("--field", metavar="NAME", help=_("the career field of interviews that name none"))
    parser.add_argument("--map", dest="headers", action="append", default=[], metavar="HEADER=FIELD")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument(
        "--problems", type=Path, metavar="OUT.xlsx", help=_("write the files with their doubtful cells marked")
    )
    parser.add_argument("--json", action="store_true")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("{text} is no date: write it as 2026-05-20.").format(text=text)) from error


def _headers(pairs: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        header, equals, field = pair.rpartition("=")
        if not equals or not header or not field:
            raise WrongUse(_('--map takes Header=field, for example --map "Pay=salary".'))
        if not any(field.strip() in fields_of(kind) for kind in SheetKind):
            raise WrongUse(
                _("There is no field “{field}”: see careerdash/domain/fields.toml.").format(field=field.strip())
            )
        found[header] = field.strip()
    return found


def _check_headers(plan: ImportPlan) -> None:
    """A header given with ``--map`` that stands in none of the files is a slip, not a wish."""
    seen = {fold_header(column.header) for file in plan.files for sheet in file.sheets for column in sheet.columns}
    for header in plan.settings.headers:
        if fold_header(header) not in seen:
            raise WrongUse(_("No sheet has a column “{header}”: correct the name after --map.").format(header=header))


def _currency(text: str) -> str:
    if text.upper() not in CODES:
        raise argparse.ArgumentTypeError(_("{text} is no currency: use a code such as CNY or USD.").format(text=text))
    return text.upper()


@contextmanager
def _database_for(options: argparse.Namespace, config: Config) -> Iterator[Database]:
    """The database of an import; a dry run on one that does not exist leaves none behind."""
    if options.dry_run and not config.database.exists():
        with tempfile.TemporaryDirectory() as folder, closing(Database(Path(folder) / "dry.duckdb")) as database:
            yield database
    else:
        with closing(Database(config.database)) as database:
            yield database


def _import(options: argparse.Namespace, config: Config) -> int:
    settings = ImportSettings(
        class_name=options.class_name,
        career_field=options.field,
        currency=options.currency,
        salary_period=options.salary_period,
        date_order=options.date_order,
        satisfaction_scale=options.satisfaction_scale,
        headers=_headers(options.headers),
    )
    found = gather(options.paths)
    sources, workbooks = take_back(found, read_workbooks(found))
    with _database_for(options, config) as database:
        plan = plan_import(database, workbooks, settings, date.today())  # noqa: DTZ011 - the advisor's own day
        _check_headers(plan)
        # before anything is stored: nothing is, where they cannot be written
        problems = write_problem_workbooks(plan, sources, options.problems) if options.problems else ()
        batch: int | None = None
        if plan.stores_something and not options.dry_run:
            receipt = commit_import(database, plan, config.author, datetime.now(), originals=sources)  # noqa: DTZ005
            batch = receipt.batch
            plan = replace(plan, counts=receipt.counts, files=receipt.files, issues=receipt.issues)
    if options.json:
        print(json.dumps(plan_json(plan, batch), ensure_ascii=False, indent=2))
    else:
        _print_plan(plan, batch)
        for path in problems:
            print(_("Problem workbook written to {path}").format(path=path))
    refused = [file for file in plan.files if file.status == "refused"]
    if not plan.stores_something:
        reasons = [file.reason or "" for file in refused]
        print(
            " ".join(reasons) or _("No sheet holds rows of students or interviews: nothing was stored."),
            file=sys.stderr,
        )
        return REFUSED
    return HELD if plan.counts.held or refused else STORED


def plan_json(plan: ImportPlan, batch: int | None) -> dict[str, object]:
    """Return a plan as ``import --json`` prints it."""
    counts = plan.counts
    return {
        "batch": batch,
        "rows_read": counts.rows_read, "new": counts.new, "changed": counts.changed, "same": counts.same,
        "held": counts.held,
        "files": [
            {
                "file": file.name,
                "status": file.status,
                "reason": file.reason,
                "sheets": [
                    {
                        "sheet": sheet.name, "kind": sheet.kind.value, "header_row": sheet.header_row,
                        "mapping": sheet.mapping, "rows_read": sheet.counts.rows_read, "new": sheet.counts.new,
                        "changed": sheet.counts.changed, "same": sheet.counts.same, "held": sheet.counts.held,
                    }
                    for sheet in file.sheets
                ],
            }
            for file in plan.files
        ],
        "issues": [issue.as_json() for issue in plan.issues],
        "questions": list(plan.questions),
    }  # fmt: skip


def _print_plan(plan: ImportPlan, batch: int | None) -> None:
    counts = plan.counts
    line = _("{new} new, {changed} changed, {same} same, {held} held").format(
        new=counts.new, changed=counts.changed, same=counts.same, held=counts.held
    )
    print(n_("{n} row read: ", "{n} rows read: ", counts.rows_read) + line)
    for question in plan.questions:
        print(question)
    for file in plan.files:
        if file.reason:
            print(f"  {file.name}: {file.reason}")
    for row in plan.held:
        print(f"  {row.file} / {row.sheet} / {_('row')} {row.row}: {row.reason}")
    if batch is not None:
        print(_("Stored as import {batch}. To take it back: careerdash undo {batch}").format(batch=batch))


def _export(options: argparse.Namespace, config: Config) -> int:
    as_of = options.as_of or date.today()  # noqa: DTZ011
    with closing(Database(config.database)) as database:
        scope = class_scope(database, options.class_name) if options.class_name else Scope.everything(database)
        receipt = export_table(
            database,
            options.table,
            options.output,
            scope.narrow(database, year=options.year),
            options.view,
            as_of,
            _counted_up if sys.stderr.isatty() else None,
            filters=_filters(options),
            rule=preset(options.rule),
            by=HandedOut(config.author, datetime.now()),  # noqa: DTZ005
        )
    print(n_("{n} row written to {path}", "{n} rows written to {path}", receipt.rows, path=receipt.path))
    return STORED


def _filters(options: argparse.Namespace) -> Filters:
    return Filters(
        field=tuple(options.field),
        industry=tuple(options.industry),
        occupation=tuple(options.occupation),
        organisation=tuple(options.organisation),
        level=tuple(options.level),
        method=tuple(options.method),
        since=options.since,
        until=options.until,
    )


def _counted_up(share: float) -> None:
    """Show how much of a file is written, on a terminal only."""
    print(f"\r{share:4.0%}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)


def _report(options: argparse.Namespace, config: Config) -> int:
    now = datetime.now()  # noqa: DTZ005
    as_of = options.as_of or now.date()
    view = View.ADVISOR if options.view == View.ADVISOR.value else View.SHARE
    rule = preset(options.rule)
    with closing(Database(config.database)) as database:
        scope, reach = report_scope(database, options.class_name, options.year), Scope.everything(database)
        if options.output.suffix.lower() == ".zip":
            suffix = f".{options.format}"
            names = write_report_package(
                database, scope, options.output, suffix, view, as_of,
                author=config.author, now=now, rule=rule, reach=reach,
            )  # fmt: skip
            print(n_("{n} report in {path}", "{n} reports in {path}", len(names), path=options.output))
            return STORED
        write_report(
            database, scope, options.output, view, as_of, author=config.author, now=now, rule=rule, reach=reach
        )
    print(_("Report written to {path}").format(path=options.output))
    return STORED


def _template(options: argparse.Namespace, config: Config) -> int:
    forms = options.class_name is not None and options.layout is Layout.FORM
    wanted = ".zip" if forms else ".xlsx"
    if options.output.suffix.lower() != wanted:
        raise WrongUse(
            _(
                "“{name}” does not end in .zip: the forms of a class are one workbook per student in one archive."
            ).format(name=options.output.name)
            if forms
            else _("“{name}” does not end in .xlsx: the template is an Excel workbook.").format(
                name=options.output.name
            )
        )
    if options.class_name is None:
        content = write_template(options.language, options.layout)
    else:
        with closing(Database(config.database)) as database:
            scope = class_scope(database, options.class_name)
            content = (class_forms if forms else class_template)(database, scope, options.language)
    with replacing(options.output) as target:
        target.write_bytes(content)
    print(_("Template written to {path}").format(path=options.output))
    return STORED


def _sample(_options: argparse.Namespace, config: Config) -> int:
    today = date.today()  # noqa: DTZ011
    with closing(Database(config.database)) as database:
        receipts = load_sample(database, config.author, datetime.now(), today)  # noqa: DTZ005
    held = sum(receipt.counts.held for receipt in receipts)
    stored = sum(receipt.counts.rows_read for receipt in receipts) - held
    print(n_("{n} sample row stored", "{n} sample rows stored", stored))
    return STORED
