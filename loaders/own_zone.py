"""The zone or new area that a plan is of, where the table of places does not hold it: its administration issued the plan.

There are thousands of zones, and their plans name offices as a city's do (经发局, 区财政局). Without a place of its own such a
plan would be one of the whole country, or of the city whose name the zone bears.
"""

from __future__ import annotations

import re

from ..ontology.iris import place_key
from ..ontology.places import Place, place_table

_KIND = (
    "经济技术开发区|高新技术产业开发区|高新技术产业园区|经济开发区|工业集中区|产业集聚区|产业集中区|产业转移工业园|循环经济(?:产业)?园区?"
    "|综合保税区|保税港区|保税区|自由贸易试验区|自由贸易港区|合作示范区|合作试验区|深度合作区|合作区|旅游度假区|度假区|风景名胜区"
    "|生态城|科学城|科技城|空港(?:经济|新)?区|航空港(?:经济综合实验)?区|临空经济区|综合实验区|示范区|试验区|实验区|先行区|工业园区|产业园区|科技园区"
    "|高新区|经开区|开发区|港区|新区|新城|管理区|园区"
)
_ZONE = re.compile(rf"(?P<zone>(?P<own>[一-龥]{{2,16}}?)(?:{_KIND})(?:（[一-龥]{{2,10}}）)?)")
_BODY = re.compile(r"(?:管委会|管理委员会|党工委|工作委员会|工委|管理局)")
_GENERIC = re.compile(
    r"^(?:国家|全国|省级?|市级?|自治区|各|有关|相关|关于|推进|促进|加快|支持|我|本)|[的和及与、]"
)
_LEAD_IN = re.compile(r"^(?:中共|中国共产党|关于印发|印发|关于)*")


def own_zone(title: str, issuers: tuple[str, ...], norm: str) -> Place | None:
    """Return the zone whose administration issued a plan, or in whose name it is titled and that has one.

    One of the table where it is listed there; else a place without a code, within the place that its name begins with.
    """
    for issuer in issuers[:1]:
        words = _LEAD_IN.sub("", issuer)
        match = _ZONE.match(words)
        if match and _BODY.match(words, match.end()):
            return _place(match)
    match = _ZONE.match(_LEAD_IN.sub("", title))
    if match and not issuers and _BODY.search(norm) and _has_body(match["zone"], norm):
        return _place(match)
    return None


def _has_body(zone: str, norm: str) -> bool:
    return re.search(re.escape(zone) + _BODY.pattern, norm) is not None


def _place(match: re.Match[str]) -> Place | None:
    name = match["zone"]
    if _GENERIC.search(match["own"]):
        return None
    known = place_table().by_name(name) or place_table().by_alias(name)
    if len(known) == 1:
        return known[0]
    parent = _holder(name)
    return Place(place_key(name, None, None), None, name, "zone", parent.key if parent else None, ())


def _holder(name: str) -> Place | None:
    """Return the place with which a zone's name begins: 芜湖市 for 芜湖经济技术开发区."""
    forms = place_table().forms(None)
    step = next((n for n in range(min(12, len(name)), 1, -1) if name[:n] in forms), 0)
    found = forms[name[:step]] if step else None
    return found if found is not None and found.kind in ("province", "prefecture", "county") else None
