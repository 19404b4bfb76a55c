"""How a text is cut: words and signs with their places, clauses, sentences, lines; and letters that an encoding lost."""

import pytest

from productops.text.cues import Cues
from productops.text.tokens import Text


def words(source):
    return [token.text for token in Text(source).words]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("12,02 € ou 1.5", ["12,02", "ou", "1.5"]),
        ("a<br>b", ["a", "b"]),
        ("a<b>b</b>", ["ab"]),
        ("a<0b", ["a", "0b"]),
        ("caf&eacute; &amp; th&eacute;", ["cafe", "the"]),
        ("prÃ©cis", ["precis"]),
        ("lÃ  bas", ["la", "bas"]),
    ],
)
def test_words_are_read_through_tags_and_encodings(source, read):
    assert words(source) == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("fran\ufffdais", "francais"),
        ("pr\ufffdoccupe", "preoccupe"),
        ("re\ufffdu", "recu"),
        ("pr\ufffdcis", "precis"),
        ("employ\ufffd", "employe"),
        ("il va \ufffd pied", "il va a pied"),
        ("fin.\ufffd", "fin"),
    ],
)
def test_a_lost_letter_is_guessed_by_those_beside_it(source, read):
    assert " ".join(words(source)) == read


@pytest.mark.parametrize(
    ("source", "sentences", "clauses"),
    [
        ("Un mot. Deux mots", 2, 2),
        ("Un mot ; deux mots", 1, 2),
        ("Un mot : deux (trois) mots", 1, 4),
        ("M. Morel et Mme Durand, ex. ici", 1, 1),
        ("Alan.com recrute", 1, 1),
        ("Le prix (12 €.) suit", 2, 3),
        ("Un\n\n\nDeux", 2, 2),
        ("\n\nUn", 1, 1),
        ("Quoi ? Oui ! Bon… Fin", 4, 4),
    ],
)
def test_a_text_is_cut_into_sentences_and_clauses(source, sentences, clauses):
    text = Text(source)
    assert len({token.sentence for token in text.words}) == sentences
    assert len({token.clause for token in text.words}) == clauses


def test_each_token_keeps_its_place_and_whether_it_is_glued():
    source = "L’équipe, ici"
    text = Text(source)
    assert [(source[token.start : token.end], token.glued) for token in text.tokens] == [
        ("L", False), ("’", True), ("équipe", True), (",", True), ("ici", False),
    ]  # fmt: skip


def test_a_text_gives_its_places_prefixes_numbers_and_lines():
    text = Text("deux mots\n\n  deux 12\n")
    assert text.places == {"deux": [0, 2], "mots": [1], "12": [3]}
    assert text.prefixes == {"deu": ["deux"], "mot": ["mots"], "12": ["12"]}
    assert text.numbers == ("12",)
    assert [text.excerpt(start, end) for start, end in text.lines] == ["deux mots", "deux 12"]
    assert [text.word_at(place) for place in (0, 1, 5, 13, 99)] == [0, 1, 1, 2, 4]


def test_the_folded_text_is_reached_from_a_place_of_the_source():
    text = Text("Œuvre <b>une</b> idée")
    place = text.source.index("idée")
    assert text.folded[text.folded_at(place) :] == "idee"


def test_a_text_read_otherwise_keeps_its_places():
    text = Text("les mots")
    other = text.respelled({"mots": "mot", "les": ""})
    assert [(token.text, token.start, token.end) for token in other.tokens] == [("", 0, 3), ("mot", 4, 8)]


@pytest.mark.parametrize(
    ("choice", "forms"),
    [
        ("actif+", ["actif", "actifs", "active", "actives"]),
        ("heureux+", ["heureux", "heureuse", "heureuses"]),
        ("leger+", ["leger", "legers", "legere", "legeres"]),
        ("ancien+", ["ancien", "anciens", "ancienne", "anciennes"]),
        ("reel+", ["reel", "reels", "reelle", "reelles"]),
        ("local+", ["local", "locale", "locales", "locaux"]),
        ("exige+", ["exige", "exiges", "exigee", "exigees"]),
        ("grand+", ["grand", "grands", "grande", "grandes"]),
        ("mot", ["mot"]),
    ],
)
def test_a_choice_takes_the_forms_of_its_adjective(choice, forms):
    for form in forms:
        assert list(Cues(choice).find(Text(form))), form
    assert not list(Cues(choice).find(Text("autre")))


@pytest.mark.parametrize(
    ("cue", "text", "spans"),
    [
        ("a ..2 b", "a b", [(0, 2)]),
        ("a ..2 b", "a x x b", [(0, 4)]),
        ("a ..2 b", "a x x x b", []),
        ("a ..2 b", "a b b", [(0, 3)]),  # the longest
        ("a ..2 b", "a. b", []),
        ("a b? c", "a c a b c", [(0, 2), (2, 5)]),
        ("a #", "a 12 a b", [(0, 2)]),
        ("# a", "12 a b a", [(0, 2)]),
        ("abc* d", "abcd d abc d ab d", [(0, 2), (2, 4)]),
        ("a b_c|d", "a b c a d a b", [(0, 3), (3, 5)]),
        ("a", "x a a", [(1, 2), (2, 3)]),
    ],
)
def test_a_cue_is_met_where_its_words_stand(cue, text, spans):
    assert [(span.first, span.last) for span in Cues(cue).find(Text(text))] == spans


def test_several_cues_give_one_span_a_place_in_the_order_of_the_text():
    found = Cues("b c", "b", "a", "#").find(Text("12 a b c"))
    assert [(span.first, span.last) for span in found] == [(0, 1), (1, 2), (2, 4)]


@pytest.mark.parametrize("run", ["-" * 61, "…" * 5000, "a" * 201, "A-" * 300])
def test_the_middle_of_an_endless_run_is_read_as_spaces(run):
    source = f"Titre\n{run}\nMissions"
    text = Text(source)
    assert len(text.source) == len(source)
    assert text.source != source
    assert text.folded.split()[0] == "titre"
    assert [source[start:end] for start, end in text.lines] == ["Titre", run, "Missions"]


@pytest.mark.parametrize("run", ["-" * 58, "a" * 200, " a" * 500])
def test_what_one_writes_is_read_whole(run):
    assert Text(f"Titre\n{run}\nMissions").source == f"Titre\n{run}\nMissions"
