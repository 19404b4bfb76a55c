"""`manage.py publish SCOPE.json`: from a scope to an offer at its address, without a browser."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from productops.drafting.scope_json import ScopeError, read_scope
from productops.knowledge.loading import catalogue
from productops.offers.forms import one_line
from productops.offers.listing import list_now
from productops.offers.publication import PublicationError, Published, propose, publish_version
from productops.publishing.command_input import read_text
from productops.scoping.importing import JsonError, parse_scope_json
from productops.scoping.models import RoleScope


class Command(BaseCommand):
    """Publish an offer. Exit status 2 and one line on a bad scope, an empty catalogue, or an offer that cannot be published."""

    help = "Ouvre un cadrage sur des réponses JSON et publie son offre (« - » lit l’entrée standard)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("scope", metavar="SCOPE.json")
        parser.add_argument("--why", default="", metavar="TEXTE", help="pourquoi cette version")
        parser.add_argument(
            "--employer", default="", metavar="NOM", help="l’employeur, s’il n’est pas dans les réponses"
        )
        parser.add_argument("--contact", default="", metavar="ADRESSE", help="où joindre qui publie ; jamais publiée")
        parser.add_argument(
            "--list", action="store_true", help="la met aussitôt dans la liste : vous répondez de l’employeur"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Publish, and print the two addresses."""
        known = catalogue()
        if known.is_empty:
            raise _refusal("le catalogue est vide : lancez seed")
        try:
            data = parse_scope_json(read_text(options["scope"]).encode())
            scope = read_scope(data, known)
        except (JsonError, ScopeError) as fault:
            raise _refusal(f"{options['scope']} : {fault}") from fault
        employer = one_line(options["employer"] or scope.organisation.name or "")
        if not employer or len(employer) > 120:
            raise _refusal("l’offre doit dire qui recrute, en 120 caractères : organisation.name, ou --employer")
        if options["contact"]:
            try:
                validate_email(options["contact"])
            except ValidationError as fault:
                raise _refusal("--contact : il lui faut un @, puis un domaine") from fault
        made, key, suggested = self._publish(data, employer, options)
        if suggested:
            self.stderr.write(f"Lignes suggérées, publiées telles quelles : {suggested}")
        if options["list"] and not options["contact"]:
            self.stderr.write("Vous répondez seul de cette offre : --contact dit à qui écrire si on la signale.")
        public, edit = reverse("offers:offer", args=[made.key]), reverse("scoping:resume", args=[key])
        if options["format"] == "json":
            told = {"public": public, "version": made.version.number, "edit": edit}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.stdout.write(f"Version {made.version.number} : {public}\nPour la changer : {edit}")

    @transaction.atomic
    def _publish(self, data: Any, employer: str, options: dict[str, Any]) -> tuple[Published, str, int]:
        """Open a draft and publish it; to run the command is the yes that suggested lines need."""
        parts = {name: data.pop(name, None) or {} for name in ("edits", "exceptions")}
        answers = {name: value for name, value in data.items() if name != "version" and value not in (None, "")}
        row, key = RoleScope.objects.start(answers)
        row.edits, row.exceptions = parts["edits"], parts["exceptions"]
        row.save(update_fields=["edits", "exceptions"])
        proposal = propose(row)
        if proposal and proposal.blocking:
            raise _refusal(
                " ; ".join(f"{each.finding.rule.title} : {each.finding.message}" for each in proposal.blocking)
            )
        try:
            made = publish_version(
                row.pk,
                key,
                seen=None,
                employer=employer,
                contact=options["contact"],
                why=one_line(options["why"])[:300],
                agreed=True,
            )
        except PublicationError as refusal:
            raise _refusal(str(refusal)) from refusal
        if options["list"]:
            list_now(made.offer, made.key, contact=options["contact"])
        return made, key, len(proposal.suggested) if proposal else 0


def _refusal(line: str) -> CommandError:
    return CommandError(" ".join(line.split()), returncode=2)
