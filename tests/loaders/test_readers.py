"""The readers: the same plan gives the same facts in every format, and no file can do harm."""

import io
import zipfile
from importlib import resources

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from formats import (
    FORMATS,
    OFD_SPACE,
    as_docx,
    as_html,
    as_ofd,
    as_pdf,
    numbered_docx,
    ofd_of,
    saved,
    zipped,
)
from policygraph.cli import main
from policygraph.errors import DocumentError, DocumentWarning
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract
from policygraph.loaders.pipeline import records_of
from policygraph.loaders.readers import archive as archive_module
from policygraph.loaders.readers import ocr
from policygraph.loaders.readers.headings import HEADED
from policygraph.loaders.readers.rows import COVERED

SAMPLES = resources.files("policygraph.data").joinpath("samples")
PLANS = sorted(file.name for file in SAMPLES.iterdir() if file.name.endswith(".txt"))


def plan(name):
    return SAMPLES.joinpath(name).read_text("utf-8")


def facts(file):
    """Everything that a record says, without where in the text it says it."""
    record = extract(file)
    head = (record.plan.title, record.plan.place, record.plan.period, record.plan.issued)
    return head, [
        (
            measure.path,
            measure.title,
            [(duty.agency, duty.role, duty.rank, duty.carries_over) for duty in measure.duties],
            [
                (t.indicator, t.value, t.unit, t.bound, t.change, t.year, t.baseline_year, t.stretch)
                for t in measure.targets
            ],
            [industry.name for industry in measure.industries],
            [place.name for place in measure.places],
            [pollutant.code for pollutant in measure.pollutants],
        )
        for measure in record.measures
    ]


def read(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    return read_document(file)


def lines(tmp_path, name, content):
    """The lines of a document as its reader gives them, without the marks of headings."""
    return "\n".join(read(tmp_path, name, content).pages).replace(HEADED, "").split("\n")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "plan.txt"])
@pytest.mark.parametrize("sample", PLANS)
def test_the_same_plan_gives_the_same_facts_in_every_format(tmp_path, sample, name):
    file = tmp_path / name
    file.write_bytes(FORMATS[name](plan(sample)))
    assert facts(file) == facts(SAMPLES / sample)


def test_a_record_names_who_read_the_document(tmp_path):
    document = read(tmp_path, "plan.docx", as_docx("贵阳市方案"))
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.reader.startswith("lxml ")


@pytest.mark.parametrize("write", [as_docx, as_pdf, as_ofd])
def test_what_a_file_is_its_content_says(tmp_path, write):
    assert "贵阳市节约用水方案" in lines(tmp_path, "plan.bin", write("贵阳市节约用水方案"))


def test_a_web_page_under_the_name_of_a_word_file_is_read_as_a_page(tmp_path):
    document = read(tmp_path, "plan.doc", as_html(plan("lead-and-support.txt")))
    assert document.media_type == "text/html"


# Word


