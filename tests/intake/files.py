"""Files as people have them, built from a text."""

import io
import zipfile
from email.message import EmailMessage
from html import escape

import docx
import typst
from docx.enum.style import WD_STYLE_TYPE

_ODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)


def lines_of(text):
    return [line for line in text.split("\n") if line.strip()]


def as_docx(text):
    document = docx.Document()
    for rank, line in enumerate(lines_of(text)):
        document.add_paragraph(line, style="Title" if not rank else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_rich_docx():
    """A Word file with what Word files hold: runs, a list, a table, a heading."""
    document = docx.Document()
    document.add_heading("Chargé ou chargée de mission (F/H)", 1)
    paragraph = document.add_paragraph("Vous avez ")
    paragraph.add_run("moins").bold = True
    paragraph.add_run(" de 35 ans.")
    document.add_paragraph("Tenir la feuille de route", style="List Bullet")
    document.add_paragraph("Répondre au support", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Salaire", "30 000 € brut"
    assert document.styles["List Bullet"].type == WD_STYLE_TYPE.PARAGRAPH
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(text):
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines_of(text))
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": _ODT.format(body)})


def zipped(parts, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def as_pdf(text, setup='#set page(width: 21cm, height: 29cm)\n#set text(size: 11pt, lang: "fr")\n'):
    return typst.compile({"main": f'{setup}#read("text.txt")'.encode(), "text.txt": text.encode()}, format="pdf")


def as_columns(left, right):
    source = (
        "#set page(width: 21cm, height: 29cm)\n#set text(size: 10pt)\n"
        '#grid(columns: (1fr, 1fr), gutter: 1cm, read("left.txt"), read("right.txt"))'
    )
    files = {"main": source.encode(), "left.txt": left.encode(), "right.txt": right.encode()}
    return typst.compile(files, format="pdf")


def as_picture_pdf():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    return typst.compile({"main": b'#image("a.svg")', "a.svg": drawing.encode()}, format="pdf")


def as_rtf(text):
    body = "".join(sign if sign < "\x7f" else f"\\'{sign.encode('cp1252', 'replace').hex()}" for sign in text)
    return ("{\\rtf1\\ansi " + body.replace("\n", "\\par\n") + "}").encode("ascii")


def as_word_page(text):
    body = "".join(
        f'<p class=MsoNormal><span style="mso-fareast-language:FR">{escape(line)}</span></p>' for line in lines_of(text)
    )
    head = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>p.MsoNormal{mso-style-next:x}</style>'
    return f"<html><head>{head}</head><body lang=FR>{body}</body></html>".encode("cp1252")


def as_mail(text, *, html, transfer):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "a@exemple.test",
        "b@exemple.test",
        "Une offre : moins de 30 ans",
    )
    if html:
        body = "".join(f"<p>{escape(line)}</p>" for line in lines_of(text))
        page = f'<html><body>{body}<p><a href="#">Se désabonner : profil masculin</a></p></body></html>'
        message.set_content(page, subtype="html", cte=transfer)
    else:
        message.set_content(text, cte=transfer)
    return message.as_bytes()


def build(case):
    """Build the file that a case of `cases/review.json` describes."""
    text, file = case["text"], case["file"]
    name, encoding = file["name"], file.get("encoding", "utf-8")
    if name.endswith(".docx"):
        return as_docx(text)
    if name.endswith(".odt"):
        return as_odt(text)
    if name.endswith(".doc"):
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    if name.endswith(".rtf"):
        return as_rtf(text)
    if name == "deux-colonnes.pdf":
        lines = lines_of(text)
        return as_columns("Lanterne\n\nDepuis 1998\n\nÀ Dole\n\nTrente personnes\n\nDes lanternes", "\n\n".join(lines))
    if name == "image.pdf":
        return as_picture_pdf()
    if name.endswith(".pdf"):
        return as_pdf(text)
    if name == "word.htm":
        return as_word_page(text)
    if name.endswith(".eml"):
        return as_mail(text, html="HTML" in encoding, transfer="base64" if "base64" in encoding else "quoted-printable")
    if "windows-1252" in encoding:
        return text.replace("\n", "\r\n").encode("cp1252")
    if "utf-16" in encoding:
        return text.encode("utf-16")
    return text.encode("utf-8")
