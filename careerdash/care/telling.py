"""What an erasure takes out, in words: the same for the question before it and for the receipt after it."""

from collections.abc import Mapping, Sequence

from careerdash.care.erasing import Erased
from careerdash.care.people import Manner
from careerdash.domain.vocabulary import Entity
from careerdash.wording import _, n_


def told(heading: str, erased: Erased) -> list[str]:
    """Return the sentences that say what goes (or went), what stays, and what nobody can reach from here."""
    return [heading.format(label=erased.label), *(f"- {line}" for line in what_goes(erased)), *warnings(erased)]


def what_goes(erased: Erased) -> Sequence[str]:
    """Return one line for each kind of thing that goes."""
    lines = [*_of_student(erased)] if erased.entity is Entity.STUDENT else [*_of_professional(erased)]
    lines += [_counted(table, rows) for table, rows in sorted(erased.stated.items())]
    if erased.texts:
        lines.append(
            n_(
                "{n} text that mentions them elsewhere (notes, reasons, names of files): the mention goes",
                "{n} texts that mention them elsewhere (notes, reasons, names of files): the mentions go",
                erased.texts,
            )
        )
    if erased.originals:
        named = ", ".join(erased.originals[:5]) + (", …" if len(erased.originals) > 5 else "")
        lines.append(
            n_(
                "{n} uploaded file that holds them is not kept any more (the rows of others stay): {named}",
                "{n} uploaded files that hold them are not kept any more (the rows of others stay): {named}",
                len(erased.originals), named=named,
            )
        )  # fmt: skip
    return lines


def warnings(erased: Erased) -> Sequence[str]:
    """Return what the person who asks has to know besides."""
    lines = []
    if erased.doubtful:
        lines.append(
            n_(
                "Among these rows {n} was never assigned to anybody and only bears the name.",
                "Among these rows {n} were never assigned to anybody and only bear the name.",
                erased.doubtful,
            )
        )
    if erased.namesakes:
        lines.append(
            _("Others of this name stay: {who}. If it is the same person, erase them as well.").format(
                who="; ".join(erased.namesakes[:5])
            )
        )
    lines.append(_("Backups made before, and files outside this program, still hold the person."))
    lines.append(_("A later import of a row that names them is held and not stored."))
    return lines


def _of_student(erased: Erased) -> list[str]:
    names: Mapping[str, str] = {
        "interviews": n_("{n} interview", "{n} interviews", erased.records.get("interviews", 0)),
        "planning": n_("{n} planning step", "{n} planning steps", erased.records.get("planning", 0)),
        "job_interviews": n_("{n} job interview", "{n} job interviews", erased.records.get("job_interviews", 0)),
    }
    records = ", ".join(names[name] for name in names if erased.records.get(name))
    rows = n_("{n} row of imports and changes", "{n} rows of imports and changes", erased.rows_removed)
    lines = [f"{rows} ({records})" if records else rows]
    if erased.rows_changed:
        lines.append(
            n_(
                "{n} row of somebody else that mentions them: the mention goes",
                "{n} rows of others that mention them: the mentions go",
                erased.rows_changed,
            )
        )
    return lines


def _of_professional(erased: Erased) -> list[str]:
    interviews = n_("{n} interview", "{n} interviews", erased.records.get("interviews", 0))
    if erased.manner is Manner.PSEUDONYMISED:
        line = _("The name becomes “{pseudonym}” and the contact goes; the answers of {interviews} stay").format(
            pseudonym=erased.pseudonym, interviews=interviews
        )
    else:
        line = _(
            "Name, contact, employer and all answers of {interviews}; that the students held them, when and what they "
            "thought stays"
        ).format(interviews=interviews)
    rows = n_("{n} row of imports is changed", "{n} rows of imports are changed", erased.rows_changed)
    return [line, rows]


def _counted(table: str, rows: int) -> str:
    """Words for what advisors stated; a table without words of its own is named as it is."""
    words = {
        "advisor_notes": ("{n} wording of a note", "{n} wordings of notes"),
        "followups": ("{n} follow-up", "{n} follow-ups"),
        "grading_marks": ("{n} mark", "{n} marks"),
        "grading_sheets": ("{n} grading sheet", "{n} grading sheets"),
        "received_papers": ("{n} received paper", "{n} received papers"),
        "recorded_steps": ("{n} recorded step", "{n} recorded steps"),
        "step_overrides": ("{n} step set by hand", "{n} steps set by hand"),
    }
    one, many = words.get(table, ("{n} entry of {table}", "{n} entries of {table}"))
    return n_(one, many, rows, table=table.replace("_", " "))
