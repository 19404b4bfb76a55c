"""How the steps of a hiring process are read, and questions dealt to them."""

import pytest

from productops.drafting.document import Item, Reason, ReasonKind
from productops.drafting.interviews import Asked, Audience, Step, StepKind, deal, kind_of_step, minutes_of


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Un échange, 45 minutes", 45),
        ("Étude de cas (1h30)", 90),
        ("Un atelier, 1 h 15", 75),
        ("Une heure avec l’équipe", 60),
        ("une heure et demie en visio", 90),
        ("Appel d’une demi-heure", 30),
        ("Un appel de vingt minutes", 20),
        ("Deux heures en régulation", 120),
        ("30 min au téléphone", 30),
        ("Rencontre de trois PM", None),
        ("Un échange avec la CPO", None),
        ("Trois heures sur place", 180),
        ("Quatre heures d’immersion", 240),
        ("Un quart d’heure n’est pas quinze minutes de trop", 15),
        ("Trente minutes avec la RH", 30),
        ("Quarante minutes", 40),
        ("Quarante-cinq minutes avec un PM", 45),
    ],
)
def test_the_length_of_a_step_is_read_as_people_write_it(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Une étude de cas avec deux PM", StepKind.CASE),
        ("Exercice pratique", StepKind.CASE),
        ("Mise en situation", StepKind.CASE),
        ("Une proposition sous huit jours", StepKind.SILENT),
        ("Prise de références", StepKind.SILENT),
        ("Réponse motivée", StepKind.SILENT),
        ("Un échange sur votre offre et vos questions", StepKind.TALK),
        ("Entretien avec la DRH", StepKind.TALK),
        ("Retour d’expérience avec un PM", StepKind.TALK),
        ("GO / NO GO sous 48h", StepKind.SILENT),
        ("Retour sous deux jours", StepKind.TALK),
        ("Retour sous 48 h", StepKind.SILENT),
        ("Appel de 20 minutes, sous 48 h", StepKind.TALK),
        ("Use case à la maison (2h max)", StepKind.CASE),
        ("Un café avec la personne que tu remplaces", StepKind.INFORMAL),
        ("Un café avec la CPO", StepKind.TALK),
    ],
)
def test_what_is_done_at_a_step_is_read_from_its_words(text, kind):
    assert kind_of_step(text) is kind


def step(rank, minutes=None, kind=StepKind.TALK):
    return Step(ref=f"étape {rank}", title="", kind=kind, reasons=(), minutes=minutes)


WHY = Reason(kind=ReasonKind.RULE, ref="essai", text="")


def asked(word, count, about=None):
    items = [Item(id=f"{word}{rank}", text="", reasons=(WHY,)) for rank in range(count)]
    return [Asked(about=about or item.id, theme="", item=item) for item in items]


def dealt(steps, lines=0, others=0, more=0):
    found = deal(steps, lines=asked("l", lines), others=asked("o", others), more=asked("m", more))
    sheets = {ref: " ".join(each.item.id for each in sheet) for ref, sheet in found.sheets.items()}
    return sheets, " ".join(each.item.id for each in found.left)


@pytest.mark.parametrize(("minutes", "most"), [(None, 4), (10, 3), (20, 3), (21, 4), (45, 4), (46, 5), (180, 5)])
def test_a_step_holds_the_questions_that_fit_its_length(minutes, most):
    assert step(1, minutes).most == most


@pytest.mark.parametrize(
    ("steps", "questions", "sheets", "left"),
    [
        ([step(1)], (0, 2, 0), {"étape 1": "o0 o1"}, ""),
        ([step(1)], (0, 2, 3), {"étape 1": "o0 o1 m0 m1"}, ""),
        ([step(1, 20)], (0, 2, 3), {"étape 1": "o0 o1 m0"}, ""),
        ([step(1)], (6, 0, 0), {"étape 1": "l0 l1 l2 l3"}, "l4 l5"),
        ([step(1)], (3, 3, 0), {"étape 1": "l0 l1 o0 o1"}, "l2 o2"),  # half of the room each
        ([step(1)], (3, 1, 0), {"étape 1": "l0 l1 l2 o0"}, ""),
        ([step(1, 60)], (4, 4, 0), {"étape 1": "l0 l1 l2 o0 o1"}, "l3 o2 o3"),  # the odd one is for the leader's lines
        ([step(1), step(2)], (2, 3, 0), {"étape 1": "l0 l1 o0", "étape 2": "o1 o2"}, ""),
        ([step(1, 20), step(2, 60)], (0, 8, 0), {"étape 1": "o0 o1 o2", "étape 2": "o3 o4 o5 o6 o7"}, ""),
        ([step(1), step(2, kind=StepKind.CASE)], (1, 0, 0), {"étape 1": "l0"}, ""),
        ([step(1, kind=StepKind.CASE), step(2, kind=StepKind.CASE)], (2, 0, 0), {"étape 1": "l0 l1"}, ""),
        ([step(1, kind=StepKind.SILENT)], (1, 1, 0), {}, "l0 o0"),
        ([step(1)], (0, 0, 0), {}, ""),
    ],
)
def test_questions_are_dealt_once_each_within_the_room(steps, questions, sheets, left):
    assert dealt(steps, *questions) == (sheets, left)


