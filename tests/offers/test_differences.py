"""What changed between two versions: a sentence a change, and words marked inside one line."""

import copy
import json
import random
from datetime import date
from html.parser import HTMLParser

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.scope_json import read_scope
from productops.offers.differences import Mark, differences, marked
from productops.offers.freezing import freeze
from tests.conftest import ROOT
from tests.offers.conftest import answers

NB = "\u00a0"


def frozen(catalogue, on=date(2026, 11, 27), **parts):
    scope = read_scope({"version": 1, **answers(), **parts}, catalogue)
    return freeze(compose(scope, catalogue, kind=Kind.OFFER, on=on))


def told(before, after):
    return [change.text.replace(NB, " ").replace("\u202f", " ") for change in differences(before, after)]


@pytest.fixture
def known(core_catalogue):
    return core_catalogue


def terms(**fields):
    return {"terms": answers()["terms"] | fields}


def test_the_same_version_changes_nothing_even_on_another_day(known):
    assert differences(frozen(known), frozen(known)) == []
    assert differences(frozen(known), frozen(known, on=date(2026, 12, 3))) == []


def test_the_salary_is_told_by_its_amounts(known):
    assert told(frozen(known), frozen(known, **terms(salary_min=55000, salary_max=65000))) == [
        "Le salaire passe de 52 000–60 000 à 55 000–65 000 €."
    ]


def test_a_salary_that_changes_its_shape_is_told_whole(known):
    assert told(frozen(known), frozen(known, **terms(salary_months=13))) == [
        "« Rémunération » passe de « de 52 000 à 60 000 € bruts par an, sur 12 mois » à « de 52 000 à 60 000 € bruts par an, sur 13 mois »."
    ]


def test_a_requirement_that_leaves_is_told(known):
    required = next(f for f in frozen(known)["sections"] if f["id"] == "profile")["blocks"][0]["items"]
    slugs = [item["id"].split("/")[-1] for item in required]
    kept = {"competencies": {"required": slugs}}
    fewer = {"competencies": {"required": slugs[1:]}}
    sentences = told(frozen(known, **kept), frozen(known, **fewer))
    # The room it leaves may bring back a line that the offer had spared: that is another sentence.
    assert f"Une exigence est partie : « {required[0]['text']} »".replace("\u202f", " ").replace(NB, " ") in sentences


def test_a_result_taken_from_the_top_of_the_list_is_the_only_one_told(known):
    results = [
        {"title": "Chaque équipe lit ses chiffres sans les demander", "horizon": "3-mois"},
        {"title": "Une date tenue sur deux, contre une sur cinq", "horizon": "6-mois"},
        {"title": "Le support apprend les nouveautés la veille", "horizon": "12-mois"},
    ]
    before = frozen(known, results=results)
    # The room it leaves may bring back a line of another section: the results alone are looked at.
    gone = [line for line in told(before, frozen(known, results=results[1:])) if line.startswith("Un résultat")]
    assert len(gone) == 1
    assert gone[0].startswith("Un résultat est parti : « À 3 mois")
    again = [results[1] | {"title": "Trois dates tenues sur cinq, contre une"}, results[2]]
    both = [line for line in told(before, frozen(known, results=again)) if line.startswith("Un résultat")]
    assert len(both) == 2, both


def test_moving_lines_is_told_once(known):
    before = frozen(known)
    after = copy.deepcopy(before)
    section = next(section for section in after["sections"] if section["id"] == "profile")
    section["blocks"][0]["items"].reverse()
    assert told(before, after) == ["L’ordre des lignes change dans « Ce que vous savez faire »."]


def test_titles_and_days_are_told(known):
    before = frozen(known)
    after = frozen(known, role=answers()["role"] | {"title": "Responsable Product Ops"})
    assert "Le titre passe de « Product Ops (F/H) » à « Responsable Product Ops (F/H) »." in told(before, after)
    changed = copy.deepcopy(before)
    missions = next(section for section in changed["sections"] if section["id"] == "missions")
    title = missions["blocks"][0]["title"]
    missions["blocks"][0]["title"] = title.replace("2 jours par semaine", "3 jours par semaine")
    assert told(before, changed) == [
        "« Relier le produit aux autres métiers » passe de 2 jours par semaine à 3 jours par semaine."
    ]


# --- three changes out of three, for fifty pairs ---------------------------------------------------


