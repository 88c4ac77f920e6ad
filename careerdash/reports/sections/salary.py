"""What people in each field earn: quartiles with the number of people behind them."""

from dataclasses import replace

from careerdash.insights.salary import Pay, PayGroup, SalaryAnswer
from careerdash.privacy.sharing import Mark, SharingRule, Spread, shared_spread
from careerdash.privacy.suppression import no_few_left
from careerdash.reports.figures import amount, clipped, people
from careerdash.reports.figures import pay as pay_words
from careerdash.reports.values import Cell, Column, Kind, QuartileBar, QuartileChart, Section, Table
from careerdash.wording import _

_LONGEST_LABEL = 32
_MOST_BARS = 24


def salary_section(answer: SalaryAnswer, rule: SharingRule) -> Section:
    """Return yearly pay by field, entry beside experienced posts, in the most frequent currency."""
    groups = [group for group in answer.groups if not _empty(group, rule)]
    title = _("Salary")
    if not groups and _empty(answer.overall, rule):
        sentence = (
            _("Pay is not shown: fewer than {people} professionals told theirs, or fewer could be worked out.").format(
                people=rule.people
            )
            if rule.hides
            else _("No interview of this class tells a salary that could be read.")
        )
        return Section("salary", title, sentence)
    overall = replace(answer.overall, label=_("All fields"))
    lines = [*groups, *([overall] if _overall_adds(answer, rule) else [])]
    return Section(
        "salary",
        title,
        salary_sentence(answer, rule) or _("Too few professionals told their pay to state a median."),
        Table(_columns(answer.currency), tuple(_row(group, rule) for group in lines)),
        _chart(answer.currency, lines, rule),
        _(
            "n is the number of different professionals; one value per professional and post, the latest. Amounts are "
            "yearly midpoints in {currency}; “at least” and “at most” answers and other currencies are not counted."
        ).format(currency=answer.currency),
    )


def salary_sentence(answer: SalaryAnswer, rule: SharingRule) -> str:
    """Return the median of the group most people stand behind, entry posts first; empty where none may be shown."""
    for post, words, of_all in (
        (
            "entry",
            _("Median entry pay heard in {field}: {pay} (n = {people})."),
            _("Median entry pay heard over all fields: {pay} (n = {people})."),
        ),
        (
            "experienced",
            _("Median pay of experienced people in {field}: {pay} (n = {people})."),
            _("Median pay of experienced people over all fields: {pay} (n = {people})."),
        ),
    ):
        told = (*answer.groups, *([answer.overall] if _overall_adds(answer, rule) else []))
        spreads = [(group, _spread(getattr(group, post), rule)) for group in told]
        ranked = [(group, spread) for group, spread in spreads if spread.median is not None and spread.n]
        named = [one for one in ranked if one[0] is not answer.overall and not one[0].pooled] or ranked
        if named:
            group, spread = max(named, key=lambda one: one[1].n or 0)
            return (of_all if group is answer.overall else words).format(
                field=clipped(group.label, 60),
                pay=pay_words(spread.median or 0, answer.currency),
                people=people(spread.n or 0),
            )
    return ""


def _spread(pay: Pay, rule: SharingRule) -> Spread:
    return shared_spread(Spread(pay.n, pay.median, pay.q1, pay.q3), rule) if pay.n is not None else Spread(None)


def _empty(group: PayGroup, rule: SharingRule) -> bool:
    return not any(_spread(pay, rule).n for pay in (group.entry, group.experienced))


def _overall_adds(answer: SalaryAnswer, rule: SharingRule) -> bool:
    """Say whether the line over all fields may and should stand under the fields."""
    if _empty(answer.overall, rule):
        return False
    if not rule.hides:
        return len(answer.groups) != 1
    return len(answer.groups) != 1 and all(
        no_few_left(
            [pay.n for group in answer.groups if rule.may_show((pay := getattr(group, post)).n or 0)],
            getattr(answer.overall, post).n,
            rule,
        )
        for post in ("entry", "experienced")
    )


def _columns(currency: str) -> tuple[Column, ...]:
    posts = (_("Entry"), _("Experienced"))
    measured = (
        (_("{post}: n"), Kind.COUNT),
        (_("{post}: lower quartile"), Kind.MONEY),
        (_("{post}: median"), Kind.MONEY),
        (_("{post}: upper quartile"), Kind.MONEY),
    )
    return (
        Column(_("Field (pay in {currency} a year)").format(currency=currency)),
        *(Column(words.format(post=post), kind) for post in posts for words, kind in measured),
    )


def _row(group: PayGroup, rule: SharingRule) -> tuple[Cell, ...]:
    return (group.label, *_cells(group.entry, rule), *_cells(group.experienced, rule))


def _cells(pay: Pay, rule: SharingRule) -> tuple[Cell, ...]:
    spread = _spread(pay, rule)
    if spread.n == 0:
        return (Mark.NOT_ASKED,) * 4
    figures = (spread.n, spread.q1, spread.median, spread.q3)
    return tuple(Mark.SUPPRESSED if figure is None else figure for figure in figures)


def _chart(currency: str, groups: list[PayGroup], rule: SharingRule) -> tuple[QuartileChart, ...]:
    bars = []
    for group in groups:
        for pay, post in ((group.entry, _("entry")), (group.experienced, _("experienced"))):
            spread = _spread(pay, rule)
            if spread.median is not None:
                label = _("{field}, {post}: {median} (n = {n})").format(
                    field=clipped(group.label, _LONGEST_LABEL), post=post, median=amount(spread.median), n=spread.n
                )
                bars.append(QuartileBar(label, spread.q1, spread.median, spread.q3))
    if not bars:
        return ()
    return (
        QuartileChart(
            title=_("Yearly pay in {currency}: middle half and median").format(currency=currency),
            alt=_("Medians: {list}.").format(list="; ".join(bar.label for bar in bars)),
            axis=_("{currency} a year").format(currency=currency),
            bars=tuple(bars[:_MOST_BARS]),
        ),
    )
