"""All four documents: what holds of each of them, whatever the answers."""

import re
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from productops.drafting.catalogue import DOMAINS
from productops.drafting.compose import compose
from productops.drafting.document import GRIDS, BlockKind, Kind, Variant, count_words
from productops.drafting.offer import _PRINTED, _typed, committed
from productops.drafting.plan import Plan
from productops.drafting.scope import Commitment
from productops.drafting.scope_json import read_scope
from productops.drafting.thresholds import MOST_WORDS
from productops.knowledge import loading
from productops.publishing.renderers import FORMATS
from tests.amounts import amount
from tests.conftest import ON
from tests.drafting.scopes import SCOPES, scopes

VOUS = re.compile(r"(?<!rendez-)\b(vous|votre|vos|vôtres?)\b", re.IGNORECASE)
TU = re.compile(r"\b(tu|te|ton|ta|tes|toi|l[ea]s? tien(ne)?s?)\b|\bt’", re.IGNORECASE)
QUOTED = re.compile(r"«[^«»]*»")
FAULTS = re.compile(
    r"  | \.|\.\.|,,|\bNone\b|[{}]|TODO"
    r"|\b(de|à) (le|les) (?!\w+(er|ir|re)\b)"  # « de les relire » is right, « de les équipes » is not
    r"|\b(le|la|que|de|ne|se|me|te|je) (?!onz|ou\b|oui|yaourt)[aeiouéèêàâîôû]\w"
)


def written(catalogue, scope, kind, variant=Variant.FULL):
    return compose(scope, catalogue, kind=kind, on=ON, variant=variant)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", SCOPES)
def test_golden_documents(catalogue, name, kind, golden):
    made = FORMATS["md"].render(written(catalogue, read_scope(SCOPES[name], catalogue), kind)).decode()
    golden(f"{kind}-{name}.md", made)


def texts_of(document):
    yield document.title
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            yield from (block.title, *block.columns)
            for item in block.items:
                yield from (item.label, item.text, *item.cells)


def check(document, tone):
    ids = [item.id for item in document.items()]
    assert len(ids) == len(set(ids)), [ref for ref in ids if ids.count(ref) > 1]
    for section in document.sections:
        assert section.blocks, section.id
        for block in section.blocks:
            assert block.items, section.id
            if block.kind in GRIDS or block.kind is BlockKind.CARDS:
                assert block.columns, section.id
    for item in document.items():
        assert item.text.strip(), item.id
        assert item.reasons, item.id
        assert item.id.startswith(f"{document.kind}/")
    wrong = VOUS if tone == "tu" else TU
    for text in texts_of(document):
        ours = QUOTED.sub("«»", text)
        assert not wrong.search(ours), text
        assert not FAULTS.search(ours.replace("\u202f", "").replace("\u00a0", "")), text
        assert text == text.strip(), text


@pytest.mark.django_db
@settings(
    suppress_health_check=list(HealthCheck),
    max_examples=amount(100, 5000),
    phases=[Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
)
@given(raw=scopes())
def test_generated_scopes_give_sound_documents(raw):
    """No hole, no doubled space, no wrong register, no line without a reason, and few words of ours."""
    catalogue = loading.catalogue()
    scope = read_scope(raw, catalogue)
    for kind in Kind:
        document = written(catalogue, scope, kind)
        check(document, raw["terms"]["tone"])
        if kind is Kind.OFFER:
            typed = count_words(_typed([getattr(scope, part) for part in _PRINTED]))
            assert document.words - typed <= MOST_WORDS
    assert written(catalogue, scope, Kind.OFFER, Variant.COMPACT).words < written(catalogue, scope, Kind.OFFER).words


@pytest.mark.parametrize("tone", ["vous", "tu"])
@pytest.mark.parametrize("commitment", list(Commitment))
def test_every_mission_reads_well_in_every_commitment_and_register(catalogue, commitment, tone):
    for slug, mission in catalogue.missions.items():
        data = {
            "mandate": {mission.domain or "pratiques": 2},
            "missions": [{"slug": slug, "commitment": str(commitment)}],
            "terms": {"tone": tone},
        }
        scope = read_scope(data, catalogue)
        for kind in Kind:
            check(written(catalogue, scope, kind), tone)
        said = committed(Plan(scope=scope, catalogue=catalogue).assigned[0])
        starts = {
            Commitment.CARRY: mission.title[:5],
            Commitment.CONTRIBUTE: "Contribuer à ",
            Commitment.SUPPORT: "Aider ",
        }
        assert said.startswith(starts[commitment])
        if commitment is not Commitment.CARRY:
            assert re.search(r" à (l’|[a-zéèêàâîôûç])", said), said


def test_the_same_scope_gives_the_same_bytes_in_every_format(catalogue):
    scope = read_scope(SCOPES["seul-en-scaleup"], catalogue)
    for kind in Kind:
        for made in FORMATS.values():
            assert made.render(written(catalogue, scope, kind)) == made.render(written(catalogue, scope, kind)), made


def test_two_companies_share_few_sentences(catalogue):
    """A posting that could be anyone's is nobody's: a third of the lines at most, more where two mandates are alike."""

    def first_domain(name):
        return max(SCOPES[name]["mandate"], key=SCOPES[name]["mandate"].get)

    def lines(name):
        document = written(catalogue, read_scope(SCOPES[name], catalogue), Kind.OFFER)
        return {item.text for item in document.items() if item.text.count(" ") > 3}

    told = {name: lines(name) for name in SCOPES}
    for one, other in combinations(told, 2):
        most = 0.6 if first_domain(one) == first_domain(other) else 0.34
        shared = told[one] & told[other]
        assert len(shared) <= most * min(len(told[one]), len(told[other])), (one, other, shared)


CONTEXTS = {
    "purpose/team": [{"organisation": {"product_team_size": 8, "stage": stage}} for stage in ("", "startup", "scaleup", "grand-groupe")],
    "purpose/incident": [{"context": {"incident": "une panne", "why_now": why}, "role": {"setup": setup}} for why, setup in (("oui", ""), ("", "premier"), ("", "seul"))],
    "purpose/product-ops": [{"mandate": {name: 3}} for name in DOMAINS],
    "purpose/opening": [
        {"role": {"setup": setup, "seniority": level}, "organisation": {"stage": stage}}
        for setup, level, stage in (("premier", "", ""), ("premier", "", "grand-groupe"), ("seul", "", ""), ("equipe", "", ""), ("equipe", "lead", ""))
    ],
    "profile/paths": [{"mandate": {"pratiques": 1}}, {"mandate": {"personnes": 3}, "paths": ["coach-consultant"]}, {"mandate": {"pilotage": 2}, "paths": ["product-manager", "chef-de-projet", "coach-consultant", "premier-poste"]}],
}  # fmt: skip


@pytest.mark.parametrize("ref", CONTEXTS)
def test_what_is_said_varies_with_the_context(catalogue, ref):
    said = {
        item.text
        for context in CONTEXTS[ref]
        for item in written(
            catalogue, read_scope({"mandate": {"pratiques": 2}} | context, catalogue), Kind.OFFER
        ).items()
        if item.id == f"offer/{ref}"
    }
    assert len(said) == len(CONTEXTS[ref]) >= 3, said
