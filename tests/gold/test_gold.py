"""Extraction against what careful readers found: scores never fall, and the scorer is the annotators' own."""

import json
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest
from floors import annotated, below, evaluation, present_scores, raised, read_floors
from policygraph.loaders.evaluate import evaluate, read_gold
from policygraph.loaders.record import dumps
from shared import SHARED, needs_shared
from standoff import STANDOFF, in_full, read_canonical

ALL = annotated()
NAMES = [one.gold.stem for one in ALL]

# What was asked of the program on the three plans that came with the task.
ASKED = {
    "measures": 0.97,
    "titles": 0.97,
    "duties who+role": 0.97,
    "agency identity": 0.95,
    "targets figure": 0.90,
    "targets +indicator": 0.85,
    "pollutants": 0.95,
    "industries": 0.85,
    "places": 0.85,
}


@cache
def full_gold(one) -> bytes:
    """The gold with all words, as the annotators' scorer wants it."""
    data = one.gold.read_bytes()
    if one.group == "original":
        return data
    return json.dumps(in_full(json.loads(data), read_canonical(one.document))).encode()


@pytest.fixture
def annotators_scores(tmp_path):
    """Run ../shared/gold/score.py on pairs of gold and record; give its precision, recall, F1 and counts."""

    def scores(pairs):
        files = []
        for number, (gold, record) in enumerate(pairs):
            for name, data in ((f"{number}-gold", gold), (f"{number}-record", dumps(record))):
                files.append(tmp_path / f"{name}.json")
                files[-1].write_bytes(data)
        script = SHARED / "gold" / "score.py"
        done = subprocess.run(
            [sys.executable, "-X", "utf8", script, "--json", *files], capture_output=True, check=True
        )
        return json.loads(done.stdout)

    return scores


def our_scores(pairs):
    return {
        row["field"]: {"p": row["precision"], "r": row["recall"], "f1": row["f1"], "n": row["expected"]}
        for row in evaluate(pairs).scores()
    }


@needs_shared()
def test_no_score_is_below_its_floor():
    assert below(present_scores(), read_floors()) == []


@needs_shared()
def test_every_group_has_a_floor_for_every_field():
    assert {group: set(fields) for group, fields in read_floors().items()} == {
        group: set(fields) for group, fields in present_scores().items()
    }


@needs_shared()
@pytest.mark.parametrize("field", ASKED)
def test_the_three_original_plans_are_read_as_well_as_was_asked(field):
    assert evaluation("original").counts[field].f1 >= ASKED[field]


@needs_shared()
def test_the_check_fails_when_a_floor_is_above_the_present_score():
    present = present_scores()["tuned"]["targets full"]
    floors = {"tuned": {"targets full": present + 0.001}}
    assert below(present_scores(), floors) == [
        f"tuned, targets full: {present:.4f} is below {present + 0.001}"
    ]


def test_a_field_or_group_that_is_not_scored_any_more_is_below_its_floor():
    assert below({"tuned": {}}, {"tuned": {"titles": 0.5}, "fresh": {"places": 0.1}}) == [
        "tuned, titles: 0.0000 is below 0.5",
        "fresh, places: 0.0000 is below 0.1",
    ]


def test_raising_rounds_down_and_never_lowers():
    floors = {"tuned": {"titles": 0.9, "places": 0.8}}
    scores = {"tuned": {"titles": 0.87, "places": 0.8129}, "fresh": {"titles": 1.0}}
    assert raised(floors, scores) == {"tuned": {"titles": 0.9, "places": 0.812}, "fresh": {"titles": 1.0}}


def test_a_raised_floor_holds_for_the_score_that_raised_it():
    scores = {"tuned": {"titles": 0.29, "places": 2 / 3, "industries": 0.57}}
    assert below(scores, raised({}, scores)) == []


@needs_shared()
def test_every_annotated_plan_is_scored_in_its_group():
    assert Counter(one.group for one in ALL) == {
        "original": 3,
        "tuned": 10,
        "later": 4,
        "fresh": 4,
        "blind": 3,
        "unseen": 5,
        "unseen-2": 1,
    }


@needs_shared()
@pytest.mark.parametrize("one", ALL, ids=NAMES)
def test_our_scores_are_those_of_the_annotators_scorer(one, annotators_scores):
    gold = read_gold(one.gold.read_bytes(), one.gold.name)
    assert our_scores([(gold, one.record())]) == annotators_scores([(full_gold(one), one.record())])


@needs_shared()
def test_our_scores_are_the_same_where_almost_nothing_fits(annotators_scores):
    """Each gold against the record of the next plan: few things fit, so every rule of matching is tried."""
    pairs = [(full_gold(one), other.record()) for one, other in zip(ALL, [*ALL[1:], ALL[0]], strict=True)]
    ours = our_scores([(read_gold(gold, "gold"), record) for gold, record in pairs])
    assert ours == annotators_scores(pairs)
    assert 0 < ours["duties who"]["f1"] < 0.5


@needs_shared()
@pytest.mark.parametrize(
    "one", [one for one in ALL if one.group != "original"], ids=lambda one: one.gold.stem
)
def test_no_sentence_of_a_plan_stands_in_its_gold(one):
    text = "".join(read_canonical(one.document).text.split())
    kept = one.gold.read_text(encoding="utf-8")
    assert not [s for s in text.replace("；", "。").split("。") if len(s) > 20 and s in kept]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.mark.parametrize("gold", sorted(STANDOFF.glob("*.json")), ids=lambda path: path.stem)
def test_a_stand_off_file_holds_names_only(gold):
    whole = json.loads(gold.read_text(encoding="utf-8"))
    assert not [s for s in strings([whole["plan"], whole["measures"]]) if len(s) > 40 or "。" in s]
