import pytest
from django.conf import settings

from productops.knowledge.seeding import read_fixtures
from productops.recognition.entries import KINDS, lexicon_from


@pytest.fixture(scope="session")
def lexicon():
    return lexicon_from(read_fixtures(settings.FIXTURES_DIR, KINDS))
