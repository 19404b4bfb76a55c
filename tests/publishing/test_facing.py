"""The face à face: one's answers held against a posting; it adds nothing up, and keeps nothing."""

from dataclasses import replace
from itertools import combinations

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from productops.drafting.profile import Situation, read_answers
from productops.knowledge.seeding import read_fixtures
from productops.publishing.reading.card import Card, read_card
from productops.publishing.reading.facing import face
from productops.recognition.entries import KINDS, lexicon_from
from tests.publishing.postings import ENGLISH, OFFER, PEOPLE, PMO

POSTINGS = {"offer": OFFER, "people": PEOPLE, "english": ENGLISH, "pmo": PMO}


@pytest.fixture(scope="module")
def known(core_catalogue):
    """The catalogue, and the card of each posting."""
    lexicon = lexicon_from(read_fixtures(settings.FIXTURES_DIR, KINDS))
    cards = {name: read_card(text, lexicon, core_catalogue) for name, text in POSTINGS.items()}
    assert all(isinstance(card, Card) for card in cards.values())
    return core_catalogue, cards


def answers_from(catalogue, picks):
    """Give the answers picked, one a question: a rank beyond the answers leaves the question unanswered."""
    given_answers = {}
    for (slug, question), pick in zip(catalogue.profile_questions.items(), picks, strict=True):
        answers = list(question.answers.values())
        if pick < len(answers):
            given_answers[slug] = answers[pick]
    return given_answers


PICKS = st.lists(st.integers(0, 6), min_size=12, max_size=12)


@given(picks=PICKS, name=st.sampled_from(sorted(POSTINGS)))
def test_taking_an_answer_away_never_adds_a_reason_for(known, picks, name):
    catalogue, cards = known
    answers = answers_from(catalogue, picks)
    whole = {line.text for line in face(answers, cards[name], catalogue).speaks_for}
    for slug in answers:
        left = {key: answer for key, answer in answers.items() if key != slug}
        assert {line.text for line in face(left, cards[name], catalogue).speaks_for} <= whole


@given(picks=PICKS, name=st.sampled_from(sorted(POSTINGS)), data=st.data())
def test_the_order_of_answers_changes_nothing(known, picks, name, data):
    catalogue, cards = known
    answers = answers_from(catalogue, picks)
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert face(answers, cards[name], catalogue) == face(shuffled, cards[name], catalogue)


@given(picks=PICKS, name=st.sampled_from(sorted(POSTINGS)))
def test_each_line_names_an_answer_and_a_line_of_the_offer(known, picks, name):
    catalogue, cards = known
    answers = answers_from(catalogue, picks)
    texts = {answer.text for answer in answers.values()}
    facing = face(answers, cards[name], catalogue)
    for line in (*facing.speaks_for, *facing.to_learn):
        assert line.answer in texts
        assert all(part in " ".join(cards[name].text.split()) for part in line.words.split(" … "))
    assert all(line.step for line in facing.to_learn)
    assert all(line.answer in texts and line.text.endswith("?") for line in facing.unsaid)


def test_a_posting_with_none_of_the_four_domains_gives_no_reason_for(known):
    catalogue, cards = known
    bare = replace(cards["offer"], levels=dict.fromkeys(cards["offer"].levels, 0))
    for picks in combinations(range(4), 2):
        answers = answers_from(catalogue, (list(picks) * 6)[:12])
        assert not face(answers, bare, catalogue).speaks_for


def test_a_taste_speaks_for_a_posting_that_asks_it_and_says_why(known):
    catalogue, cards = known
    answers, _odd = read_answers({"libre": "fabriquer"}, catalogue.profile_questions)
    (line, *_others) = face(answers, cards["offer"], catalogue).speaks_for
    assert line.answer == answers["libre"].text
    assert line.words in OFFER
    assert not face(answers, cards["people"], catalogue).speaks_for


def test_what_is_to_learn_comes_with_a_first_step(known):
    catalogue, cards = known
    answers, _odd = read_answers({"passe": "debut"}, catalogue.profile_questions)
    english = face(answers, cards["english"], catalogue)
    assert "Un poste senior suppose" in english.to_learn[0].text
    assert english.to_learn[0].step


def test_no_answer_gives_nothing(known):
    catalogue, cards = known
    facing = face({}, cards["offer"], catalogue)
    assert (facing.speaks_for, facing.to_learn, facing.unsaid) == ((), (), ())


def test_who_does_not_work_there_is_given_no_first_step_of_the_post(known):
    """« Imprimer toutes les roadmaps » is for who is already inside."""
    catalogue, cards = known
    inside = {step for mission in catalogue.missions.values() for step in mission.first_steps}
    wrong = (
        answers_from(catalogue, [0] * 12)
        | read_answers({"refus": "appui", "ombre": "non"}, catalogue.profile_questions)[0]
    )
    steps = {
        situation: {line.step for card in cards.values() for line in face(wrong, card, catalogue, situation).to_learn}
        for situation in (None, *Situation)
    }
    assert steps[None] & inside
    assert steps[Situation.BESIDE] & inside
    assert steps[Situation.FREE]
    assert not steps[Situation.FREE] & inside
    assert steps[Situation.ELSEWHERE]
    assert not steps[Situation.ELSEWHERE] & inside
