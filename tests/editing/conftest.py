"""An editor at the desk, behind the strict policy."""

import tempfile

import pytest
from django.contrib.auth import get_user_model

from tests.conftest import StrictClient


@pytest.fixture(scope="session", autouse=True)
def _temporary_files(tmp_path_factory):
    """Files that wait to be confirmed go with the other files of the tests, not among those of the machine."""
    tempfile.tempdir = str(tmp_path_factory.mktemp("waiting"))
    yield
    tempfile.tempdir = None


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser(
        "camille", "camille@exemple.test", "mot-de-passe-long", first_name="Camille", last_name="Roy"
    )


@pytest.fixture
def desk(editor):
    """The strict client, signed in as an editor."""
    client = StrictClient()
    client.force_login(editor)
    return client
