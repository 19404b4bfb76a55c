"""What the checker shows on the whole corpus: what a change of a rule does elsewhere is read here, line by line."""

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
