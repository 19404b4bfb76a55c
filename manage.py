#!/usr/bin/env python
"""Django's command line for ProductOps."""

import os
import sys
from typing import Any


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productops.settings")
    try:
        from django.core.management import CommandError, ManagementUtility
        from django.db import DatabaseError

        from productops import failures
    except ImportError:
        sys.exit("Django n’est pas installé dans cet environnement : lancez « make install ».")

    class Commands(ManagementUtility):
        """Django's, whose refusals come up to here: it would put the name of a class of Python before them."""

        def fetch_command(self, subcommand: str) -> Any:
            command = super().fetch_command(subcommand)
            made = command.create_parser

            def create_parser(*args: Any, **kwargs: Any) -> Any:
                parser = made(*args, **kwargs)
                parser.set_defaults(traceback=True)
                return parser

            command.create_parser = create_parser
            return command

    try:
        Commands(sys.argv).execute()
    except (CommandError, DatabaseError, OSError) as fault:
        if "--traceback" in sys.argv:
            raise
        if isinstance(fault, CommandError):
            print(fault, file=sys.stderr)
            sys.exit(fault.returncode)
        if why := failures.told(fault):
            print(f"La commande s’est arrêtée : {why}.", file=sys.stderr)
        elif isinstance(fault, DatabaseError) and is_unprepared():
            print("La base n’est pas prête pour cette version : lancez « manage.py prepare » d’abord.", file=sys.stderr)
        else:
            raise
        sys.exit(2)


def is_unprepared() -> bool:
    """Tell whether migrations wait in the database."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


if __name__ == "__main__":
    main()
