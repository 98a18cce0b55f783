"""The Browser pack as files: scripts that stand alone, a style for every label, a guide, who may read it."""

from __future__ import annotations

import io
import json
import re
import urllib.error
import urllib.request
import zipfile
from html.parser import HTMLParser

import pytest
from policygraph.cypher.browser import guide, queries_zip, scripts, style
from policygraph.cypher.browser.opening import address_of, address_of_other, greeting
from policygraph.cypher.browser.scripts import literal, standing_alone
from policygraph.cypher.browser.serving import files, serving, write_files
from policygraph.cypher.catalogue import question_names
from policygraph.cypher.checks import Vocabulary, problems
from policygraph.cypher.header import CatalogueError, parse_question
from policygraph.errors import StoreError
from policygraph.graph.server import GUIDE_PORT, State
from policygraph.ontology.model import graph_model

STATE = State(
    pid=1, born=0.0, neo4j="5.26.31", bolt=7000, http=8000, guide=9000, auth=False, settings=dict(greeting())
)
QUESTION = """// 题
// title
//
// answers:
//   zh: 答
//   en: answer
// parameters:
//   topic: topic = "VOC" — 议题 / topic
// columns:
//   a: 甲 / a
//   b: 甲 / b
MATCH (n:Pollutant {uri: $topic})
CALL (n) {
  RETURN n.name AS a, $topic AS b
}
RETURN a, b
"""


def test_every_question_is_a_script_once():
    tables = [one.name for one in scripts() if not one.drawn]
    assert sorted(tables) == sorted(question_names())
    assert len({one.path for one in scripts()}) == len(scripts())
    assert sum(one.drawn for one in scripts()) >= 9


def test_a_question_stands_alone():
    text = standing_alone(parse_question("x", QUESTION), {})
    assert "$" not in text
    assert "WITH 'VOC' AS topic" in text
    assert "CALL (p_topic) {\nMATCH (n:Pollutant {uri: p_topic})" in text
    assert "CALL (n, p_topic) {" in text
    assert text.endswith("RETURN a AS `甲`, b AS `甲 b`\n")


def test_a_parameter_that_the_header_does_not_declare_is_found():
    with pytest.raises(CatalogueError, match="year"):
        standing_alone(
            parse_question(
                "x", QUESTION.replace("b: $topic", "b: $year").replace("$topic AS b", "$year AS b")
            ),
            {},
        )


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "null"), (True, "true"), (3, "3"), ("it's", "'it\\'s'"), ("a\\", "'a\\\\'")],
)
def test_values_are_written_as_cypher_reads_them(value, written):
    assert literal(value) == written


def test_the_zip_has_a_folder_for_each_topic_and_is_the_same_each_time():
    assert queries_zip() == queries_zip()
    with zipfile.ZipFile(io.BytesIO(queries_zip())) as pack:
        names = pack.namelist()
        assert "2 谁负责/议题由谁牵头.cypher" in names
        assert len({name.partition("/")[0] for name in names}) == 6
        for name in names:
            text = pack.read(name).decode()
            assert text.startswith("// ")
            assert ";" not in re.sub(r"'[^']*'|//.*", "", text), f"{name} is more than one statement"


def test_the_style_has_a_rule_for_each_label_and_type_and_nothing_else():
    rules = set(re.findall(r"^(node|relationship)\.(\w+) \{", style(), re.MULTILINE))
    wanted = {("node", label) for label in graph_model().nodes} | {
        ("relationship", t) for t in graph_model().edges
    }
    assert rules == wanted
    colours = re.findall(r"^node\.\w+ \{[^}]*? color: (#\w+);", style(), re.MULTILINE)
    assert len(set(colours)) == len(graph_model().nodes)


