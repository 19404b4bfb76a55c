"""The second factor of the admin: asked of who has one, or of everyone; lost, it is reset by the operator."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.conftest import StrictClient

HERE = "/gestion/second-facteur/"
HOME = "/gestion/"


def code_of(device):
    """The code that the application shows now, even where the last one served."""
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1, throttling_failure_timestamp=None)
    return f"{totp(device.bin_key):06}"


@pytest.fixture
def enrolled(desk, editor):
    """The desk's client once it took a second factor; give its device and its codes on paper."""
    desk.post(f"{HERE}clef/")
    device = TOTPDevice.objects.get(user=editor)
    page = desk.post(HERE, {"code": code_of(device)})
    return device, page.context["codes"]


@pytest.fixture
def again(editor, enrolled):
    """A session that gave the password, and not yet the rest."""
    client = StrictClient()
    client.force_login(editor)
    return client


def test_nothing_is_asked_of_an_account_that_has_none(desk):
    assert desk.get(HOME).status_code == 200
    assert "Commencer" in desk.get(HERE).content.decode()


def test_a_key_is_shown_as_text_and_taken_once_its_code_is_given(desk, editor):
    assert desk.get(f"{HERE}clef/").status_code == 405
    assert desk.post(f"{HERE}clef/").url == HERE
    device = TOTPDevice.objects.get(user=editor)
    page = desk.get(HERE)
    assert page.context["key"].replace(" ", "") in device.config_url
    assert page.context["key"] in page.content.decode()
    assert "<img" not in page.content.decode()
    assert desk.get(HOME).status_code == 200, "a key that no code confirmed asks for nothing"
    wrong = desk.post(HERE, {"code": "000000" if code_of(device) != "000000" else "000001"})
    assert wrong.status_code == 422
    assert "ne vient pas de cette clef" in wrong.content.decode()
    codes = desk.post(HERE, {"code": code_of(device)}).context["codes"]
    assert len(set(codes)) == 10
    assert desk.get(HOME).status_code == 200, "who gave a code just now is let in"
    assert desk.get(HERE).context["left"] == 10


def test_no_page_of_the_admin_opens_before_the_second_factor(again):
    for address in (
        HOME,
        reverse("admin:knowledge_mission_changelist"),
        reverse("admin:password_change"),
        "/gestion/x/",
    ):
        answer = again.get(address)
        assert answer.status_code == 302, address
        assert answer.url.startswith(HERE), address
        assert again.post(address, {}).url.startswith(HERE), address
    page = again.get(HERE)
    assert "nav-sidebar" not in page.content.decode()
    assert again.post(f"{HERE}codes/").url == HERE
    again.post(f"{HERE}retirer/")
    again.post(f"{HERE}clef/")
    assert TOTPDevice.objects.filter(confirmed=False).count() == 0
    assert StaticToken.objects.count() == 10
    assert again.get(HOME).status_code == 302


def test_a_code_of_the_telephone_lets_in_and_leads_back(again, enrolled):
    wanted = reverse("admin:knowledge_mission_changelist")
    asked = again.get(wanted)
    page = again.get(asked.url)
    assert page.context["next"] == wanted
    code = code_of(enrolled[0])
    spaced = f"{code[:3]} {code[3:]}"
    assert again.post(HERE, {"code": spaced, "next": wanted}).url == wanted
    assert again.get(wanted).status_code == 200


def test_one_is_led_to_no_other_site(again, enrolled):
    answer = again.post(HERE, {"code": enrolled[1][0], "next": "https://exemple.test/"})
    assert answer.url == HOME


def test_a_code_on_paper_lets_in_once(again, enrolled, editor):
    code = enrolled[1][3]
    assert again.post(HERE, {"code": f" {code.upper()} "}).status_code == 302
    assert again.get(HOME).status_code == 200
    other = StrictClient()
    other.force_login(editor)
    assert other.post(HERE, {"code": code}).status_code == 422
    assert other.get(HOME).status_code == 302


