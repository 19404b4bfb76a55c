"""The core is tested on the fixtures themselves: no database."""

import pytest


@pytest.fixture(scope="session")
def catalogue(core_catalogue):
    return core_catalogue
