"""The command that sends each address the heaviest it takes: run by night on a few, and by an operator on all."""

import subprocess
import sys

from scripts.worst import Forms, kinds, texts
from tests.amounts import by_night
from tests.conftest import ROOT

PAGE = """<form action="/a/" method="post"><input type="hidden" name="jeton" value="x"><input name="nom" maxlength="120"><textarea name="texte"></textarea>
<input type="checkbox" name="choix" value="1"><input type="checkbox" name="choix" value="2"><select name="liste"><option value="u"><option value="v"></select>
<input type="file" name="fichier"></form><input name="dehors">"""


def test_a_form_is_read_with_its_limits_its_choices_and_its_files():
    (form,) = Forms(PAGE).forms
    assert (form.action, form.method, form.hidden) == ("/a/", "post", {"jeton": "x"})
    assert form.texts == {"nom": 120, "texte": 0}
    assert form.values == {"choix": ["1", "2"], "liste": ["u", "v"]}
    assert form.files == ["fichier"]


def test_every_kind_of_text_has_the_size_that_is_asked():
    assert {len(text) for _kind, text in texts(4_000)} == {4_000}
    assert len(kinds("/verifier/")) > len(kinds("/gestion/")) > 1


@by_night
def test_no_page_of_the_glossary_nor_of_the_reader_takes_two_seconds():
    for only in ("glossaire", "lire/"):
        command = [sys.executable, "-m", "scripts.worst", "--only", only]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
