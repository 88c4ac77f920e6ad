"""The words that stand around a figure of pay, in English and Chinese, and what each does.

Every entry is a token: a kind and a value. Kinds: ``approx`` softens, ``bound`` opens an end (``at_least``, ``at_most``),
``label`` says what a figure is, ``break`` starts another thought, ``period`` a pay period said as an adjective, ``post``
names a post, ``range`` joins two ends, ``filler`` means nothing for the figure. What is in no list is an unknown word.
"""

Token = tuple[str, str]

# Labels. base: the figure is base pay; pay: it is pay of some kind; gross: as stated before tax; net and trial: it is
# pay after tax or on probation, taken only when nothing else is given; total: it includes more than base pay;
# extra: it is no base pay at all; benefit: something that is not money.
_ENGLISH: dict[Token, str] = {
    ("approx", ""): "about around approx approximately appr appx aprox apx roughly circa ca c est estimated estimate average avg "
    "averages averaging ish nearly almost probably maybe ballpark",
    ("label", "base"): "base basic fixed",
    ("label", "pay"): "salary salaries pay pays paid wage wages income earn earns earning earnings earned make makes compensation",
    ("label", "gross"): "gross brut brutto pretax pre-tax",
    ("label", "net"): "net netto takehome take-home",
    ("label", "total"): "ote total totals package tc ctc overall all-in allin",
    ("label", "extra"): "bonus bonuses bonusses commission commissions comission commision comm stock stocks equity rsu rsus option "
    "options tip tips overtime ot incentive incentives allowance allowances profit-sharing profitshare lti sti shares signing sign-on "
    "diem differential differentials diff variable top-up topup gratuity dividends raise",
    ("label", "benefit"): "benefits benefit benefite perks pension superannuation super insurance medical 401k 401(k) housing phone "
    "stipend reimbursement meals accommodation",
    ("break", "remark"): "but depending depends dependent based because since due thanks if though although however rising then "
    "while whereas varies went goes going who which where when",
    ("break", "negative"): "no not without w/o wo excluding excludes excl exclusive minus before non never doesnt don't doesn't isn't",
    ("break", "including"): "including includes include included incl inc inclusive after",
    ("break", "with"): "with w/ w",
    ("break", "plus"): "also additionally",
    ("or", ""): "or alternatively",
    ("and", ""): "and &",
    ("plus", ""): "plus",
    ("between", ""): "between btw btwn b/w",
    ("range", ""): "to till until through thru",
    ("post", "entry"): "junior entry entry-level entrylevel newcomer newcomers beginner beginners fresh fresher freshers graduate "
    "graduates grad grads starting starter trainee starters juniors jr",
    ("post", "experienced"): "senior seniors experienced mid mid-level midlevel middle sr lead leads manager managers advanced "
    "veteran veterans intermediate principal director directors expert experts later higher",
    ("part_time", ""): "part-time parttime pt half-time casual p/t",
    ("filler", ""): "a an the of is are was were be been i my me it its it's it’s that this these those for in on at by as so can could would should "
    "will up usually typically normally generally currently now right current basis rate rates per-year "
    "range ranges ranging range: salary: annual: full-time fulltime full time contract contractor freelance employee job position "
    "work working works year's years' before-tax flat only just he she they said says told person people get gets getting "
    "i'm im i’m one level level: levels figure fte yrs yr mos month's expect expected hourly-paid non-exempt exempt unsalaried easily "
    "london weighting us u.s employees role roles someone somebody here there your you we",
}
# Several words that only together mean something; spaces stand for any space.
_PHRASES: dict[Token, str] = {
    ("approx", ""): "give or take|or so|close to|somewhere around|in the region of|in the ballpark of|on average|- ?ish|near to",
    ("bound", "at_least"): "at least|no less than|not less than|starting at|starting from|starts at|starts from|upwards of|more than|"
    "greater than|minimum of|min of|over|above|from|exceeds|exceeding|north of|min[.]?|minimum",
    ("bound", "at_most"): "at most|up to|upto|no more than|not more than|less than|lower than|under|below|max[.]? of|maximum of|max[.]?|"
    "maximum|capped at|not over",
    ("bound_after", "at_least"): "and up|and upwards?|& up|and above|or more|or higher|or above|and over|onwards|upwards|and more",
    ("bound_after", "at_most"): "or less|or under|or below|and below|tops",
    ("label", "net"): "after tax(?:es)?|post[- ]tax|take[- ]home(?: pay)?|in hand|in-hand",
    ("label", "gross"): "before (?:any )?tax(?:es)?|pre[- ]tax|prior to tax",
    ("label", "base"): "base salary|base pay|base rate|basic salary|basic pay|base hourly rate|fixed pay|fixed salary",
    ("label", "total"): "all[- ]in|total comp(?:ensation)?|total package|on[- ]target earnings|total cash",
    ("label", "extra"): "profit[- ]shar(?:e|ing)|sign(?:ing|[- ]on) bonus|per diem|top[- ]up|year[- ]end bonus|stock options?|o[.]t[.]",
    ("part_time", ""): "part[- ]time|half[- ]time|p/t|seasonal(?:ly)?",
    ("break", "negative"): "not including|does not include|not counting|excluding|on top of|w/o",
    ("break", "with"): "w/(?![a-z])",
    ("filler", ""): "this year|last year|next year|every year since|year to year|each year|year over year|401 ?k match|w-?2(?![0-9])|"
    "e[.]g[.]|i[.]e[.]|full[- ]time|as of|take into account|from year to year|of experience|years? of experience|hong kong(?= dollars?)|"
    "new zealand(?= dollars?)",
    ("post", "entry"): "entry[- ]level|fresh graduates?|new grads?|new hires?|starting (?:salary|pay)|starting out",
    ("post", "experienced"): "mid[- ]level|mid[- ]career|mid[- ]senior|slightly higher",
    ("odd_period", ""): "(?:per|a|an|each|/) ?(?:summer|semester|term|season|project|session|class|course|lesson|visit|article|piece|"
    "word|case|gig|event|shift|quarter|fortnight|unit|order|page|trip|song|job|show|night|decade|minute|min|half[- ]year)|"
    "bi-?weekly|fortnightly|semi-?monthly|bi-?monthly|twice a month|quarterly|every (?:two|2|other) weeks?",
}
_ADJECTIVES = {
    "hour": "hourly ph",
    "day": "daily pd",
    "week": "weekly pw",
    "month": "monthly pcm pm",
    "year": "yearly annually annual annum pa annualized annualised",
}
_CHINESE: dict[Token, str] = {
    ("approx", ""): "大概 大约 约 左右 上下 差不多 估计 预计 出头 平均 将近 接近 近 来 大致 约为 约合 基本在 约等于 平均下来 人均",
    ("bound", "at_least"): "不低于 不少于 至少 最低 最少 超过 超 大于 高于 起薪不低于 起码 最起码 多于 上 过 破 过了 底线",
    ("bound", "at_most"): "不超过 不高于 不多于 至多 最多 最高 低于 少于 小于 不到 不足 不满 上限 顶多 未满 不过",
    ("bound_after", "at_least"): "及以上 以上 起步 起 往上 开外 朝上 上不封顶 不封顶 多一点 多点 多 余 打底 保底",
    ("bound_after", "at_most"): "及以下 以下 以内 之内 封顶 内 往下",
    ("label", "base"): "底薪 无责底薪 基本工资 基本薪资 基本薪 基础工资 基础薪资 固定工资 固定薪资 固定 基薪 转正后 转正 正式员工 正式 base 岗位工资",
    ("label", "pay"): "工资 薪资 薪水 薪酬 收入 待遇 薪金 报酬 薪 月供 拿到 拿 挣 赚",
    ("label", "gross"): "税前 毛薪",
    ("label", "net"): "税后 到手 实发 净收入 到手价 实得",
    ("label", "trial"): "试用期 试用 实习期间 实习期 实习生 实习",
    ("label", "total"): "总包 综合薪资 综合月薪 综合收入 综合工资 综合 总收入 全包 合计 总计 总共 总薪酬 算上 一共 加起来 总额",
    ("label", "extra"): "年终奖金 年终奖 年终 年底奖金 奖金 提成 绩效奖金 绩效工资 绩效奖 绩效 补贴 补助 津贴 餐补 房补 车补 股票 期权 "
    "股权 分红 佣金 业绩 加班费 加班工资 加班 小费 红包 季度奖 全勤奖 全勤 奖励 外快 签字费 课时费 抽成 稿费 灰色收入",
    ("label", "benefit"): "五险一金 六险一金 六险二金 五险二金 五险 社保 公积金 一金 包吃住 包吃包住 包食宿 包住 包吃 福利 双休 年假 保险",
    ("apart", ""): "另算 另计 另外算 除外 不算 另谈 另议 单算 另付 另发 另给 不含",
    ("break", "remark"): "但是 但 不过要 视 取决于 根据 看 因为 如果 之后 然后 后来 后期 随着 涨到 升到 其中 具体",
    ("break", "negative"): "不包括 不包含 不含 不算 没有 无 除去 扣除 不带",
    ("break", "including"): "包括 包含 含有 含 算上 内含",
    ("break", "with"): "有 带 外带",
    ("break", "plus"): "加上 另加 外加 另有 再加 还有 另外 加",
    ("or", ""): "或者 或",
    ("and", ""): "以及 和 与 跟",
    ("between", ""): "介于 介乎 从 在",
    ("range", ""): "至 到",
    ("post", "entry"): "初级岗位 初级岗 初级 初阶 应届毕业生 应届生 应届 刚入职 刚毕业 新人 新手 毕业生 入门 起薪 入职 刚开始 校招 助理 普通员工 "
    "基层 低级 刚入行 一开始 刚进 新入职 初入职场 初入行 初期",
    ("post", "experienced"): "较高级岗位 较高级 中高级 中高层 中级 中阶 高级 高阶 资深 经理级 主管级 主管 经理 总监 老员工 有经验 三年后 两年后 五年后 "
    "十年后 一年后 多年后 工作三年 工作五年 几年后 骨干 社招 高层 中层 专家 稍高 较高 熟手 后期可达 工作多年 经验丰富",
    ("part_time", ""): "兼职 半职",
    ("filler", ""): "的 是 为 也 都 就 能 可以 可 会 我 给 他 她 说 听说 据说 应该 刚 目前 现在 不等 之间 区间 范围 水平 大学 本科 硕士 博士 学历 "
    "岗位 职位 行业 公司 一线城市 二线城市 三线城市 城市 一般来说 一般 普遍 通常 每人 全职 主要 基本 这边 我们 这里 那边 了 吧 呢 啊 吗 哦 "
    "不定 浮动 封 人民币计 面议 可谈 可面议 已 才 还 又 约定 期望 每位 单位 标准 工作 员工 上班 价 钱 整 个 等 呀 每 按 月休 周末 月底 月初 元整 "
    "好 稳定 差 高 低 行 入 共 发 到账 合同 对外 外企 国企 私企 民企 事业单位 公务员 互联网 大厂 小厂 一线 二线 三线",
    ("odd_period", ""): "/单 /件 /次 /节课 /节 /课时 /课 /场 /个 /篇 /千字 /字 /学期 /季度 /季 /项目 /套 /台 /分钟 /题 /条 每单 每件 每次 每节课 "
    "每节 每课时 每场 每篇 一节课 一单 一次 一件 一场 每学期 每季度 季薪 半年 半个月 半月 双周 一课时 计件 千字 每半年 一学期 一季度",
    ("months", "13"): "年底双薪 年终双薪 双薪",
}
_CHINESE_ADJECTIVES = {
    "hour": "时薪 时给 每小时 每时 按小时 一小时 每个小时 一个小时 小时工",
    "day": "日薪 日给 日结 每天 每日 按天 按日 一天 日工资 日均",
    "week": "周薪 每周 按周 一周 每星期 一星期 周结 每个星期 一个星期",
    "month": "月薪 月收入 月入 月工资 月给 月收 每个月 每月 一个月 按月 月均 一月 月均收入 平均月薪 月薪资 月薪酬 税前月薪 税后月薪 月到手 单月 月结",
    "year": "年薪 年收入 年收 年入 年俸 年薪酬 年薪资 一年 每年 按年 年均 年均收入 平均年薪 税前年薪 税后年薪 年工资 全年 年度",
}
_CHINESE_TOTALS = {"year": "年包 年总包 年度总包 年总收入"}


