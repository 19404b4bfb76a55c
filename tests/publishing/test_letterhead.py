"""The logo and the colour of an organisation: what is taken, what is refused and why, and which files bear them."""

import base64
import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from productops.intake.picture import LARGEST, WIDEST, PictureKind, read_picture
from productops.publishing.renderers.brand import Brand
from productops.scoping.models import Letterhead, RoleScope
from tests.scoping.test_wizard import fill

pytestmark = pytest.mark.django_db

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H///"
    "/6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAI"
    "ABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAA//EAB"
    "QRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJgDgf/Z"
)
"""Sixteen points by eight, of one colour."""
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def png(width=60, height=30):
    """Make a picture of one colour."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x20\x60\x90" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def ready(client, key):
    fill(client, key, "contexte", name="Maison Abeille")
    fill(client, key, "mandat", level_pratiques="3")
    return key


def send(client, key, content=None, colour="", name="logo.png"):
    """Send a logo and a colour as the page does."""
    fields = {"colour": colour} | ({} if content is None else {"logo": SimpleUploadedFile(name, content)})
    return client.post(reverse("publishing:letterhead", args=[key]), fields)


def get(client, key, extension, kind="offer"):
    return client.get(reverse("publishing:download", args=[key, kind, extension])).content


def pictures_of_pdf(content):
    """Give the names of the pictures made of points that the pages show."""
    return [
        name
        for page in pypdf.PdfReader(BytesIO(content)).pages
        for name, shown in page.get("/Resources", {}).get("/XObject", {}).items()
        if shown["/Subtype"] == "/Image"
    ]


@pytest.mark.parametrize("content", [png(), JPEG], ids=["png", "jpeg"])
def test_a_logo_stands_in_word_and_in_pdf_and_is_told_to_who_does_not_see_it(client, ready, content):
    assert not pictures_of_pdf(get(client, ready, "pdf"))
    assert send(client, ready, content).status_code == 302
    assert len(pictures_of_pdf(get(client, ready, "pdf"))) == 1
    written = docx.Document(BytesIO(get(client, ready, "docx")))
    assert [shape._inline.docPr.get("descr") for shape in written.inline_shapes] == ["Logo : Maison Abeille"]
    assert written.paragraphs[1].style.name == "Title"


@pytest.mark.parametrize("kind", ["brief", "interview-kit", "onboarding"])
def test_every_paper_bears_it_in_one_file_or_in_the_archive(client, ready, kind):
    send(client, ready, png())
    assert len(pictures_of_pdf(get(client, ready, "pdf", kind))) == 1
    archive = ZipFile(BytesIO(client.get(reverse("publishing:all", args=[ready])).content))
    assert [len(pictures_of_pdf(archive.read(name))) for name in archive.namelist() if name.endswith(".pdf")] == [1] * 4


def test_a_dark_colour_is_that_of_headings_and_a_light_one_only_draws_the_rule(client, ready):
    send(client, ready, colour="0B5D7A")
    assert Letterhead.objects.get().colour == "#0b5d7a"
    written = docx.Document(BytesIO(get(client, ready, "docx")))
    assert str(written.styles["Heading 1"].font.color.rgb) == "0B5D7A"
    send(client, ready, colour="#fd0")
    written = docx.Document(BytesIO(get(client, ready, "docx")))
    assert str(written.styles["Heading 1"].font.color.rgb) == "26221C"
    assert 'w:color="FFDD00"' in written.styles["Title"].element.xml
    assert "trop claire" in client.get(reverse("publishing:letterhead", args=[ready])).content.decode()


@pytest.mark.parametrize(("colour", "read"), [("#767676", True), ("#777777", False), ("#000000", True), ("", False)])
def test_words_are_read_from_a_contrast_of_four_and_a_half(colour, read):
    assert bool(Brand(colour=colour).words) is read


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (SVG, "Un dessin SVG peut contenir un programme : enregistrez-le en PNG."),
        (b"<svg onload=alert(1)>", "enregistrez-le en PNG"),
        (b"Bonjour", "n’est pas une image PNG ou JPEG"),
        (b"GIF89a" + b"\0" * 40, "n’est pas une image PNG ou JPEG"),
        (png() + b"\0" * LARGEST, "trop lourde : 200 Ko au plus"),
        (png(WIDEST + 1, 2), f"1201 pixels sur 2 : {WIDEST} de côté au plus"),
        (png()[:70], "abîmée"),
        (png(0, 10), "abîmée"),
        (JPEG[:40], "abîmée"),
        (b"\xff\xd8\xff" + b"\xff" * 500, "abîmée"),
        (b"", "vide"),
    ],
    ids=[
        "svg",
        "svg without a head",
        "text",
        "gif",
        "heavy",
        "wide",
        "cut",
        "flat",
        "jpeg cut",
        "jpeg of nothing",
        "empty",
    ],
)
def test_what_is_no_logo_is_refused_with_a_sentence_and_the_colour_typed_stays(client, ready, content, told):
    send(client, ready, png(), colour="#111111")
    response = send(client, ready, content, colour="#222222")
    page = response.content.decode().replace("\u202f", "").replace("\xa0", " ")
    assert response.status_code == 422
    assert told in page
    assert 'value="#222222"' in page
    kept = Letterhead.objects.get()
    assert (bytes(kept.logo), kept.colour) == (png(), "#111111")


@pytest.mark.parametrize("colour", ["bleu", "#12345", "#12345g", "rgb(1,2,3)", "<script>", "\uff10\uff10\uff10"])
def test_what_is_no_colour_is_refused_and_stays_as_typed(client, ready, colour):
    response = send(client, ready, colour=colour)
    assert response.status_code == 422
    assert "comme #1A5E8C" in response.content.decode()
    assert not Letterhead.objects.exists()


def test_a_logo_is_taken_away_and_the_colour_stays(client, ready):
    send(client, ready, png(), colour="#123456")
    page = client.get(reverse("publishing:letterhead", args=[ready])).content.decode()
    assert "data:image/png;base64," in page
    client.post(reverse("publishing:letterhead", args=[ready]), {"retirer": "oui"})
    assert not pictures_of_pdf(get(client, ready, "pdf"))
    assert Letterhead.objects.get().colour == "#123456"


def test_a_copy_bears_it_and_a_deleted_draft_leaves_none(client, ready):
    send(client, ready, png(), colour="#123456")
    client.post(reverse("scoping:duplicate", args=[ready]))
    assert Letterhead.objects.filter(colour="#123456").count() == 2
    RoleScope.objects.all().delete()
    assert not Letterhead.objects.exists()


def test_whoever_only_reads_cannot_change_it(client, ready):
    assert send(client, "A" * 22, png()).status_code == 404
    assert not Letterhead.objects.exists()


def test_a_jpeg_tells_its_sides_whatever_stands_before_them():
    told = read_picture(JPEG)
    assert (told.kind, told.width, told.height) == (PictureKind.JPEG, 16, 8)
    padded = JPEG[:2] + b"\xff\xfe\x00\x04ab" + b"\xff" + JPEG[2:]
    assert read_picture(padded) == told
