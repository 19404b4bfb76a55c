"""What the checker shows on the whole corpus: what a change of a rule does elsewhere is read here, line by line."""

import ast
from importlib import import_module
from pathlib import Path

from productops.review import rules
from productops.review.findings import Facts
from productops.text.cues import parse
from productops.text.tokens import Text
from scripts import rules as report


def told(finding):
    """Give what a finding shows, without what its rule always says."""
    parts = [f"{finding.rule.id} {finding.severity} « {finding.excerpt} »"]
    if finding.replacement is not None:
        parts.append(f"→ « {finding.replacement} »")
    parts += [
        said
        for said in (finding.message, finding.suggestion)
        if said not in (finding.rule.message, finding.rule.suggestion)
    ]
    return "- " + " ".join(" ".join(parts).split())


def page(texts, *, absent):
    """Write what is found in each text; what is only missing is left out of a sentence read by itself."""
    lines = []
    for title, text in texts:
        if found := [finding for finding in report.read(text) if finding.excerpt or absent]:
            lines += [f"## {title}", *map(told, found), ""]
    return "\n".join(lines)


def test_golden_readings_of_postings(golden):
    golden("check-postings.md", page(((each["name"], each["text"]) for each in report.postings()), absent=True))


def test_golden_readings_of_sentences(golden):
    texts = sorted({text for _rule, text, _expected in report.sentences((*report.MENDED, *report.MEASURE))})
    golden("check-sentences.md", page(((" ".join(text.split())[:100], text) for text in texts), absent=False))


def said_cues(module):
    """Give each cue of a file of rules, in the order of the source: those that accuse, those that set aside."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "Cues"):
            for argument in node.args:
                if all(name.id in vars(module) for name in ast.walk(argument) if isinstance(name, ast.Name)):
                    cue = compile(ast.Expression(argument), module.__name__, "eval")
                    yield eval(cue, vars(module))  # noqa: S307  our own source


def plainest(elements):
    """Give the shortest words that a cue takes."""
    needed = (each for each in elements if not each.gap and not each.optional)
    return " ".join("12" if each.number else min(each.words, default="") or each.stems[0] for each in needed)


def met(module, phrase):
    """Write what the rules of a file find in words that stand in a list of what is asked for."""
    text = Text(f"Caristes (F/H)\nVotre profil\n- {phrase.capitalize()}\n")
    for rule in module.RULES:
        for hit in rule.find(text, Facts()):
            if hit.end:
                mended = "" if hit.change is None else f" → « {hit.change.text} »"
                softer = " (adouci)" if hit.softened else ""
                yield f"- {rule.id}{softer} « {text.excerpt(hit.start, hit.end)} »{mended} {hit.message}".rstrip()


def test_golden_readings_of_cues(golden):
    """Each cue by itself: what it finds, or nothing."""
    lines = []
    for path in sorted(Path(rules.__file__).parent.glob("*.py")):
        module = import_module(f"{rules.__name__}.{path.stem}")
        if path.stem != "__init__" and hasattr(module, "RULES"):
            for phrase in dict.fromkeys(plainest(each) for cue in said_cues(module) for each in parse(cue)):
                lines += [f"## {path.stem} : {phrase}", *met(module, phrase), ""]
    golden("check-cues.md", "\n".join(lines))
