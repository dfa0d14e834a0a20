"""The strict reader: what people and YAML read differently is refused, the rest stays as written."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portal.read.problem import Unreadable
from portal.read.strict_yaml import DEEPEST, parse, places


def refusals(text: str) -> list[str]:
    """What is said about `text`, as line:column message."""
    with pytest.raises(Unreadable) as caught:
        parse(text, "x.yaml")
    return [f"{x.line}:{x.column} {x.message}" for x in caught.value.problems]


@pytest.mark.parametrize("word", ["no", "No", "yes", "ON", "off", "y", "N", "True", "NULL"])
def test_words_that_yaml_takes_for_switches_are_refused(word):
    assert refusals(f"a: {word}") == [f"1:4 {word} 在 YAML 里会被当成是/否"]


@pytest.mark.parametrize(
    "number",
    ["010", "0x1F", "0b11", "0o17", "12:30", "190:20:30", "1_000", "1e3", "1.5E-3"]
    + ["+5", ".5", "5.", ".inf", "-.INF", ".nan", "007"],
)
def test_numbers_that_yaml_reads_otherwise_are_refused(number):
    (problem,) = refusals(f"a: {number}")
    assert number in problem


@pytest.mark.parametrize("day", ["2018-02-30", "2018-13", "2018-1-5", "2018-02-30 12:00"])
def test_dates_that_do_not_exist_are_refused_wherever_they_stand(day):
    assert refusals(f"a: [{day}]") == [f"1:5 {day} 不是有效日期"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "2:1 字段重复，第 1 行已经写过"),
        ("a: &x 1", "1:4 不能使用 & 锚点和 * 引用"),
        ("&x a: 1", "1:1 不能使用 & 锚点和 * 引用"),
        ("a: !!str 1", "1:4 不能使用标签 !!str"),
        ("!!str a: 1", "1:1 不能使用标签 !!str"),
        ("a: !local 1", "1:4 不能使用标签 !local"),
        ("<<: *x", "1:5 不能使用 & 锚点和 * 引用"),
        ("? [a, b]\n: c", "1:3 字段名必须是文字"),
        ("a: 1\n---\nb: 2", "2:1 一个文件只能有一份记录"),
        ("a: 甲\n  乙", "1:4 文字跨了行，接起来会多出空格"),
        ("a: '甲\n  乙'", "1:4 文字跨了行，接起来会多出空格"),
        ("a: " + "9" * 5000, "1:4 数字太长"),
        ("a: 0." + "9" * 5000, "1:4 数字太长"),
        ("", "1:1 文件是空的"),
        ("# 只有注释", "1:1 文件是空的"),
        ("null", "1:1 文件是空的"),
    ],
)
def test_what_no_record_needs_is_refused(text, message):
    assert refusals(text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "1:5 这里不该出现冒号"),
        ("a: 1\nb 2\nc: 3", "2:1 这一行缺少冒号"),
        ("a: 1\nb：2\nc: 3", "2:1 字段名后面是全角冒号“：”"),
        ("a: 1\nb:2\nc: 3", "2:1 冒号后面没有空格"),
        ('a: 1\nb: "2\nc: 3', "2:4 引号没有配对"),
        ("a: '节能'法", "1:8 引号 '节能' 后面还有文字"),
        ("a: 1\nb: [1, 2\nc: 3", "2:4 方括号里的列表没有写完"),
        ("a: 1\nb: {x: 1\nc: 3", "2:4 花括号里的字段没有写完"),
        ("a: {x: 1 y: 2}", "1:11 花括号里的字段没有写完"),
        ("a:\n\t- 1", "2:1 缩进里有制表符（Tab）"),
        ("a:\n  b: 1\n\tc: 2", "3:1 缩进里有制表符（Tab）"),
        ("a:\n  - b: 1\n   c: 2", "3:4 列表项没有对齐"),
        ("a: @甲", "1:4 内容不能以 @ 开头"),
        ("a: `甲", "1:4 内容不能以 ` 开头"),
        ("a: %甲", "1:4 内容不能以 % 开头"),
        ("a: *甲", "1:5 & 和 * 开头会被当成锚点和引用"),
        ("a: !甲", "1:5 ! 开头会被当成标签"),
        ("a: >2003", "1:6 | 或 > 后面应换行"),
        ('a: "C:\\数据"', "1:7 双引号里的 \\ 会被当成转义"),
        ('a: "\\ud800"', "1:7 双引号里的 \\ 会被当成转义"),
        ("a: ,甲", "1:4 这里缺少内容"),
        ("%YAML 9.9\n---\na: 1", "1:1 % 开头的行是 YAML 指令"),
    ],
)
def test_a_slip_in_the_syntax_is_named_where_it_begins(text, message):
    assert refusals(text) == [message]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "控制字符 U+0000"),
        ("\x0b", "控制字符 U+000B"),
        ("\x1b", "控制字符 U+001B"),
        ("\x85", "控制字符 U+0085"),
        ("\u2028", "控制字符 U+2028"),
        ("\u202e", "改变文字方向的隐藏字符 U+202E"),
        ("\u2067", "改变文字方向的隐藏字符 U+2067"),
        ("\u200b", "看不见的字符 U+200B"),
        ("\ufeff", "看不见的字符 U+FEFF"),
        ("\xad", "看不见的字符 U+00AD"),
    ],
)
def test_characters_that_nobody_sees_are_refused_raw_and_escaped(character, name):
    assert refusals(f"a: 1\nb: 甲{character}乙") == [f"2:5 含有{name}"]
    escape = f"\\u{ord(character):04x}"
    assert refusals(f'a: 1\nb: "甲{escape}乙"') == [f"2:4 含有{name}"]
    assert refusals(f'a: 1\n"{escape}b": 甲') == [f"2:1 含有{name}"]


def test_a_lone_surrogate_is_refused():
    assert refusals("a: \ud800") == ["1:4 含有控制字符 U+D800"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("depth", [DEEPEST + 2, 50_000])
def test_deep_nesting_is_refused_and_breaks_nothing(opening, depth):
    (problem,) = refusals(opening * depth)
    assert "嵌套超过 20 层" in problem


def test_a_bomb_of_aliases_does_not_go_off():
    layers = ["a0: &a0 [啦, 啦]"]
    layers += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert len(refusals("\n".join(layers))) == 60 + 2 * 59


def test_all_traps_of_a_file_are_named_together():
    text = "a: no\nb: 010\na: 1\nc: 2018-02-30"
    assert [said.partition(":")[0] for said in refusals(text)] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("财税〔2017〕71号", "财税〔2017〕71号"),
        ("GB 18613-2020", "GB 18613-2020"),
        ("2018-02-28", "2018-02-28"),
        ("2018-02", "2018-02"),
        ("2018-2019", "2018-2019"),
        ("'010'", "010"),
        ("'no'", "no"),
        ('"12:30"', "12:30"),
        ("2010", 2010),
        ("-5", -5),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("1.1.10", "1.1.10"),
        ("S9-M.10", "S9-M.10"),
        ("1:10 的坡度", "1:10 的坡度"),
        ("https://www.gov.cn/a#b", "https://www.gov.cn/a#b"),
        ("'甲' # 注释", "甲"),
        ("[甲] # 注释", ["甲"]),
        ("甲#乙", "甲#乙"),
        ("NO.1", "NO.1"),
        ("'<=2003'", "<=2003"),
    ],
)
def test_what_is_accepted_stays_as_written(written, value):
    assert parse(f"a: {written}", "x.yaml") == {"a": value}


def test_a_decimal_keeps_its_digits():
    value = parse("a: 14.0", "x.yaml")["a"]
    assert isinstance(value, Decimal)
    assert str(value) == "14.0"


def test_field_names_are_text_whatever_they_look_like():
    assert parse("2010: 1\nno: 2", "x.yaml") == {"2010": 1, "no": 2}


def test_block_text_keeps_its_lines():
    assert parse("a: |\n  甲\n  乙\n", "x.yaml") == {"a": "甲\n乙\n"}


def test_places_give_the_line_and_column_of_fields_and_items():
    found = places("a: 1\nrows:\n  - id: x\n    name: y\n")
    assert found["a",] == (1, 1)
    assert found["rows", 0] == (3, 5)
    assert found["rows", 0, "name"] == (4, 5)


def answers(text: str) -> bool:
    """Whether `text` is read; problems are an answer, any other exception is a failure."""
    try:
        parse(text, "x.yaml")
    except Unreadable as error:
        assert error.problems
        assert all(problem.line >= 1 and problem.column >= 1 for problem in error.problems)
        return False
    return True


YAMLISH = st.text(st.sampled_from("ab甲1-:,[]{}#&*!|>'\"%@`\\ \t\n.?~_0no\ufeff\u202e\0"))


@given(st.text() | YAMLISH)
def test_any_text_is_read_or_refused_with_a_problem(text):
    answers(text)


@given(st.text())
def test_any_text_between_quotes_comes_back_or_is_refused(text):
    quoted = "a: '" + text.replace("'", "''") + "'"
    if answers(quoted):
        assert parse(quoted, "x.yaml") == {"a": text}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text("甲乙ab 1:-#[]{}'\"no"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("甲ab"), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text("甲ab", min_size=1), VALUES, min_size=1, max_size=5))
def test_what_another_program_writes_comes_back(value):
    text = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style=None)
    if "&id" not in text and answers(text):
        assert parse(text, "x.yaml") == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 关于 2 #机组改造的通知", "1:4 #机组改造的通知 会被当成注释丢掉"),
        ("a: 0 #柴油，其他油品不适用。", "1:4 #柴油，其他油品不适用。 会被当成注释丢掉"),
        ("a: 2018-01-01  # 施行", "1:4 # 施行 会被当成注释丢掉"),
        ("a:\n  - 旧名 #1", "2:5 #1 会被当成注释丢掉"),
        ("a:\n  - #1", "2:4 #1 会被当成注释丢掉"),
        ("a: #1 机组", "1:3 #1 机组 会被当成注释丢掉"),
        ("a: [甲, 乙 #丙\n  ]", "1:8 #丙 会被当成注释丢掉"),
        ("a: {b: 甲 #乙\n  }", "1:8 #乙 会被当成注释丢掉"),
    ],
)
def test_text_that_would_be_lost_as_a_comment_is_refused(text, message):
    assert refusals(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "# 甲\na: 乙",
        "a: 乙\n# 甲",
        "a: # 甲\n  - 乙",
        "a: '2 #机组' # 甲",
        "a: 乙#1",
        "a: |\n  2 #机组",
    ],
)
def test_a_remark_that_hides_nothing_is_allowed(text):
    parse(text, "x.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a:　甲", "1:1 这里是全角空格，不是普通的空格"),
        ("a:\u00a0甲", "1:1 这里是不换行空格（U+00A0），不是普通的空格"),
        ("a:\n\u3000\u3000b: 甲", "2:1 这里是全角空格，不是普通的空格"),
        ("a:\n\u00a0\u00a0- b: 甲", "2:1 这里是不换行空格（U+00A0），不是普通的空格"),
        ("a：甲\nb：乙", "1:1 字段名后面是全角冒号“：”"),
        ("a:\n  － 甲\n  － 乙", "2:1 列表项前面是“－”，不是减号"),
        ("a: [转发] 甲", "1:9 [转发] 后面还有文字：方括号、花括号开头会被当成列表"),
        ("a:", "1:3 没有内容"),
        ("a: {b: , c: 1}", "1:8 没有内容"),
    ],
)
def test_what_only_looks_like_the_sign_is_named(text, message):
    assert refusals(text) == [message]


@pytest.mark.parametrize(
    ("sign", "what"),
    [
        ("\u2edb", "部首 U+2EDB（\u2edb），不是汉字"),
        ("\u2f84", "部首 U+2F84（\u2f84），不是汉字"),
        ("\ufffd", "读坏了的字符 U+FFFD"),
        ("\ue5e5", "别的电脑显示不出来的字符 U+E5E5"),
        ("\U0010f06c", "别的电脑显示不出来的字符 U+10F06C"),
        ("锟斤拷", "乱码“锟斤拷”"),
        ("\u3164", "看不见的字符 U+3164"),
        ("\u2800", "看不见的字符 U+2800"),
        ("\ufe0f", "看不见的字符 U+FE0F"),
        ("\U000e0041", "看不见的字符 U+E0041"),
        ("a\u0301\u0301\u0301", "叠在一起的附加符号 U+0301"),
        ("B\u0412", "俄文字母 U+0412"),
        ("\u0412B", "俄文字母 U+0412"),
    ],
)
def test_a_character_that_is_another_than_it_looks_is_named(sign, what):
    [told] = refusals(f"a: 甲{sign}乙")
    assert told.endswith(f"含有{what}")


@pytest.mark.parametrize("sign", ["Δη≥φ", "《〈·", "①", "㎡", "℃", "🌱", "𠮷", "\u00e9", "Россия"])
def test_a_character_that_is_what_it_looks_like_passes(sign):
    assert parse(f"a: 甲{sign}", "x.yaml") == {"a": f"甲{sign}"}


def test_all_odd_characters_and_the_other_faults_are_told_at_once():
    assert refusals("a: \u2edb\nb: \ue5e5\nc: 2018-02-30") == [
        "1:4 含有部首 U+2EDB（\u2edb），不是汉字",
        "2:4 含有别的电脑显示不出来的字符 U+E5E5",
        "3:4 2018-02-30 不是有效日期",
    ]


def test_a_line_that_a_program_broke_is_one_text():
    assert parse('a: "\\u8BF4\\\n  \\u6587"', "x.yaml") == {"a": "说文"}
