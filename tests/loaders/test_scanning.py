import re

import pytest
from policygraph.loaders.scanning import guarded

TEXT = "“十四五”期间由甲市水务局牵头，乙局配合，3座桥、Ⅲ类水、*号"


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("牵头|配合", "牵配"),
        ("(?:共同)?牵头", "共牵"),
        ("(?<=局)(?:配合|[由与])", "与由配"),
        ("(?P<mark>“)?十四五(?(mark)”)", "“十"),
        (r"[1-3]座|\d类|\*", r"123\*\d"),
        ("(?>甲|乙){1,2}?局", "乙甲"),
    ],
)
def test_a_pattern_is_guarded_by_what_it_can_begin_with(pattern, firsts):
    assert guarded(pattern).pattern == f"(?=[{firsts}])(?:{pattern})"


@pytest.mark.parametrize(
    "pattern", ["(?:共同)*", "牵头|[^，]{2}", ".水", "[一-龥]局|牵头", r"\s*牵头", "(?:甲)?$"]
)
def test_a_pattern_that_can_begin_with_nothing_or_anything_stays_as_it_is(pattern):
    assert guarded(pattern).pattern == pattern


@pytest.mark.parametrize(
    "pattern",
    ["(?:甲|乙)?[市局](?=牵|配)", "(?<![甲乙])局|[ⅠⅡⅢ]类", "(?P<a>“)?十四五(?(a)”|年)", r"\d座|[由与]"],
)
def test_a_guarded_pattern_finds_the_same(pattern):
    found = [(m.span(), m.groups()) for m in re.finditer(pattern, TEXT)]
    assert found == [(m.span(), m.groups()) for m in guarded(pattern).finditer(TEXT)]
