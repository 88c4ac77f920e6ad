"""Make the sample data again: ``python sample_data/make_sample.py [FOLDER]``.

The same seed gives the same bytes. Everything is invented. ``facts.toml`` states what is planted and
``manifest.toml`` which files to import in which order.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making.classes import make_classes  # noqa: E402 - the folder of this script is not on the path before
from making.facts import facts_of, rows_read  # noqa: E402
from making.forms import write_forms  # noqa: E402
from making.manifest import manifest_of  # noqa: E402
from making.model import AS_OF  # noqa: E402
from making.toml_text import toml_text  # noqa: E402
from making.workbooks import write_class  # noqa: E402

_FACTS_NOTE = "# Planted facts, counted by make_sample.py from its own model. Not edited by hand.\n"
_MANIFEST_NOTE = "# The files of the sample in the order to import them. Written by make_sample.py.\n"


def make(folder: Path) -> None:
    """Write all files of the sample into a folder."""
    classes = make_classes()
    for sample in classes:
        write_class(sample, folder)
    write_forms(classes[-1], folder / "forms")
    facts = {"as_of": AS_OF, **{c.key: facts_of(c) | {"rows_read": rows_read(c)} for c in classes}}
    (folder / "facts.toml").write_text(_FACTS_NOTE + toml_text(facts), encoding="utf-8")
    (folder / "manifest.toml").write_text(_MANIFEST_NOTE + manifest_of(classes), encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    target.mkdir(parents=True, exist_ok=True)
    make(target)
    print(f"Sample written to {target}")
