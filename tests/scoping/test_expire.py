"""What is kept too long goes by a command, and never a tenth of the drafts at once by mistake."""

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from productops.editing.models import WaitingImport
from productops.scoping.management.commands import expire
from productops.scoping.models import KEPT, RoleScope

pytestmark = pytest.mark.django_db


def drafts(count, old):
    rows = [RoleScope.objects.start()[0] for _ in range(count)]
    late = [row.pk for row in rows[:old]]
    RoleScope.objects.filter(pk__in=late).update(saved_at=timezone.now() - KEPT - timedelta(days=1))
    return set(late)


def run(*asked):
    out = StringIO()
    call_command("expire", *asked, stdout=out)
    return out.getvalue()


def test_the_drafts_nobody_saved_for_a_year_go_and_no_other():
    late = drafts(20, 2)
    assert "2 cadrages" in run()
    assert RoleScope.objects.count() == 18
    assert not RoleScope.objects.filter(pk__in=late).exists()


def test_more_than_a_tenth_is_refused_unless_forced():
    drafts(20, 3)
    with pytest.raises(CommandError, match="3 cadrages sur 20") as refused:
        run()
    assert refused.value.returncode == 2
    assert RoleScope.objects.count() == 20
    assert "3 cadrages" in run("--force")
    assert RoleScope.objects.count() == 17


def test_a_clock_that_jumps_deletes_nothing(monkeypatch):
    drafts(20, 1)
    later = timezone.now() + KEPT * 2
    monkeypatch.setattr(expire.timezone, "now", lambda: later)
    with pytest.raises(CommandError, match="vérifiez l’horloge"):
        run()
    assert RoleScope.objects.count() == 20


def test_what_is_no_draft_goes_even_where_drafts_are_refused():
    drafts(8, 1)
    row = AccessLog.objects.create(username="u", ip_address="192.0.2.1")
    AccessLog.objects.filter(pk=row.pk).update(attempt_time=timezone.now() - timedelta(days=60))
    with pytest.raises(CommandError, match="1 cadrages sur 8.* 1 traces de connexion") as refused:
        run()
    assert refused.value.returncode == 2
    assert not AccessLog.objects.exists()
    assert RoleScope.objects.count() == 8


def test_sign_ins_are_kept_thirty_days():
    for model in (AccessAttempt, AccessLog):
        for days in (29, 31):
            more = {"failures_since_start": 1} if model is AccessAttempt else {}
            row = model.objects.create(username=f"u{days}", ip_address="192.0.2.1", **more)
            model.objects.filter(pk=row.pk).update(attempt_time=timezone.now() - timedelta(days=days))
    run()
    assert [row.username for row in AccessAttempt.objects.all()] == ["u29"]
    assert [row.username for row in AccessLog.objects.all()] == ["u29"]


def test_files_that_nobody_imported_in_a_day_go():
    owner = get_user_model().objects.create_user("editrice")
    for hours, content in ((23, b"a"), (25, b"b")):
        row = WaitingImport.objects.keep(content, owner=owner)
        WaitingImport.objects.filter(pk=row.pk).update(checked_at=timezone.now() - timedelta(hours=hours))
    run()
    assert [bytes(row.content) for row in WaitingImport.objects.all()] == [b"a"]