PLAN_LEVELS = [("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]
CHAPTERS = [
    ("chineseCountingThousand", "第%1章"),
    ("decimal", "%1.%2", "<w:isLgl/>"),
    ("decimalEnclosedCircleChinese", "%3"),
]


def test_numbers_that_word_writes_are_text(tmp_path):
    content = numbered_docx(
        PLAN_LEVELS,
        [
            (None, "贵阳市方案"),
            (0, "目标"),
            (1, "节水"),
            (2, "管网"),
            (2, "器具"),
            (1, "节电"),
            (0, "保障"),
            (1, "资金"),
        ],
    )
    assert lines(tmp_path, "plan.docx", content) == [
        "贵阳市方案", "一、 目标", "（一） 节水", "1. 管网", "2. 器具", "（二） 节电", "二、 保障", "（一） 资金"
    ]  # fmt: skip


def test_numbers_of_several_levels_are_written_out(tmp_path):
    content = numbered_docx(CHAPTERS, [(0, "甲"), (1, "乙"), (2, "丙"), (2, "丁"), *[(0, "戊")] * 10])
    found = lines(tmp_path, "plan.docx", content)
    assert found[:4] == ["第一章 甲", "1.1 乙", "① 丙", "② 丁"]
    assert found[-1] == "第十一章 戊"


def test_a_level_of_bullets_has_no_number(tmp_path):
    assert lines(tmp_path, "plan.docx", numbered_docx([("bullet", "\uf0b7")], [(0, "甲")])) == ["甲"]


def test_an_outline_of_words_numbers_is_an_outline(tmp_path):
    body = "推广节水器具。（市水务局牵头，市财政局配合）"
    file = tmp_path / "plan.docx"
    file.write_bytes(numbered_docx(PLAN_LEVELS, [(None, "贵阳市方案"), (0, "任务"), (1, body), (1, body)]))
    assert [(m.path, len(m.duties)) for m in extract(file).measures] == [
        (("一", "（一）"), 2),
        (("一", "（二）"), 2),
    ]


def test_a_numbered_style_numbers_its_paragraphs(tmp_path):
    document = docx.Document(io.BytesIO(numbered_docx([("chineseCounting", "%1、")], [])))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    for text in ("目标", "任务"):
        document.add_heading(text, 1)
    assert lines(tmp_path, "plan.docx", saved(document)) == ["一、 目标", "二、 任务"]


def test_a_table_of_word_is_a_line_a_row(tmp_path):
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(3, 3)
    for row, texts in enumerate(
        [("任务", "单位", "时限"), ("节水", "市水务局", "2025年"), ("", "市财政局", "2026年")]
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("后")
    assert lines(tmp_path, "plan.docx", saved(document)) == [
        "前", "任务\t单位\t时限", "节水\t市水务局\t2025年", f"{COVERED}\t市财政局\t2026年", "后"
    ]  # fmt: skip


def test_a_box_of_word_keeps_its_lines(tmp_path):
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "专栏1 节水\n1.管网。\n2.器具。"
    assert lines(tmp_path, "plan.docx", saved(document)) == ["专栏1 节水", "1.管网。", "2.器具。"]


BODIES = {
    "content control": ("<w:sdt><w:sdtContent><w:p><w:r><w:t>市水务局</w:t></w:r></w:p></w:sdtContent></w:sdt>", "市水务局"),
    "tracked insertion": ("<w:p><w:ins><w:r><w:t>市水务局</w:t></w:r></w:ins></w:p>", "市水务局"),
    "deleted": ("<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>", "甲"),
    "hidden": ("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>", "甲"),
    "field": ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>", "甲"),
    "line break": ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", "甲\n乙"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BODIES)
def test_what_word_shows_is_read_and_nothing_else(tmp_path, kind):
    xml, shown = BODIES[kind]
    document = docx.Document()
    document.element.body.insert(0, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    assert read(tmp_path, "plan.docx", saved(document)).pages == (shown,)


# Web pages


def page(body, head='<meta charset="utf-8">'):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


PROSE = "市水务局要加强管网改造，推广节水器具，到2025年达到30%。"


def test_menus_scripts_and_footers_are_left_out(tmp_path):
    text = "\n".join(lines(tmp_path, "plan.html", as_html(plan("lead-and-support.txt"))))
    for furniture in ("首页", "省财政厅", "var lead", "索引号", "您即将离开", "主办", "margin"):
        assert furniture not in text


def test_every_kind_of_paragraph_of_an_article_is_kept(tmp_path):
    body = f"""<div><h2>一、任务</h2><p><a href="/law">《节约用水条例》</a>要求：</p><div>{PROSE}</div>
    <section><p><b>{PROSE}</b></p></section>牵头单位：市水务局<br>责任单位：市财政局<ul><li>（一）节水</li></ul>
    <p>{PROSE}</p><p>{PROSE}</p></div>"""
    assert lines(tmp_path, "plan.html", page(body)) == [
        "一、任务", "《节约用水条例》要求：", PROSE, PROSE, "牵头单位：市水务局", "责任单位：市财政局", "（一）节水", PROSE, PROSE
    ]  # fmt: skip


def test_a_table_of_a_page_is_a_line_a_row(tmp_path):
    body = f"""<p>{PROSE}</p><table><tr><th>任务<th>单位<th>时限</tr><tr><td rowspan=2>节水<td>市水务局<td>2025年</tr>
    <tr><td colspan=2>市财政局</td></tr></table><p>{PROSE}</p>"""
    assert lines(tmp_path, "plan.html", page(body)) == [
        PROSE, "任务\t单位\t时限", "节水\t市水务局\t2025年", "市财政局", PROSE
    ]  # fmt: skip


def test_a_title_outside_of_the_article_is_put_before_it(tmp_path):
    head = '<meta name="ArticleTitle" content="贵阳市节水方案">'
    assert lines(tmp_path, "plan.html", page(f"<div><p>{PROSE}</p></div>", head))[0] == "贵阳市节水方案"


@pytest.mark.parametrize(
    ("encoding", "named"), [("gb18030", "gb2312"), ("utf-8", "gb2312"), ("gb18030", ""), ("big5", "big5")]
)
def test_a_page_is_read_in_its_encoding_even_where_it_names_another(tmp_path, encoding, named):
    sentence = "二〇二五年，水，水，水。" if encoding != "big5" else "水，水，水。水。"
    content = page(f"<p>{sentence}</p>", f'<meta charset="{named}">').decode().encode(encoding)
    assert lines(tmp_path, "plan.html", content) == [sentence]


def test_control_characters_of_a_page_do_no_harm(tmp_path):
    body = f"<p>{PROSE}</p><script>x</script>\x01&#2;\x00<p>{PROSE}</p>"
    assert lines(tmp_path, "plan.html", page(body))[0] == PROSE


def test_cells_that_reach_far_make_no_endless_rows(tmp_path):
    body = f"<table>{'<tr><td rowspan=9999 colspan=9999>水，' * 200}</table>"
    assert max(map(len, lines(tmp_path, "plan.html", page(body)))) < 200


# OFD


def test_columns_of_an_ofd_stand_apart_on_their_line(tmp_path):
    content = ofd_of([[(20, 30, "节水"), (80, 30, "市水务局"), (20, 40, "节电")]])
    assert lines(tmp_path, "plan.ofd", content) == ["节水 市水务局", "节电"]


def test_each_page_of_an_ofd_is_a_page(tmp_path):
    document = read(tmp_path, "plan.ofd", ofd_of([[(20, 30, "第一页")], [(20, 30, "第二页")]]))
    assert (document.pages, document.paged) == (("第一页", "第二页"), True)


# What cannot be read


def docx_with(part, content):
    """A Word document one of whose parts was replaced."""
    with zipfile.ZipFile(io.BytesIO(as_docx("贵阳市方案"))) as old:
        members = {name: old.read(name) for name in old.namelist()}
    return zipped({**members, part: content})


def flagged(content):
    """Set the flag by which zip files say that a member is encrypted."""
    data = bytearray(content)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


ENTITY = (
    b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d><body><p><r><t>&x;</t></r></p></body></d>'
)
LAUGHS = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d><body><p><r><t>&b;</t></r></p></body></d>'
OUTSIDE = f'<o:OFD xmlns:o="{OFD_SPACE[11:-1]}"><o:DocRoot>../../etc/passwd</o:DocRoot></o:OFD>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

REFUSED = {
    "external entity.docx": (docx_with("word/document.xml", ENTITY), "declares a document type"),
    "many laughs.docx": (docx_with("word/document.xml", LAUGHS), "declares a document type"),
    "broken xml.docx": (docx_with("word/document.xml", b"<a><b></a>"), "damaged"),
    "deep.docx": (docx_with("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "damaged"),
    "no text.docx": (saved(docx.Document()), "holds no text"),
    "truncated.docx": (as_docx("贵阳市方案")[:2000], "damaged"),
    "half.ofd": (as_ofd("贵阳市方案")[:400], "damaged"),
    "encrypted.ofd": (flagged(as_ofd("贵阳市方案")), "encrypted"),
    "sealed.ofd": (zipped({"OFD.xml": "<OFD><Encryptions/></OFD>"}), "encrypted"),
    "outside.ofd": (zipped({"OFD.xml": OUTSIDE}), "points outside of itself"),
    "lacking.ofd": (
        zipped({"OFD.xml": "<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>"}),
        "lacks its part",
    ),
    "scan.ofd": (ofd_of([[], []]), "a scan of 2 pages"),
    "other.ofd": (zipped({"a.txt": "a"}), "no OFD"),
    "other.docx": (zipped({"a.txt": "a"}), "no Word document"),
    "sheet.zip": (zipped({"a.txt": "a"}), "not a kind of document"),
    "old.doc": (OLE + bytes(600), "old Word file.*save it as .docx"),
    "encrypted.docx": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "rich.doc": (rb"{\rtf1\ansi plan}", "RTF"),
    "scripted.html": (page("<div id='app'></div><script>load('贵阳市，水。')</script>"), "holds no text"),
    "endless.html": (page(PROSE * 2**17), "longer text"),
    "deep.html": (page("<div>" * 5000 + PROSE + "</div>" * 5000), "nested deeper"),
    "binary.html": (bytes(range(128, 256)) * 20, "web page"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, name):
    content, reason = REFUSED[name]
    with pytest.raises(DocumentError, match=reason) as caught:
        read(tmp_path, name, content)
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.ofd"])
def test_a_zip_bomb_is_not_unpacked(tmp_path, name, monkeypatch):
    monkeypatch.setattr(archive_module, "MAX_UNPACKED", 2**20)
    zeros = b"<a>" + bytes(8 * 2**20)
    content = docx_with("word/document.xml", zeros) if name.endswith("docx") else zipped({"OFD.xml": zeros})
    assert len(content) < 2**16
    with pytest.raises(DocumentError, match="unpacks to more than"):
        read(tmp_path, name, content)


def test_an_archive_of_a_hundred_thousand_parts_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "MAX_MEMBERS", 3)
    with pytest.raises(DocumentError, match="lists 4 parts"):
        read(tmp_path, "plan.ofd", zipped({f"{n}.xml": "" for n in range(4)}))


# Scans


def scan(text="Plan 2025 for water\nLead: water board"):
    """A PDF of one page that is a picture of its text."""
    import pypdfium2

    with pypdfium2.PdfDocument(as_pdf(text)) as pdf:
        picture = pdf[0].render(scale=2).to_pil()
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=144)
    return out.getvalue()


def test_a_scan_names_the_way_to_read_it(tmp_path):
    with pytest.raises(DocumentError, match=r"no text layer .*--ocr .*policygraph\[ocr\]"):
        read(tmp_path, "scan.pdf", scan())


def test_a_scan_without_the_extra_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan())
    with pytest.raises(DocumentError, match=r"install policygraph\[ocr\]"):
        read_document(file, use_ocr=True)


@pytest.mark.parametrize(("asked", "says"), [(False, "--ocr"), (True, "is not installed")])
def test_recognition_is_for_those_who_ask(tmp_path, monkeypatch, asked, says):
    monkeypatch.setattr(ocr, "available", lambda: False)
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan())
    told = []
    assert list(records_of([file], use_ocr=asked, on_error=told.append)) == []
    assert [says in str(error) for error in told] == [True]


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_a_scan_is_read_by_ocr(tmp_path):
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan())
    document = read_document(file, use_ocr=True)
    assert document.reader.startswith("rapidocr ")
    assert document.pages == ("Plan 2025 for water\nLead: water board",)


def half_scanned():
    """A PDF whose second page is a picture of its text."""
    import pypdfium2

    out = io.BytesIO()
    with pypdfium2.PdfDocument(as_pdf(plan(PLANS[0])[:200])) as pdf, pypdfium2.PdfDocument(scan()) as other:
        pdf.import_pages(other)
        pdf.save(out)
    return out.getvalue()


def test_a_page_that_is_a_picture_among_others_is_told(tmp_path):
    file = tmp_path / "half.pdf"
    file.write_bytes(half_scanned())
    with pytest.warns(DocumentWarning, match=r"on 1 of its pages \(2\).*--ocr"):
        read_document(file)


def test_the_command_line_says_which_pages_it_did_not_read(tmp_path, capfd):
    file = tmp_path / "half.pdf"
    file.write_bytes(half_scanned())
    assert main(["text", str(file)]) == 0
    assert capfd.readouterr().err.startswith(f"policygraph: {file} has pictures of text")


def test_only_the_pages_that_are_pictures_are_recognised(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "ENGINE", "lxml")
    monkeypatch.setattr(ocr, "ocr_pages", lambda data, file, numbers: tuple(f"page {n}" for n in numbers))
    file = tmp_path / "half.pdf"
    file.write_bytes(half_scanned())
    assert read_document(file, use_ocr=True).pages[1:] == ("page 1",)
