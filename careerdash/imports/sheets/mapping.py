"""Which field does each column hold, and why?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from careerdash.domain.fields import fields_of
from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import WrongUse
from careerdash.imports.sheets.headers import match_header, question_number
from careerdash.imports.sheets.pairs import Pair, pair_of
from careerdash.wording import _

_FEWEST_NUMBERED = 5
# When a form was sent stands in for the day of the interview where nothing else states it.
_MOMENTS, _LAST = frozenset({"timestamp"}), -2.6


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its header, the key it is called by in mappings, its field and the reason for it.

    ``split`` names the two fields of a column that holds two facts; ``made`` marks the columns its halves went to,
    ``from_file_name`` those that repeat what the name of the file says. ``by_values`` marks a field that only the
    values of the column speak for: it is shown as a question.
    """

    index: int
    header: str
    key: str
    field: str | None
    reason: str
    twin_of: str | None = None
    split: Pair | None = None
    made: bool = False
    from_file_name: bool = False
    by_values: bool = False


def column_letter(index: int) -> str:
    """Return the letter Excel shows for a column counted from 0: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def header_keys(headers: Sequence[str | None]) -> list[str]:
    """Return one key per column: the header, and ``Header [F]`` where headers repeat or are empty."""
    cleaned = [(header or "").strip() for header in headers]
    times = Counter(cleaned)
    return [
        header if header and times[header] == 1 else f"{header} [{column_letter(index)}]".strip()
        for index, header in enumerate(cleaned)
    ]


def map_columns(
    headers: Sequence[str | None],
    kind: SheetKind,
    by_header: Mapping[str, str],
    by_index: Mapping[int, str | None],
    origin: str = "chosen",
) -> tuple[Column, ...]:
    """Propose a field for every column.

    Choices of the user (``by_index``, then ``by_header``) come first. Two columns for one field: the stronger
    match wins, then the one whose spelling is listed first; the other is kept unmapped and says so.

    Raises:
        WrongUse: a choice names a field that this program does not have.
    """
    known = fields_of(kind)
    wanted = {fold_header(header): field for header, field in by_header.items()}
    proposals: list[tuple[float, int, str, str]] = []
    pairs: dict[int, Pair] = {}
    for index, header in enumerate(headers):
        if index in by_index:
            chosen = by_index[index]
            if chosen is not None:
                proposals.append((9.0, index, _known(chosen, known), origin))
        elif header and fold_header(header) in wanted and wanted[fold_header(header)] in known:
            proposals.append((8.0, index, wanted[fold_header(header)], "chosen"))
        elif header and (pair := pair_of(header, kind)):
            pairs[index] = pair
        elif header and (match := match_header(header, kind)):
            proposals.append(
                (match.strength + _preference(match.field, header, kind), index, match.field, match.reason)
            )
    if kind is SheetKind.INTERVIEWS:
        proposals.extend(_by_number(headers, proposals, {*by_index, *pairs}))
    taken: dict[str, int] = {}
    twins: dict[int, str] = {}
    for _strength, index, field, _reason in sorted(proposals, key=lambda p: (-p[0], p[1])):
        if field in taken:
            twins[index] = field
        else:
            taken[field] = index
    reasons = {index: reason for _strength, index, _field, reason in proposals}
    fields = {index: field for field, index in taken.items()}
    return tuple(
        Column(
            index=index,
            header=(header or "").strip(),
            key=key,
            field=fields.get(index),
            reason=reasons.get(index, "") if index in fields else "",
            twin_of=twins.get(index),
            split=pairs.get(index),
        )
        for index, (header, key) in enumerate(zip(headers, header_keys(headers), strict=True))
    )


def _by_number(
    headers: Sequence[str | None], proposals: Sequence[tuple[float, int, str, str]], decided: set[int]
) -> list[tuple[float, int, str, str]]:
    """Questions in other words, by their number: only where the sheet keeps to the numbers of the outline."""
    matched = {index: field for _strength, index, field, _reason in proposals}
    numbers = {index: number for index, header in enumerate(headers) if (number := question_number(header or ""))}
    agreeing = sum(matched.get(index) == f"q{number}" for index, number in numbers.items())
    others = sum(index in matched and matched[index] != f"q{number}" for index, number in numbers.items())
    if agreeing < _FEWEST_NUMBERED or others * 4 > agreeing:
        return []
    return [
        (0.5, index, f"q{number}", "number")
        for index, number in numbers.items()
        if index not in matched and index not in decided
    ]


def _known(field: str, known: Mapping[str, object]) -> str:
    if field not in known:
        raise WrongUse(_("There is no field “{field}” on this kind of sheet.").format(field=field))
    return field


def _preference(field: str, header: str, kind: SheetKind) -> float:
    """Earlier spellings of a field say it more plainly: "Student name" before "Name"."""
    folded = fold_header(header)
    if folded in _MOMENTS:
        return _LAST
    spellings = [fold_header(spelling) for spelling in fields_of(kind)[field].spellings]
    return 0.5 - 0.005 * spellings.index(folded) if folded in spellings else 0.0
