"""What is held of a person: given to them, erased, twice without harm."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db.models import EmailField

from productops.contributions.models import Contribution, RemovalRequest
from productops.knowledge.withdrawals import Fate, fate_of, read_fates
from productops.offers.models import Offer, OfferReport
from productops.pages import held
from productops.scoping.models import LeftAddress, RoleScope

pytestmark = pytest.mark.django_db
INES, OTHER = "ines@example.org", "lou@example.org"


def run(name, address):
    out, err = StringIO(), StringIO()
    call_command(name, address, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def people(catalogue):
    """Two people, each with a testimonial that waits, a removal that was done and a report."""
    row, key = RoleScope.objects.start()
    offer, _key = Offer.objects.open_for(row, under=key, employer="Maison")
    for address in (INES, OTHER):
        Contribution.objects.receive(name="Inès", role="Product Ops", email=address, advice="Osez.", consent_site=True)
        RemovalRequest.objects.create(email=address, reason="Retirez ma phrase.", done=True)
        row, key = RoleScope.objects.start()
        Offer.objects.open_for(row, under=key, employer="Maison", contact=address)
        OfferReport.objects.receive(offer=offer, subject=OfferReport.Subject.CLOSED, email=address)
        draft, draft_key = RoleScope.objects.start()
        LeftAddress.objects.leave(address, scope=draft, key=draft_key)


def left(address):
    rows = [model.objects.filter(email=address) for model in (Contribution, RemovalRequest, OfferReport)]
    rows.append(Offer.objects.filter(contact=address))
    return [found.count() for found in (*rows, LeftAddress.objects.left_at(address))]


def test_no_model_of_ours_that_has_an_address_is_forgotten():
    named = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("productops.")
        for field in model._meta.fields
        if isinstance(field, EmailField)
    }
    assert named | {LeftAddress} == {rows.model for rows in held._HOLDERS.values()}


def test_a_person_is_given_what_is_held_of_them_and_nothing_of_the_others(people):
    out, err = run("export_person", " Ines@Example.org ")
    given = json.loads(out)
    assert {kind: len(rows) for kind, rows in given.items()} == {
        "témoignages proposés": 1,
        "demandes de retrait": 1,
        "signalements": 1,
        "offres dont elle est l’adresse de qui publie": 1,
        "adresses laissées sur un cadrage": 1,
        "comptes de la gestion": 0,
    }
    assert given["témoignages proposés"][0]["état"] == "À lire"
    assert "Osez." in out
    assert OTHER not in out
    assert Contribution.objects.get(email=INES).key_digest not in out
    assert list(given["adresses laissées sur un cadrage"][0]) == ["laissée le", "le lien envoyé sert jusqu’au"]
    assert "Personnes interviewées" in err
    assert left(INES) == [1, 1, 1, 1, 1]


def test_a_person_is_erased_once_and_the_others_stay(people):
    out, _err = run("erase_person", INES.upper())
    assert (
        "témoignages proposés 1, demandes de retrait 1, signalements 1, offres dont elle est l’adresse de qui publie 1, adresses laissées sur un cadrage 1"
        in out
    )
    assert left(INES) == [0, 0, 0, 0, 0]
    assert left(OTHER) == [1, 1, 1, 1, 1]
    assert OfferReport.objects.count() == 2, "what was reported stays"
    assert Offer.objects.count() == 3, "and so does what was published"
    assert run("erase_person", INES)[0] == "Rien à effacer ne porte cette adresse.\n"
    assert json.loads(run("export_person", INES)[0]) == {
        "témoignages proposés": [],
        "demandes de retrait": [],
        "signalements": [],
        "offres dont elle est l’adresse de qui publie": [],
        "adresses laissées sur un cadrage": [],
        "comptes de la gestion": [],
    }


def test_an_account_of_the_admin_is_told_without_its_password_and_stays():
    account = get_user_model().objects.create_user("ines", email=INES, password="un mot de passe long")
    out, _err = run("export_person", INES.upper())
    (told,) = json.loads(out)["comptes de la gestion"]
    assert "ines" in told.values()
    assert account.password not in out
    out, err = run("erase_person", INES)
    assert out == "Rien à effacer ne porte cette adresse.\n"
    assert "Le compte « ines » de la gestion porte cette adresse, et il reste" in err
    assert get_user_model().objects.filter(email=INES).exists()


def test_no_backup_brings_back_a_testimonial_that_was_erased(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.WITHDRAWALS = str(tmp_path / "withdrawals.log")
    row, _key = Contribution.objects.receive(name="Inès", role="Product Ops", email=INES, consent_site=True)
    with django_capture_on_commit_callbacks(execute=True):
        run("erase_person", INES)
    fates, _unread = read_fates(Path(settings.WITHDRAWALS))
    assert fate_of(row, fates) is Fate.DELETED


def test_a_removal_that_waits_is_done_first(people):
    RemovalRequest.objects.filter(email=INES).update(done=False)
    with pytest.raises(CommandError, match="attend un retrait") as refused:
        run("erase_person", INES)
    assert refused.value.returncode == 2
    assert left(INES) == [1, 1, 1, 1, 1]


@pytest.mark.parametrize("name", ["export_person", "erase_person"])
@pytest.mark.parametrize("address", ["", "ines", "ines@", "%", "ines@example.org\x00", "a" * 400 + "@example.org"])
def test_what_is_no_address_is_said(people, name, address):
    with pytest.raises(CommandError, match="n’est pas une adresse"):
        run(name, address)
    assert left(INES) == [1, 1, 1, 1, 1]
