"""Records that no reader makes are refused: what goes into the graph must be able to be true."""

import msgspec
import pytest
from policygraph.errors import RecordError
from policygraph.loaders.record import dumps, loads
from reading import record_of

RECORD = msgspec.json.decode(
    dumps(record_of("贵阳市方案\n一、任务\n（一）节水。到2025年，新建管网10公里。（市水务局负责）"))
)


def broken(*where, value):
    record = msgspec.json.decode(msgspec.json.encode(RECORD))
    place = record
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    return msgspec.json.encode(record)


BROKEN = {
    "a span before the text": broken("measures", 0, "span", value=[-5, 2]),
    "a span that ends before it starts": broken("measures", 0, "duties", 0, "span", value=[20, 10]),
    "a span beyond any text": broken("measures", 0, "span", value=[1, 2**63 - 1]),
    "a period turned round": broken("plan", "period", value=[2030, 2020]),
    "a date that is none": broken("plan", "issued", value="2021-99-99"),
    "a rank of nought": broken("measures", 0, "duties", 0, "rank", value=0),
    "a rank beyond counting": broken("measures", 0, "duties", 0, "rank", value=2**40),
    "a plan without an id": broken("plan", "id", value=""),
    "a million brackets": b"[" * 1_000_000,
}


def test_the_record_itself_is_good():
    assert loads(msgspec.json.encode(RECORD)).plan.title == "贵阳市方案"


@pytest.mark.parametrize("what", BROKEN)
def test_a_record_that_cannot_be_true_is_refused(what):
    with pytest.raises(RecordError, match="is not a policygraph/record/1 record"):
        loads(BROKEN[what])
