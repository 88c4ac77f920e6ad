"""The catalogue of issues: one class per problem, with its code, title, level and sentence.

Only an unknown or ambiguous student or record holds a row (level ``error``); everything else is a
warning and the row is stored. ``row`` and ``column`` are those of the file as Excel shows them.
"""

from dataclasses import dataclass
from typing import ClassVar

from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem at one place. Subclasses fix code, title, level and sentence."""

    file: str
    sheet: str
    row: int | None
    column: str | None
    detail: str = ""
    suggestions: tuple[str, ...] = ()

    code: ClassVar[str] = "issue"
    level: ClassVar[str] = "warning"
    title: ClassVar[str] = "Issue"
    sentence: ClassVar[str] = "{detail}"

    @property
    def message(self) -> str:
        """The sentence with the text it is about."""
        return _(self.sentence).format(detail=self.detail)

    def as_json(self) -> dict[str, object]:
        """Return the issue as the command line prints it."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "level": self.level,
            "code": self.code,
            "message": self.message,
            "suggestions": list(self.suggestions),
        }


class HoldingIssue(Issue):
    """An issue that keeps its row from being stored until someone decides."""

    __slots__ = ()
    level: ClassVar[str] = "error"


class NoStudent(HoldingIssue):  # noqa: D101 - title and sentence say what each class means
    __slots__ = ()
    code = "no_student"
    title = "No student"
    sentence = "The row names no student: fill in the student ID or the name."


