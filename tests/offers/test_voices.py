"""No name, word or reason drawn from an interviewee stands in what is published, in any of its bytes."""

import io
import json
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

from productops.drafting.compose import compose
from productops.drafting.document import Kind, ReasonKind
from productops.drafting.plan import Plan
from productops.drafting.scope_json import read_scope
from productops.knowledge.models import Interviewee, Testimonial
from productops.offers import freezing, listing
from productops.offers.borrowing import RUN, borrowed, takes_words
from productops.offers.models import OfferVersion, VersionFile
from productops.text.folding import fold
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db

SCOPES = sorted((ROOT / "tests/golden/scopes").glob("*.json"))


def texts(extension, content):
    """Everything that is written in a file, its archive and its streams opened."""
    if extension == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode(errors="replace") for name in package.namelist())
    if extension == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if extension == "json":
        return json.dumps(json.loads(content), ensure_ascii=False)
    return content.decode()


def drawn():
    """What may come from an interviewee: a name, a quotation's words, the slug that names it in a reason."""
    names = [*Interviewee.objects.values_list("name", flat=True), *Interviewee.objects.values_list("slug", flat=True)]
    rows = Testimonial.objects.all()
    quotes = [" ".join(row.quote.split()[:RUN]) for row in rows]
    return [fold(text) for text in (*names, *quotes, *(row.slug for row in rows))]


@pytest.mark.parametrize("path", SCOPES, ids=lambda path: path.stem)
def test_no_byte_of_a_version_comes_from_an_interviewee(catalogue, path):
    scope = read_scope(json.loads(path.read_text()), catalogue)
    document = compose(
        scope, catalogue, kind=Kind.OFFER, on=date(2026, 11, 27), plan=Plan(scope=scope, catalogue=catalogue)
    )
    frozen = freezing.freeze(document)
    page = freezing.show(document)
    files = {"page": page, **freezing.make_files(document, frozen, page)}
    assert set(files) == {"page", "docx", "pdf", "md", "txt", "json", "html"}
    for extension, content in files.items():
        text = fold(texts(extension, content))
        assert len(text) > 500
        assert not [said for said in drawn() if said in text], extension
        assert "reason" not in text
    assert borrowed(document) == []


def test_the_reasons_that_the_leader_reads_do_come_from_interviewees(catalogue):
    """What the test above guards is there to be kept out."""
    scope = read_scope(json.loads((ROOT / "tests/golden/scopes/seul-en-scaleup.json").read_text()), catalogue)
    document = compose(scope, catalogue, kind=Kind.OFFER, on=date(2026, 11, 27))
    assert any(reason.kind is ReasonKind.TESTIMONIAL for item in document.items() for reason in item.reasons)


def test_nothing_stored_of_an_offer_comes_from_an_interviewee(client, published):
    published.rewrite("offer/closing/equality", "Une phrase d’ici.")
    published.publish(why="Pour voir.")
    listing.list_now(published.offer, published.public, contact="rh@exemple.fr")
    versions, pages = OfferVersion.objects.all(), [client.get("/offres/flux.atom"), client.get("/offres/")]
    stored = [("txt", json.dumps([row.document, row.facts, row.why], ensure_ascii=False).encode()) for row in versions]
    stored += [("txt", bytes(row.page)) for row in versions]
    stored += [(row.extension, bytes(row.content)) for row in VersionFile.objects.all()]
    assert len(stored) == 2 * (1 + 1 + 6)
    assert "Le Bon Relais" in pages[0].content.decode()
    stored += [("txt", page.content) for page in pages]
    for extension, content in stored:
        text = fold(texts(extension, content))
        assert not [said for said in drawn() if said in text]
    page = client.get(published.address()).content.decode()
    assert "/temoignages/" in page, "a link leads to the voices instead"
    assert not [said for said in drawn() if said in fold(page)]


def test_a_rewritten_line_does_not_publish_what_it_said_before(published):
    published.rewrite("offer/closing/equality", "Une phrase d’ici.")
    published.publish(why="Pour voir.")
    latest = published.offer.latest
    assert "Une phrase d’ici" in json.dumps(latest.document, ensure_ascii=False)
    assert "seules compétences" not in json.dumps(latest.document, ensure_ascii=False)


def test_words_taken_from_a_person_are_found_and_others_are_not(catalogue):
    data = json.loads((ROOT / "tests/golden/scopes/seul-en-scaleup.json").read_text())
    quote = max(Testimonial.objects.values_list("quote", flat=True), key=len).split()

    def found(words):
        scope = read_scope(data | {"edits": {"offer/closing/equality": {"text": " ".join(words)}}}, catalogue)
        return borrowed(compose(scope, catalogue, kind=Kind.OFFER, on=date(2026, 11, 27)))

    assert [each.line.id for each in found(["Ici", "aussi,", *quote[: RUN + 4], "chaque", "jour"])] == [
        "offer/closing/equality"
    ]
    assert found(["Ici", "aussi,", *quote[:3], "chaque", "jour", "et", "chaque", "nuit"]) == []
    assert takes_words(" ".join(["Parce que", *quote[: RUN + 2]]))
    assert not takes_words(" ".join(quote[:3]))
    Testimonial.objects.update(published=False)
    assert found(quote[: RUN + 4]), "who asked to be removed is not quoted either"


def test_why_a_version_changes_is_not_said_in_the_words_of_someone_who_testified(published):
    quote = max(Testimonial.objects.values_list("quote", flat=True), key=len).split()
    published.rewrite("offer/closing/equality", "Une phrase d’ici.")
    refused = published.publish(why=" ".join(quote[: RUN + 2]))
    assert refused.status_code == 422
    assert "redites-le avec les vôtres" in refused.content.decode()
    assert published.offer.latest.number == 1
