"""The list of files for whoever imports the sample."""

import json

from making.model import AS_OF, SampleClass
from making.workbooks import FILES


def manifest_of(classes: list[SampleClass]) -> str:
    """Return the manifest: one ``[[import]]`` per file in order, one ``[[class]]`` per class with its dates."""
    lines = [f"as_of = {AS_OF.isoformat()}"]
    for sample in classes:
        period = "month" if sample.currency == "CNY" else "year"
        for name in FILES[sample.key]:
            lines += [
                "",
                "[[import]]",
                f"file = {_text(name)}",
                f"class = {_text(sample.name)}",
                f"currency = {_text(sample.currency)}",
                f"salary_period = {_text(period)}",
            ]
    for sample in classes:
        lines += [
            "",
            "[[class]]",
            f"key = {_text(sample.key)}",
            f"name = {_text(sample.name)}",
            f"term_start = {sample.term_start.isoformat()}",
            f"term_end = {sample.term_end.isoformat()}",
            "collections = [",
            *(
                f"    {{ on = {day.isoformat()}, title = {_text(title)} }},"
                for day, title in sample.collections.items()
            ),
            "]",
            "",
            "[class.due]",
        ]
        lines += [f"{step} = {day.isoformat()}" for step, day in sample.due.items()]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
