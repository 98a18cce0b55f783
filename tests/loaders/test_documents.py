"""Documents in: what is read, and the one clear sentence for what cannot be."""

import pypdfium2
import pytest
from policygraph.errors import DocumentError
from policygraph.loaders.documents import decode, read_document

SENTENCE = "到2025年，新建监测站10座。"

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]

# A PDF that asks for a password: an empty page behind an encryption dictionary that no empty password opens.
ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<4141><4141>]/Size 5>>\n%%EOF\n"
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_read_in_its_encoding(tmp_path, encoding):
    file = tmp_path / "plan.txt"
    file.write_bytes(SENTENCE.encode(encoding))
    assert read_document(file).pages == (SENTENCE,)


def test_line_ends_are_made_alike():
    assert decode("一\r\n二\r三".encode(), "plan.txt") == "一\n二\n三"


def test_a_form_feed_starts_a_page(tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text("第一页\f第二页", encoding="utf-8")
    document = read_document(file)
    assert (document.pages, document.paged) == (("第一页", "第二页"), True)


REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n \n", "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "noise.txt": (bytes(range(128, 256)) * 20, "UTF-8 or GB18030"),
    "damaged.pdf": (b"%PDF-1.7\nnothing that a PDF holds", "damaged"),
    "encrypted.pdf": (ENCRYPTED, "encrypted"),
    "sheet.xlsx": (b"PK\x03\x04 some archive", "damaged"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a kind of document"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, name):
    content, reason = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(DocumentError, match=reason) as caught:
        read_document(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_scan_is_no_document_to_read(tmp_path):
    file = tmp_path / "scan.pdf"
    with pypdfium2.PdfDocument.new() as pdf:
        pdf.new_page(200, 200)
        pdf.save(file)
    with pytest.raises(DocumentError, match="no text layer"):
        read_document(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DocumentError, match=r"nothing\.txt cannot be opened"):
        read_document(tmp_path / "nothing.txt")


def test_a_file_of_a_hundred_million_digits_is_refused_unread(tmp_path):
    file = tmp_path / "digits.txt"
    with file.open("wb") as out:
        out.truncate(300 * 2**20)  # a sparse file: 300 MB that take no room
    with pytest.raises(DocumentError, match="300 MB, more than"):
        read_document(file)
