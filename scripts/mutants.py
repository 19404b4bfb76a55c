"""Break the code on purpose, a thousand times, and tell which breaks no test saw (`make mutants`).

Cosmic Ray makes the breaks (comparisons, limits, signs, `and` for `or`, loops that do not run); it makes none in a string.
Which ones are tried is drawn by seed. The tests are run once, to know which ones run each line and what each costs. A break
is then tried in a copy of the repository by the tests that run its line, then by those of its room, the quickest first. One
that stands on a line that no test runs is not tried: nothing can see it.

    python -m scripts.mutants [--number 1000] [--seed 2026] [--least 90] [--only productops/drafting] [--at-once 2]

Ends with an error where fewer than `--least` percent were seen. Stopped by Ctrl-C, it tells what it knows.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from queue import SimpleQueue

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent

# What is broken.
ROOMS = (
    "productops/drafting",
    "productops/review",
    "productops/text",
    "productops/scoping/saving.py",
    "productops/scoping/merging.py",
    "productops/knowledge/search",
)
# What may see it: the tests of these rooms, and of those that stand on them.
TESTS = (
    "tests/text", "tests/drafting", "tests/review", "tests/recognition", "tests/knowledge", "tests/scoping",
    "tests/publishing", "tests/contributions",
)  # fmt: skip
LONGEST = 45  # seconds of tests, as they were measured, that a break is tried with
SLOWEST = 600  # seconds: a break that never ends is seen too
EMPTIES = 2  # what a test that empties the database costs, before its seconds (scripts/witnesses.py)
KINDS = (
    "AddNot", "ExceptionReplacer", "NumberReplacer", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceBinaryOperator",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ReplaceComparisonOperator", "ReplaceFalseWithTrue",
    "ReplaceTrueWithFalse", "ReplaceUnaryOperator", "ZeroIterationForLoop",
)  # fmt: skip
SAME = ("Operator_Is_Eq", "Operator_IsNot_NotEq")  # `is None` and `== None`: no value of ours tells them apart


@dataclass(frozen=True)
class Mutant:
    """One break: a file, and what Cosmic Ray does to it."""

    path: str
    operator: str
    occurrence: int

    @property
    def room(self) -> str:
        """Give the room it stands in."""
        return next(room for room in ROOMS if self.path.startswith(room))

    @cached_property
    def whole(self) -> str:
        """Give the file as it is."""
        return (ROOT / self.path).read_text()

    @cached_property
    def code(self) -> str:
        """Give the broken file."""
        return mutate_code(self.whole, get_operator(self.operator)(), self.occurrence)

    def told(self) -> str:
        """Give the lines that change, as a difference."""
        lines = difflib.unified_diff(self.whole.splitlines(), self.code.splitlines(), n=0)
        changed = [line for line in lines if not line.startswith(("---", "+++"))]
        return "\n".join([f"{self.path} {self.operator}", *changed])

    def lines(self) -> range:
        """Give the lines of the smallest statement that changes; of one that holds others, those of its head."""
        pairs = zip(self.whole.splitlines(), self.code.splitlines(), strict=False)
        changed = next(number for number, (before, after) in enumerate(pairs, 1) if before != after)
        held = range(changed, changed + 1)
        for node in ast.walk(ast.parse(self.whole)):  # from the widest to the narrowest
            if isinstance(node, ast.stmt | ast.ExceptHandler):
                first = min(part.lineno for part in (node, *getattr(node, "decorator_list", ())))
                last = node.body[0].lineno - 1 if hasattr(node, "body") else node.end_lineno
                if first <= changed <= max(first, last):
                    held = range(first, max(first, last) + 1)
        return held


@dataclass(frozen=True)
class Witnesses:
    """Which tests run which lines, by file, and what each test costs: whether it needs a database, then its seconds."""

    lines: dict[str, dict[int, list[str]]]
    costs: dict[str, tuple[int, float]]

    def of(self, mutant: Mutant) -> list[str]:
        """Give the tests to try a break with: those that run its line, then the others of its room, for what runs before the
        first test or once for all of them. One case of each test comes first, the quickest. None where the line is never run.
        """
        ran = {test for line in mutant.lines() for test in self.lines[mutant.path].get(line, ())}
        if not ran:
            return []
        room = f"tests/{mutant.path.split('/')[1]}/"
        turns: Counter[str] = Counter()
        order = []
        for test in sorted(self.costs, key=self.costs.__getitem__):
            if test in ran or test.startswith(room):
                case_of = test.partition("[")[0]
                order.append((test not in ran, turns[case_of], self.costs[test], test))
                turns[case_of] += 1
        kept, left = [], float(LONGEST)
        for _elsewhere, _turn, (_needs, cost), test in sorted(order):
            if cost <= left:
                left -= cost
                kept.append(test)
        return sorted(kept, key=lambda test: self.costs[test][0] == EMPTIES)


def _meaning(code: str) -> str:
    """Give what a file does, without what no test can see change.

    Annotations are never run; `frozen` and `slots` only refuse what nobody writes; so does the star before arguments that go
    by name.
    """
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            node.decorator_list = []
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.arguments):
            node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            node.defaults = [*node.defaults, *filter(None, node.kw_defaults)]
            node.posonlyargs = node.kwonlyargs = node.kw_defaults = []
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant("")
    return ast.dump(tree)


def changes_something(mutant: Mutant) -> bool:
    """Tell whether a break can be seen at all: it is still Python, and more than an annotation has changed."""
    try:
        return _meaning(mutant.code) != _meaning(mutant.whole)
    except SyntaxError:
        return False


def every_place(only: str) -> dict[tuple[str, str, int], list[Mutant]]:
    """Give the places where a file can be broken, each with the breaks of one kind that it can bear."""
    places: dict[tuple[str, str, int], list[Mutant]] = defaultdict(list)
    names = [
        name
        for name in sorted(operator_names())
        if name.split("/")[1].split("_")[0] in KINDS and not name.endswith(SAME)
    ]
    for room in ROOMS:
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
                    places[path, kind, occurrence].append(Mutant(path, name, occurrence))
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
    subprocess.run([sys.executable, "-m", "compileall", "-q", "productops", "tests"], cwd=folder, check=False)
    return folder


def _pytest(folder: Path, *before: str, options: list[str], seconds: int | None = None) -> int:
    command = [sys.executable, "-B", *before, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "scripts.witnesses"]
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [*command, *options], cwd=folder, env=environment, timeout=seconds, stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode


def witnesses(folder: Path) -> Witnesses:
    """Run the tests on the code as it is; stop where one fails: every break would look seen."""
    with tempfile.TemporaryDirectory() as temporary:
        data, costs = Path(temporary) / "lines", Path(temporary) / "costs"
        broken = ",".join((*ROOMS, *(f"{room}/**" for room in ROOMS)))
        run = ["-m", "coverage", "run", f"--data-file={data}", f"--include={broken}"]
        if _pytest(folder, *run, options=["--costs-to", str(costs), *TESTS]):
            raise SystemExit("Unbroken, the code already fails its tests.")
        measured = CoverageData(str(data))
        measured.read()
        lines = {
            str(Path(file).relative_to(folder)): measured.contexts_by_lineno(file) for file in measured.measured_files()
        }
        return Witnesses(lines, {test: (needs, cost) for test, (needs, cost) in json.loads(costs.read_text()).items()})


def is_seen(mutant: Mutant, tests: list[str], folder: Path) -> bool:
    """Try one break in a copy, and put the file right again."""
    if not tests:
        return False
    file = folder / mutant.path
    # The compiled file would be taken for the broken one, where both have one size and one second.
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink()
    file.write_text(mutant.code)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as named:
        named.write("\n".join(tests))
        named.flush()
        files = sorted({test.split("::")[0] for test in tests})
        try:
            ended = _pytest(folder, options=["-x", "--named-in", named.name, *files], seconds=SLOWEST)
        except subprocess.TimeoutExpired:
            return True
        finally:
            file.write_text(mutant.whole)
    return ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def print_shares(mutants: list[Mutant], survivors: list[Mutant]) -> float:
    """Print how many breaks were seen, room by room, and give their share in all, in percent."""
    share = 0.0
    for room in (*ROOMS, "productops"):
        tried, unseen = (sum(mutant.path.startswith(room) for mutant in some) for some in (mutants, survivors))
        if tried:
            share = 100 * (tried - unseen) / tried
            print(f"{room}: {tried} mutants, {unseen} survivors, {share:.1f} % seen")
    return share


def main() -> int:
    """Try the breaks, print those that nothing saw as they come, then the share that was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--least", type=int, default=90)
    parser.add_argument("--only", default="productops/")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    mutants = drawn(asked.number, asked.seed, asked.only)
    done: list[Mutant] = []
    survivors: list[Mutant] = []
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(asked.at_once) as workers:
        copies = [copy_of_the_repository(Path(temporary) / str(rank)) for rank in range(asked.at_once)]
        if (ROOT.parent / "shared").exists():  # what some tests read, beside the repository
            (Path(temporary) / "shared").symlink_to(ROOT.parent / "shared")
        known = witnesses(copies[0])
        folders: SimpleQueue[Path] = SimpleQueue()
        for copy in copies:
            folders.put(copy)

        def tried(mutant: Mutant) -> bool:
            folder = folders.get()
            try:
                return is_seen(mutant, known.of(mutant), folder)
            finally:
                folders.put(folder)

        results = zip(mutants, workers.map(tried, mutants), strict=True)
        try:
            for mutant, seen in results:
                done.append(mutant)
                if not seen:
                    survivors.append(mutant)
                    print(f"[{len(done)}] {mutant.told()}", flush=True)
        except KeyboardInterrupt:  # what is known by then is worth telling
            workers.shutdown(cancel_futures=True)
    print(f"Seed {asked.seed}.")
    return 0 if print_shares(done, survivors) >= asked.least else 1


if __name__ == "__main__":
    sys.exit(main())