def _by_word(groups: dict[Token, str]) -> dict[str, Token]:
    return {word: token for token, words in groups.items() for word in words.split()}


def _periods(groups: dict[str, str], kind: str) -> dict[str, Token]:
    return {word: (kind, period) for period, words in groups.items() for word in words.split()}


ENGLISH = _by_word(_ENGLISH) | _periods(_ADJECTIVES, "period")
PHRASES = _PHRASES
CHINESE = _by_word(_CHINESE) | _periods(_CHINESE_ADJECTIVES, "period") | _periods(_CHINESE_TOTALS, "total_period")

# The words above are written in Simplified characters; these are the Traditional ones they may be typed with.
SIMPLIFY = str.maketrans(
    "萬億個兩幾時週獎績補貼議談經約險業應屆資級階層專總監實習驗試稅後發無沒與過達資單價歲費績職後間範圍員從給幣圓韓歐鎊盧銖馬繳萬財領進結餘華內滿開"
    "門壹貳參陸對會記錄說聽據當領賺掙綜帶補優勢學碩歷條題環節課時趕廠國邊們這裡穩應該預計額點號檔隨漲機熟經驗豐業務雙週",
    "万亿个两几时周奖绩补贴议谈经约险业应届资级阶层专总监实习验试税后发无没与过达资单价岁费绩职后间范围员从给币圆韩欧镑卢铢马缴万财领进结余华内满开"
    "门壹贰叁陆对会记录说听据当领赚挣综带补优势学硕历条题环节课时赶厂国边们这里稳应该预计额点号档随涨机熟经验丰业务双周",
)
