"""The verdict is answered by the leader, who also says why a level is not the suggested one, and what was settled."""

from __future__ import annotations

from productops.drafting.document import Kind
from tests.scoping.test_wizard import fill, step_url

WHY = "Le chantier dure deux ans, et touche neuf équipes."
REASON = "La direction vient de perdre son PMO."


def brief(client, key):
    return client.get(f"/cadrage/{key}/documents/{Kind.BRIEF}/").content.decode()


def test_the_answer_its_reasons_and_what_was_settled_reach_the_brief(client, key):
    fill(client, key, "contexte", product_team_size="2", product_teams="1")
    fill(
        client,
        key,
        "mandat",
        level_pilotage="3",
        stance="keep",
        why=WHY,
        reason_pilotage=REASON,
        settled="Vu avec la DG.",
    )
    page = client.get(step_url(key, "mandat")).content.decode()
    assert WHY in page
    assert REASON in page
    note = brief(client, key)
    for said in ("Nous gardons un poste de Product Ops".lower(), WHY, "vient de perdre son PMO", "Vu avec la DG."):
        assert said in note.lower() or said in note, said


def test_without_an_answer_the_brief_says_only_that_it_waits(client, key):
    fill(client, key, "contexte", product_team_size="2", product_teams="1")
    fill(client, key, "mandat", level_pilotage="3")
    note = brief(client, key)
    assert "sa réponse viendra ici" in note
    assert "Réponse de qui cadre le poste" not in note


def test_what_the_verdict_said_then_is_kept_beside_the_answer(client, key):
    from productops.scoping.models import RoleScope

    fill(client, key, "contexte", product_team_size="2", product_teams="1")
    fill(client, key, "mandat", level_pilotage="1", stance="agree")
    assert RoleScope.objects.with_key(key).answers["verdict"]["job"] == "demi-journee"
    fill(client, key, "contexte", product_team_size="40", product_teams="12")
    assert "les réponses ont changé depuis" in brief(client, key)
    fill(client, key, "mandat", level_pilotage="1", stance="")
    assert "verdict" not in RoleScope.objects.with_key(key).answers
