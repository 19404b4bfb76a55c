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
    except ImportError:
        sys.exit("Django n’est pas installé dans cet environnement : lancez « make install ».")
    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as fault:
        if "--traceback" in sys.argv or not (sentence := unprepared()):
            raise
        print(f"{sentence} ({str(fault).splitlines()[0]})", file=sys.stderr)
        sys.exit(2)


def unprepared() -> str:
    """Say what a database lacks to be worked on; an empty text where it lacks nothing."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "La base ne s’ouvre pas : vérifiez DATABASE_URL, et que son serveur répond."
    return "La base n’est pas prête pour cette version : lancez « manage.py prepare » d’abord." if waiting else ""


if __name__ == "__main__":
    main()
