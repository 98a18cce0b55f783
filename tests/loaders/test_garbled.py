"""What looks like text and is none: other characters stand for the Chinese ones, or markup stands around them."""

import io

import pytest
from formats import as_pdf
from policygraph.errors import DocumentError, DocumentWarning
from policygraph.loaders.documents import read_document

PLAN = (
    "铜仁市节水行动方案\n一、重点任务\n（一）改造供水管网。到2025年，全市改造老旧供水管网120公里，建设再生水厂3座，"
    "推进工业园区节水改造，加强农业灌区的计量设施建设。（市水务局牵头，市财政局配合）\n"
)
PAGE = (
    "<div id='zoom'><h2>铜仁市节水行动方案</h2><p>一、重点任务</p><p>改造供水管网，加强管理。</p></div>"
    "<ul><li><a href='1'>全省森林覆盖率达到70%</a></li><li><a href='2'>市林业局牵头</a></li></ul>"
)


def moved(text, by=7919):
    return "".join(chr(0x4E00 + ord(c) * by % 20000) if "\u4e00" <= c <= "\u9fff" else c for c in text)


def pages(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(file).pages


@pytest.mark.parametrize(
    "text",
    [
        PLAN.encode().decode("latin-1"),
        PLAN.encode("gb18030").decode("latin-1"),
        PLAN.encode().decode("gb18030", "ignore"),
        moved(PLAN),
    ],
)
def test_text_in_the_characters_of_another_encoding_is_refused(tmp_path, text):
    with pytest.raises(DocumentError, match="is not readable"):
        pages(tmp_path, "plan.txt", text)


def test_a_pdf_whose_fonts_show_other_characters_than_they_say_is_refused(tmp_path):
    with pytest.raises(DocumentError, match="broken text layer"):
        pages(tmp_path, "plan.pdf", as_pdf(moved(PLAN)))


def test_a_page_in_such_fonts_among_others_is_told(tmp_path):
    import pypdfium2

    out = io.BytesIO()
    with pypdfium2.PdfDocument(as_pdf(PLAN)) as pdf, pypdfium2.PdfDocument(as_pdf(moved(PLAN))) as other:
        for _ in range(12):
            pdf.import_pages(pdf, [0])
        pdf.import_pages(other)
        pdf.save(out)
    with pytest.warns(DocumentWarning, match=r"on 1 of its pages \(14\)"):
        pages(tmp_path, "plan.pdf", out.getvalue())


@pytest.mark.parametrize(
    "text", [PLAN, "Plan 2025: 12 km of pipes, ° ± ² · ×.", "项目業務規劃" * 30, "①②③" * 40]
)
def test_other_text_is_not_refused(tmp_path, text):
    assert pages(tmp_path, "plan.txt", text)


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
@pytest.mark.parametrize(
    "before", ["<!DOCTYPE html><html><body>", "\ufeff<html><body>", "<meta charset='utf-8'>"]
)
def test_a_web_page_is_one_whatever_its_name(tmp_path, name, before):
    text = "".join(pages(tmp_path, name, before + PAGE))
    assert ("改造供水管网" in text, "<" in text, "森林" in text) == (True, False, False)


def test_text_that_holds_a_tag_is_no_web_page(tmp_path):
    assert pages(tmp_path, "plan.txt", "<附件>\n" + PLAN)[0].startswith("<附件>")


def test_a_title_behind_the_name_of_the_site_is_not_put_before_its_heading(tmp_path):
    title = "<html><head><title>某市人民政府 政策 铜仁市节水行动方案</title></head><body>"
    assert "某市" not in pages(tmp_path, "plan.html", title + PAGE)[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(tmp_path, encoding):
    assert pages(tmp_path, "plan.txt", PLAN.encode(encoding)) == (PLAN,)
