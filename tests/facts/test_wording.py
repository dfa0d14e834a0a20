"""What is wrong as people write it is found by the shipped vocabularies, and nothing in what is shipped."""

from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree, load
from portal.editing.wording.passages import Passage
from portal.editing.wording.wording import Wording

DATA = Path(__file__).parent.parent.parent / "data"

PLANTED = (
    ("按财税[2017]71号办理", "〔2017〕"),
    ("见国办发（2016）88号", "〔2016〕"),
    ("工信部节【2019】269号公布", "〔2019〕"),
    ("发改环资(2025) 35号文", "〔2025〕"),
    ("年用电50万kwh以上的", "kWh"),
    ("每KWh电价加收0.1元", "kWh"),
    ("功率不低于75KW的电动机", "kW"),
    ("315KVA的变压器", "kVA"),
    ("10KV配电变压器", "kV"),
    ("锅炉压力1.25Mpa", "MPa"),
    ("每吨产品耗水3m3", "m³"),
    ("厂房500m2以上", "m²"),
    ("炉温1200°C", "℃"),
    ("约3000吨标煤的节能量", "吨标准煤"),
    ("依据GB18613-2020评定", "GB 18613-2020"),
    ("执行GB 18613—2020", "GB 18613-2020"),
    ("符合GB 18613-2019的3级", "GB 18613-2020"),
    ("按 GB/T 2589-20 折算", "GB/T 2589-2020"),
    ("查Y132M—4的铭牌", "Y132M-"),
    ("更换S9－315变压器", "S9-"),
    ("由环境保护部负责解释", "生态环境部"),
    ("向质检总局备案", "国家市场监督管理总局"),
    ("银保监会的分支机构（中国银行保险监督管理委员会派出）", "国家金融监督管理总局"),
    ("登陆系统填报", "登录"),
    ("截止目前已有三批", "截至"),
    ("做为申报材料", "作为"),
    ("签定合同以前", "签订"),
    ("建立能源台帐", "台账"),
    ("既征既退的增值税", "即征即退"),
    ("填报需知", "须知"),
    ("其它用能单位", "其他"),
)
"""A fault of each kind that editors make, and what stands in the hint."""

RIGHT = (
    "按财税〔2017〕71号、国办发〔2016〕88号办理",
    "国家发展改革委公告（2016年第44号）",
    "年用电 50 万 kWh，75 kW 的 Y132M-4 电动机，10 kV、315 kVA",
    "执行 GB 18613-2020、GB/T 2589-2020，压力 1.25 MPa，120 mg/m³",
    "原环境保护部2011年的公告；《环境保护部办公厅关于……的函》",
    "环境保护部2014年的规定",
    "台风登陆点附近停产；办事须知；需知道的事",
    "2019—2025年，20–35 ℃，Y80～Y355 系列",
)


@pytest.fixture(scope="module")
def tree() -> Tree:
    return load(DATA)


@pytest.fixture(scope="module")
def wording(tree: Tree) -> Wording:
    return Wording(Catalogue(tree))


@pytest.mark.parametrize(("text", "right"), PLANTED)
def test_what_is_wrong_is_found_once_with_the_right_form(
    text: str, right: str, wording: Wording
) -> None:
    found = list(wording.found_in(Passage("x", "data/x.yaml", ("summary",), text)))
    assert [right in hint for _, _, hint, _ in found] == [True]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str, wording: Wording) -> None:
    assert list(wording.found_in(Passage("x", "data/x.yaml", ("summary",), text))) == []


def test_a_document_of_its_time_may_name_its_organ(wording: Wording) -> None:
    text = "由环境保护部制定"
    of_its_time = Passage("x", "data/x.yaml", ("summary",), text, year=2014)
    later = Passage("x", "data/x.yaml", ("summary",), text, year=2020)
    assert list(wording.found_in(of_its_time)) == []
    assert len(list(wording.found_in(later))) == 1


def test_what_is_shipped_is_written_right(wording: Wording, tree: Tree) -> None:
    assert list(wording.violations(tree)) == []
