"""Files as recruiters have them: read to the letter, or refused with what to do; never at the price of the machine."""

import io
import struct
import time
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productops.intake import child
from productops.intake.blocks import LARGEST, BlockKind, IntakeError
from productops.intake.office import MACROS
from productops.intake.pdf import COLUMNS
from productops.intake.plain import LOST, MENDED
from productops.intake.read import read_file
from tests.intake import files

TEXT = (
    "Magasinier (F/H)\n\nOffre du 24 novembre 2026\n\nLanterne recrute en CDI à temps plein, à Dole. De 24 000 à 26 000 €"
    " brut par an.\n\nVous avez moins de 35 ans, vous êtes en bonne santé et de nationalité française.\n"
)


def said(data, name=""):
    return " ".join(read_file(data, name).text.split())


WHOLE = " ".join(TEXT.split())


@pytest.mark.parametrize(
    "data",
    [
        files.as_docx(TEXT),
        files.as_odt(TEXT),
        files.as_pdf(TEXT),
        files.as_word_page(TEXT),
        files.as_mail(TEXT, html=True, transfer="base64"),
        files.as_mail(TEXT, html=False, transfer="quoted-printable"),
        files.as_mail(TEXT, html=False, transfer="8bit"),
        *(TEXT.encode(e) for e in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "mac_roman")),
        TEXT.replace("€", "euros").encode("latin-1"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
    ],
    ids=["docx", "odt", "pdf", "word page", "mail in html", "mail, quoted-printable", "mail, 8 bit", "utf-8", "utf-8 with a mark",
         "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "mac roman", "latin-1", "cp1252, carriage returns"],
)  # fmt: skip
def test_the_same_words_come_out_of_every_format(data):
    assert said(data).replace("euros", "€") == WHOLE


def test_what_a_word_file_holds_comes_out_in_order_with_its_kinds():
    found = read_file(files.as_rich_docx())
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.HEADING, "Chargé ou chargée de mission (F/H)"),
        (BlockKind.PARAGRAPH, "Vous avez moins de 35 ans."),
        (BlockKind.ITEM, "Tenir la feuille de route"),
        (BlockKind.ITEM, "Répondre au support"),
        (BlockKind.PARAGRAPH, "Salaire"),
        (BlockKind.PARAGRAPH, "30 000 € brut"),
    ]
    assert "- Tenir la feuille de route\n- Répondre au support" in found.text


def test_a_page_is_its_offer_without_scripts_menus_and_hidden_words():
    page = (
        "<!doctype html><html><head><title>Emplois</title><script>var a='moins de 30 ans'</script></head><body>"
        "<nav>Nous recherchons une vendeuse</nav><main><h1>Magasinier (F/H)</h1><p>Offre du 24 novembre 2026,<br>à Dole."
        "</p><ul><li>Ranger</li><li>Compter</li></ul><p hidden>caché</p><p>De 24&nbsp;000 &agrave; 26&nbsp;000&nbsp;&euro;."
        " Un poste ouvert à toutes et à tous, dans une équipe de six personnes, à temps plein, toute l’année.</p></main></body></html>"
    )
    found = read_file(page.encode())
    assert [block.text for block in found.blocks][:4] == [
        "Magasinier (F/H)", "Offre du 24 novembre 2026,\nà Dole.", "Ranger", "Compter",
    ]  # fmt: skip
    assert "26\u00a0000\u00a0€" in found.text
    for gone in ("30 ans", "vendeuse", "caché", "Emplois"):
        assert gone not in found.text


def test_a_mail_is_its_body_alone():
    found = read_file(files.as_mail(TEXT, html=True, transfer="base64"))
    assert "30 ans" not in found.text.replace("35 ans", "")
    assert "désabonner" not in found.text


def test_columns_are_read_one_after_the_other():
    left = "\n\n".join(f"Lanterne, colonne {n}" for n in range(8))
    right = "\n\n".join(f"Poste, ligne {n}" for n in range(8))
    found = read_file(files.as_columns(left, right))
    assert COLUMNS in found.notes
    words = " ".join(found.text.split())
    assert words.index("Lanterne, colonne 7") < words.index("Poste, ligne 0")


def test_one_column_is_not_taken_for_two():
    assert read_file(files.as_pdf(TEXT * 8)).notes == ()


def test_broken_accents_are_mended_and_told():
    broken = "Vous Ãªtes chargÃ©e dâ€™affaires, Ã  Lyon : 30 000 â‚¬"
    found = read_file(broken.encode())
    assert found.text == "Vous êtes chargée d’affaires, à Lyon : 30 000 €"
    assert found.notes == (MENDED,)


def test_lost_accents_are_told():
    assert LOST in read_file("Vous �tes en bonne sant�".encode()).notes


