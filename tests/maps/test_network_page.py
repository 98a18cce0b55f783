"""The picture of a network in a real browser: names to read, links to follow, no request."""

from __future__ import annotations

import pytest
from policygraph.analysis.network import Link, Network, Standing, network_of, projected
from policygraph.maps.network_page import places, threshold, write_page
from policygraph.maps.parts import parts_of, topics_in

HOSTILE = '<img src=x onerror="document.title=1">"\'</script>'


@pytest.fixture(scope="module")
def held(store):
    return parts_of(store, None), topics_in(store, None)


@pytest.fixture(scope="module", params=["offices", "topics"])
def drawn(request, held, tmp_path_factory):
    parts, topics = held
    found = network_of(projected(parts, request.param, topics), request.param)
    target = tmp_path_factory.mktemp("network") / "a.html"
    write_page(found, "网络", (), "zh", target)
    return found, target


def crowd(many, names="第{}办公室"):
    """A network in which each shares with each."""
    nodes = [Standing(names.format(n), "office", 3, many - 1, 3, 0.1, 0, n % 4, False) for n in range(many)]
    links = [
        Link(one.name, other.name, ("m",) * (1 + (at + n) % 9), False)
        for at, one in enumerate(nodes)
        for n, other in enumerate(nodes[at + 1 :])
    ]
    groups = tuple(tuple(n.name for n in nodes if n.group == g) for g in range(4))
    return Network("offices", tuple(nodes), tuple(links), groups, 0.1, 1)


def overlaps(page):
    return page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('svg text')]
             .map(e => [e.textContent, e.getBoundingClientRect()]);
           return boxes.flatMap(([a, r], i) => boxes.filter(([b, s], j) => j > i &&
             r.left < s.right - 1 && s.left < r.right - 1 &&
             r.top < s.bottom - 1 && s.top < r.bottom - 1).map(([b]) => a + '/' + b)) }"""
    )


def cut(page):
    return page.evaluate(
        """() => { const all = document.querySelector('figure svg').getBoundingClientRect();
           return [...document.querySelectorAll('svg text')].filter(e => {
             const r = e.getBoundingClientRect(); return r.left < all.left ||
             r.right > all.right || r.top < all.top || r.bottom > all.bottom })
             .map(e => e.textContent) }"""
    )


def test_every_name_is_there_none_over_another_none_cut(page, drawn):
    found, file = drawn
    page.goto(file.as_uri())
    assert set(page.locator("svg text").all_text_contents()) == {node.name for node in found.nodes}
    assert overlaps(page) == []
    assert cut(page) == []


def test_a_crowd_stays_readable(page, tmp_path):
    found = crowd(60)
    write_page(found, "网络", (), "zh", tmp_path / "a.html")
    page.goto((tmp_path / "a.html").as_uri())
    assert overlaps(page) == []
    assert cut(page) == []
    drawn = page.locator("svg path:not([hidden])").count()
    assert 0 < drawn < len(found.links), "weak links are left out at first"
    assert page.locator("#shown").inner_text() == f"{drawn} / {len(found.links)}"


def test_pointing_at_a_name_shows_its_links_alone(page, drawn):
    found, file = drawn
    page.goto(file.as_uri())
    node = max(found.nodes, key=lambda one: one.partners)
    page.locator(f'[data-name="{node.name}"] circle').hover()
    assert page.locator("svg path:not([hidden])").count() == node.partners
    page.mouse.move(1, 1)
    assert page.locator("svg path.near").count() == 0


def test_the_slider_brings_links_back(page, tmp_path):
    found = crowd(30)
    write_page(found, "网络", (), "zh", tmp_path / "a.html")
    page.goto((tmp_path / "a.html").as_uri())
    page.locator("#least").fill("1")
    assert page.locator("svg path:not([hidden])").count() == len(found.links)


def test_nothing_leaves_the_page(page, drawn):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(drawn[1].as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [drawn[1].as_uri()]


def test_hostile_names_stay_names(page, tmp_path):
    found = crowd(3, HOSTILE + "{}")
    write_page(found, HOSTILE, (HOSTILE,), "en", tmp_path / "a.html")
    page.goto((tmp_path / "a.html").as_uri())
    assert page.title() == HOSTILE
    assert page.locator("img").count() == 0
    assert f"{HOSTILE}0" in page.locator("svg text").all_text_contents()


def test_a_network_of_nobody_is_a_page_too(page, tmp_path):
    empty = network_of(projected([], "offices"), "offices")
    write_page(empty, "网络", (), "zh", tmp_path / "a.html")
    page.goto((tmp_path / "a.html").as_uri())
    assert "0 方" in page.locator("ul").first.inner_text()


@pytest.mark.parametrize("many", [1, 2, 3, 17, 150])
def test_every_node_has_a_place_of_its_own(many):
    found = places(crowd(many))
    assert len(set(found.values())) == many


def test_few_links_are_all_drawn():
    assert threshold(crowd(4)) == 1
