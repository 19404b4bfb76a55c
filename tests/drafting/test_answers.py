"""Each answer is said once: what the table declares is read, asked at one step, and named as a reason."""

from datetime import date

import pytest

from productops.drafting.answers import AnswerKind, Subject
from productops.drafting.scope import ANSWERS, ASSUMABLE, CONFIRMABLE, PLAIN, RECORDS, answer_at
from productops.drafting.scope_json import ScopeError, read_scope
from productops.drafting.wording import PARTS, name_of_answer
from productops.scoping.steps import STEPS, step_of

GIVEN = {
    AnswerKind.TEXT: ("Nantes", "Nantes"),
    AnswerKind.NUMBER: (3, 3),
    AnswerKind.DAY: ("2027-01-31", date(2027, 1, 31)),
    AnswerKind.TEXTS: (["Un"], ("Un",)),
}


def scope_with(catalogue, path, value):
    record, name = path.split(".")
    return getattr(read_scope({record: {name: value}}, catalogue, partial=True), record)


@pytest.mark.parametrize("answer", PLAIN.values(), ids=lambda answer: answer.path)
def test_a_plain_answer_is_read_as_it_is_declared(catalogue, answer):
    given = {**GIVEN, AnswerKind.CHOICE: (next(iter(answer.options), None),) * 2}[answer.kind]
    assert getattr(scope_with(catalogue, answer.path, given[0]), answer.name) == given[1]
    for nothing in (None, ""):
        assert not getattr(scope_with(catalogue, answer.path, nothing), answer.name)


@pytest.mark.parametrize("answer", PLAIN.values(), ids=lambda answer: answer.path)
def test_a_plain_answer_beyond_its_limits_is_refused_by_its_path(catalogue, answer):
    beyond = {
        AnswerKind.TEXT: "x" * (answer.longest + 1),
        AnswerKind.NUMBER: answer.most + 1,
        AnswerKind.DAY: "demain",
        AnswerKind.CHOICE: "autre",
        AnswerKind.TEXTS: ["x" * (answer.longest + 1)],
    }[answer.kind]
    with pytest.raises(ScopeError) as refused:
        scope_with(catalogue, answer.path, beyond)
    assert {fault.path.partition("[")[0] for fault in refused.value.faults} == {answer.path}


@pytest.mark.parametrize("answer", PLAIN.values(), ids=lambda answer: answer.path)
def test_a_plain_answer_is_asked_at_one_step_that_its_links_lead_to(answer):
    asking = [step for step in STEPS if step.form and answer in step.form.asked()]
    assert asking == [step_of(answer.path)]
    assert answer.label
    assert answer.named


def test_every_answer_has_a_name_and_a_step():
    for path in (*ANSWERS, "mandate.pilotage", "results[0]", "own_missions[2]"):
        assert name_of_answer(path)
        assert step_of(path).subject is answer_at(path).subject
    assert step_of("edits") is None
    assert {step.subject for step in STEPS if step.subject} == set(Subject)


def test_what_is_to_confirm_has_a_name():
    assert set(PARTS) == set(CONFIRMABLE)
    assert all(ANSWERS[path].assumable for path in ASSUMABLE)
    assert {path.partition(".")[0] for path in PLAIN} == set(RECORDS)
