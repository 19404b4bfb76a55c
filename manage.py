#!/usr/bin/env python
"""Django's command line for ProductOps."""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productops.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django n’est pas installé dans cet environnement : lancez « make install ».")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
