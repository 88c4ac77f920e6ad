"""The parts with a line per person; they exist in the advisor's view only."""

import pyarrow as pa

from careerdash.insights.attention import Attention
from careerdash.reports.figures import amount
from careerdash.reports.values import Cell, Column, Kind, Section, Table
from careerdash.wording import _, n_


def attention_section(answer: Attention) -> Section | None:
    """Return who needs the advisor and why, most urgent first; None in share view or when nobody does."""
    if answer.hidden or not (answer.classes or answer.students):
        return None
    columns = (
        Column(_("Class")),
        Column(_("Student number")),
        Column(_("Student")),
        Column(_("What and why")),
        Column(_("Days"), Kind.COUNT),
        Column(_("More"), Kind.COUNT),
    )
    rows: tuple[tuple[Cell, ...], ...] = (
        *((line.class_name, None, None, line.sentence, None, None) for line in answer.classes),
        *(
            (row.class_name, row.student_id, row.student_name, row.sentence, row.days, row.more or None)
            for row in answer.students
        ),
    )
    return Section("attention", _("Next actions"), answer.sentence, Table(columns, rows))


def interviews_section(log: pa.Table) -> Section | None:
    """Return the list of interviews (``exports.interviews``), those held and those only planned; None without any."""
    if not log.num_rows:
        return None
    titles = (
        (_("Student number"), Kind.TEXT), (_("Student"), Kind.TEXT), (_("Field"), Kind.TEXT),
        (_("Professional"), Kind.TEXT), (_("Organisation"), Kind.TEXT), (_("Occupation"), Kind.TEXT),
        (_("Level"), Kind.TEXT), (_("Date"), Kind.DAY), (_("Held"), Kind.TEXT), (_("Pay a year"), Kind.TEXT),
        (_("Satisfaction"), Kind.SCORE), (_("Skills"), Kind.TEXT), (_("File"), Kind.TEXT), (_("Sheet"), Kind.TEXT),
        (_("Row"), Kind.COUNT),
    )  # fmt: skip
    names = (
        "student_id", "student_name", "field", "professional_name", "organisation", "occupation", "level",
        "interview_date", "held", "satisfaction", "skills", "source_file", "source_sheet", "source_row",
    )  # fmt: skip
    rows = []
    pays = _pay_texts(log)
    for values, pay in zip(zip(*(log[name].to_pylist() for name in names), strict=True), pays, strict=True):
        *before, held, satisfaction, skills, file, sheet, row = values
        rows.append((*before, _("yes") if held else _("no"), pay, satisfaction, skills, file, sheet, row))
    sentence = n_(
        "{n} interview is stored for this report.", "{n} interviews are stored for this report.", log.num_rows
    )
    return Section(
        "interviews", _("Interviews"), sentence, Table(tuple(Column(*title) for title in titles), tuple(rows))
    )


def _pay_texts(log: pa.Table) -> list[str | None]:
    """Return the yearly pay of each interview as one text: the entry post, else as stated, else experienced."""
    texts: list[str | None] = [None] * log.num_rows
    for post in ("salary_experienced", "salary", "salary_entry"):
        columns = [log[f"{post}_{part}"].to_pylist() for part in ("yearly_low", "yearly_high", "currency", "text")]
        for line, (low, high, currency, text) in enumerate(zip(*columns, strict=True)):
            if low is not None or high is not None:
                ends = dict.fromkeys(amount(end) for end in (low, high) if end is not None)
                texts[line] = f"{'-'.join(ends)} {currency or ''}".strip()
            elif text and texts[line] is None:
                texts[line] = text
    return texts
