"""Tables on pages of OFD and of scans: as those of PDFs, by the lines drawn or by where the words stand."""

from formats import ofd_of
from policygraph.loaders.extraction import extract
from policygraph.loaders.readers.column_rows import Piece
from policygraph.loaders.readers.ocr import PageOfScan
from policygraph.loaders.readers.page_tables import with_rows

BEFORE = [
    (20, 20, "安顺市节水行动方案（2023—2025年）"),
    (20, 30, "一、重点任务"),
    (20, 40, "任务分工见下表。"),
]
XS = (20, 35, 100, 140)
HEADS = ("序号", "工作任务", "牵头单位", "配合单位")
ROWS = [
    [
        (62, "1", 35),
        (59, "改造灌区3处并配套", 35),
        (65, "量水设施。", 35),
        (62, "市水务局", 100),
        (62, "市财政局", 140),
    ],
    [(77, "2", 35), (77, "新建再生水厂2座。", 35), (77, "市住建局", 100), (77, "市财政局", 140)],
]


def task_list(rows=ROWS):
    pieces = [*BEFORE, *((x, 50, head) for x, head in zip(XS, HEADS, strict=True))]
    for row in rows:
        pieces += [(20 if words.isdigit() else x, y, words) for y, words, x in row]
    return pieces


def duties(tmp_path, content):
    file = tmp_path / "plan.ofd"
    file.write_bytes(content)
    return [(m.title, [(d.agency, d.role) for d in m.duties]) for m in extract(file).measures if m.duties]


READ = [
    ("改造灌区3处并配套量水设施", [("安顺市水务局", "lead"), ("安顺市财政局", "support")]),
    ("新建再生水厂2座", [("安顺市住建局", "lead"), ("安顺市财政局", "support")]),
]


def test_a_table_of_an_ofd_is_read_by_where_its_words_stand(tmp_path):
    assert duties(tmp_path, ofd_of([task_list()])) == READ


def test_a_cell_that_lines_draw_over_two_rows_leads_both(tmp_path):
    rows = [ROWS[0][:3] + ROWS[0][4:], ROWS[1][:2] + ROWS[1][3:], [(70, "市水务局", 100)]]
    along = [(18, y, 150, 0) for y in (48, 57, 83)] + [(18, 72, 80, 0), (138, 72, 30, 0)]
    down = [(x, 48, 0, 35) for x in (18, 33, 98, 138, 168)]
    found = duties(tmp_path, ofd_of([task_list(rows)], [*along, *down]))
    assert [[d for d in who if d[1] == "lead"] for _, who in found] == [[("安顺市水务局", "lead")]] * 2


def test_what_stands_on_one_level_in_two_cells_makes_no_target(tmp_path):
    rows = [ROWS[0][:3] + ROWS[0][4:], ROWS[1][:2] + ROWS[1][3:], [(70, "市水务局", 100)]]
    assert duties(tmp_path, ofd_of([task_list(rows)])) == []
    record = extract(tmp_path / "plan.ofd")
    assert [t for m in record.measures for t in m.targets] == []
    assert any("新建再生水厂2座" in one.text for one in record.unread)


def test_a_table_of_a_scan_is_read_by_where_its_words_stand():
    pieces = [Piece(text, x, y, x + 4 * len(text), y + 4) for x, y, text in task_list()]
    page = PageOfScan(pieces, 297)
    text, _ = with_rows(lambda: page, page.text(), goes_on=False)
    assert text.split("\n")[-2:] == [
        "1\t改造灌区3处并配套 量水设施。\t市水务局\t市财政局",
        "2\t新建再生水厂2座。\t市住建局\t市财政局",
    ]


def test_the_brackets_of_a_number_that_recognition_took_for_others_are_alike():
    assert PageOfScan([Piece("安府发〔2023]18号", 0, 0, 90, 10)], 297).text() == "安府发〔2023〕18号"
