"""A draft as its eight steps leave it, for the tests whose subject comes after them."""

from copy import deepcopy

from productops.scoping.models import RoleScope

# What `test_a_leader_goes_from_home_to_a_posting_in_hand` types: it holds this to what its walk leaves in the database.
ANSWERS = {
    "organisation": {"name": "Alan", "product_team_size": 12},
    "role": {"setup": "premier"},
    "existing_roles": ["equipe-data"],
    "own_problems": [{"id": "1", "title": "Chaque équipe a ses chiffres", "domain": "pilotage"}],
    "mandate": {"pratiques": 3, "personnes": 0, "partenaires": 0, "pilotage": 1},
    "mandate_reasons": {},
    "own_missions": [{"id": "1", "title": "Préparer la revue trimestrielle"}],
    "results": [{"title": "Chaque équipe lit ses chiffres sans les demander", "horizon": "3-mois"}],
    "terms": {"contract": "CDI", "location": "Paris", "salary_min": 50000, "salary_max": 60000},
    "confirmed": ["competencies", "missions", "paths", "results"],
}


def open_the_offer(page):
    """Open the posting of such a draft at its address."""
    _row, key = RoleScope.objects.start(deepcopy(ANSWERS))
    page.goto(f"/cadrage/{key}/relecture/")
