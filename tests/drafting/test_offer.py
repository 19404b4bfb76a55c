"""The offer: what it says, and that nothing is said without a reason."""

import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productops.drafting.catalogue import DOMAINS
from productops.drafting.compose import compose
from productops.drafting.document import Kind, ReasonKind, Variant
from productops.drafting.french import typeset
from productops.drafting.offer import committed
from productops.drafting.reading import ScopeError, read_scope
from productops.drafting.scope import Commitment
from productops.drafting.suggest import assignments
from productops.drafting.wording import ANSWERS
from productops.publishing.renderers import FORMATS
from tests.conftest import ON, ROOT
from tests.drafting.test_scope import WHOLE

GOLDENS = ROOT / "tests" / "golden"

SCOPES = {
    "premier-en-startup": {
        "organisation": {
            "name": "Alma",
            "about": "Alma permet de payer en plusieurs fois, sans découvert caché",
            "stage": "startup",
            "product_team_size": 6,
            "product_teams": 3,
            "reports_to": "la direction produit",
        },
        "context": {
            "why_now": "Nous passons de trois à six équipes cette année",
            "incident": "Deux équipes ont livré la même fonction à une semaine d’écart.",
        },
        "role": {"setup": "premier", "seniority": "confirme"},
        "existing_roles": [{"slug": "equipe-data", "holds": "les tableaux de bord et la définition des chiffres"}],
        "mandate": {"pratiques": 3, "partenaires": 1},
        "terms": {
            "contract": "CDI",
            "location": "Paris",
            "onsite_days": 2,
            "salary_min": 50000,
            "salary_max": 60000,
            "salary_months": 12,
            "apply_to": "recrutement@exemple.fr",
            "process": ["Un échange de trente minutes avec la direction produit", "Une étude de cas sur place"],
            "reply_within": "sous dix jours",
            "tone": "tu",
        },
    },
    "pilotage-en-grand-groupe": {
        "organisation": {
            "name": "Les Échos du Rail",
            "stage": "grand-groupe",
            "product_team_size": 40,
            "product_teams": 15,
            "reports_to": "le directeur de la stratégie",
            "internal_customer": "la direction produit",
        },
        "role": {
            "title": "Directeur Product Ops",
            "title_feminine": "Directrice Product Ops",
            "setup": "equipe",
            "seniority": "lead",
            "position": "central",
        },
        "context": {"decides": "Le poste propose l’ordre des chantiers ; le comité produit tranche", "sponsor": "la directrice générale"},
        "existing_roles": ["pmo", "finance-controle-de-gestion"],
        "mandate": {"pilotage": 3, "pratiques": 1},
        "terms": {"contract": "CDI", "status": "cadre", "location": "Lille", "closing_date": "2027-01-31"},
    },
    "montee-en-competence": {
        "organisation": {"name": "Hublo", "stage": "scaleup", "product_team_size": 14},
        "role": {"setup": "seul"},
        "mandate": {"personnes": 3},
        "results": [{"title": "Chaque PM a un plan de progression", "horizon": "6-mois", "baseline": "3 sur 14", "target": "14 sur 14"}],
        "own_competencies": [{"name": "Anglais : animer une réunion", "required": True}],
    },
}  # fmt: skip


def offer(catalogue, data, **options):
    return compose(read_scope(data, catalogue), catalogue, kind=Kind.OFFER, on=ON, **options)


def text_of(document):
    return FORMATS["txt"].render(document)


def section(document, ref):
    return next((s for s in document.sections if s.id == ref), None)


@pytest.mark.parametrize("name", SCOPES)
def test_golden_offers(catalogue, name, request):
    """Read by a person whenever they change: `pytest --update-goldens`, then read the diff aloud."""
    written = FORMATS["md"].render(offer(catalogue, SCOPES[name]))
    path = GOLDENS / f"offer-{name}.md"
    if request.config.getoption("--update-goldens"):
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


def test_two_mandates_give_two_postings(catalogue):
    one = offer(catalogue, {"mandate": {"pratiques": 3, "pilotage": 1}})
    other = offer(catalogue, {"mandate": {"personnes": 3}})
    for ref in ("missions", "profile", "results"):
        mine = {item.text for block in section(one, ref).blocks for item in block.items}
        theirs = {item.text for block in section(other, ref).blocks for item in block.items}
        assert mine != theirs, ref
    missions = {i.id for b in section(one, "missions").blocks for i in b.items} - {"offer/missions/free"}
    assert not missions & {i.id for b in section(other, "missions").blocks for i in b.items}


