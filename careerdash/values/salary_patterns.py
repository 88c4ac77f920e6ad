"""The patterns of a salary text: one regular expression finds every piece in one pass."""

import re

from careerdash.values.amounts import HAN_NUMERALS
from careerdash.values.currencies import HAN_WORDS, SYMBOLS
from careerdash.values.phrase_patterns import any_phrase
from careerdash.values.salary_words import CHINESE, PHRASES
from careerdash.values.spelt_numbers import FEW, FIGURES, SPELT

_TO = r"\s?(?:[-–—−~～〜]|to|至|到)\s?"
_SMALL = r"[0-9]{1,2}(?:\.[0-9]{1,2})?"
_PAID = r"(?:1[2-9]|2[0-9]|3[0-6])(?:\.[0-9])?"
_HAN = f"[{HAN_NUMERALS}]"
_UNIT = "hours?|hrs?|h|days?|d|weeks?|wks?|wk|w|months?|mths?|mth|mo|m|years?|yrs?|yr|y|annum|a"
_UNIT += "|stunde|heure|hora|tag|jour|woche|semaine|monat|mois|mes|mês|jahr|année|an|año"
_HAN_UNIT = "小时|钟头|时|天|日|周|星期|礼拜|个月|月|年"
_NEXT_WORD = "usd|eur|rmb|cny|gbp|hkd|twd|ntd|aud|cad|sgd|inr|jpy|pa(?![a-z])|pm(?![a-z])|pcm|ish|per(?![a-z])"
_SUFFIX = (
    r"\s?(?:thousand|grand|millions?|mil|mio|mn|mm|lakhs?|lacs?|lpa|crores?|cr|k|m)"
    rf"(?:(?![a-z])|(?={_NEXT_WORD}))|l(?![a-z0-9])|w(?![a-z]|/o(?![a-z])|/\s?(?:bonus|comm|ot(?![a-z])|benefit))"
    r"|\s?(?:千万|百万|十万|万|만|千|亿|百)"
)
_PART = (
    r"(?:零[0-9]{1,3}|[0-9]{3,4}|[0-9](?:千|百)?|[一二两三四五六七八九](?:千|百)?)"
    rf"(?![0-9.,kw万千百十%薪个年天月周小点{HAN_NUMERALS}])"
)
_NUMBER = (
    r"(?P<number>(?P<digits>"
    r"(?:[0-9]+(?:(?:[.,'’`´;]|,\s(?=[0-9]{3}(?![0-9]))|\s(?=[0-9]{3}(?![0-9])))[0-9]+)*|(?<![a-z])\.[0-9]+)"
    r"(?:e\+?[0-9]+(?![0-9a-z]))?)"
    rf"(?:(?P<more>\s?[多余来几](?=[万千亿]))?(?P<suffix>{_SUFFIX})(?P<part>(?<=[万千wk]){_PART}|半)?)?)"
)
_AFTER_DURATION = r"(?!薪|收|终|包|底|入|工资|均)"
# Working hours named by their figures: from nine to nine, six days a week.
_SHIFTS = "(?:99[567]|9[56]5|007)"
_NUMERIC = "|".join(
    (
        r"(?P<calendar>(?:199|20[0-3])[0-9]\s?(?:年(?!薪|收|包)|届|级))",
        (
            rf"(?P<shifts>(?<=[,;、·|\s]){_SHIFTS}(?=\s*(?:\Z|[;、·|)]|,(?![0-9]{{3}})))"
            rf"|{_SHIFTS}(?=工|制|作息|\s*(?:[;、·|]|,(?![0-9]{{3}}))))"
        ),
        r"(?P<calendar_note>(?:199|20[0-3])[0-9](?=\s?:))",
        r"(?P<clock>[0-9]{1,2}:[0-9]{2})",
        (
            r"(?P<form>401\s?-?\(?k\)?|403\s?-?\(?b\)?|1099(?![0-9.,k])|(?:0?\.[0-9]+|[0-9]{1,3})\s?fte(?![a-z])"
            r"|(?:199|20[0-3])[0-9]\s(?:was|is)(?![a-z]))"
        ),
        (
            rf"(?P<months>{_PAID}(?:{_TO}{_PAID})?\s?(?:薪|个月(?:工资|薪资|薪水|薪)?"
            r"|months?(?![a-z])['’]?(?!\s?-?(?:contract|calendar|of exp|program|exp|ago|old))"
            r"|\s?(?:payments|salaries|paychecks|pays)(?![a-z])|th month(?: pay| salary)?))"
        ),
        rf"(?P<percent>[0-9]+(?:[.,][0-9]+)?(?:%?{_TO}~?[0-9]+(?:\.[0-9]+)?)?\s?(?:%|percent|per cent|个点|折))",
        (
            rf"(?P<duration>{_SMALL}\s?\+?(?:{_TO}{_SMALL})?\s?-?(?:(?:hours?|hrs?|h)\s?-?(?:/|per|an?|each|every)?\s?-?"
            r"(?:weeks?|wk|days?|d|w)(?![a-z])|(?:hours|hrs|hour contract|years?|yrs?|y/?o|days|weeks|months?|shifts|"
            r"people|times|mins?|minutes)(?![a-z])|多?(?:年级|年|个月|小时|天|周|岁|人|级|届|名|位|次|家|层|分钟|号|个|节|期|险|月份|点|月)"
            rf"{_AFTER_DURATION}))"
        ),
        rf"(?P<digit_figures>{FIGURES})",
        _NUMBER,
    )
)
_LATIN = "|".join(
    (
        (
            r"(?P<per>(?:[/\\]|(?:per|pro|par|im|por)(?![a-z]))(?:\s?人\s?/)?\s?(?:8[- ]?(?:hour|hr)s?\s)?(?:each\s)?"
            rf"(?P<unit>(?:{_UNIT})(?![a-z])|{_HAN_UNIT}))"
        ),
        r"(?P<article>(?:an?|each|every)\s(?P<unit2>hour|hr|day|week|wk|month|year|yr|annum)(?![a-z]))",
        r"(?P<abbreviation>p[./](?P<unit3>[ahmwd])\.?(?![a-z]))",
        r"(?P<since>(?:in|for|since|during|of|was)\s(?:199|20[0-3])[0-9](?![0-9]|[.,][0-9]|\s?k|[-–/]))",
        r"(?P<times>x\s?(?:1[2-9]|2[0-4])(?:\.[0-9])?(?:薪|个月|\s?months)?(?![0-9.,]|\s?(?:[hkw万千%小天]|days)))",
        (
            r"(?P<dollars>(?:us|u\.s\.|hong kong|canadian|australian|singapore|new zealand|nt|taiwan)"
            r"\s?dollars?(?![a-z])"
            r"|(?:swiss francs?|british pounds?|pounds? sterling|chinese yuan|indian rupees?|japanese yen)(?![a-z]))"
        ),
        (
            r"(?P<spelt_duration>(?:one|two|three|four|five|six|seven|eight|nine|ten|several|a few)\s"
            r"(?:years?|months?|weeks?|days?|hours?))"
        ),
        rf"(?P<figures>{FIGURES})",
        rf"(?P<spelt>{SPELT})",
        *(rf"(?P<p{index}>(?:{words})(?![a-z]))" for index, words in enumerate(PHRASES.values())),
    )
)
_SYMBOL = any_phrase(SYMBOLS)
HAN_TOKENS: dict[str, tuple[str, str]] = CHINESE | {word: ("currency", code) for word, code in HAN_WORDS.items()}
_HAN_PHRASE = any_phrase(HAN_TOKENS)
MASTER = re.compile(
    rf"\s*(?:(?=[0-9.])(?:{_NUMERIC})"
    rf"|(?P<symbol>{_SYMBOL}|rm(?=\s?[0-9])|rp(?=\s?[0-9])|nt(?=\s?[0-9])|r(?=\s?[0-9]))"
    rf"|(?:(?=[/\\&-])|(?<![a-z])(?=[a-z]))(?:{_LATIN})"
    r"|(?P<word>[^\W\d_\u2e80-\u9fff\uac00-\ud7a3]+(?:['’](?:s|t|m|ve|re|ll|d))?|[\uac00-\ud7a3]+)"
    rf"|(?P<few>(?=[二三四五六七八九十几数好若]){FEW})"
    rf"|(?P<han>{_HAN_PHRASE})"
    rf"|(?P<rate>[/每]\s?(?P<unit4>{_HAN_UNIT}))"
    rf"|(?P<han_months>十[二三四五六七八]薪)"
    rf"|(?P<han_duration>(?:百分之[{HAN_NUMERALS}0-9.]+|[一二两三四五六七八九十半几]{{1,3}}(?:年级|年|个月|小时|天|周|岁|人|级|届|名|位|次|家|险)"
    rf"{_AFTER_DURATION}))"
    rf"|(?P<numeral>(?:(?!一(?:年|个|月|天|周|小时|次))[{HAN_NUMERALS}])+(?:点{_HAN}+)?(?P<han_more>[多余来](?=[万千亿]))?[万千亿]*(?P<half>半)?(?P<latin>[kw](?![a-z]))?)"
    r"|(?P<star>[*×✕]\s?(?:1[2-9]|2[0-4])(?:\.[0-9])?(?:薪|个月|\s?months)?(?![0-9.,]|\s?(?:[hkw万千%小天]|days)))"
    r"|(?P<arrow>[-=]+>)|(?P<range>--?|[–—−‐‑‒―~～〜]+)|(?P<plus>\+)|(?P<least>>=?|≥|≧)|(?P<most><=?|≤|≦)"
    r"|(?P<open>[(\[{【「『])|(?P<close>[)\]}】」』])|(?P<sep>[;,.。、|·•・‧∙…!\n/\\→⇒➔]+)|(?P<quote>[\"'“”‘’″])|(?P<asks>\?)"
    r"|(?P<fill>[:=@])|(?P<unknown>\S))",
)
