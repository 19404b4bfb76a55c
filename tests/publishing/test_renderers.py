"""Formats: what was typed is what is read, in each of them."""

import json
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from productops.drafting.compose import compose
from productops.drafting.document import GRIDS, BlockKind, Kind
from productops.drafting.scope_json import read_scope
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.markdown import escape
from productops.publishing.renderers.pdf import missing_glyphs
from tests.conftest import ON
from tests.drafting.scopes import SCOPES

printable = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=80)


@pytest.fixture
def document(catalogue):
    return compose(read_scope(SCOPES["premier-en-startup"], catalogue), catalogue, kind=Kind.OFFER, on=ON)


def read_markdown(source):
    """Give the text a reader sees, and the kinds of marks used."""
    seen, marks = [], set()
    for token in MarkdownIt("commonmark").parse(source):
        marks.add(token.type)
        for child in token.children or []:
            marks.add(child.type)
            if child.type == "text":
                seen.append(child.content)
    return "".join(seen), marks


@given(text=printable.filter(lambda t: t.strip()))
def test_markdown_shows_what_was_typed_and_nothing_is_interpreted(text):
    typed = " ".join(text.split())
    seen, marks = read_markdown(escape(typed))
    assert seen == typed
    assert marks <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


@pytest.mark.parametrize(
    "text",
    ["# Titre", "- puce", "1. un", "2) deux", "> cité", "*fort* _doux_", "[lien](x)", "<b>", "`code`", "a_b_c", "__0__", "---", "&amp;", "![x](y)", "~~~", "| a |"],
)  # fmt: skip
def test_markdown_marks_typed_by_a_person_stay_text(text):
    assert read_markdown(escape(text))[0] == text


def test_markdown_has_titles_and_lists(document):
    text = FORMATS["md"].render(document).decode()
    assert text.startswith("# Product Ops (F/H)\n")
    assert "## Tes missions" in text
    assert re.search(r"^### .+ par semaine$", text, re.MULTILINE)
    assert re.search(r"^1\. Un échange", text, re.MULTILINE)
    assert "Pourquoi cette ligne" not in text


def test_text_has_no_marks(document):
    text = FORMATS["txt"].render(document).decode()
    assert "#" not in text
    assert "**" not in text
    assert "TES MISSIONS" in text


def test_json_keeps_ids_and_reasons(document):
    data = json.loads(FORMATS["json"].render(document))
    assert data["kind"] == "offer"
    assert data["on"] == "2026-11-23"
    items = [item for s in data["sections"] for b in s["blocks"] for item in b["items"]]
    assert all(item["id"].startswith("offer/") and item["reasons"] for item in items)
    assert len({item["id"] for item in items}) == len(items)


ODD = [
    '#read("/etc/passwd")',
    "$ x $ @label <ref> \\\\ * _",
    "😀 漢字",
    "e\u0301te\u0301",
    "مرحبا",
    "a\u200bb",
    "</w:t>&amp;",
    "\ufffe",
    "]]>",
]


def squeeze(text):
    """Give the letters of a text: layouts break lines, hyphenate, and change spaces."""
    return re.sub(r"[\W_]", "", text)


def read_docx(made):
    """Give every paragraph of a Word file, tables included, in reading order."""
    return "\n".join(
        element.text or "" for element in docx.Document(BytesIO(made)).element.body.iter() if element.tag.endswith("}t")
    )


def read_pdf(made):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(made)).pages)


READERS = {"docx": read_docx, "pdf": read_pdf, "md": lambda made: read_markdown(made.decode())[0], "txt": bytes.decode, "json": bytes.decode}  # fmt: skip


