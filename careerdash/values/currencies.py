"""Currencies as people type them: codes, signs, words, and signs that several countries share."""

# ISO 4217 codes that are read when typed; values are the codes themselves unless the typed one is another name.
_CODES = (
    "usd eur gbp cny jpy hkd twd krw inr aud cad sgd nzd chf sek nok dkk rub uah zar pln brl mxn myr php thb idr vnd "
    "aed sar qar kwd ils try czk huf ron bgn isk ngn kes ghs egp mad pkr lkr bdt npr ars clp cop mop kzt gel"
)
CODES = frozenset(code.upper() for code in _CODES.split())

# Signs that belong to several currencies; which one is decided by the cell, the import's default, or not at all.
_SHARED: dict[str, tuple[str, tuple[str, ...]]] = {
    "$": ("USD", ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP")),
    "¥": ("CNY", ("CNY", "JPY")),
    "元": ("CNY", ("CNY", "TWD", "HKD", "MOP", "SGD")),
    "rupee": ("INR", ("INR", "PKR", "LKR", "NPR")),
    "lakh": ("INR", ("INR", "PKR", "LKR", "NPR", "BDT")),
    "kr": ("", ("SEK", "NOK", "DKK", "ISK")),
    "peso": ("", ("MXN", "PHP", "ARS", "CLP", "COP")),
    "franc": ("CHF", ("CHF",)),
    "crown": ("", ("SEK", "NOK", "DKK", "ISK", "CZK")),
    "dinar": ("", ("KWD",)),
    "r": ("ZAR", ("ZAR",)),
}
SHARED_SIGNS = frozenset(_SHARED)
_TOGETHER = {frozenset({"¥", "元"}): "¥", frozenset({"lakh", "rupee"}): "rupee", frozenset({"$", "元"}): "$"}

WORDS: dict[str, str] = {
    **{code: code.upper() for code in _CODES.split() if code not in {"try", "mad", "cop", "ron", "mop"}},
    **{"rmb": "CNY", "cnh": "CNY", "ntd": "TWD", "nt": "TWD", "yuan": "CNY", "kuai": "CNY", "isk": "ISK"},
    **{"dollar": "$", "dollars": "$", "bucks": "$", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP"},
    **{"quid": "GBP", "sterling": "GBP", "yen": "JPY", "won": "KRW", "rs": "rupee", "rupee": "rupee"},
    **{"rupees": "rupee", "ringgit": "MYR", "rm": "MYR", "baht": "THB", "reais": "BRL"},
    **{"rand": "ZAR", "zloty": "PLN", "zł": "PLN", "zl": "PLN", "kr": "kr", "kronor": "SEK", "kroner": "kr"},
    **{"krona": "kr", "krone": "kr", "krónur": "ISK", "peso": "peso", "pesos": "peso", "franc": "franc"},
    **{"francs": "franc", "fr": "franc", "грн": "UAH", "руб": "RUB", "рублей": "RUB", "р": "RUB", "гривень": "UAH"},
    **{"rubles": "RUB", "roubles": "RUB", "hryvnia": "UAH", "hryvnias": "UAH", "rp": "IDR", "rupiah": "IDR"},
    **{"dong": "VND", "vnđ": "VND", "lira": "TRY", "liras": "TRY", "tl": "TRY", "dirham": "AED", "dirhams": "AED"},
    **{"riyal": "SAR", "riyals": "SAR", "shekel": "ILS", "shekels": "ILS", "nis": "ILS", "kč": "CZK", "koruna": "CZK"},
    **{"forint": "HUF", "forints": "HUF", "naira": "NGN", "ksh": "KES", "taka": "BDT", "crowns": "crown", "원": "KRW"},
    **{"canadian": "CAD", "australian": "AUD", "singapore": "SGD", "лв": "BGN", "lei": "RON"},
}
SYMBOLS: dict[str, str] = {
    **{"us$": "USD", "u.s.$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD"},
    **{"s$": "SGD", "sg$": "SGD", "nz$": "NZD", "r$": "BRL", "mx$": "MXN", "cad$": "CAD", "aud$": "AUD", "usd$": "USD"},
    **{"cn¥": "CNY", "jp¥": "JPY", "rmb¥": "CNY", "$": "$", "€": "EUR", "£": "GBP", "¥": "¥", "₩": "KRW", "₹": "INR"},
    **{"₽": "RUB", "₴": "UAH", "₱": "PHP", "฿": "THB", "₫": "VND", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₨": "rupee"},
}
HAN_WORDS: dict[str, str] = {
    **{"元人民币": "CNY", "人民币": "CNY", "块钱": "元", "元钱": "元", "块": "元", "元": "元", "圆": "元", "円": "JPY"},
    **{"日元": "JPY", "日币": "JPY", "日圆": "JPY", "美元": "USD", "美金": "USD", "美刀": "USD", "刀": "$", "港元": "HKD"},
    **{"港币": "HKD", "港纸": "HKD", "新台币": "TWD", "台币": "TWD", "欧元": "EUR", "欧": "EUR", "英镑": "GBP", "韩元": "KRW"},
    **{"韩币": "KRW", "加元": "CAD", "加币": "CAD", "澳元": "AUD", "澳币": "AUD", "新加坡元": "SGD", "新币": "SGD"},
    **{"新元": "SGD", "坡币": "SGD", "卢比": "rupee", "卢布": "RUB", "泰铢": "THB", "马币": "MYR", "令吉": "MYR"},
    **{"林吉特": "MYR", "瑞士法郎": "CHF", "瑞郎": "CHF", "法郎": "franc", "澳门元": "MOP", "澳门币": "MOP"},
    **{"纽元": "NZD", "纽币": "NZD", "瑞典克朗": "SEK", "挪威克朗": "NOK", "丹麦克朗": "DKK", "克朗": "crown", "比索": "peso"},
    **{"越南盾": "VND", "印尼盾": "IDR", "迪拉姆": "AED"},
}


def merge_signs(first: str | None, second: str) -> str | None:
    """Return the one currency or sign two marks on the same figure mean (``$`` and CAD); None when they contradict."""
    if first is None or first == second:
        return second
    for sign, code in ((first, second), (second, first)):
        if sign in _SHARED and code in _SHARED[sign][1]:
            return code
    return _TOGETHER.get(frozenset({first, second}))


def resolve_currency(sign: str | None, candidates: tuple[str | None, ...]) -> str | None:
    """Return the ISO code a typed mark means; ``candidates`` are the cell's currency and the import's default, in order.

    A mark of several countries takes the first candidate it can stand for, else its most usual meaning; None when it
    has none (``kr``), and when nothing was typed and no candidate is known.
    """
    if sign is None:
        return next((candidate for candidate in candidates if candidate), None)
    if sign not in _SHARED:
        return sign
    usual, possible = _SHARED[sign]
    return next((candidate for candidate in candidates if candidate in possible), usual) or None


def possible_currencies(sign: str) -> tuple[str, ...]:
    """Return every currency a typed mark can stand for, most usual first."""
    return _SHARED[sign][1] if sign in _SHARED else (sign,)
