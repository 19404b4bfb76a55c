"""What the two commands about a person share: the address that names them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.core.validators import validate_email

ACCEPTED = (
    "Un témoignage accepté ne garde pas d’adresse : cherchez le nom dans « Personnes interviewées », à la gestion."
)


def take_address(parser: CommandParser) -> None:
    """Take the address."""
    parser.add_argument("address", metavar="ADRESSE", help="l’adresse de courriel de la personne")


def address_of(options: dict[str, Any]) -> str:
    """Give the address; end the command where it is none."""
    address = str(options["address"]).strip()
    try:
        validate_email(address)
    except ValidationError as fault:
        raise CommandError(
            f"« {address} » n’est pas une adresse de courriel. Rien n’a été fait.", returncode=2
        ) from fault
    return address
