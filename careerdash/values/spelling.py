"""How typed words are compared: width, case, Traditional characters and Chinese numerals do not count.

Nothing here is shown to anyone; readers use it to recognise what a person typed.
"""

import re
from functools import lru_cache

from careerdash.domain.folding import clean, fold

# Traditional and variant characters that occur in the words the readers know, each with its Simplified one.
_TRADITIONAL = (
    "無无沒没還还後后電电話话視视訊讯頻频郵邮見见線线網网觀观遠远會会議议訪访談谈師师親亲戚戚學学長长姐姐"
    "級级資资經经總总監监專专業业務务員员實实習习驗验歲岁對对應应屆届畢毕轉转換换離离職职場场嚴严適适過过"
    "終终錄录筆笔試试組组領领導导構构為为術术技技權权責责動动劃划計计標标評评選选擇择徑径階阶補补"
    "進进開开啟启滿满較较點点時时鐘钟個个兩两幾几萬万億亿報报謝谢達达運运營营銷销財财會会審审稅税"
    "數数據据庫库軟软體体編编碼码語语製制圖图設设創创溝沟團团隊队協协調调應应變变壓压質质細细節节認认"
    "寫写讀读聽听說说講讲譯译翻翻診诊護护藥药醫医療疗療疗養养農农機机械械電电氣气產产製制造造測测"
    "號号日日週周間间關关係系鄰邻鄉乡紹绍薦荐協协介介聯联絡络館馆圖图書书當当面面"
    "約约錢钱價价單单位位證证貨货幣币與与從从優优勢势劣劣義义題题類类決决斷断獨独學学熱热愛爱誠诚"
    "責责範范銀银險险貸贷債债賬账帳账預预測测績绩獎奖勵励訓训練练傳传媒媒攝摄影影剪剪輯辑劇剧聲声"
    "樣样歷历環环態态慣惯靈灵維维護护備备準准續续繼继統统參参與与發发現现徵征簡简歡欢諮咨詢询課课"
    "棄弃絕绝拒拒許许禁禁錄录音音頁页項项輪轮複复復复敗败贏赢勝胜"
    "願愿們们內内強强勞劳極极盡尽慮虑辦办顧顾購购採采樹树積积極极僅仅舊旧臉脸縣县廠厂廣广東东華华國国"
    "嗎吗麼么這这個个請请讓让歸归屬属層层顯显紀纪錄录檔档藝艺飛飞馬马麗丽陳陈張张劉刘趙赵孫孙吳吴鄭郑"
    "馮冯韓韩許许鄧邓蕭萧葉叶閻阎蔣蒋蘇苏呂吕盧卢鍾钟譚谭賈贾鄒邹陸陆湯汤龍龙龔龚賴赖齊齐錢钱嚴严楊杨黃黄"
    "歐欧陽阳諸诸葛葛馬马雲云貝贝"
)
_SIMPLIFY = str.maketrans(dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)))

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0, "壹": 1, "贰": 2, "叁": 3}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL_CHARACTERS = "零〇一二两三四五六七八九十百千"
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}○壹贰叁]+")


def simplify(text: str) -> str:
    """Return the text with the Traditional characters known here written as Simplified ones."""
    return text if text.isascii() else text.translate(_SIMPLIFY)


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Return the text ready for matching: width and spaces normalised, Simplified, case folded."""
    return simplify(clean(text)).casefold()


@lru_cache(maxsize=10_000)
def key_of(text: str) -> str:
    """Return the folded key of a text in Simplified characters."""
    return fold(simplify(clean(text)))


def read_numeral(text: str) -> int | None:
    """Return the value of a Chinese numeral below ten thousand: 十 -> 10, 二十五 -> 25, 二〇二四 -> 2024."""
    if not _NUMERAL.fullmatch(text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if len(text) <= 4 else None
    total = 0
    digit: int | None = None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)
