"""The lexicon at the desk: what an editor adds is recognised, what cannot be read is refused, nothing else falls."""

import pytest
from zeal import zeal_ignore

from productops.knowledge import loading
from productops.knowledge.models import LexiconRecord
from productops.recognition.recognise import recognise
from tests.editing.desk import form_of, page

pytestmark = pytest.mark.django_db

SLUG = "mission-pile-d-outils-fr"


@pytest.fixture(autouse=True)
def _admin_queries():
    with zeal_ignore():
        yield


@pytest.fixture
def record():
    return LexiconRecord.objects.get(slug=SLUG)


def add(desk, record, **line):
    data = form_of(desk, page(LexiconRecord, "change", record.pk))
    rank = data["lines-TOTAL_FORMS"]
    data |= {"lines-TOTAL_FORMS": rank + 1, **{f"lines-{rank}-{name}": value for name, value in line.items()}}
    return desk.post(page(LexiconRecord, "change", record.pk), data)


def test_a_cue_added_at_the_desk_is_recognised_at_once(desk, record):
    line = "Tenir la caisse à zouaves"
    assert not recognise(line, loading.lexicon()).missions
    assert add(desk, record, kind="cue", text="caisse a zouaves", order=99).status_code == 302
    found = recognise(line, loading.lexicon()).missions
    assert [each.slug for each in found] == ["pile-d-outils"]
    assert "zouaves" in found[0].words[0]


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("..3 outils", "ne se lit pas"),
        ("@disparu + outils", "cite un groupe qui n’existe pas"),
        ("a*", "ne se lit pas"),
    ],
)
def test_a_cue_that_cannot_be_read_is_refused_at_its_line(desk, record, cue, told):
    answer = add(desk, record, kind="cue", text=cue, order=99)
    assert answer.status_code == 200
    assert told in answer.content.decode()


def test_a_target_that_does_not_exist_is_refused(desk, record):
    data = form_of(desk, page(LexiconRecord, "change", record.pk)) | {"target": "disparue"}
    answer = desk.post(page(LexiconRecord, "change", record.pk), data)
    assert answer.status_code == 200
    assert "ne s’appelle ainsi" in answer.content.decode()


def test_a_cue_spoilt_by_a_command_says_nothing_and_breaks_nothing(record):
    record.lines.create(kind="cue", text="@disparu + outils", order=99)
    assert recognise("Choisir la pile d’outils des PM", loading.lexicon()).missions


def test_a_mission_deleted_takes_its_words_with_it():
    from productops.knowledge.models import Mission

    Mission.objects.get(slug="pile-d-outils").delete()
    found = recognise("Choisir la pile d’outils des PM", loading.lexicon())
    assert "pile-d-outils" not in {each.slug for each in found.missions}
