"""Names of people and their contact details."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.spelling import plain

_DOUBLE_SURNAMES = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|南宫|独孤|轩辕|长孙|宇文|百里|申屠|太史|公冶|濮阳|淳于|单于|赫连|澹台|公羊|第五|闻人|钟离"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤温康常葛施洪季庄柳樊殷游裴翟耿关安牛涂兰齐梅盛童霍岳左舒纪卜翁颜倪章鲁俞华柯祝屈单管凌路欧冉聂喻路包尚容甘莉宁文成曲焦易詹骆解柴蒲褚娄甄靳阳苗宫辛尤时应项连池冷涂敖鲍费岑古巫佟桂晏"
    "查车申戚苟谷闵蓝卓滕卞米房桑明仇景邢伍代"
)
_TITLES = (
    "女士|先生|小姐|太太|夫人|老师|总|总监|经理|副总|总经理|副总经理|副经理|总裁|主管|主任|副主任|工|工程师|教授|副教授|博士|硕士|医生|大夫|护士|护士长|律师|法官|检察官|警官|会计|师傅|老板|老板娘"
    "|学长|学姐|学哥|师兄|师姐|师哥|校友|同学|前辈|哥|姐|叔|叔叔|阿姨|姨|伯伯|伯|爷爷|奶奶|局长|处长|科长|部长|厂长|院长|校长|行长|店长|组长|队长|站长|所长|董事|董事长|董|书记|导师|导|编辑|记者|主编"
    "|顾问|专员|助理|秘书|设计师|教练|主播|某|某某|女|男|老|主任医师|主治医生|主治医师|教师|制片|导演|建筑师|架构师|分析师|审计师|hr|x|xx|\\*|\\*\\*"
)
_CHINESE_SURNAME_ONLY = re.compile(
    rf"(?:(?:{_DOUBLE_SURNAMES})|[{_SURNAMES}])(?:{_TITLES})?|(?:小|老|大|阿)[{_SURNAMES}](?:{_TITLES})?"
)
_ENGLISH_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|madam|mister|teacher|manager|director|engineer|captain|attorney|lawyer|nurse|coach|rev|hr)"
_PARTICLES = r"(?:van|von|de|da|di|la|le|der|den|del|dos|du|al|el|bin|ter|st\.?|mac|o')"
_ENGLISH_SURNAME_ONLY = re.compile(
    rf"{_ENGLISH_TITLE}\.?\s+(?:{_PARTICLES}\s+)*[^\W\d_][\w'’\-]*\.?|[^\W\d_][\w'’\-]*,?\s+(?:{_ENGLISH_TITLE}\.?|laoshi|sensei|san|xiansheng|nvshi|nüshi|zong|jie|ge)"
)
_CHINESE_AFTER_TITLE = re.compile(rf"{_ENGLISH_TITLE}\.?\s*[{_SURNAMES}]")

_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._%+\-]{0,63}\s?@\s?[a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9\-]{1,63})*\.[a-z]{2,24}", re.IGNORECASE
)
_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d.])(?:\(?\+?86\)?[\s\-]*)?1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}(?![\d.])",
        r"(?<![\d.])(?:\(?\+?86\)?[\s\-]*)?\(?0\d{2,3}\)?[\s\-]+\d{7,8}(?:[\s\-]*(?:转|ext\.?|x)\s*\d{1,6}|-\d{1,6})?(?!\d)",
        r"(?<![\d.])400[\s\-]?\d{3}[\s\-]?\d{4}(?!\d)",
        r"(?<![\d.\w])(?:\+|00)[1-9]\d{0,2}[\s.\-]?(?:\(0?\d{1,4}\)[\s.\-]?)?\d{1,4}(?:[\s.\-]?\d{2,4}){2,4}(?!\d)",
        r"(?<![\d.])(?:1[\s.\-])?\(?[2-9]\d{2}\)?[\s.\-]\d{3}[\s.\-]\d{4}(?!\d)",
        r"(?<![\d.])0\d{3,4}[\s\-]\d{3}[\s\-]?\d{3,4}(?!\d)",
    )
)
_ACCOUNT = re.compile(
    r"(?:微信号?|weixin|wechat(?: id)?|wx|vx|v信)\s*(?:[:：]|号|是|id)\s*[:：]?\s*[a-z][\w\-]{5,19}"
    r"|(?:qq|q)\s*号?码?\s*[:：]?\s*[1-9]\d{4,11}(?!\d)|(?:微信号?|wechat|wx|vx)\s*[:：]?\s*\d{5,12}(?!\d)"
    r"|(?:linkedin\.com/in/[\w\-%]+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def is_surname_only(name: str) -> bool:
    """Tell whether a name holds no given name: 王女士, 李总, 小林, Mr. Smith. Such names are never merged across students."""
    matched = re.sub(r"\([^()]*\)", "", plain(name)).strip(" .,")
    tight = matched.replace(" ", "")
    return bool(
        _CHINESE_SURNAME_ONLY.fullmatch(tight)
        or _CHINESE_AFTER_TITLE.fullmatch(matched)
        or _ENGLISH_SURNAME_ONLY.fullmatch(matched)
    )


@lru_cache(maxsize=50_000)
def looks_like_email(text: str) -> bool:
    """Tell whether the whole text is one e-mail address."""
    cleaned = re.sub(r"^(?:mailto|e-?mail|邮箱)\s*:\s*", "", clean(text), flags=re.IGNORECASE)
    return _EMAIL.fullmatch(cleaned) is not None


@lru_cache(maxsize=50_000)
def looks_like_phone(text: str) -> bool:
    """Tell whether the whole text is one telephone number."""
    cleaned = re.sub(r"^(?:tel|phone|mobile|cell|电话|手机|手机号)\.?\s*:?\s*", "", clean(text), flags=re.IGNORECASE)
    return any(pattern.fullmatch(cleaned) for pattern in _PHONES)


@lru_cache(maxsize=50_000)
def contacts_in(text: str) -> tuple[str, ...]:
    """Return every e-mail address, telephone number and chat account found in a text, in the order they stand there.

    Used to protect contact details wherever they were typed. Dates, pay and student numbers are not taken for telephones.
    """
    cleaned = clean(text)
    spans = [found.span() for pattern in (_EMAIL, _ACCOUNT, *_PHONES) for found in pattern.finditer(cleaned)]
    chosen: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return tuple(cleaned[start:end] for start, end in chosen)
