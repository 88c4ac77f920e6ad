"""The clauses of a salary text, and what a clause without a figure says about the figure before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from careerdash.values.salary_tokens import Amount, Token

# Clauses of these kinds hold remarks: their figures are looked at, not taken.
ASIDE = frozenset({"paren", "remark", "negative", "including", "with"})
FILLING = frozenset({"filler", "fill", "approx", "currency", "bound", "between", "quote"})


@dataclass(slots=True)
class Clause:
    """A stretch of text about one thing; ``lead`` is what opened it."""

    lead: str
    start: int
    depth: int = 0
    extra: bool = False
    end: int = 0
    figures: list["Figure"] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    sign: str | None = None
    period: str | None = None
    bound: str | None = None
    prefixed: bool = False
    approx: bool = False
    between: bool = False
    odd: bool = False
    extra_start: int | None = None


@dataclass(slots=True)
class Figure:
    """One amount or range with everything the text says about it."""

    first: Amount
    clause: Clause
    low: float | None
    high: float | None
    start: int
    end: int
    second: Amount | None = None
    sign: str | None = None
    period: str | None = None
    first_period: str | None = None
    loose_period: str | None = None
    bound: str | None = None
    labels: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    closed: bool = False
    wrong: bool = False
    odd: bool = False

    @property
    def bare(self) -> bool:
        """Whether the text gives nothing but the number: no multiplier, no currency, no period."""
        return not self.first.unit and self.sign is None and self.period is None and self.second is None


class Clauses:
    """The walk over the tokens of one text: where clauses begin and end, and how brackets nest."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.figures: list[Figure] = []
        self.clauses: list[Clause] = []
        self.months: list[str] = []
        self.unknown: list[str] = []
        self.part_time = False
        self.extra_labelled = False
        self.loose_sign: str | None = None
        self.loose_period: str | None = None
        self._extra = False
        self._ranging: Figure | None = None
        self._clause = Clause("start", 0)
        self._outer: list[Clause] = []
        self._loose_labels: set[str] = set()

    def _kind(self, index: int) -> str | None:
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def _number_follows(self, index: int) -> bool:
        index += 1
        while self._kind(index) in FILLING:
            index += 1
        return self._kind(index) == "number"

    def _last(self) -> Figure | None:
        """Return the figure a remark belongs to: the last one of this clause, else the last one of all."""
        if self._clause.figures:
            return self._clause.figures[-1]
        return self.figures[-1] if self.figures else None

    def _finish(self, end: int) -> None:
        clause = self._clause
        clause.end = end
        self.clauses.append(clause)
        self._ranging = None
        previous = self._last()
        if clause.figures or clause.lead in {"negative", "remark"}:
            self._finish_remark(clause, previous)
            return
        clause.labels |= clause.seen & {"base", "total", "net", "gross", "trial"}
        if previous is None:
            # A cell that opens with "Bonus," speaks of the bonus; one that opens with a sentence about it need not.
            self._loose_labels |= (
                clause.labels if len(self.text[clause.start : end].split()) < 2 else clause.labels - {"extra"}
            )
            self.loose_period = clause.period or self.loose_period
            self.loose_sign = clause.sign or self.loose_sign
            return
        if clause.period and previous.period is None:
            previous.loose_period = clause.period
        if clause.sign and previous.sign is None:
            previous.sign = clause.sign
        if clause.bound and previous.bound is None and clause.lead == "paren":
            previous.bound = clause.bound
        previous.odd = previous.odd or (
            clause.odd and not clause.extra and "extra" not in clause.seen and previous.period is None
        )
        told = {"extra", "pay", "net"} if previous.labels & {"base", "gross"} else {"extra", "pay"}
        previous.labels |= clause.labels - told
        previous.clause.approx = previous.clause.approx or (clause.approx and clause.lead == "paren")
        self._finish_remark(clause, previous)

    def _finish_remark(self, clause: Clause, previous: Figure | None) -> None:
        if not clause.seen & {"extra", "total"}:
            return
        own = clause.figures[0] if clause.figures else None
        before = (
            next((figure for figure in reversed(self.figures) if figure.clause is not clause), None)
            if own
            else previous
        )
        if before is None or clause.lead == "negative":
            return
        if not clause.extra and (clause.lead == "including" or (clause.lead == "with" and own is None)):
            before.labels.add("total")
        if "extra" in clause.seen and clause.lead not in {"start", "remark"}:
            clause.extra = True
            self._extra = self._extra or clause.depth == 0

    def _begin(self, lead: str, start: int) -> None:
        self._finish(start)
        self._clause = Clause(lead, start, self._clause.depth, self._extra or (self._clause.extra and lead != "post"))

    def on_enter(self, token: Token, _index: int) -> None:
        """Open a bracket: what it holds is a remark on the figure before it."""
        outer = self._clause
        outer.end = token.start
        self._outer.append(outer)
        self._clause = Clause("paren", token.start, outer.depth + 1, outer.extra)

    def _leave(self, end: int) -> None:
        self._finish(end)
        outer = self._outer.pop()
        inner = self._clause
        self._clause = outer
        if not outer.figures and not self.figures:
            outer.period = outer.period or inner.period
            outer.sign = outer.sign or inner.sign
            outer.labels |= inner.labels

    def on_close(self, token: Token, _index: int) -> None:
        """Close a bracket and go on with the clause around it."""
        if self._outer:
            self._leave(token.end)

    def on_separate(self, token: Token, index: int) -> None:
        """End a clause at a comma, semicolon or the like, unless nothing has been said in it yet."""
        clause = self._clause
        self._ranging = None
        if token.value == "、" and self._enumerates(index):
            self._ranging = clause.figures[-1]
        elif (
            clause.figures
            or clause.lead not in {"start", "paren", "including"}
            or clause.seen & {"extra", "base", "total", "gross"}
        ):
            self._begin("sep", token.start)

    def _enumerates(self, index: int) -> bool:
        """Whether this is ``8、9千``: neighbouring digits joined into a range."""
        before, after = (self.tokens[i].amount if self._kind(i) == "number" else None for i in (index - 1, index + 1))
        if before is None or after is None or before.low is None or after.low is None:
            return False
        return not before.unit and before.low < 10 and after.low / after.factor == before.low + 1

    def on_breaks(self, token: Token, _index: int) -> None:
        """Start another thought: ``but``, ``without``, ``including``, ``with``."""
        self._begin(token.value, token.start)

    def on_alternative(self, token: Token, _index: int) -> None:
        """Start an alternative: ``$15/hr or 31,200``."""
        self._begin("or", token.start)
