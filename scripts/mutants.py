"""Break the code on purpose, a thousand times, and tell which breaks no test saw (`make mutants`).

Cosmic Ray makes the breaks (comparisons, limits, signs, `and` for `or`, loops that do not run); it makes none in a string.
Which ones are tried is drawn by seed. Each is tried in a copy of the repository by the tests of its room, then, if it
survives, by those of the rooms that stand on it.

    python -m scripts.mutants [--number 1000] [--seed 2026] [--least 90] [--only productops/drafting]

Ends with an error where fewer than `--least` percent were seen.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parent.parent

# What is broken, with the tests that should see it: those of the room, then those of the pages that stand on it.
ROOMS = {
    "productops/drafting": (["tests/drafting"], ["tests/scoping", "tests/publishing", "tests/knowledge"]),
    "productops/review": (["tests/review"], ["tests/publishing", "tests/scoping"]),
    "productops/text": (["tests/text"], ["tests/review", "tests/recognition", "tests/knowledge/test_search.py"]),
    "productops/scoping/saving.py": (["tests/scoping"], ["tests/publishing"]),
    "productops/scoping/merging.py": (["tests/scoping"], ["tests/publishing"]),
    "productops/knowledge/search": (
        ["tests/knowledge/test_search.py", "tests/knowledge/test_searching.py", "tests/knowledge/test_browsing.py"],
        ["tests/knowledge", "tests/contributions", "tests/editing"],
    ),
}
SLOWEST = 900  # seconds: a break that never ends is seen too
KINDS = (
    "AddNot", "ExceptionReplacer", "NumberReplacer", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceBinaryOperator",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ReplaceComparisonOperator", "ReplaceFalseWithTrue",
    "ReplaceTrueWithFalse", "ReplaceUnaryOperator", "ZeroIterationForLoop",
)  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One break: a file, what Cosmic Ray does to it, and the rooms of tests that should see it."""

    path: str
    operator: str
    occurrence: int
    tests: tuple[list[str], list[str]]

    def code(self) -> str:
        """Give the broken file."""
        operator = get_operator(self.operator)()
        return mutate_code((ROOT / self.path).read_text(), operator, self.occurrence)

    def told(self) -> str:
        """Give the lines that change, as a difference."""
        lines = difflib.unified_diff((ROOT / self.path).read_text().splitlines(), self.code().splitlines(), n=0)
        changed = [line for line in lines if not line.startswith(("---", "+++"))]
        return "\n".join([f"{self.path} {self.operator}", *changed])


def _meaning(code: str) -> str:
    """Give what a file does, without what no test can see change.

    Annotations are never run; `frozen` and `slots` only refuse what nobody writes.
    """
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            node.decorator_list = []
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant("")
    return ast.dump(tree)


def changes_something(mutant: Mutant) -> bool:
    """Tell whether a break can be seen at all: it is still Python, and more than an annotation has changed."""
    try:
        return _meaning(mutant.code()) != _meaning((ROOT / mutant.path).read_text())
    except SyntaxError:
        return False


def every_place(only: str) -> dict[tuple[str, str, int], list[Mutant]]:
    """Give the places where a file can be broken, each with the breaks of one kind that it can bear."""
    places: dict[tuple[str, str, int], list[Mutant]] = defaultdict(list)
    names = [name for name in sorted(operator_names()) if name.split("/")[1].split("_")[0] in KINDS]
    for room, tests in ROOMS.items():
        files = sorted((ROOT / room).rglob("*.py")) if (ROOT / room).is_dir() else [ROOT / room]
        for file in files:
            path = str(file.relative_to(ROOT))
            if "migrations" in path or not path.startswith(only):
                continue
            nodes = list(ast_nodes(get_ast(file.read_text())))
            for name in names:
                operator = get_operator(name)()
                count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
                kind = name.rsplit("_", 1)[0]
                for occurrence in range(count):
                    places[path, kind, occurrence].append(Mutant(path, name, occurrence, tests))
    return places


def drawn(number: int, seed: int, only: str) -> list[Mutant]:
    """Draw breaks by seed, each in a place of its own; those that only change an annotation are passed over."""
    chance = random.Random(seed)  # noqa: S311  the same breaks at every run
    places = every_place(only)
    order = sorted(places)
    chance.shuffle(order)
    found: list[Mutant] = []
    for place in order:
        mutant = chance.choice(places[place])
        if changes_something(mutant):
            found.append(mutant)
        if len(found) == number:
            break
    return found


def copy_of_the_repository(folder: Path) -> Path:
    """Copy what git knows of, compiled once."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    subprocess.run([_python(), "-m", "compileall", "-q", "productops", "tests"], cwd=folder, check=False)
    return folder


def check_unbroken(folder: Path) -> None:
    """Stop where the tests fail on the code as it is: every break would look seen."""
    for tests in ROOMS.values():
        for some in tests:
            if _fails(some, folder):
                raise SystemExit(f"Unbroken, the code already fails {' '.join(some)}.")


def _python() -> str:
    return str(ROOT / ".venv" / "bin" / "python")


def is_seen(mutant: Mutant, folder: Path) -> bool:
    """Try one break in a copy, and put the file right again."""
    file = folder / mutant.path
    whole = file.read_text()
    # The compiled file would be taken for the broken one, where both have one size and one second.
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink()
    file.write_text(mutant.code())
    try:
        return any(_fails(tests, folder) for tests in mutant.tests)
    finally:
        file.write_text(whole)


def _fails(tests: list[str], folder: Path) -> bool:
    command = [_python(), "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=SLOWEST, env=os.environ | {"PYTHONHASHSEED": "0"}
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main() -> int:
    """Try the breaks two at a time (as many as there are processors), print those that nothing saw and the share seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--least", type=int, default=90)
    parser.add_argument("--only", default="productops/")
    asked = parser.parse_args()
    mutants = drawn(asked.number, asked.seed, asked.only)
    survivors = []
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(os.cpu_count()) as workers:
        folders: SimpleQueue[Path] = SimpleQueue()
        for rank in range(os.cpu_count() or 1):
            folders.put(copy_of_the_repository(Path(temporary) / str(rank)))
        if (ROOT.parent / "shared").exists():
            (Path(temporary) / "shared").symlink_to(
                ROOT.parent / "shared"
            )  # what some tests read, beside the repository
        check_unbroken(Path(temporary) / "0")

        def tried(mutant: Mutant) -> bool:
            folder = folders.get()
            try:
                return is_seen(mutant, folder)
            finally:
                folders.put(folder)

        for rank, (mutant, seen) in enumerate(zip(mutants, workers.map(tried, mutants), strict=True), 1):
            if not seen:
                survivors.append(mutant)
                print(f"[{rank}] {mutant.told()}", flush=True)
    share = 100 * (len(mutants) - len(survivors)) / len(mutants)
    print(f"{len(mutants)} mutants, {len(survivors)} survivors, {share:.1f} % seen (seed {asked.seed})")
    return 0 if share >= asked.least else 1


if __name__ == "__main__":
    sys.exit(main())
