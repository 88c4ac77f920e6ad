"""The commands about what was imported: list it, take it back, put it back."""

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from careerdash.config import Config
from careerdash.imports.history import list_batches, redo_batch, undo_batch
from careerdash.store.database import Database
from careerdash.wording import _

Command = Callable[[argparse.Namespace, Config], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
STORED = 0


def history_commands(add: Add) -> None:
    """Add the commands to the command line."""
    add("history", _history, _("list imports and corrections")).add_argument("--json", action="store_true")
    for name, run, text in (("undo", _undo, _("take an import back")), ("redo", _redo, _("put an import back"))):
        add(name, run, text).add_argument("batch", type=int)


def _history(options: argparse.Namespace, config: Config) -> int:
    with closing(Database(config.database)) as database:
        batches = list_batches(database)
    if options.json:
        lines = [
            {
                "batch": line.batch, "kind": line.kind, "created_at": line.created_at.isoformat(timespec="seconds"),
                "author": line.author, "active": line.active, "files": list(line.files),
                "rows_read": line.counts.rows_read, "new": line.counts.new, "changed": line.counts.changed,
                "same": line.counts.same, "held": line.counts.held, "settings": dict(line.settings),
            }
            for line in batches
        ]  # fmt: skip
        print(json.dumps(lines, ensure_ascii=False, indent=2))
        return STORED
    for line in batches:
        state = "" if line.active else _(" (taken back)")
        counts = line.counts
        print(
            f"{line.batch:>5}  {line.created_at:%Y-%m-%d %H:%M}  {line.author}  {', '.join(line.files)}  "
            f"+{counts.new} ~{counts.changed} ={counts.same} !{counts.held}{state}"
        )
    return STORED


def _undo(options: argparse.Namespace, config: Config) -> int:
    with closing(Database(config.database)) as database:
        undo_batch(database, options.batch, datetime.now())  # noqa: DTZ005
    print(_("Import {batch} was taken back.").format(batch=options.batch))
    return STORED


def _redo(options: argparse.Namespace, config: Config) -> int:
    with closing(Database(config.database)) as database:
        redo_batch(database, options.batch, datetime.now())  # noqa: DTZ005
    print(_("Import {batch} was put back.").format(batch=options.batch))
    return STORED
