"""Headers of two rows: a row of groups over a row of names, "Before" over "Workload (1-5)"."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from careerdash.domain.folding import clean, fold_header
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import Match, match_header

READ_KINDS = (SheetKind.ROSTER, SheetKind.INTERVIEWS, SheetKind.PLANNING, SheetKind.JOB_INTERVIEWS)
# Matches weaker than this name a column, but do not make a row a header.
SURE = 1.0
_LONGEST_GROUP = 40
_FEWEST_NAMES = 2
# Values have figures; of names only those that state a scale.
_FIGURES = re.compile(r"\d(?![\s\d]*[-–~至到/]?\s*\d*\s*分?[)）])")
# "Interviewee information" over "Name": what is said about the information names nothing.
_ABOUT = re.compile(
    r"\s*(?:(?:基本)?(?:信息|资料|情况|概况)|\b(?:information|info|details|data|profile))$", re.IGNORECASE
)

Row = Sequence[str | None]
# First column of a merged cell -> its last column.
Spans = Mapping[int, int]
NO_SPANS: Spans = {}


def two_row_header(upper: Row, lower: Row, spans: Spans = NO_SPANS) -> tuple[str, ...]:
    """Join a group row and the one below it: ``访谈前 | 工作强度``; a header merged over both stands in the upper.

    A name that says alone what it is stays alone. One that says more with its group, that stands in several groups,
    or that nothing is known of, takes its group along.
    """
    groups = _groups(upper, lower, spans)
    times = Counter(fold_header(cell) for cell in lower if cell)
    headers: list[str] = []
    for top, group, sub in zip(upper, groups, lower, strict=True):
        if not sub:
            headers.append(clean(top or ""))
            continue
        below = clean(sub)
        headers.append(_joined(group, below, headers, several=times[fold_header(sub)] > 1) if group else below)
    return tuple(headers)


def is_group_row(upper: Row, lower: Row) -> bool:
    """Tell whether a row names groups of the headers below it: a few short texts, some of them over several headers.

    At least one header stands in two groups: a line of labels and values above a header is no group row.
    """
    filled = [cell for cell in upper if cell]
    if not 1 < len(filled) < sum(1 for cell in lower if cell):
        return False
    if any(len(cell) > _LONGEST_GROUP or clean(cell).endswith((":", "：")) for cell in filled):
        return False
    in_groups: dict[str, set[str]] = {}
    for group, sub in zip(_groups(upper, lower, NO_SPANS), lower, strict=True):
        if sub:
            in_groups.setdefault(fold_header(sub), set()).add(group)
    return any(len(found) > 1 for found in in_groups.values())


def goes_on_below(upper: Row, lower: Row) -> bool:
    """Tell whether a header goes on in the row below it: names under its groups, nothing under what stands alone.

    The first header has nothing below it (the cells are merged), and some names stand where the upper row is empty.
    """
    names = [cell for cell in lower if cell]
    if len(names) < _FEWEST_NAMES or any(len(cell) > _LONGEST_GROUP or _FIGURES.search(cell) for cell in names):
        return False
    first = next((column for column, cell in enumerate(upper) if cell), len(upper))
    if any(lower[: first + 1]):
        return False
    return any(sub and not top for top, sub in zip(upper, lower, strict=True)) and any(
        top and not sub for top, sub in zip(upper, lower, strict=True)
    )


def _groups(upper: Row, lower: Row, spans: Spans) -> list[str]:
    """The group each column belongs to: the text above it, or the last one to the left, as far as that reaches."""
    groups: list[str] = []
    group, end = "", -1
    for column, (top, sub) in enumerate(zip(upper, lower, strict=True)):
        if top:
            group, end = clean(top), spans.get(column, len(upper))
        elif column > end:
            group = ""
        groups.append(group)
        if top and not sub:
            # a header that fills both rows ends the group before it
            group = ""
    return groups


def _joined(group: str, below: str, before: Sequence[str], *, several: bool) -> str:
    """The name with its group where that says more; ``before`` are the headers to the left."""
    alone = _best(below)
    bare = _ABOUT.sub("", group)
    for joined in dict.fromkeys((f"{group} {below}", f"{bare} {below}", f"{below} {bare}")):
        named = _best(joined)
        if bare and named is not None and (alone is None or named.field != alone.field or several):
            return joined
    # of several of one name the first is read by its name
    return below if alone is not None and below not in before else f"{group} {below}"


def _best(header: str) -> Match | None:
    """The surest of the fields a header names on any kind of sheet."""
    found = [match for kind in READ_KINDS if (match := match_header(header, kind)) and match.strength >= SURE]
    return max(found, key=lambda match: match.strength, default=None)