@pytest.mark.parametrize("text", ["Â l’aise, Ã", "SÃO PAULO", "« Ça »", "100 Å", "pâté à l’ancienne"])
def test_a_right_text_is_left_as_it_is(text):
    assert read_file(text.encode()).text == text


REFUSED = {
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), ".docx"),
    "rich text": (files.as_rtf(TEXT), ".docx"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "image"),
    "a PDF that is a picture": (files.as_picture_pdf(), "Collez le texte"),
    "an archive": (files.zipped({"offre.txt": "x"}), "archive"),
    "an archive in an archive": (files.zipped({"a.docx": files.as_docx(TEXT)}), "archive"),
    "a sheet": (files.zipped({"xl/workbook.xml": "<a/>"}), "classeur"),
    "an archive of another kind": (b"7z\xbc\xaf'\x1c" + bytes(90), "archive"),
    "half a Word file": (files.as_docx(TEXT)[:4000], "abîmé"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj << /Type /Catalog", "PDF"),
    "an empty PDF": (b"%PDF-1.7\n%%EOF", "PDF"),
    "nothing": (b"", "vide"),
    "blanks": (b" \n\t\n", "vide"),
    "noise": (bytes(range(256)) * 40, "n’est pas un texte"),
    "too heavy": (b"a" * (LARGEST + 1), "10 Mo"),
    "a page of marks": (b"<html><body>" + b"<p>a" * 200_000, "trop chargée"),
    "a page of nothing": (b"<html><body><script>1</script></body></html>", "aucun texte"),
    "a Word file of nothing": (files.as_docx(""), "aucun texte"),
    "entities in a Word file": (
        files.zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "abîmé",
    ),
    "broken XML": (files.zipped({"word/document.xml": "<a><b></a>"}), "abîmé"),
    "an encrypted OpenDocument": (
        files.zipped({"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "mot de passe",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_what_to_do(name):
    data, told = REFUSED[name]
    with pytest.raises(IntakeError, match=told):
        read_file(data)


def test_a_name_never_decides():
    assert said(files.as_docx(TEXT), "offre.txt") == WHOLE
    assert said(TEXT.encode(), "offre.docx") == WHOLE
    assert said(files.as_pdf(TEXT), "offre.doc") == WHOLE


def test_macros_are_told_and_never_read():
    data = io.BytesIO(files.as_docx(TEXT))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    found = read_file(data.getvalue())
    assert MACROS in found.notes
    assert "AutoOpen" not in found.text


def test_a_bomb_is_not_inflated():
    huge = "<a>" + "x" * 200_000_000 + "</a>"
    data = files.zipped({"word/document.xml": huge}, compresslevel=9)
    started = time.process_time()
    with pytest.raises(IntakeError, match="démesurément"):
        read_file(data)
    assert time.process_time() - started < 2


def test_what_an_archive_declares_is_not_believed():
    data = bytearray(files.zipped({"word/document.xml": "<a>" + "x" * 3_000_000 + "</a>"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark)
        place = at + (22 if mark == b"PK\x03\x04" else 24)
        data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(IntakeError):
        read_file(bytes(data))


def test_a_pdf_that_inflates_without_end_is_stopped():
    stream = zlib.compress(b"BT (a) Tj ET " * 40_000_000, 9)
    body = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length %d/Filter/FlateDecode>>stream\n"
        % len(stream)
    ) + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"  # fmt: skip
    started = time.monotonic()
    with pytest.raises(IntakeError):
        read_file(body)
    assert time.monotonic() - started < child.SECONDS + 4


def _never_ends(_data):
    while True:
        pass


def _eats(_data):
    return [bytes(10_000_000) for _n in range(1000)]


def _falls(_data):
    import os

    os._exit(1)


@pytest.mark.parametrize("work", [_eats, _falls], ids=["memory", "a fall"])
def test_a_child_that_goes_astray_is_told_and_takes_nothing_with_it(work):
    with pytest.raises(IntakeError, match="trop de travail"):
        child.read_in_child(work, b"")
    assert said(files.as_pdf(TEXT)) == WHOLE


def test_a_child_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(child, "SECONDS", 0)
    with pytest.raises(IntakeError, match="trop de travail"):
        child.read_in_child(_never_ends, b"")


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a\nTo: b\nDate: c\n\n"]),
)
def test_whatever_the_bytes_a_file_is_read_or_refused(data, start):
    if start.startswith(b"%PDF"):
        data = b""  # each costs a process: the bytes of a PDF are tried above
    with suppress(IntakeError):
        assert read_file(start + data).text


def test_a_line_without_end_is_read():
    assert len(read_file(b"a" * 1_000_000).text) == 1_000_000
