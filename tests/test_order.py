"""The order of the tests does not matter: one that wrote for good leaves the database as it was seeded."""

import pytest
from django.test import TransactionTestCase

from productops.knowledge.models import Mission


@pytest.mark.django_db(transaction=True)
def test_what_a_test_wrote_for_good_goes_with_it(seeded):
    missions = set(Mission.objects.values_list("pk", "slug"))
    Mission.objects.all().delete()
    TransactionTestCase()._fixture_teardown()
    assert set(Mission.objects.values_list("pk", "slug")) == missions
    assert missions
