"""Motorways that are named by their ends, a sign each: 兰海高速, 京港澳高速公路.

The signs are the first characters of provinces and prefectures, and the provinces' own (沪, 黔). 绕城高速 has no
ends and is no name; 遵义至百色铁路 names its ends in full, and these are the places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..ontology.places import place_table, province_signs

_BORDER = "(?:^|(?<=[、，。；：（“和及与对在])|(?<=建成|建设|推进|加快|实施|完善|开工|新建|扩建|启动|依托|打通|完成|连接|贯通|沿着|围绕))"
_MOST_SIGNS = 3
_NOT_ENDS = (
    "新建|在建|运营|城[市区]|长[大江]|大[型中]|海[上洋]|安全|和平|南北|东西|绵延|成[功为]|重[大点]|广[大泛]"
)


@cache
def _road() -> re.Pattern[str]:
    firsts = {place.name[0] for place in place_table().places if place.kind in ("province", "prefecture")}
    signs = "".join(sorted(firsts | set(province_signs())))
    return re.compile(
        rf"{_BORDER}(?!{_NOT_ENDS})[{signs}][{signs}港澳海瑞满洋](?:[{signs}澳])?"
        r"(?:高速公路|高速(?!公|铁|发展|增长|磁浮|动车|列车|运|宽|网|光|互联))"
    )


def roads(norm: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the roads that a text names by their ends."""
    done = 0
    for word in re.finditer("高速", norm):  # found far faster than the two or three signs before it
        starts = range(max(done, word.start() - _MOST_SIGNS), word.start() - 1)
        road = next((match for at in starts if (match := _road().match(norm, at))), None)
        if road is not None:
            done = road.end()
            yield road.span()
