"""From tokens to figures: which amount carries which currency, period, open end and label.

A text is a row of clauses; a figure takes what stands beside it in its clause. Nothing is decided here about which
figure is the pay (``salary_choice``) or whether it is plausible (``salary_judgement``).
"""

from dataclasses import dataclass, field

from careerdash.values.currencies import merge_signs
from careerdash.values.salary_ranges import join_ends
from careerdash.values.salary_tokens import Amount, Token

# Clauses of these kinds hold remarks: their figures are looked at, not taken.
ASIDE = frozenset({"paren", "remark", "negative", "including", "with"})
_BESIDE = frozenset({"number", "currency", "per", "period", "weak", "approx", "plus", "bound_after", "close"})
_AFTER_OPEN_END = frozenset({"close", "sep", "per", "weak", "range", "bound_after", "or", "period", "months", "arrow", "asks", "quote"})
_FILLING = frozenset({"filler", "fill", "approx", "currency", "bound", "between", "quote"})


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


class Figures:
    """All figures of one text and what was said beside them."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.figures: list[Figure] = []
        self.clauses: list[Clause] = []
        self.months: list[str] = []
        self.posts: list[str] = []
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
        for index, token in enumerate(tokens):
            handle = _HANDLERS.get(token.kind)
            if handle is not None:
                handle(self, token, index)
        while self._outer:
            self._leave(len(text))
        self._finish(len(text))
        for clause in self.clauses:
            # Figures and clauses that point at each other are freed late, at a third of the reading time.
            clause.figures.clear()

    def _kind(self, index: int) -> str | None:
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def _number_follows(self, index: int) -> bool:
        index += 1
        while index < len(self.tokens) and self.tokens[index].kind in _FILLING:
            index += 1
        return self._kind(index) == "number"

    def _last(self) -> Figure | None:
        """Return the figure a remark belongs to: the last one of this clause, else the last one of all."""
        if self._clause.figures:
            return self._clause.figures[-1]
        return self.figures[-1] if self.figures else None

    # Clauses -------------------------------------------------------------------------------------------------------

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
            self._loose_labels |= clause.labels if len(self.text[clause.start : end].split()) < 2 else clause.labels - {"extra"}
            self.loose_period = clause.period or self.loose_period
            self.loose_sign = clause.sign or self.loose_sign
            return
        if clause.period and previous.period is None:
            previous.loose_period = clause.period
        if clause.sign and previous.sign is None:
            previous.sign = clause.sign
        if clause.bound and previous.bound is None and clause.lead == "paren":
            previous.bound = clause.bound
        previous.odd = previous.odd or (clause.odd and clause.lead == "paren" and previous.period is None)
        told = {"extra", "pay", "net"} if previous.labels & {"base", "gross"} else {"extra", "pay"}
        previous.labels |= clause.labels - told
        previous.clause.approx = previous.clause.approx or (clause.approx and clause.lead == "paren")
        self._finish_remark(clause, previous)

    def _finish_remark(self, clause: Clause, previous: Figure | None) -> None:
        if not clause.seen & {"extra", "total"}:
            return
        own = clause.figures[0] if clause.figures else None
        before = next((figure for figure in reversed(self.figures) if figure.clause is not clause), None) if own else previous
        if before is None or clause.lead == "negative":
            return
        if not clause.extra and (clause.lead == "including" or (clause.lead == "with" and own is None)):
            before.labels.add("total")
        if "extra" in clause.seen and clause.lead not in {"start", "remark"}:
            clause.extra = True
            self._extra = self._extra or clause.depth == 0

    def _begin(self, lead: str, start: int) -> None:
        self._finish(start)
        self._clause = Clause(lead, start, self._clause.depth, self._extra or self._clause.extra and lead != "post")

    def _enter(self, token: Token, _index: int) -> None:
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

    def _close(self, token: Token, _index: int) -> None:
        if self._outer:
            self._leave(token.end)

    def _separate(self, token: Token, index: int) -> None:
        clause = self._clause
        self._ranging = None
        if token.value == "、" and self._enumerates(index):
            self._ranging = clause.figures[-1]
        elif clause.figures or clause.lead not in {"start", "paren", "including"} or clause.seen & {"extra", "base", "total", "gross"}:
            self._begin("sep", token.start)

    def _enumerates(self, index: int) -> bool:
        """Whether this is ``8、9千``: neighbouring digits joined into a range."""
        before, after = (self.tokens[i].amount if self._kind(i) == "number" else None for i in (index - 1, index + 1))
        if before is None or after is None or before.low is None or after.low is None:
            return False
        return not before.unit and before.low < 10 and after.low / after.factor == before.low + 1

    def _breaks(self, token: Token, _index: int) -> None:
        self._begin(token.value, token.start)

    def _alternative(self, token: Token, _index: int) -> None:
        self._begin("or", token.start)

    def _also(self, token: Token, index: int) -> None:
        clause = self._clause
        if clause.between and clause.figures and clause.figures[-1].second is None:
            self._range(token, index)
        else:
            self._begin("and", token.start)

    def _plus(self, token: Token, index: int) -> None:
        figure = self._last()
        following = self._kind(index + 1)
        if figure is None or self._clause.lead in {"remark", "negative"}:
            return
        opens = following is None or following in _AFTER_OPEN_END
        if following == "break":
            opens = self.tokens[index + 1].value in {"remark", "negative"}
        elif following == "currency":
            opens = self._kind(index + 2) != "number"
        elif following == "period":
            opens = self._kind(index + 2) in {None, "sep", "close"}
        elif following == "range":
            opens = self.tokens[index + 1].value[:1] in {"-", "–", "—"}
        elif following == "open":
            opens = not self._extra_before_close(index + 2)
        if opens and self._kind(index - 1) in _BESIDE:
            if following != "months":
                self._set_bound(figure, "at_least")
        else:
            self._extra = True
            self._begin("plus", token.start)

    def _extra_before_close(self, index: int) -> bool:
        while self._kind(index) not in {None, "close"}:
            token = self.tokens[index]
            if (token.kind, token.value) in {("label", "extra"), ("break", "including")}:
                return token.kind == "label"
            index += 1
        return False

    # Figures -------------------------------------------------------------------------------------------------------

    def _number(self, token: Token, index: int) -> None:
        amount = token.amount
        if amount is None:
            return
        clause = self._clause
        if self._ranging is not None:
            self._join(self._ranging, amount, token, index)
            return
        figure = Figure(amount, clause, amount.low, amount.high, token.start, token.end)
        figure.sign, figure.period, figure.bound, figure.odd = clause.sign, clause.period, clause.bound, clause.odd
        figure.labels = clause.labels | self._loose_labels
        clause.sign = clause.period = clause.bound = None
        clause.labels = set()
        self._loose_labels = set()
        clause.odd = False
        figure.wrong = amount.low is None or self._glued(token, index)
        if amount.low != amount.high:
            figure.second = amount
        clause.figures.append(figure)
        self.figures.append(figure)

    def _glued(self, token: Token, index: int) -> bool:
        """Whether a stray letter or sign touches the number: a typing slip that may stand for a digit."""
        if index + 1 < len(self.tokens):
            after = self.tokens[index + 1]
            if after.start == token.end:
                if after.kind in {"unknown", "filler"} and self.text[after.start : after.end].isascii():
                    return True
                if after.kind == "quote" and sum(t.kind == "quote" for t in self.tokens[: index + 1]) % 2 == 0:
                    return True
        if index:
            before = self.tokens[index - 1]
            touching = before.end == token.start
            if touching and (before.kind == "unknown" or (before.kind == "and" and index == 1)) and before.value.isascii():
                return True
            if touching and before.kind == "range" and before.value == "-" and not self._clause.figures:
                return index == 1 or self._kind(index - 2) == "currency"
        return False

    def _join(self, figure: Figure, amount: Amount, token: Token, index: int) -> None:
        self._ranging = None
        clause = self._clause
        if clause.sign:
            merged = merge_signs(figure.sign, clause.sign)
            figure.wrong = figure.wrong or merged is None
            figure.sign = merged or figure.sign
        if clause.period and figure.period and clause.period != figure.period:
            self._number(token, index)
            return
        figure.period = figure.period or clause.period
        clause.sign = clause.period = clause.bound = figure.bound = None
        figure.second = amount
        figure.end = token.end
        if amount.low is None or self._glued(token, index):
            figure.wrong = True
        else:
            low, high, note = join_ends(figure.first, amount)
            if low is None and figure.first_period and not figure.wrong:
                # "$16.80/hr ~ $34,000": the same pay said twice, not a range.
                figure.second, figure.end = None, figure.start
                clause.sign = figure.sign
                self._number(token, index)
                return
            figure.low, figure.high = low, high
            figure.wrong = figure.wrong or low is None
            if note:
                figure.notes.append(note)

    def _range(self, token: Token, index: int) -> None:
        clause = self._clause
        if not clause.figures or self._kind(index - 1) == "plus":
            clause.approx = clause.approx or token.value[:1] in {"~", "～", "〜"}
            return
        figure = clause.figures[-1]
        following = index + 1
        while self._kind(following) in _FILLING or (self._kind(following) == "period" and self._kind(following + 1) == "number"):
            following += 1
        if self._kind(following) != "number" or figure.closed:
            if token.value:
                self._begin("sep", token.start)
        elif figure.second is not None:
            figure.wrong = True
        else:
            self._ranging = figure
            figure.first_period = figure.period

    # What stands beside a figure -----------------------------------------------------------------------------------

    def _currency(self, token: Token, index: int) -> None:
        clause = self._clause
        figure = clause.figures[-1] if clause.figures else None
        numeric = self._kind(index + 1) == "number"
        before = self._kind(index - 1)
        if figure is not None and self._ranging is None and before in _BESIDE and not (numeric and before != "number"):
            if numeric and token.end == self.tokens[index + 1].start and token.start > self.tokens[index - 1].end:
                clause.sign = token.value
                return
            merged = merge_signs(figure.sign, token.value)
            figure.wrong = figure.wrong or merged is None
            figure.sign = merged or figure.sign
        elif self._number_follows(index) or (figure is None and before in {"fill", "open", None}):
            clause.sign = merge_signs(clause.sign, token.value) or token.value
        elif token.value.isupper() and token.value not in {"PHP", "KRW", "R"}:
            self.loose_sign = self.loose_sign or token.value

    def _per(self, token: Token, _index: int) -> None:
        figure = self._clause.figures[-1] if self._clause.figures else None
        if figure is None:
            self._clause.period = self._clause.period or token.value
        else:
            self._set_period(figure, token.value)

    def _period(self, token: Token, index: int) -> None:
        clause = self._clause
        follows = self._number_follows(index)
        figure = clause.figures[-1] if clause.figures else None
        if figure is not None and self._ranging is None and (not follows or self._kind(index - 1) in {"number", "currency"} and not clause.prefixed):
            self._set_period(figure, token.value)
            return
        clause.period = token.value
        if figure is None:
            clause.prefixed = True

    def _total_period(self, token: Token, index: int) -> None:
        self._period(token, index)
        self._label(Token("label", "total", token.start, token.end), index)

    def _weak(self, token: Token, index: int) -> None:
        if self._kind(index - 1) in _BESIDE and self._clause.figures:
            self._set_period(self._clause.figures[-1], token.value)

    def _set_period(self, figure: Figure, period: str) -> None:
        if figure.period is None:
            figure.period = period
        elif figure.period != period and figure.first_period and figure.second is not None and figure.first.low is not None:
            # "12.74/hr - 26,000 per year": two statements of the same pay, not a range.
            second = figure.second
            other = Figure(second, figure.clause, second.low, second.high, figure.end, figure.end, sign=figure.sign, period=period)
            figure.low, figure.high, figure.second = figure.first.low, figure.first.high, None
            figure.wrong = other.wrong = False
            figure.notes.clear()
            figure.clause.figures.append(other)
            self.figures.append(other)

    def _bound(self, token: Token, index: int) -> None:
        clause = self._clause
        figure = clause.figures[-1] if clause.figures else None
        trails = self.text.startswith(("min", "max", "最", "上限"), token.start) and self._kind(index - 1) in _BESIDE
        follows = self._number_follows(index) or self._kind(index + 1) == "period"
        if figure is not None and trails and (not follows or (figure.bound is None and figure.second is None)):
            self._set_bound(figure, token.value)
        elif follows or (figure is None and self._kind(index + 1) == "fill"):
            clause.bound = token.value

    def _sign_bound(self, token: Token, _index: int) -> None:
        self._clause.bound = "at_least" if token.kind == "least" else "at_most"

    def _bound_after(self, token: Token, index: int) -> None:
        figure = self._clause.figures[-1] if self._clause.figures else None
        if figure is not None and self._kind(index - 1) in _BESIDE and self._kind(index + 1) != "number":
            self._set_bound(figure, token.value)

    @staticmethod
    def _set_bound(figure: Figure, bound: str) -> None:
        if figure.second is None:
            figure.bound = bound
        elif bound == "at_least":
            figure.notes.append("open_range")

    def _label(self, token: Token, index: int) -> None:
        clause, value = self._clause, token.value
        clause.seen.add(value)
        self.extra_labelled = self.extra_labelled or value in {"extra", "benefit"}
        if clause.lead == "negative":
            return
        follows = self._number_follows(index) and self._ranging is None
        figure = clause.figures[-1] if clause.figures else None
        chinese = not self.text[token.start : token.end].isascii()
        if figure is None:
            clause.labels.add(value)
            clause.prefixed = True
        elif follows and (chinese or clause.prefixed):
            clause.labels.add(value)
            if value == "extra":
                clause.extra_start = clause.extra_start or token.start
        elif value == "benefit":
            if figure is self.figures[0]:
                clause.extra_start = clause.extra_start or token.start
            else:
                figure.labels.add("extra")
        elif clause.prefixed and value == "extra" and not figure.labels & {"extra"}:
            clause.extra_start = clause.extra_start or token.start
            self._extra = True
        else:
            figure.labels.add(value)
            figure.closed = True
            if value == "extra" and figure is not self.figures[0]:
                clause.extra_start = clause.extra_start or figure.start

    def _apart(self, token: Token, _index: int) -> None:
        clause = self._clause
        if len(clause.figures) == 1 and "extra" in clause.figures[0].labels:
            clause.figures[0].labels.discard("extra")
            clause.extra_start = clause.figures[0].end
        elif not clause.figures and token.value:
            clause.seen.discard("extra")

    def _approx(self, _token: Token, _index: int) -> None:
        self._clause.approx = True

    def _between(self, _token: Token, index: int) -> None:
        self._clause.between = self._clause.between or self._number_follows(index)

    def _odd_period(self, _token: Token, _index: int) -> None:
        if self._clause.figures:
            self._clause.figures[-1].odd = True
        else:
            self._clause.odd = True

    def _months(self, token: Token, _index: int) -> None:
        if not self._clause.extra:
            self.months.append(token.value)

    def _duration(self, _token: Token, _index: int) -> None:
        if not self._clause.figures:
            self._clause.period = None

    def _post(self, token: Token, _index: int) -> None:
        self.posts.append(token.value)
        self._extra = False
        if self._clause.figures:
            self._begin("post", token.start)

    def _part_time(self, _token: Token, _index: int) -> None:
        self.part_time = True

    def _unknown(self, token: Token, _index: int) -> None:
        clause = self._clause
        if clause.lead not in ASIDE and not clause.extra:
            self.unknown.append(token.value)
        if clause.figures:
            clause.figures[-1].closed = True

    def _asks(self, _token: Token, _index: int) -> None:
        self._clause.approx = self._clause.approx or bool(self._clause.figures)


_HANDLERS = {
    "number": Figures._number,
    "range": Figures._range,
    "currency": Figures._currency,
    "per": Figures._per,
    "period": Figures._period,
    "total_period": Figures._total_period,
    "weak": Figures._weak,
    "bound": Figures._bound,
    "least": Figures._sign_bound,
    "most": Figures._sign_bound,
    "bound_after": Figures._bound_after,
    "plus": Figures._plus,
    "label": Figures._label,
    "apart": Figures._apart,
    "approx": Figures._approx,
    "between": Figures._between,
    "odd_period": Figures._odd_period,
    "months": Figures._months,
    "post": Figures._post,
    "duration": Figures._duration,
    "part_time": Figures._part_time,
    "unknown": Figures._unknown,
    "asks": Figures._asks,
    "open": Figures._enter,
    "close": Figures._close,
    "sep": Figures._separate,
    "arrow": Figures._separate,
    "break": Figures._breaks,
    "or": Figures._alternative,
    "and": Figures._also,
}