class UnknownStudent(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "unknown_student"
    title = "Student not on the roster"
    sentence = "{detail} is not on the roster of this class: correct the spelling or add the student to the roster."


class AmbiguousStudent(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "ambiguous_student"
    title = "More than one student fits"
    sentence = "Several students are called {detail}: fill in the student ID."


class NameMismatch(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "name_mismatch"
    title = "One ID, two names"
    sentence = "The student ID belongs to another name: {detail}. Correct the ID or the name."


class AmbiguousRecord(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "ambiguous_record"
    title = "More than one record fits"
    sentence = "This row fits several stored interviews of {detail}: fill in the date."


class DuplicateInFile(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "duplicate_in_file"
    title = "Same record twice, with different values"
    sentence = "Row {detail} of this file is about the same record with other values: keep one of the two."


class ErasedOnRequest(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "erased_on_request"
    title = "Erased on request"
    sentence = (
        "This row names a person whose data were erased on request: it is not stored. If it is somebody else of that "
        "name, add the student ID, the class or the organisation in the file and import it again."
    )


class DateOrderUndecided(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "date_order_undecided"
    title = "Day and month could be swapped"
    sentence = (
        "{detail} can be read day first or month first, and no other row of the column decides: choose the order."
    )


class UnknownStep(HoldingIssue):  # noqa: D101
    __slots__ = ()
    code = "unknown_step"
    title = "Planning step not known"
    sentence = "“{detail}” is none of the eight planning steps: correct the step."


class DateUnreadable(Issue):  # noqa: D101
    __slots__ = ()
    code = "date_unreadable"
    title = "Date not understood"
    sentence = "“{detail}” is not a date this program can read; the text is kept."


class DateImpossible(Issue):  # noqa: D101
    __slots__ = ()
    code = "date_impossible"
    title = "Date does not exist"
    sentence = "“{detail}” is not a day of the calendar; the text is kept."


class DateWithoutYear(Issue):  # noqa: D101
    __slots__ = ()
    code = "date_without_year"
    title = "Date without a year"
    sentence = "“{detail}” has no year: set the term of the class or write the year; the text is kept."


class DateAmbiguous(Issue):  # noqa: D101
    __slots__ = ()
    code = "date_ambiguous"
    title = "Day and month could be swapped"
    sentence = "“{detail}” can be read day first or month first; the text is kept."


class FutureDate(Issue):  # noqa: D101
    __slots__ = ()
    code = "future_date"
    title = "Date in the future"
    sentence = "{detail} lies in the future: stored as an appointment, not as an interview held."


class SalaryUnreadable(Issue):  # noqa: D101
    __slots__ = ()
    code = "salary_unreadable"
    title = "Salary not understood"
    sentence = "“{detail}” could not be read as pay; the text is kept and left out of the figures."


class SalaryDoubtful(Issue):  # noqa: D101
    __slots__ = ()
    code = "salary_doubtful"
    title = "Salary can be read more than one way"
    sentence = "“{detail}” can be read more than one way; it is left out of the figures until you choose."


class SalaryCheck(Issue):  # noqa: D101
    __slots__ = ()
    code = "salary_check"
    title = "Check how this salary was read"
    sentence = "{detail}"


class SatisfactionOutside(Issue):  # noqa: D101
    __slots__ = ()
    code = "satisfaction_outside"
    title = "Satisfaction outside the scale"
    sentence = "“{detail}” lies outside the scale of the column; the text is kept."


class SatisfactionUnreadable(Issue):  # noqa: D101
    __slots__ = ()
    code = "satisfaction_unreadable"
    title = "Satisfaction not understood"
    sentence = "“{detail}” is no value of the scale of the column; the text is kept."


class ScaleUncertain(Issue):  # noqa: D101
    __slots__ = ()
    code = "scale_uncertain"
    title = "Which scale is this?"
    sentence = "{detail} Choose the scale if this is wrong."


class MappedByValues(Issue):  # noqa: D101
    __slots__ = ()
    code = "mapped_by_values"
    title = "Is this what the column holds?"
    sentence = "{detail}: choose another field if this is wrong."


class ValueUnreadable(Issue):  # noqa: D101
    __slots__ = ()
    code = "value_unreadable"
    title = "Value not understood"
    sentence = "“{detail}” could not be read for this column; the text is kept."


class ErrorCell(Issue):  # noqa: D101
    __slots__ = ()
    code = "error_cell"
    title = "Excel error in the cell"
    sentence = "The cell holds the Excel error {detail}: nothing was read from it."


class FormulaNotCalculated(Issue):  # noqa: D101
    __slots__ = ()
    code = "formula_not_calculated"
    title = "Formula without a result"
    sentence = (
        "The cell holds a formula that was never calculated: open the file in Excel, save it and import it again."
    )


class EmailInName(Issue):  # noqa: D101
    __slots__ = ()
    code = "email_in_name"
    title = "E-mail address in a name column"
    sentence = "“{detail}” looks like an e-mail address, not like a name: check the column."


class InterviewedSelf(Issue):  # noqa: D101
    __slots__ = ()
    code = "interviewee_is_student"
    title = "Interviewee is the student"
    sentence = "{detail} is named as student and as interviewee: check the row."


class DateCorrected(Issue):  # noqa: D101
    __slots__ = ()
    code = "correction_or_new"
    title = "Correction or another interview?"
    sentence = "The same row held {detail} before: taken as a correction of that interview."


class RowReplaced(Issue):  # noqa: D101
    __slots__ = ()
    code = "correction_or_new"
    title = "Correction or another interview?"
    sentence = (
        "The same row held {detail} before, which the file does not hold any more: stored as another interview beside "
        "it. If it is a correction, take the earlier import back."
    )


class OtherClass(Issue):  # noqa: D101
    __slots__ = ()
    code = "other_class"
    title = "Another class than the student’s"
    sentence = "{detail}"


class CorrectionKept(Issue):  # noqa: D101
    __slots__ = ()
    code = "correction_kept"
    title = "File and correction differ"
    sentence = "File and correction differ: {detail}. The correction stays until it is withdrawn."


class CellEmptied(Issue):  # noqa: D101
    __slots__ = ()
    code = "cell_emptied"
    title = "Emptied since the last version of the file"
    sentence = "The cell is empty now, and “{detail}” is stored: the stored value stays unless you clear it."


class SameText(Issue):  # noqa: D101
    __slots__ = ()
    code = "same_text"
    title = "The same text from two students"
    sentence = "{detail}: check whether both wrote it."


class NumberAsText(Issue):  # noqa: D101
    __slots__ = ()
    code = "number_as_text"
    title = "Number stored as text"
    sentence = "“{detail}” is stored as text in a column of numbers: it is read as the number it shows."


class ColumnTwice(Issue):  # noqa: D101
    __slots__ = ()
    code = "column_twice"
    title = "Two columns for one field"
    sentence = "Another column already gives the {detail}: this one is kept but not read."


class SheetNotUnderstood(Issue):  # noqa: D101
    __slots__ = ()
    code = "sheet_not_understood"
    title = "Sheet not understood"
    sentence = "The sheet “{detail}” is no roster, interview, planning or job-interview table: kept, but not read."


class HiddenSheet(Issue):  # noqa: D101
    __slots__ = ()
    code = "hidden_sheet"
    title = "Hidden sheet"
    sentence = "The sheet “{detail}” is hidden in the file: it is kept, but read only when you choose its kind."
