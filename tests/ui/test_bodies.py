"""How large a request may be: told before its body is read."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from productops.ui.bodies import MOST

pytestmark = pytest.mark.django_db


class Untouched(io.BytesIO):
    """A body that must not be read."""

    def read(self, *_size):
        raise AssertionError("the body was read")


@pytest.mark.parametrize("announced", [str(MOST + 1), "9" * 30, "-1", "un", "1e9"])
def test_what_is_too_large_is_refused_without_being_read(client, announced):
    response = client.generic(
        "POST", "/verifier/", **{"wsgi.input": Untouched(), "CONTENT_LENGTH": announced, "CONTENT_TYPE": "text/plain"}
    )
    assert response.status_code == 413
    assert "12 Mo" in response.content.decode()
    assert "collez seulement le texte" in response.content.decode()


def test_the_largest_file_of_a_form_still_reaches_its_own_message(client):
    file = SimpleUploadedFile("offre.txt", b"a" * (10 * 1024 * 1024 + 1))
    response = client.post("/verifier/", {"fichier": file})
    assert response.status_code != 413
    assert "10 Mo" in response.content.decode().replace("\u00a0", " ")
