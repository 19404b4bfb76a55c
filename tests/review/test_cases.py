"""The cases that the checker must get right: short texts in the manner of real postings.

Some are kept beside this repository; `corpus/cases.json` holds another of each kind and cause, written by someone who had not
read the rules. They stand for kinds. Files and missions are the matter of other rooms.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from productops.review.candidate import read_for_candidate
from productops.review.check import check
from productops.review.findings import Facts

CASES = Path(__file__).resolve().parents[3] / "shared/cases/review.json"
TODAY = date(2026, 11, 26)
ELSEWHERE = ("file-format", "mission")

OURS = Path(__file__).parent / "corpus/cases.json"
KNOWN = [
    {**case, "id": f"{file.parent.name}-{case['id']}"}
    for file in (CASES, OURS)
    if file.exists()
    for case in json.loads(file.read_text(encoding="utf-8"))
    if case["kind"] not in ELSEWHERE
]


def found_in(case):
    on = date.fromisoformat(case["on"]) if case.get("on") else TODAY
    return check(case["text"], on=on, facts=Facts(**case.get("facts", {})))


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case["id"])
def test_a_case_is_read_as_it_should_be(case):
    found = found_in(case)
    met = {finding.rule.id for finding in found}
    for wanted in case["expected_rules"]:
        assert met & set(wanted.split("|")), case["note"]
    assert not met & set(case["expected_silent"]), case["note"]


@pytest.mark.parametrize(
    "case", [case for case in KNOWN if "expected_replacement" in case], ids=lambda case: case["id"]
)
def test_a_replacement_is_right_or_is_not_offered(case):
    wanted = {rule for each in case["expected_rules"] for rule in each.split("|")}
    offered = {f.change.made(case["text"]) for f in found_in(case) if f.rule.id in wanted and f.change}
    assert offered == ({case["expected_replacement"]} - {None}), case["note"]


@pytest.mark.parametrize("case", [case for case in KNOWN if "expected_says" in case], ids=lambda case: case["id"])
def test_a_candidate_is_told_what_is_said_and_what_is_not(case):
    reading = read_for_candidate(case["text"], found_in(case))
    assert {said.label for said in reading.says} >= set(case["expected_says"]), case["note"]
    assert set(reading.silent_on) >= set(case["expected_silent_on"]), case["note"]