def test_the_same_scope_gives_the_same_bytes(catalogue):
    assert text_of(offer(catalogue, WHOLE)) == text_of(offer(catalogue, WHOLE))


levels = st.fixed_dictionaries({name: st.integers(0, 3) for name in DOMAINS}).filter(lambda m: any(m.values()))
free_text = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=80)


@st.composite
def scopes(draw):
    return {
        "mandate": draw(levels),
        "organisation": {"name": draw(free_text), "about": draw(free_text), "product_team_size": draw(st.integers(0, 60))},
        "context": {"why_now": draw(free_text), "incident": draw(free_text), "decides": draw(free_text)},
        "role": {
            "setup": draw(st.sampled_from(["", "premier", "seul", "equipe"])),
            "seniority": draw(st.sampled_from(["", "junior", "confirme", "senior", "lead"])),
        },
        "existing_roles": draw(st.lists(st.sampled_from(["pmo", "equipe-data", "coach-agile", "rh-people"]), unique=True)),
        "terms": {"tone": draw(st.sampled_from(["", "vous", "tu"]))},
    }  # fmt: skip


VOUS = re.compile(r"\b(vous|votre|vos|vôtre)\b", re.IGNORECASE)
TU = re.compile(r"\b(tu|ton|ta|tes|toi|tien|écris-nous)\b", re.IGNORECASE)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None, derandomize=True
)
@given(data=scopes())
def test_no_offer_has_a_hole_a_doubled_space_or_a_line_without_reason(catalogue, data):
    document = offer(catalogue, data)
    ids = [item.id for item in document.items()]
    assert len(ids) == len(set(ids))
    for part in document.sections:
        assert part.blocks
        for block in part.blocks:
            assert block.items
    for item in document.items():
        assert item.text.strip()
        assert item.reasons
        assert "None" not in item.text
        ours = not any(r.kind is ReasonKind.ANSWER for r in item.reasons)
        if ours:
            assert "  " not in item.text
            wrong = VOUS if data["terms"]["tone"] == "tu" else TU
            assert not wrong.search(item.text), item.text
    assert document.title == "Product Ops (F/H)"


@pytest.mark.parametrize("commitment", list(Commitment))
def test_every_mission_is_said_with_every_commitment(catalogue, commitment):
    for slug in catalogue.missions:
        data = {"mandate": {"pratiques": 1}, "missions": [{"slug": slug, "commitment": str(commitment)}]}
        said = committed(assignments(read_scope(data, catalogue), catalogue)[0])
        title = catalogue.missions[slug].title
        if commitment is Commitment.CARRY:
            assert said == title
        else:
            assert said.startswith(("Contribuer à ", "Aider "))
            assert re.search(r" à [a-zéèêàâîôûç]", said), said
        assert not re.search(r"\b(de les|de le|à le|à les|de [aeiouéèêh]quipe)\b", said), said


def test_without_an_answer_the_sentence_goes(catalogue):
    bare = text_of(offer(catalogue, {"mandate": {"pratiques": 2}}))
    for word in ("Chez", "déclencheur", "rattaché", "Rémunération", "Contrat", "candidater", "Lieu"):
        assert word not in bare, word
    full = text_of(offer(catalogue, SCOPES["premier-en-startup"]))
    for word in ("Chez Alma", "déclencheur", "rattaché à la direction produit", "Rémunération", "candidater", "Lieu"):
        assert word in full, word


