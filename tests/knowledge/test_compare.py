"""The paths side by side."""

import pytest

pytestmark = pytest.mark.django_db


def test_one_path_alone_comes_first_beside_the_others(client):
    page = client.get("/parcours/", {"avec": "premier-poste"}).content.decode()
    table = page[page.index("Le vôtre d’abord") :]
    heads = [table.index(f'href="/parcours/{slug}/"') for slug in ("premier-poste", "product-manager")]
    assert heads == sorted(heads)
