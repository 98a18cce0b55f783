"""The closed list of words that answers use for roles, standings and kinds, in Chinese and English.

The Cypher text of a question returns the Chinese word, so that an analyst reads the same in Neo4j Browser and
on the command line; `english` gives the other half. The five roles differ in meaning: an agency that shares a
task, or stands first in a list, is never called its leader.
"""

from __future__ import annotations

from types import MappingProxyType

ROLES = MappingProxyType(
    {
        "lead": ("牵头", "leads"),
        "support": ("配合", "supports"),
        "shared": ("分工负责（未指定牵头）", "shares the duty (no lead named)"),
        "sole": ("负责", "solely responsible"),
        "implement": ("落实", "implements"),
    }
)
"""Role of the record -> (Chinese, English)."""

ROLE_MEANINGS = MappingProxyType(
    {
        "lead": ("文件写明“牵头”", "the plan itself says 牵头 (leads)"),
        "support": ("有牵头单位，本单位参与或配合", "another agency leads; this one takes part"),
        "shared": (
            "多家“按职责分工负责”，文件未写谁牵头",
            "several answer, each for its part; no lead is named",
        ),
        "sole": ("文件写“负责”，既未写牵头也未写分工", "the plan says 负责 (answers), no lead, no division"),
        "implement": ("地方政府等“负责落实”", "local governments and the like carry it out"),
    }
)
"""Role of the record -> what the word means, for legends."""

SEVERITIES = MappingProxyType(
    {"violation": ("违规", "violation"), "warning": ("存疑", "warning"), "info": ("提示", "info")}
)
"""Severity of a finding -> (Chinese, English)."""

NO_DUTY = ("未写明责任单位", "no responsible agency named")
FIRST_NAMED = ("首位列名，非牵头", "named first, not a lead")

_OTHERS = (
    NO_DUTY,
    FIRST_NAMED,
    ("专项（题名即此议题）", "about the topic (in its title)"),
    ("文中提及", "mentions it"),
    ("承接条款", "carried over from another clause"),
    ("角色由文件另行声明", "the role is declared elsewhere in the plan"),
    ("各省均牵头", "leads in every province"),
    ("各省均有责任，部分省牵头", "answers in every province, leads in some"),
    ("各省均有责任，无一省牵头", "answers in every province, leads in none"),
    ("部分省份", "in some provinces only"),
    ("等于", "equal to"),
    ("不低于", "at least"),
    ("不高于", "at most"),
    ("高于", "above"),
    ("低于", "below"),
    ("约", "about"),
    ("达到", "reach"),
    ("下降", "decrease"),
    ("上升", "increase"),
    ("新增或完成", "add or complete"),
    ("力争", "stretch"),
    ("备选", "alternative"),
    ("仅有配合或落实单位", "only supporting or implementing agencies named"),
    ("责任", "duty"),
    ("目标", "target"),
    ("任务", "measure"),
    ("文件", "plan"),
    ("被引文件", "cited document"),
    ("单位", "agency"),
    ("部门类别", "kind of office"),
    ("指标", "indicator"),
    ("行业", "industry"),
    ("污染物", "pollutant"),
    ("地区", "place"),
    ("节点", "nodes"),
    ("关系", "relationships"),
    ("有单位，职责读不出", "an agency, but its role is not plain"),
    ("有职责词，无单位", "a word for a role, but no agency"),
    ("单位不认识", "an agency that is not known"),
    ("责任条款读不通", "a responsibility clause that could not be read"),
    ("责任条款不在任务之内", "a responsibility clause outside any measure"),
    ("有数字，无指标", "a figure without an indicator"),
    ("数字读不通", "a figure that could not be read"),
)
_ENGLISH = MappingProxyType(dict(ROLES.values()) | dict(SEVERITIES.values()) | dict(_OTHERS))


def english(term: str) -> str:
    """Return the English for a term of the list; a word that is not in it is given back as it is."""
    return _ENGLISH.get(term, term)


def terms() -> frozenset[str]:
    """Return every Chinese term, so that a test can hold the questions to the list."""
    return frozenset(_ENGLISH)
