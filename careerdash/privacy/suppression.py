"""Groups beside a total: pooling small groups, and hiding more cells so that none can be worked out.

The total of a table is released elsewhere too (a summary, a report over all classes), so a breakdown must
leave no remainder of a few people. A remainder is joined with others to "other fields"; where that is not
possible the total is withheld instead.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from careerdash.privacy.presets import SharingRule

# After joining, so many groups must keep their own name; else the total is given up rather than the names.
_NAMED_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Pooling:
    """How a breakdown may be shown.

    ``shown`` keep their name; ``pooled`` appear together as one group of ``pooled_people``; ``hidden`` appear
    nowhere, not even as a number. ``total_shown`` is False where the total would give the hidden groups away.
    """

    shown: tuple[str, ...]
    pooled: tuple[str, ...]
    hidden: tuple[str, ...]
    pooled_people: int
    total_shown: bool


def pool_groups(counts: Mapping[str, int], people_of: Callable[[frozenset[str]], int], rule: SharingRule) -> Pooling:
    """Decide which groups are shown by name, which are joined, and whether the total may stand beside them.

    Args:
        counts: distinct people per group, in the order of display; groups without people are left out.
        people_of: distinct people of several groups taken together (people may stand in more than one).
        rule: the sharing rule; the advisor's view shows everything.
    """
    present = {key: people for key, people in counts.items() if people > 0}
    small = {key for key, people in present.items() if not rule.may_show(people)}
    named = [key for key in present if key not in small]
    everyone = people_of(frozenset(present)) if present else 0
    if not small:
        return Pooling(tuple(named), (), (), 0, _total_safe([present[key] for key in named], everyone, rule))
    together = people_of(frozenset(small))
    least = min((present[key] for key in named), default=0)
    if not rule.may_show(together) or sum_tells_parts(together, len(small), least, rule):
        joined = _with_smallest(small, named, present, people_of, rule)
        if joined is None:
            # The total would tell how many people are hidden; without names there is nothing to give away.
            return Pooling(tuple(named), (), _ordered(present, small), 0, False)
        small, together = joined
        named = [key for key in present if key not in small]
    cells = [*(present[key] for key in named), together]
    return Pooling(tuple(named), _ordered(present, small), (), together, _total_safe(cells, everyone, rule))


def sum_tells_parts(together: int, groups: int, least: int, rule: SharingRule) -> bool:
    """Say whether the number of people in joined groups tells how many each has.

    Each has at least one person, and too few to be named: twelve people in three groups are four each, and five in
    five are one each. Unless one of them may be the smallest group that could have been named, which has at most
    ``least`` people and is joined where the others are too few together.
    """
    most = rule.people - 1
    if not rule.hides or together == groups:
        return rule.hides
    with_a_named_one = any(
        rule.people <= together - others <= least for others in range(groups - 1, min(most, (groups - 1) * most) + 1)
    )
    return together == groups * most and not (groups > 1 and with_a_named_one)


def _total_safe(cells: Sequence[int], everyone: int, rule: SharingRule) -> bool:
    """Say whether the total may stand beside the cells.

    Total minus any one cell must be nobody or enough people, and so must the people who stand in several
    cells: their number is the sum of the cells minus the total.
    """
    differences = (*(everyone - people for people in cells), sum(cells) - everyone)
    return everyone > 0 and all(rule.may_show(rest) for rest in (everyone, *differences) if rest)


def _with_smallest(
    small: set[str],
    named: Sequence[str],
    present: Mapping[str, int],
    people_of: Callable[[frozenset[str]], int],
    rule: SharingRule,
) -> tuple[set[str], int] | None:
    """Join the smallest named group to the small ones, where enough names are left over."""
    if len(named) <= _NAMED_AT_LEAST:
        return None
    smallest = min(named, key=lambda key: (present[key], key))
    joined = small | {smallest}
    together = people_of(frozenset(joined))
    least = min(present[key] for key in named if key != smallest)
    safe = rule.may_show(together) and not sum_tells_parts(together, len(joined), least, rule)
    return (joined, together) if safe else None


def _ordered(present: Mapping[str, int], wanted: set[str]) -> tuple[str, ...]:
    return tuple(key for key in present if key in wanted)


def no_few_left(parts: Sequence[int | None], total: int | None, rule: SharingRule) -> bool:
    """Say whether a total may stand beside shown parts: minus one of them, or all, it leaves nobody or enough people.

    Parts are distinct people of groups that are shown; None and 0 are parts that tell nothing. More people in
    the parts than in the total are people who stand in several parts: they too must be enough.
    """
    known = [part for part in parts if part]
    rests = ((total or 0) - part for part in (*known, sum(known)))
    return not rule.hides or all(rest == 0 or rule.may_show(abs(rest)) for rest in rests)


def people_counter(members: Mapping[str, set[str]] | Mapping[str, frozenset[str]]) -> Callable[[frozenset[str]], int]:
    """Return the ``people_of`` of :func:`pool_groups` for groups given as sets of person keys."""

    def people_of(groups: frozenset[str]) -> int:
        return len(set().union(*(members[group] for group in groups if group in members)))

    return people_of