def test_a_sheet_is_filled_first_with_what_it_already_speaks_of():
    more = [*asked("autre", 2), *asked("même", 1, about="sujet")]
    found = deal([step(1)], lines=asked("l", 1, about="sujet"), others=[], more=more)
    assert [each.item.id for each in found.sheets["étape 1"]] == ["l0", "même0", "autre0", "autre1"]


@pytest.mark.parametrize(
    ("title", "audience"),
    [
        ("Appel de 20 minutes avec Camille, RH", Audience.RECRUITER),
        ("Entretien avec la direction des ressources humaines", Audience.RECRUITER),
        ("Une heure avec l’équipe de déploiement", Audience.SERVED),
        ("Rencontre avec deux conseillers d’agence", Audience.SERVED),
        ("Entretien avec la directrice du support", Audience.TRADE),
        ("Entretien avec Inès et un lead PM", Audience.TRADE),
        ("Échange avec Hélène", Audience.TRADE),
        ("RH et CPO ensemble", Audience.TRADE),
        ("Rencontre avec deux techniciens d’atelier", Audience.SERVED),
        ("Visite du cargo avec les agents d’exploitation", Audience.SERVED),
    ],
)
def test_who_receives_is_read_from_the_step(title, audience):
    assert Step(ref="a", title=title, kind=StepKind.TALK, reasons=()).audience is audience


def test_each_asks_what_they_can_judge_and_nobody_is_left_without_the_rest():
    hr = Step(ref="rh", title="Appel RH", kind=StepKind.TALK, reasons=())
    field = Step(ref="terrain", title="Visio avec une agence", kind=StepKind.TALK, reasons=())
    head = Step(ref="cpo", title="Entretien avec la CPO", kind=StepKind.TALK, reasons=())
    every = {"lines": asked("l", 2), "others": asked("o", 2), "more": asked("m", 9)}
    theirs = {"recruiters": asked("r", 5), "served": asked("s", 5)}
    found = deal([hr, field, head], **every, **theirs).sheets
    assert {each.item.id[0] for each in found["rh"]} == {"r"}
    assert {each.item.id[0] for each in found["terrain"]} == {"s"}
    assert [each.item.id for each in found["cpo"]] == ["l0", "l1", "o0", "o1"]
    alone = deal([hr], **every, **theirs).sheets
    assert [each.item.id for each in alone["rh"]] == ["l0", "l1", "o0", "o1"], "nobody else would ask it"


def test_two_who_recruit_share_their_questions():
    steps = [
        Step(ref=ref, title=title, kind=StepKind.TALK, reasons=())
        for ref, title in (("a", "RH"), ("b", "DRH"), ("c", "CPO"))
    ]
    found = deal(steps, lines=[], others=asked("o", 1), more=[], recruiters=asked("r", 4)).sheets
    assert [each.item.id for each in (*found["a"], *found["b"])] == ["r0", "r1", "r2", "r3"]


@pytest.mark.parametrize(
    ("title", "audience"),
    [
        ("Une heure avec les trois Product Ops de l’équipe", Audience.LED),
        ("Café avec ta future équipe", Audience.LED),
        ("Entretien avec l’équipe produit", Audience.TRADE),
    ],
)
def test_a_team_does_not_mark_who_may_lead_it(title, audience):
    assert Step(ref="a", title=title, kind=StepKind.TALK, reasons=(), leads=True).audience is audience
    assert Step(ref="a", title=title, kind=StepKind.TALK, reasons=()).audience is not Audience.LED
