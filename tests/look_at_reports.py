"""Render the sample classes' reports to pictures, to be looked at: ``make reports-look``.

LibreOffice opens the workbook and the slides, as a reader would; every page becomes a picture in ``docs/reports``.
"""

import argparse
import subprocess
import tempfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from careerdash.domain.vocabulary import View
from careerdash.imports.sample import load_sample
from careerdash.privacy.scope import Scope
from careerdash.reports.build import WRITERS, class_scope, write_report
from careerdash.reports.package import safe_name
from careerdash.store.database import Database

PICTURES = Path(__file__).parents[1] / "docs" / "reports"
TODAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 9, 0)  # noqa: DTZ001 - the store keeps local times
DPI = "48"


def main() -> None:
    """Write the reports of the sample classes in every format and a picture of every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", choices=[View.SHARE.value, View.ADVISOR.value], default=View.SHARE.value)
    parser.add_argument("--class", dest="classes", action="append", help="a class by name; else the first and the last")
    parser.add_argument("--out", type=Path, default=PICTURES, help="the folder of the pictures")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Database(folder / "sample.duckdb")) as database:
            load_sample(database, "sample", NOW, TODAY)
            names = sorted(
                row["class_name"]
                for row in database.rows("exports.class_names", Scope.everything(database).parameters())
            )
            for class_name in options.classes or [names[0], names[-1]]:
                for suffix in WRITERS:
                    path = folder / f"{safe_name(class_name)}-{options.view}{suffix}"
                    scope = class_scope(database, class_name)
                    everything = Scope.everything(database)
                    write_report(
                        database, scope, path, View(options.view), TODAY, author="sample", now=NOW, reach=everything
                    )
                    _pictures(path, folder, options.out)


def _pictures(path: Path, folder: Path, out: Path) -> None:
    """Write one picture a page, ``Class-share-xlsx-1.png``, in the place of those of an earlier run."""
    pdf = path
    if path.suffix != ".pdf":
        made = folder / path.suffix.lstrip(".")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(made), str(path)]
        subprocess.run(command, check=True, capture_output=True)
        pdf = made / f"{path.stem}.pdf"
    stem = out / f"{path.stem}-{path.suffix.lstrip('.')}"
    for old in out.glob(f"{stem.name}-*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", DPI, "-png", str(pdf), str(stem)], check=True)


if __name__ == "__main__":
    main()
