"""``make bench``: runs every ``run()`` of this folder, prints one table and writes ``bench/latest.json``.

A module of this folder takes part when it has a function ``run()`` that returns figures (see ``figures.py``).
Budgets are reported, not enforced: a machine may be slow, a ratio tells more than a time.
"""

import dataclasses
import importlib
import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.figures import Figure, table

FOLDER = Path(__file__).parent
RESULTS = Path("bench") / "latest.json"
NOT_MEASURING = {"__main__", "figures"}


def say(text: str) -> None:
    """Write a line at once, even into a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def measured(only: set[str]) -> list[Figure]:
    """Run the benches, all of them or those named."""
    figures: list[Figure] = []
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem in NOT_MEASURING or (only and path.stem not in only):
            continue
        module = importlib.import_module(f"tests.bench.{path.stem}")
        if hasattr(module, "run"):
            say(f"Measuring {path.stem} ...")
            figures += module.run()
    return figures


def main() -> None:
    """Measure, print, write."""
    figures = measured(set(sys.argv[1:]))
    say(table(figures))
    RESULTS.parent.mkdir(exist_ok=True)
    result = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "figures": [dataclasses.asdict(figure) | {"kept": figure.kept} for figure in figures],
    }
    RESULTS.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"Written to {RESULTS}")


if __name__ == "__main__":
    main()
