"""From tokens to figures: which amount carries which currency, period, open end and label.

A text is a row of clauses; a figure takes what stands beside it in its clause. Nothing is decided here about which
figure is the pay (``salary_choice``) or whether it is plausible (``salary_judgement``).
"""

from collections.abc import Callable, Sequence

from careerdash.values.currencies import merge_signs
from careerdash.values.salary_clauses import FILLING, Figure
from careerdash.values.salary_marks import BESIDE, Marks
from careerdash.values.salary_ranges import join_ends
from careerdash.values.salary_tokens import Amount, Token

_AFTER_OPEN_END = frozenset(
    {"close", "sep", "per", "weak", "range", "bound_after", "or", "period", "months", "arrow", "asks", "quote"}
)
_WAVES = frozenset({"~", "～", "〜"})


class Figures(Marks):
    """All figures of one text, and what the text says beside them."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        super().__init__(tokens, text)
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

    def on_number(self, token: Token, index: int) -> None:
        """Take a number: the upper end of an open range, else a figure of its own."""
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
        if amount.note:
            figure.notes.append(amount.note)
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
            if (
                touching
                and (before.kind == "unknown" or (before.kind == "and" and index == 1))
                and before.value.isascii()
            ):
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
            self.on_number(token, index)
            return
        figure.period = figure.period or clause.period
        clause.sign = clause.period = clause.bound = figure.bound = None
        figure.second = amount
        figure.end = token.end
        if amount.low is None or self._glued(token, index):
            figure.wrong = True
        else:
            low, high, note = join_ends(figure.first, amount)
            if (low is None or note == "shared_thousands") and figure.first_period and not figure.wrong:
                # "$16.80/hr ~ $34,000": the same pay said twice, not a range.
                figure.second, figure.end = None, figure.start
                clause.sign = figure.sign
                self.on_number(token, index)
                return
            figure.low, figure.high = low, high
            figure.wrong = figure.wrong or low is None
            figure.notes.extend(filter(None, (note, amount.note)))

    def on_range(self, token: Token, index: int) -> None:
        """Open a range when another number follows, else take the dash for a separator."""
        clause = self._clause
        trailing = index + 1 == len(self.tokens) and token.value[:1] in _WAVES
        if clause.figures and trailing:
            self._set_bound(clause.figures[-1], "at_least")
            return
        if not clause.figures or self._kind(index - 1) == "plus":
            clause.approx = clause.approx or token.value[:1] in _WAVES
            return
        figure = clause.figures[-1]
        following = index + 1
        while self._kind(following) in FILLING or (
            self._kind(following) == "period" and self._kind(following + 1) == "number"
        ):
            following += 1
        if self._kind(following) != "number" or figure.closed:
            if token.value:
                self._begin("sep", token.start)
        elif figure.second is not None and figure.second is not figure.first:
            figure.wrong = True
        else:
            self._ranging = figure
            figure.first_period = figure.period

    def on_also(self, token: Token, index: int) -> None:
        """Join the ends of ``between 8k and 10k``; any other ``and`` starts a clause."""
        clause = self._clause
        if clause.between and clause.figures and clause.figures[-1].second is None:
            self.on_range(token, index)
        else:
            self._begin("and", token.start)

    def on_plus(self, token: Token, index: int) -> None:
        """Tell ``85,000+`` (at least) from ``85,000 + bonus`` (something else on top)."""
        figure = self._last()
        following = self._kind(index + 1)
        if figure is None or self._clause.lead in {"remark", "negative"}:
            return
        opens = following is None or following in _AFTER_OPEN_END
        if following == "break":
            touching = self.tokens[index - 1].end == self.tokens[index].start
            opens = touching or self.tokens[index + 1].value in {"remark", "negative"}
        elif following == "currency":
            opens = self._kind(index + 2) != "number"
        elif following == "period":
            opens = self._kind(index + 2) in {None, "sep", "close"}
        elif following == "range":
            opens = self.tokens[index + 1].value[:1] in {"-", "–", "—"}
        elif following == "open":
            opens = not self._extra_before_close(index + 2)
        if opens and self._kind(index - 1) in BESIDE:
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


_HANDLERS: dict[str, Callable[[Figures, Token, int], None]] = {
    "number": Figures.on_number,
    "range": Figures.on_range,
    "currency": Figures.on_currency,
    "per": Figures.on_per,
    "period": Figures.on_period,
    "total_period": Figures.on_total_period,
    "weak": Figures.on_weak,
    "bound": Figures.on_bound,
    "least": Figures.on_sign_bound,
    "most": Figures.on_sign_bound,
    "bound_after": Figures.on_bound_after,
    "plus": Figures.on_plus,
    "label": Figures.on_label,
    "apart": Figures.on_apart,
    "approx": Figures.on_approx,
    "between": Figures.on_between,
    "odd_period": Figures.on_odd_period,
    "months": Figures.on_months,
    "post": Figures.on_post,
    "duration": Figures.on_duration,
    "percent": Figures.on_percent,
    "part_time": Figures.on_part_time,
    "unknown": Figures.on_unknown,
    "asks": Figures.on_asks,
    "open": Figures.on_enter,
    "close": Figures.on_close,
    "sep": Figures.on_separate,
    "arrow": Figures.on_separate,
    "break": Figures.on_breaks,
    "or": Figures.on_alternative,
    "and": Figures.on_also,
}