def brightness(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_names_can_be_read_on_their_nodes():
    for label, inside in re.findall(r"^node\.(\w+) \{([^}]*)\}", style(), re.MULTILINE):
        colours = (
            re.search(rf"^  {name}: (#\w+);", inside, re.MULTILINE)[1]
            for name in ("color", "text-color-internal")
        )
        low, high = sorted(map(brightness, colours))
        assert (high + 0.05) / (low + 0.05) >= 3, label  # large text, WCAG 2.2 AA


class Slides(HTMLParser):
    """What the Browser takes from a guide: its slides, the queries in them, what is run at a click."""

    def __init__(self, text):
        super().__init__()
        self.slides, self.queries, self.commands, self.links, self._inside = 0, [], [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.slides += tag == "slide"
        self._inside = tag == "pre" and "runnable" in given.get("class", "")
        if self._inside:
            self.queries.append("")
        self.commands += [given["data-exec"]] if "data-exec" in given else []
        self.links += [given["href"]] if "href" in given else []

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "pre"

    def handle_data(self, data):
        if self._inside:
            self.queries[-1] += data


def test_the_guide_has_slides_with_the_scripts_of_the_pack():
    slides = Slides(guide("http://localhost:9"))
    assert slides.slides >= 8
    texts = {one.text.rstrip() for one in scripts()}
    assert sum(query in texts for query in slides.queries) >= 8
    assert slides.commands == ["style http://localhost:9/policy.grass"]
    assert slides.links == ["http://localhost:9/queries.zip"]
    assert "<!--" not in guide()


def test_a_guide_in_a_folder_names_no_server():
    slides = Slides(guide())
    assert not slides.commands
    assert not slides.links
    assert "policy.grass" in guide()


def test_files_for_people_with_a_server_of_their_own(tmp_path):
    written = write_files(tmp_path / "pack")
    assert sorted(file.name for file in written) == ["guide.html", "policy.grass", "queries.zip"]
    assert {file.name: file.read_bytes() for file in written} == files()
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        write_files(tmp_path / "file" / "pack")


@pytest.fixture
def pack():
    with serving() as server:
        yield server


def ask_server(url, method="GET", host=None):
    request = urllib.request.Request(url, method=method, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_the_preflight_is_answered(pack):
    status, headers, body = ask_server(f"{pack.address}/guide.html", "OPTIONS")
    assert (status, body) == (204, b"")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Access-Control-Allow-Private-Network"] == "true"


def test_each_file_is_handed_out_to_any_page(pack):
    for name, content in files(pack.address).items():
        status, headers, body = ask_server(f"{pack.address}/{name}")
        assert (status, body) == (200, content)
        assert headers["Access-Control-Allow-Origin"] == "*"
    assert ask_server(pack.address, "HEAD")[2] == b""


@pytest.mark.parametrize(
    "path", ["/../guide.html", "/etc/passwd", "/%2e%2e/", "/serving.py", "/guide.html/x"]
)
def test_nothing_else_is(pack, path):
    assert ask_server(pack.address + path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(pack, method):
    assert ask_server(f"{pack.address}/guide.html", method)[0] == 501


def test_a_page_whose_name_leads_here_is_refused(pack):
    assert ask_server(f"{pack.address}/guide.html", host="evil.example.org")[0] == 421


def test_a_port_given_that_is_taken_is_said_and_one_preferred_is_not_insisted_on(pack):
    taken = int(pack.address.rpartition(":")[2])
    with pytest.raises(StoreError, match="--port"), serving(taken):
        pass
    with serving(preferred=taken) as other:
        assert other.address != pack.address


def test_the_address_connects_and_leaves_the_greeting_to_the_server():
    address = address_of(STATE, "http://localhost:9000")
    assert address.startswith("http://localhost:8000/browser/?dbms=bolt%3A%2F%2Flocalhost%3A7000&db=neo4j")
    assert "preselectAuthMethod=NO_AUTH" in address
    assert "cmd=" not in address  # a command there would keep the server's greeting away
    assert GUIDE_PORT in greeting()["browser.post_connect_cmd"]


def test_the_greeting_is_one_line_of_three_commands():
    """A line end would end the setting; a stray semicolon would cut a command in two."""
    told = greeting()["browser.post_connect_cmd"]
    assert "\n" not in told
    assert [command.split()[0] for command in told.split("; ")] == ["style", "auto", "play"]
    assert told.count(";") == 2
    sheet = json.loads(told.removeprefix("style ").partition("; ")[0])
    assert "\n".join(map(rule, sheet.items())) == style()


def rule(found):
    selector, look = found
    inside = (f'  {n}: "{v}";\n' if n == "caption" else f"  {n}: {v};\n" for n, v in look.items())
    return f"{selector} {{\n{''.join(inside)}}}\n"


def test_a_server_that_does_not_greet_gets_the_guide_by_the_address():
    assert "cmd=play&arg=http%3A%2F%2Flocalhost%3A9001%2Fguide.html" in address_of(
        STATE, "http://localhost:9001"
    )


@pytest.mark.parametrize(
    ("location", "at", "start"),
    [
        (
            "neo4j://ann@graph.gov:7687/neo4j",
            None,
            "http://graph.gov:7474/browser/?dbms=neo4j%3A%2F%2Fann%40graph.gov%3A7687&db=neo4j&cmd=play",
        ),
        (
            "bolt://graph.gov:7687/plans",
            "https://graph.gov/browser/",
            "https://graph.gov/browser/?dbms=bolt%3A%2F%2Fgraph.gov%3A7687&db=plans&preselectAuthMethod=NO_AUTH&cmd=play",
        ),
        ("bolt://[::1]:7687/neo4j", None, "http://[::1]:7474/browser/?"),
        ("py2neo+bolt://h:1/neo4j", None, "http://h:7474/browser/?dbms=bolt%3A%2F%2Fh%3A1&db=neo4j"),
    ],
)
def test_a_server_elsewhere(location, at, start):
    assert address_of_other(location, at, "http://localhost:9").startswith(start)


def test_pictures_use_only_what_the_ontology_has():
    model = graph_model()
    vocabulary = Vocabulary(
        {label: {"uri", *model.properties_of(label)} for label in model.nodes},
        {kind: set(edge.properties) for kind, edge in model.edges.items()},
    )
    for one in scripts():
        if one.drawn:
            found = problems(parse_question(one.name, with_header(one.text)), vocabulary)
            # A picture has neither columns nor an order.
            assert [text for text in found if "returns [" not in text and "has no order" not in text] == []


def with_header(text):
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return f"// 图\n// drawn\n//\n// answers:\n//   zh: 图\n//   en: drawn\n{body}\n"