def test_wrong_codes_make_one_wait_and_a_waiting_telephone_leaves_the_paper(again, enrolled):
    TOTPDevice.objects.update(throttling_failure_timestamp=timezone.now(), throttling_failure_count=6)
    page = again.post(HERE, {"code": "123456"})
    assert page.status_code == 422
    assert "attendez" in page.content.decode()
    assert again.post(HERE, {"code": enrolled[1][0]}).status_code == 302


@pytest.mark.parametrize("code", ["", " ", "\x00", "é" * 6, "١٢٣٤٥٦", "1" * 4000, "' OR 1=1 --", "\ud800"])
def test_what_is_no_code_is_told_in_french(again, code):
    answer = again.post(
        HERE, {"code": code} if code.isprintable() or not code else {"code": code.encode("utf-8", "replace")}
    )
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()


def test_new_codes_close_the_former_ones(desk, enrolled, again):
    new = desk.post(f"{HERE}codes/").context["codes"]
    assert not set(new) & set(enrolled[1])
    assert again.post(HERE, {"code": enrolled[1][0]}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    StaticToken.objects.first().device.throttle_reset()
    assert again.post(HERE, {"code": new[0]}).status_code == 302


def test_one_leaves_it_unless_the_site_asks_it_of_all(desk, enrolled, settings):
    settings.REQUIRE_OTP = True
    desk.post(f"{HERE}retirer/")
    assert TOTPDevice.objects.count() == 1
    assert "Retirer" not in desk.get(HERE).content.decode()
    settings.REQUIRE_OTP = False
    desk.post(f"{HERE}retirer/")
    assert TOTPDevice.objects.count() == 0
    assert desk.get(HOME).status_code == 200


def test_the_site_may_ask_it_of_every_account(desk, settings):
    settings.REQUIRE_OTP = True
    assert desk.get(HOME).url.startswith(HERE)
    assert "prenez-le" in desk.get(HERE).content.decode()


def test_signing_out_is_always_open(again):
    assert again.post(reverse("admin:logout")).status_code == 200
    assert "/login/" in again.get(HERE).url


def test_who_is_no_editor_has_nothing_here(client):
    for path in ("", "clef/", "codes/", "retirer/"):
        assert "/login/" in client.post(f"{HERE}{path}").url


def test_thirty_minutes_without_a_page_sign_one_out_and_a_page_begins_them_again(desk):
    desk.get(HOME)
    session = desk.session
    first = session.get_expiry_age()
    assert first == 30 * 60
    row = session.model.objects.get(pk=session.session_key)
    row.expire_date = timezone.now() + timedelta(minutes=1)
    row.save()
    desk.get(HOME)
    row.refresh_from_db()
    assert row.expire_date > timezone.now() + timedelta(minutes=29)
    row.expire_date = timezone.now() - timedelta(seconds=1)
    row.save()
    assert "/login/" in desk.get(HOME).url
    assert "trente minutes" in desk.get("/gestion/login/").content.decode()


def test_keys_are_on_no_page_of_the_admin(desk, enrolled):
    assert "otp" not in desk.get(HOME).content.decode()
    assert desk.get("/gestion/otp_totp/totpdevice/").status_code == 404
    assert desk.get("/gestion/otp_static/staticdevice/").status_code == 404


def test_the_operator_resets_a_lost_one_twice_without_harm(again, desk, enrolled, editor):
    for said in ("2 seconds facteurs, 2 sessions", "0 seconds facteurs, 0 sessions"):
        call_command("reset_second_factor", "camille", stdout=(out := StringIO()))
        assert said in out.getvalue()
    assert "/login/" in desk.get(HOME).url
    again.force_login(editor)
    assert again.get(HOME).status_code == 200
    with pytest.raises(CommandError, match="Aucun compte"):
        call_command("reset_second_factor", "personne")