def test_the_title_is_said_in_both_forms(catalogue):
    assert offer(catalogue, {"mandate": {"pratiques": 1}}).title == "Product Ops (F/H)"
    assert offer(catalogue, SCOPES["pilotage-en-grand-groupe"]).title == "Directeur Product Ops ou directrice Product Ops (F/H)"  # fmt: skip
    typed = {"mandate": {"pratiques": 1}, "role": {"title": "Product Ops H/F"}}
    assert offer(catalogue, typed).title == "Product Ops H/F"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"salary_min": 50000, "salary_max": 60000}, "de 50 000 à 60 000 € bruts par an"),
        ({"salary_min": 50000}, "à partir de 50 000 € bruts par an"),
        ({"salary_max": 60000}, "jusqu’à 60 000 € bruts par an"),
        ({"salary_min": 50000, "salary_max": 50000, "salary_months": 13}, "50 000 € bruts par an, sur 13 mois"),
    ],
)
def test_pay_is_said_in_full(catalogue, terms, said):
    item = next(
        i for i in offer(catalogue, {"mandate": {"pratiques": 1}, "terms": terms}).items() if i.label == "Rémunération"
    )
    assert item.text == typeset(said)


def test_results_say_today_and_the_target(catalogue):
    document = offer(catalogue, SCOPES["montee-en-competence"])
    item = next(i for i in document.items() if i.id == "offer/result/1")
    assert item.label == "À 6 mois"
    assert item.text == typeset("chaque PM a un plan de progression : 14 sur 14 (aujourd’hui : 3 sur 14).")
    assert not item.suggested


def test_what_is_suggested_is_marked_until_confirmed(catalogue):
    suggested = offer(catalogue, {"mandate": {"pratiques": 3}})
    assert any(i.suggested for i in suggested.items() if i.id.startswith("offer/results/"))
    confirmed = offer(catalogue, {"mandate": {"pratiques": 3}, "confirmed": ["results"]})
    assert not any(i.suggested for i in confirmed.items() if i.id.startswith("offer/results/"))


def test_edits_hang_on_the_lines_they_change(catalogue):
    data = {"mandate": {"pratiques": 3}}
    before = offer(catalogue, data)
    missions = [i.id for i in before.items() if i.id.startswith("offer/missions/")]
    edits = {missions[0]: {"text": "Un texte à moi."}, missions[1]: {"removed": True}, "offer/limits/out": {"removed": True}, "offer/limits/hard": {"removed": True}, "offer/nulle-part": {"removed": True}}  # fmt: skip
    after = offer(catalogue, data | {"edits": edits})
    changed = {i.id: i for i in after.items()}
    assert changed[missions[0]].text == "Un texte à moi."
    assert changed[missions[0]].edited
    assert missions[1] not in changed
    assert section(after, "limits") is None, "a section emptied by edits goes"


def test_a_compact_offer_is_shorter_and_keeps_the_missions(catalogue):
    full = offer(catalogue, SCOPES["premier-en-startup"])
    compact = offer(catalogue, SCOPES["premier-en-startup"], variant=Variant.COMPACT)
    assert compact.words < full.words
    ids = {i.id for i in compact.items()}
    assert {i.id for i in full.items() if i.id.startswith("offer/missions/") and i.id != "offer/missions/free"} <= ids


def test_every_answer_given_as_a_reason_has_a_name(catalogue):
    for item in offer(catalogue, WHOLE).items():
        for reason in item.reasons:
            if reason.kind is ReasonKind.ANSWER and reason.text.startswith("Votre réponse"):
                assert reason.ref.split("[")[0] in ANSWERS


def test_a_scope_without_a_mandate_has_no_offer(catalogue):
    with pytest.raises(ScopeError, match="domaine"):
        compose(read_scope({}, catalogue, partial=True), catalogue, kind=Kind.OFFER, on=ON)


@pytest.mark.parametrize("role", [{}, {"setup": "premier", "seniority": "lead"}, {"setup": "equipe"}], ids=str)
def test_our_own_words_stay_under_five_hundred(catalogue, role):
    """Every mandate there is, with nothing typed: all the words are ours."""
    for levels_ in product(range(4), repeat=4):
        if any(levels_):
            document = offer(catalogue, {"mandate": dict(zip(DOMAINS, levels_, strict=True)), "role": role})
            assert document.words <= 500, levels_


def test_a_domain_with_a_mission_is_never_said_to_be_out(catalogue):
    data = {"mandate": {"pilotage": 3}, "missions": ["pile-d-outils", "cycle-okr"]}
    out = next(i for i in offer(catalogue, data).items() if i.id == "offer/limits/out")
    assert "façon de travailler" not in out.text
    assert "faire grandir" in out.text
