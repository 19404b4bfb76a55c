"""`manage.py check_content`: read the catalogue as an editor would."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from productops.editing.content import check_content, dump
from productops.knowledge.seeding import read_fixture
from productops.knowledge.specs import SPECS, SeedError


class Command(BaseCommand):
    """Check the fixtures, or with --database what stands in the tables. Exit status 1 where something is to mend."""

    help = "Relit le catalogue : liens, manques, titres, doublons, phrases, typographie."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Choose what is read."""
        parser.add_argument("--database", action="store_true", help="lire les tables plutôt que les fixtures")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print each fault on a line."""
        try:
            fixtures = {file: read_fixture(settings.FIXTURES_DIR / file) for file, _spec in SPECS}
            found = check_content(dump() if options["database"] else fixtures, on=timezone.localdate())
        except SeedError as fault:
            raise CommandError(str(fault), returncode=2) from fault
        for line in map(str, found):
            self.stdout.write(line)
        if found:
            sys.exit(1)
