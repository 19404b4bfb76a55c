#!/usr/bin/env python
"""Django's command line for ProductOps."""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productops.settings")
    try:
        from django.core.management import execute_from_command_line
        from django.db import DatabaseError

        from productops import failures
    except ImportError:
        sys.exit("Django n’est pas installé dans cet environnement : lancez « make install ».")
    try:
        execute_from_command_line(sys.argv)
    except (DatabaseError, OSError) as fault:
        if "--traceback" in sys.argv:
            raise
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