@pytest.fixture(params=Kind, ids=str)
def any_document(request, catalogue):
    return compose(read_scope(SCOPES["direction-de-la-fonction"], catalogue), catalogue, kind=request.param, on=ON)


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_holds_every_line(any_document, extension):
    text = squeeze(READERS[extension](FORMATS[extension].render(any_document)))
    for item in any_document.items():
        for said in map(squeeze, (item.text, *item.cells)):
            # A row of a PDF may be cut by the foot of a page: its two ends are looked for.
            for part in (said[:20], said[-20:]) if extension == "pdf" else (said,):
                assert part in text, said


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("extension", FORMATS)
def test_nothing_typed_is_interpreted_and_nothing_stops_an_export(document, extension, odd):
    first = document.sections[0].blocks[0]
    typed = replace(first, items=(replace(first.items[0], text=f"avant {odd} apres"), *first.items[1:]))
    section = replace(document.sections[0], blocks=(typed,))
    text = READERS[extension](FORMATS[extension].render(replace(document, sections=(section, *document.sections[1:]))))
    assert "avant" in text
    assert "apres" in text
    assert "root:" not in text


def test_what_the_pdf_cannot_write_is_replaced_and_told(document):
    odd = replace(document, title="Poste 😀 et 漢字")
    assert missing_glyphs(document) == ()
    assert set("".join(missing_glyphs(odd))) == set("😀漢字")
    text = read_pdf(FORMATS["pdf"].render(odd))
    assert "□" in text
    assert "😀" not in text


@given(text=printable.filter(lambda t: t.strip()))
def test_any_title_can_be_exported(text):
    from productops.drafting.document import Document, Variant

    document = Document(kind=Kind.OFFER, variant=Variant.FULL, title=text, on=ON, revision=1, sections=())
    for made in FORMATS.values():
        assert made.render(document)


def test_the_pdf_is_tagged_french_and_says_it_is_accessible(document):
    reader = pypdf.PdfReader(BytesIO(FORMATS["pdf"].render(document)))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr-FR"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata.title == document.title
    fonts = [font for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert any(key.startswith("/FontFile") for key in descriptor)


def test_the_brief_has_its_radar_and_the_kit_a_sheet_turned_the_long_way(catalogue):
    scope = read_scope(SCOPES["direction-de-la-fonction"], catalogue)
    brief, kit = (
        FORMATS["pdf"].render(compose(scope, catalogue, kind=k, on=ON)) for k in (Kind.BRIEF, Kind.INTERVIEW_KIT)
    )
    assert b"Pilotage : Prioritaire" in b"".join(_strings(pypdf.PdfReader(BytesIO(brief))))
    sizes = [page.mediabox for page in pypdf.PdfReader(BytesIO(kit)).pages]
    assert sum(size.width > size.height for size in sizes) >= 1
    sections = docx.Document(
        BytesIO(FORMATS["docx"].render(compose(scope, catalogue, kind=Kind.INTERVIEW_KIT, on=ON)))
    ).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True, False]


def _strings(reader):
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if isinstance(found, dict) and "/Alt" in found:
            yield str(found["/Alt"]).encode()


def test_the_word_file_has_real_styles_headers_and_french(any_document):
    made = docx.Document(BytesIO(FORMATS["docx"].render(any_document)))
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Title", "Heading 1"} <= styles
    assert made.paragraphs[0].text == any_document.title
    grids = [block for section in any_document.sections for block in section.blocks if block.kind in GRIDS]
    assert len(made.tables) == len(grids)
    for table, block in zip(made.tables, grids, strict=True):
        assert tuple(cell.text for cell in table.rows[0].cells) == block.columns
        assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")
    if any(block.kind is BlockKind.BULLETS for section in any_document.sections for block in section.blocks):
        assert "List Bullet" in styles
    assert made.core_properties.title == any_document.title
    assert made.core_properties.language == "fr-FR"
    parts = ZipFile(BytesIO(FORMATS["docx"].render(any_document)))
    assert b'w:lang w:val="fr-FR"' in parts.read("word/styles.xml")
    assert b" PAGE " in parts.read("word/footer.xml")


@pytest.mark.parametrize("form", ["txt", "md"])
def test_a_card_shows_no_name_of_an_empty_cell_and_a_grid_keeps_room_to_write(catalogue, form):
    plan = compose(read_scope(SCOPES["tout-dit"], catalogue), catalogue, kind=Kind.ONBOARDING, on=ON)
    told = FORMATS[form].made_of(plan).decode()
    assert "Avec qui, sauf mention" in told
    assert not re.search(r"Avec qui\s:\s*$", told, re.MULTILINE)
    assert "Ce jour-là" in told
