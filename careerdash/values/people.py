"""Names of people: does a name tell one person from another? Contact details stand beside it in ``contacts``."""

import re
from functools import lru_cache

from careerdash.values.contacts import contacts_in, looks_like_email, looks_like_phone
from careerdash.values.spelling import plain

__all__ = ["contacts_in", "is_surname_only", "looks_like_email", "looks_like_phone"]

_DOUBLE_SURNAMES = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|南宫|独孤|轩辕|长孙|宇文|百里|申屠|太史"
    "|公冶|濮阳|淳于"
    "|单于|赫连|澹台|第五|闻人|钟离"
)
# The surnames of nearly everybody in the 2020 census list, and rarer ones met in class lists.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康常葛施洪季庄柳樊殷游裴"
    "翟耿关安牛涂兰齐梅盛童霍岳左舒纪卜翁颜倪章鲁俞华柯祝屈单管凌路欧冉聂喻包尚容甘莉宁文成曲焦易詹骆解柴蒲褚娄甄靳阳苗宫"
    "辛尤时应项连池冷鲍费岑古巫佟桂晏查车申戚苟谷闵蓝卓滕卞米房桑明仇景邢伍代麦丘叢丛毕狄隋封商衡步蔺楚宗晁"
)
_TITLES = (
    "女士|先生|小姐|太太|夫人|老师|总|总监|经理|副总|总经理|副总经理|副经理|总裁|副总裁|主管|主任|副主任|工"
    "|工程师|总工|教授|副教授"
    "|博士|博导|硕士|医生|大夫|护士|护士长|律师|法官|检察官|警官|会计|会计师|师傅|老板|老板娘|学长|学姐|学哥|师兄"
    "|师姐|师哥|校友|同学"
    "|前辈|哥|姐|叔|叔叔|阿姨|姨|伯伯|伯|爷爷|奶奶|局长|副局长|处长|副处长|科长|部长|厂长|院长|副院长|校长|副校长"
    "|行长|副行长|店长|组长"
    "|队长|站长|所长|董事|董事长|董|书记|导师|导|编辑|记者|主编|顾问|专员|助理|秘书|设计师|教练|主播|某|某某|女"
    "|男|老|主任医师|主治医生"
    "|主治医师|教师|制片|导演|建筑师|架构师|分析师|审计师|警察|社工|姑娘|班长|同志|领导|负责人|hr|x{1,3}|\\*{1,3}"
)
_BARE_TITLES = frozenset(_TITLES.split("|")) - {
    "x{1,3}",
    "\\*{1,3}",
    "老",
    "工",
    "导",
    "男",
    "女",
    "哥",
    "姐",
    "叔",
    "姨",
    "伯",
}
_CHINESE = re.compile(
    rf"(?:(?:{_DOUBLE_SURNAMES})|[{_SURNAMES}])(?:{_TITLES})?|(?:小|老|大|阿)[{_SURNAMES}](?:{_TITLES})?"
    rf"|(?:{_TITLES})[{_SURNAMES}]|[a-z]{{1,2}}(?:{_TITLES})"
)
_ENGLISH_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|madam|mister|teacher|manager|director|engineer|captain|attorney"
    r"|lawyer|nurse|coach|rev|hr|herr|frau|monsieur|madame|señor|señora|boss)"
)
_PARTICLES = r"(?:van|von|de|da|di|la|le|der|den|del|dos|du|al|el|bin|ter|st\.?|o')"
_SURNAME = r"[^\W\d_][\w'’\-]*\.?"
_ENGLISH = re.compile(
    rf"{_ENGLISH_TITLE}(?:\.\s*|\s+)(?:{_PARTICLES}\s+)*{_SURNAME}"
    rf"|{_SURNAME},?\s+(?:{_ENGLISH_TITLE}\.?|laoshi|sensei|xiansheng|nvshi|nüshi|xiaojie)|[^\W\d_]+-(?:san|sensei"
    rf"|laoshi)"
)
# A name of several Latin words is a full one unless it is short or one of the words is of this kind.
_LATIN_TITLE_WORDS = (
    "mr mrs ms miss mx dr prof professor doctor sir madam mister teacher manager director engineer captain attorney "
    "lawyer nurse coach rev hr herr frau monsieur madame senor senora boss laoshi sensei xiansheng nvshi xiaojie"
)
LATIN_TITLES = frozenset(_LATIN_TITLE_WORDS.split())
LONGEST_TITLED_LETTERS = 5
_TITLE_AND_CHINESE = re.compile(rf"{_ENGLISH_TITLE}\.?\s*(?:(?:{_DOUBLE_SURNAMES})|[{_SURNAMES}])")
# The commonest Chinese surnames as they are spelled in Latin letters; alone they name nobody.
_PINYIN_SPELLINGS = (
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang "
    "deng feng han cao zeng peng xiao cai pan tian dong yuan yu su ye lu wei jiang du ding shen ren yao lü cui "
    "tan fan liao shi jia xia fu fang zou bai meng qin qiu hou jin lei hao gong shao qian dai lee chan wong kim "
    "park "
)
_PINYIN = frozenset(_PINYIN_SPELLINGS.split())
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=10_000)
def is_surname_only(name: str) -> bool:
    """Tell whether a name holds no given name: 王女士, 李总, 小林, 老王, Mr. Smith, or a title alone.

    Such a name does not tell one person from another, so it is never merged across students.
    """
    if _is_full_latin(name):
        return False
    matched = _BRACKETS.sub("", plain(name)).strip(" .,")
    tight = matched.replace(" ", "")
    return bool(
        tight in _BARE_TITLES
        or matched in _PINYIN
        or _CHINESE.fullmatch(tight)
        or _TITLE_AND_CHINESE.fullmatch(matched)
        or _ENGLISH.fullmatch(matched)
    )


def _is_full_latin(name: str) -> bool:
    """Whether a name is plainly a given and a family name: the many of a large log need no pattern."""
    words = name.lower().split() if name.isascii() else []
    return (
        len(words) > 1
        and all(map(str.isalnum, words))
        and sum(map(len, words)) > LONGEST_TITLED_LETTERS
        and LATIN_TITLES.isdisjoint(words)
    )