def _drop(sections, chance):
    lists = [
        b for s in sections for b in s["blocks"] if b["kind"] in ("bullets", "facts", "steps") and len(b["items"]) > 1
    ]
    block = chance.choice(lists)
    return block["items"].pop(chance.randrange(len(block["items"])))["text"]


def _add(sections, chance):
    block = chance.choice([b for s in sections for b in s["blocks"] if b["kind"] == "bullets"])
    rank = chance.randrange(1000)
    text = f"Tenir le registre numéro {rank} des décisions prises en comité."
    block["items"].append(block["items"][0] | {"id": f"offer/ajout/essai/x{rank}", "text": text, "label": ""})
    return text


def _rewrite(sections, chance):
    item = chance.choice(
        [i for s in sections for b in s["blocks"] for i in b["items"] if i["id"] != "offer/closing/dates"]
    )
    item["text"] = f"{item['text'].rstrip('.')}, et le dire {chance.choice(('tôt', 'tard', 'toujours'))}."
    return item["text"]


def pairs(known):
    """Fifty pairs, each with a line that leaves, one that comes and one rewritten: the same at every run."""
    paths = sorted((ROOT / "tests/golden/scopes").glob("*.json"))
    for number in range(50):
        chance = random.Random(number)  # noqa: S311  no secret is drawn
        scope = read_scope(json.loads(paths[number % len(paths)].read_text()), known)
        before = freeze(compose(scope, known, kind=Kind.OFFER, on=date(2026, 11, 27)))
        after = copy.deepcopy(before)
        gone = _drop(after["sections"], chance)
        was = copy.deepcopy(after)
        rewritten = _rewrite(after["sections"], chance)
        came = _add(after["sections"], chance)
        assert was != after
        yield before, after, (gone, rewritten, came)


def test_three_changes_out_of_three_are_told_for_fifty_pairs(known):
    seen = 0
    for before, after, changed in pairs(known):
        sentences = differences(before, after)
        for text in changed:
            amounts = text.replace("\u202f", "").replace(NB, "")
            assert any(text in s.text or amounts in s.text.replace("\u202f", "").replace(NB, "") for s in sentences), (
                text,
                sentences,
            )
        assert len(sentences) == 3, [s.text for s in sentences]
        seen += 1
    assert seen == 50


def test_the_marked_text_gives_both_versions_back(known):
    for before, after, _changed in pairs(known):
        lines = [line for section in marked(before, after) for line in section.lines]
        for document, dropped in ((after, Mark.GONE), (before, Mark.NEW)):
            kept = [
                "".join(text for mark, text in line.pieces if mark is not dropped)
                for line in lines
                if line.mark is not dropped
            ]
            wanted = [_said(item) for s in document["sections"] for b in s["blocks"] for item in b["items"]]
            assert sorted(kept) == sorted(wanted)


def _said(item):
    text = " | ".join([item["text"], *item["cells"]])
    return f"{item['label']}{NB}: {text}" if item["label"] else text


class Marks(HTMLParser):
    """The tags that are open around each `ins` and `del`."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, _attrs):
        if tag in ("ins", "del"):
            self.found.append((tag, self.open[-1]))
        self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass


@pytest.mark.django_db
def test_the_leader_reads_what_changed_and_nobody_else_until_shown(client, published):
    published.rewrite("offer/closing/equality", "Nous choisissons sur les seules compétences, et nous le montrons.")
    published.publish(why="Dire mieux.")
    page = client.get(published.url("desk-changes", 1, 2))
    assert page.status_code == 200
    assert "Dire mieux" in page.content.decode()
    reader = Marks()
    reader.feed(page.content.decode())
    assert {tag for tag, _parent in reader.found} == {"ins", "del"}
    assert {parent for _tag, parent in reader.found} == {"li"}
    public = published.address("changes", 1, 2)
    assert client.get(public).status_code == 404
    assert client.get(published.address("version", 1)).status_code == 404
    assert client.get(published.address("file", 1, "txt")).status_code == 404
    client.post(published.url("history"), {"historique": "public"})
    assert client.get(public).status_code == 200
    assert published.key not in client.get(public).content.decode()
    assert client.get(published.address("version", 1)).status_code == 200
    assert "la dernière" in client.get(published.address("version", 1)).content.decode()
    assert client.get(published.address("changes", 2, 1)).status_code == 404
    client.post(published.url("history"), {"historique": "prive"})
    assert client.get(public).status_code == 404
