"""The words of the pages, in Chinese and English, and the language tag of each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TAGS = MappingProxyType({"zh": "zh-Hans", "en": "en"})

_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "site": ("政府规划责任图谱", "Duties in government plans"),
        "tagline": (
            "谁、以何种角色、对何事负责，何时达到何种目标，以及证明它的原文位置。",
            "Who answers for what in which role, the targets by when, and where the text says so.",
        ),
        "skip": ("跳到正文", "Skip to the content"),
        "main_menu": ("主导航", "Main menu"),
        "home": ("首页", "Home"),
        "ontology": ("本体", "Ontology"),
        "search": ("查找", "Search"),
        "search_label": ("查找单位、任务、指标、地方……", "Find agencies, measures, indicators, places…"),
        "search_results": ("“{}”的查找结果", "Search results for “{}”"),
        "nothing_found": ("没有找到。试试更短的词。", "Nothing found. Try a shorter word."),
        "in_other_language": ("English", "中文"),
        "facts": ("基本信息", "Facts"),
        "responsible": ("谁负责", "Who is responsible"),
        "nobody": ("文件未写明责任单位。", "The plan names nobody."),
        "duties": ("责任", "Duties"),
        "targets": ("量化目标", "Targets"),
        "measures": ("举措", "Measures"),
        "agencies": ("机构", "Agencies"),
        "evidence": ("原文依据", "Evidence"),
        "evidence_note": (
            "位置为规范文本中的字符序号，从 0 起，止处不含；文本由 SHA-256 确定。",
            "Places count characters of the canonical text from 0, without the end; a hash fixes the text.",
        ),
        "clause": ("责任句", "Responsibility clause"),
        "linked_from": ("被谁指向", "Linked from"),
        "role": ("角色", "role"),
        "agency": ("单位", "agency"),
        "mention": ("原文称呼", "words of the plan"),
        "rank": ("排位", "rank"),
        "note": ("说明", "note"),
        "position": ("位置", "place in the text"),
        "plan": ("规划", "plan"),
        "item": ("条目", "item"),
        "measure": ("举措", "measure"),
        "target": ("目标", "target"),
        "quote": ("原文", "quote"),
        "place": ("地方", "place"),
        "period": ("规划期", "period"),
        "kind": ("类别", "kind"),
        "name": ("名称", "name"),
        "relation": ("关系", "relation"),
        "thing": ("对象", "thing"),
        "in_title": ("见于标题", "in the title"),
        "yes": ("是", "yes"),
        "no": ("否", "no"),
        "cut": ("只列出前 {} 行；全部可用 SPARQL 查询。", "The first {} rows; ask SPARQL for all."),
        "other_forms": ("其他格式", "Other formats"),
        "identifier": ("标识", "Identifier"),
        "plans": ("规划", "Plans"),
        "counts": ("内容", "What there is"),
        "number": ("数量", "number"),
        "for_programs": ("供程序使用", "For programs"),
        "for_programs_note": (
            "每个标识按 Accept 头返回 HTML、Turtle、JSON-LD 或 N-Triples；",
            "Every identifier answers in HTML, Turtle, JSON-LD or N-Triples by the Accept header;",
        ),
        "dump": ("全部数据", "all of the data"),
        "description": ("数据集说明", "description of the dataset"),
        "query": ("SPARQL 查询", "SPARQL query"),
        "run": ("运行", "Run"),
        "examples": ("常用问题", "Ready-made questions"),
        "query_note": (
            "只读；不得使用 SERVICE；每次查询限时 {} 秒。",
            "Read-only, without SERVICE, and at most {} seconds a query.",
        ),
        "answer": ("结果", "Answer"),
        "rows": ("{} 行", "{} rows"),
        "refused": ("查询未被接受", "The query was not accepted"),
        "not_found": ("这里没有这个标识", "There is no such identifier here"),
        "not_found_note": (
            "{} 不在数据中。可以查找它的名称。",
            "{} is not in the data. Try to find it by name.",
        ),
        "rules": ("检查规则", "Rules"),
        "rules_note": (
            "数据须遵守的规则（SHACL）；可连同数据交给任何 SHACL 工具。",
            "What the data are held to, in SHACL; any SHACL tool takes them beside the data.",
        ),
        "rules_of_facts": ("事实须有什么", "What facts must have"),
        "rules_of_values": ("各属性的取值", "What a value may be"),
        "rule": ("规则", "rule"),
        "severity": ("程度", "severity"),
        "says": ("内容", "what it says"),
        "classes": ("类", "Classes"),
        "properties": ("属性", "Properties"),
        "concepts": ("取值", "Concepts"),
        "domain": ("用于", "of"),
        "range": ("取值", "to"),
        "definition": ("释义", "definition"),
        "lists": ("代码表", "Code lists"),
        "above": ("上位", "under"),
        "close": ("相近概念", "close to"),
        "collective": ("统称，不展开", "a collective, not expanded"),
    }
)


def words(lang: str) -> Mapping[str, str]:
    """Return the words of one language."""
    at = 0 if lang == "zh" else 1
    return {key: both[at] for key, both in _WORDS.items()}
