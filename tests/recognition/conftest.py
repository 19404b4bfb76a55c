import pytest
from django.conf import settings

from productops.publishing.lexicon import read_lexicon


@pytest.fixture(scope="session")
def lexicon():
    return read_lexicon(settings.FIXTURES_DIR)
