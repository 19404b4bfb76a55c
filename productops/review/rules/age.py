"""Age: L01, a limit or a range, and L02, any other allusion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from productops.review.findings import Change, Facts, Hit, Rule, Severity
from productops.review.rules.finding import either, is_excused, say, speaks, wording
from productops.review.rules.lexicon import OUT, REFUSING
from productops.review.rules.mending import glued, sentence_place, starts_sentence
from productops.review.rules.stance import SEEKS, part_at, sentence_at
from productops.review.rules.trades import is_trade
from productops.text.cues import Cues, Span
from productops.text.parts import PartKind
from productops.text.tokens import Text

_YOUNGEST, _OLDEST = 16, 72
"""Ages at work: a number out of them is no age of a person sought."""
_ADULT = 21
"""A lower top (« 3 à 15 ans ») is an experience or a child's age."""

_NUMBER = r"(?P<{}>\d{{1,2}})(?![\d,.]*\d|[ \u00a0]?(?:h\b|%|€|k|km|postes|personnes|jours|mois|heures|salaries|euros))"
_SPELT = "vingt|trente|quarante|cinquante|soixante"
_YEARS = r"[ \u00a0]?(?:ans?|years?(?: old)?)\b"
_BOUND = re.compile(
    r"(?P<before>(?:(?:de |a )?(?:moins|plus) d(?:e |')|jusqu'a |avant |apres |(?:passe|a partir de|des) |pas encore |au[- ]dela de |pas plus de |maximum |max\.? |maxi |limite a |limite ?: ?|under |below |over |above |less than |younger than |older than |sous |[<>≤≥]=? ?|(?<![\w\d])[-–−] ?(?:de )?))"
    + _NUMBER.format("limit")
    + rf"(?P<unit>{_YEARS})?(?P<after>(?: [a-z]+){{0,3}})"
)
_RANGE = re.compile(
    r"(?P<lead>entre |de |from |between |aged )?"
    + _NUMBER.format("low")
    + r"(?P<lowunit> ?ans)? ?(?:a|et|-|–|—|/|ou|to|and) ?"
    + _NUMBER.format("high")
    + rf"(?P<unit>{_YEARS})?"
)
_ABOUT = re.compile(rf"(?:autour de|environ|vers|dans les|a peu pres|proche de) {_NUMBER.format('about')}{_YEARS}")
_FLOOR = re.compile(_NUMBER.format("floor") + r"[ \u00a0]?ans? (?:et|ou) (?:plus|davantage|au[- ]dela)\b")
_CAPPED = re.compile(
    _NUMBER.format("capped")
    + r"[ \u00a0]?ans?(?: revolus)? ?(?:max(?:imum|i|imal)?\b|au (?:plus|maximum)|grand max(?:i(?:mum)?)?\b|tout au plus|ou moins)"
)
_BORN = re.compile(r"\bnee?s?(?:\(e\)s?)? (?:entre|apres|avant) (?:19|20)\d\d(?: et (?:19|20)\d\d)?")
_SHUT = r"s'abstenir|exclu|refus|inutile|\btrop\b|ecarte|pas (?:\w+ ){0,2}(?:retenu|etudie|accepte|recu)|ne (?:\w+ ){0,3}(?:pas|plus)\b|candidature|passez"
_ELDERLY = 40
"""Years from which « à partir de » shuts out rather than lets in."""
_MATURE = r"\b(?:mature|posee?|d'experience de vie|senior|profil|candidat\w*|homme|femme)\b"
"""Words that make an age of « 40 ans et plus », which is else how long one has worked."""
_SINGLE = re.compile(
    r"(?:quelqu'un|(?:une? )?personne|profil(?: type| ideal)?|candidat(?:e|s)?|homme|femme|recrue)\b[^.\d\n]{0,14}?(?:de |d'environ |: ?)"
    + _NUMBER.format("one")
    + _YEARS
)
_AGED = re.compile(
    r"\bage(?:e|es|s|\(e\)|\.e)?(?: (?:souhaite|requis|demande|ideal|vise|moyen souhaite))? ?:? ?(?:de |d'environ |entre |:|maximum |max |limite )*"
    + _NUMBER.format("aged")
    + rf"(?: ?(?:a|et|-|–|/) ?(?P<to>\d{{2}}))?(?P<unit>{_YEARS})?"
)

_LAWFUL = re.compile(
    r"service civique|apprenti|professionnalisation|alternan|valorisation de l'experience|emplois? (?:d'avenir|franc)|\bpacte\b|contrat (?:aide|unique|pec|engagement)|parcours emploi|garantie jeunes"
    r"|mission locale|volontariat|\bvie\b|\bsnu\b|\bpec\b|\bcui\b|epide|ecole de la (?:2|deuxieme)|poei|cej\b|job d'ete des mineurs|bafa|\b(?:l|r|d)\.? ?(?!5331|1132)\d{3,4}-\d|article (?:l|r)?(?!5331|1132)\d"
    r"|alcool|debit de boissons|mineurs|travail de nuit|poste de nuit|legal|reglementa|la loi|concours|armee|militaire|reserve (?:operationnelle|citoyenne)|sapeur|gendarme",
    re.ASCII,
)
_LIVED = re.compile(
    r"experi|anciennete|pratique|carriere|expertise|recul|savoir-faire|seniorite|existence|garantie|contrat|duree|dure(?:e|ra|nt)?\b|bail|emprunt|projection|historique|archives|horizon|plan\b|feuille de route|periode|datant|attestation|anniversaire|depuis|pendant|durant|il y a|en poste|fete|fort de|forte de",
    re.ASCII,
)
_THING = re.compile(
    r"(?:logement|camion|vehicule|machine|batiment|entreprise|societe|groupe|cooperative|association|produit|plateforme|site|parc|maison|immeuble|appareil|equipement|navire|engin|bateau|ascenseur|ouvrage|arbre|vin|whisky|document|papier|piece|certificat|photo|licence|brevet|voiture|moto|velo|modele|meuble|instrument|montre|cheval|jument|vache|chevre|poule|camionnette|tracteur|pont|reseau|logiciel|code|structure|marque|magasin|agence|startup|start-up|editeur|enseigne|club|ecole|centre|foyer|creche|accueil|garderie)s?\b",
    re.ASCII,
)
_MADE_OF = re.compile(
    r"\b(?:compose\w*|formee?|constituee?|reunit|rassemble) (?:de |par |d'une \w+ de )?(?:\d+ |nos |des )?(?:profils|personnes|collaborat\w+|talents|membres) (?:de |agee?s de |entre )?$",
    re.ASCII,
)
"""Of whom a team is made: an age told of those who are there (a rule of allusions reads it), not asked of whoever comes."""
_OF_THE_HOUSE = re.compile(r"\b(?:nos|leurs) (?:\w+ ){1,4}(?:ont|vont|sont)(?: \w+){0,2} $", re.ASCII)
"""Those who work there already: « nos conducteurs ont de 22 à 69 ans »."""
_SOMEBODY = re.compile(
    r"(?:\b(?:le|la|notre|son|sa) |\bl')(?!candidat|personne|profil|recrue|collabora|futur|titulaire|salarie|poste|employe)[\w' -]{3,40}, $",
    re.ASCII,
)
"""One who is told of, before their age: « le tuteur, âgé de 61 ans »."""
_SERVED = re.compile(
    r"(?:population|habitants|enfants?|eleves?|jeunes|adolescents?|ados|public|patients?|residents?|usagers?|utilisateurs?|lecteurs?|petits|bebes|collegiens|lyceens|etudiants?|adherents?|equipe des|categorie|groupe des|section|assures|adultes|clients?|clientele|familles|beneficiaires|stagiaires|apprenants|filles|garcons|personnes agees|seniors|aines|loisirs|joueurs|licencies|u\d\d|moins-|(?:habill|chauss|coiff|accueill|accompagn|soign|serv|conseill|equip|mode|marque|vetements?|collections?)\w* (?:pour |destinee?s? (?:a |aux )|les |des |de )?(?:femmes|hommes|personnes|adultes)|\d{3} (?:femmes|hommes|personnes|abonnees?))\b",
    re.ASCII,
)
_PERSON = re.compile(
    rf"\b(?:candidat\w*|profils?|gens|personnes?|quelqu'un|homme|femme|{SEEKS}|we want|looking for|male|female|vous (?:n')?(?:avez|etes|aurez)|avoir|tu as|ayant|poste (?:ouvert|reserve)|reserve|ouvert|must|ideal\w*|recrue|criteres?|exclusivement|uniquement|trop\b|inutile|s'abstenir|retenu\w*|postul\w*|collaborat\w+|equipe de moins|preference|age)\b",
    re.ASCII,
)


_SOMETHING_ELSE = re.compile(
    r" ?(?:,|;|\+|/|et|ou|avec) ?(?:une? |au moins |minimum |premiere |de l'|l'|\d+ )*(?:\d+ (?:a \d+ )?ans? |(?:an|annee)s? )?(?:minimum |mini )?(?:d'|de |en )?(?:premiere )?experi",
    re.ASCII,
)


_MILITARY = re.compile(
    r"\b(?:armee|cirfa|gendarmerie|marine nationale|militaires?|sapeurs?-pompiers|legion etrangere|jouir de ses droits civi\w+)\b",
    re.ASCII,
)
"""Employers for whom a text sets the age: their whole posting is left alone."""


_OF_OTHERS = Cues(
    "age de_jeu|du_personnage|du_role",
    "equipe ..1 #|deux|trois|quatre|cinq|six|sept|huit|neuf|dix femmes|hommes|personnes|salaries",
    "role|personnage masculin|feminin",
)
"""What is told of a part on a stage or of the team that is there: nobody is sought by it."""


def _limits(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find the ages that a text asks for, told from experiences, things and publics by what stands around them."""
    if _MILITARY.search(text.folded):
        return
    described = {text.words[span.first].sentence for span in _OF_OTHERS.find(text)}
    for number, first, last in _sentence_places(text):
        plain, places = _plain(text, first, last)
        if number in described or not re.search(r"\d", plain) or _LAWFUL.search(plain):
            continue
        for start, end in _ages(plain):
            span = Span(*_words(text, places[start], places[end - 1] + 1))
            if (
                span.first >= span.last
                or (is_excused(text, span) and not _set_by_what_forbids(plain))
                or not _of_person(text, plain, start, end, number, span)
            ):
                continue
            low, high = places[start], places[end - 1] + 1
            yield Hit(start=low, end=high, change=_out_of_brackets(text.source, low, high))


def _out_of_brackets(source: str, start: int, end: int) -> Change | None:
    """Take away an age that stands alone between brackets: « Barista (moins de 30 ans) pour… »."""
    alone = source[start - 2 : start] == " (" and source[end : end + 1] == ")"
    return Change(start - 2, end + 1, "") if alone else None


_FORBIDS = re.compile(r"\bl ?\.? ?(?:1132|5331|5321)-\d")
_AGAINST = re.compile(
    r"\b(?:aucune?|ne|n|pas|sans|interdi\w*|proscri\w*|discrimin\w*|prohib\w*|refus\w*|contre)\b", re.ASCII
)


def _set_by_what_forbids(plain: str) -> bool:
    """Tell whether a sentence sets an age in the name of the very article that forbids it."""
    return bool(_FORBIDS.search(plain) and not _AGAINST.search(plain))


def _sentence_places(text: Text) -> Iterator[tuple[int, int, int]]:
    for each in text.sentences:
        yield each[0].sentence, each[0].start, each[-1].end


def _plain(text: Text, start: int, end: int) -> tuple[str, Sequence[int]]:
    """Give a stretch of the folded text, with the place of each of its letters in the source."""
    low, high = text.folded_at(start), text.folded_at(end)
    return text.folded[low:high].replace("\n", " "), text.origins[low:high]


def _words(text: Text, start: int, end: int) -> tuple[int, int]:
    return text.word_at(start), text.word_at(end)


def _ages(plain: str) -> Iterator[tuple[int, int]]:
    """Give the places where an age may be written, the widest first at each place."""
    taken = 0
    found: list[tuple[int, int]] = []
    for match in _BORN.finditer(plain):
        found.append(match.span())
    for match in _AGED.finditer(plain):
        if _YOUNGEST <= int(match["aged"]) <= _OLDEST and not re.search(r"moyen(?:ne)? d'?$", plain[: match.start()]):
            found.append(match.span())
    for match in _RANGE.finditer(plain):
        low, high = int(match["low"]), int(match["high"])
        if (
            _YOUNGEST <= low < high <= _OLDEST
            and high >= _ADULT
            and (match["unit"] or match["lowunit"] or match["lead"] == "aged ")
        ):
            found.append(match.span())
    for match in _CAPPED.finditer(plain):
        if _ADULT <= int(match["capped"]) <= _OLDEST:
            found.append(match.span())
    for match in _FLOOR.finditer(plain):
        if _ADULT <= int(match["floor"]) <= _OLDEST and re.search(_MATURE, plain):
            found.append(match.span())
    for match in _BOUND.finditer(plain):
        sign = match["before"].strip()[:1] in "<>≤≥-–−"
        years = (
            match["unit"]
            or match["before"].startswith(("under", "younger", "older", "below"))
            or (sign and re.search(r"\bage ?(?:requis|limite|maximum|maximal)? ?:? ?$", plain[: match.start()]))
        )
        floor = re.match(r"(?:de |a )?plus d|over|above|older|apres|au[- ]dela|passe|a partir|des", match["before"])
        if floor and not re.search(_SHUT, plain):
            continue
        if re.match(r"passe|a partir|des", match["before"]) and int(match["limit"]) < _ELDERLY:
            continue  # « à partir de 18 ans » lets in
        if (
            _ADULT <= int(match["limit"]) <= _OLDEST
            and years
            and not (sign and plain[: match.start()].rstrip()[-1:].isdigit())
        ):
            end = match.end("unit") if match["unit"] else match.end("limit")
            found.append((match.start(), end))
    for match in _SINGLE.finditer(plain):
        if _ADULT <= int(match["one"]) <= _OLDEST:
            found.append((match.start("one"), match.end()))
    for match in _ABOUT.finditer(plain):
        if _ADULT <= int(match["about"]) <= _OLDEST:
            found.append(match.span())
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= taken:
            taken = end
            yield start, end


_ACCOMPANIED = re.compile(
    r"\b(?:salaries?|salariees|chomeurs|demandeu(?:rs|ses) d'emploi|retraites|travailleurs) (?:agee?s (?:de )?)?$",
    re.ASCII,
)
_ACCOMPANYING = re.compile(r"\b(?:vous|tu) (?!avez|etes|devez)\w+ez\b|\bdossiers?\b|\baccompagn|\bsuivi\b", re.ASCII)


def _of_a_public(before: str) -> bool:
    """Tell whether an age is of people who are accompanied: « vous suivez des salariés âgés de plus de 50 ans »."""
    return bool(_ACCOMPANIED.search(before) and _ACCOMPANYING.search(before))


def _of_person(text: Text, plain: str, start: int, end: int, number: int, span: Span) -> bool:
    """Tell whether an age is that of the person sought."""
    before, after = plain[:start], plain[end:]
    own = plain[start:end]
    near = before[-60:]
    named = "age" in own[:5] or own.startswith("ne")
    if re.search(
        r"^ ?(?:d'|de |d )(?!age)|^ ?(?:experi|anciennete|pratique|expertise|metier|carriere|recul|savoir|d'exist|d'activite|d'histoire|of experience|experience|dans|en \w+)",
        after,
    ):
        return False
    if _SERVED.search(near) and not re.search(r"s'abstenir|retenu|exclu|inutile|refus", after):
        return False
    if re.search(r"\b(?:on|nous) (?:avait|avions|a|avons|aurait|aurions) (?:un |une )?$|\bnotre $", near):
        return False  # the age of a company
    if _OF_THE_HOUSE.search(near) and not re.search(r"candidat|profil|recrue|ideal|personne", near):
        return False
    if _of_a_public(before):
        return False  # a public that is served
    if (
        re.search(r"\b(?:recrute|embauche|rejoindre|rejoints?|accueilli)e?s?\b", plain)
        and re.search(r"\b(?:avons|a|ont|vient|viennent)\b", plain)
        and re.search(r"\b(?:personne|collegue|homme|femme) (?:de )?$", near)
    ):
        return False  # somebody who came
    if re.search(r"\bage moyen\b[^.;]*$", before):
        return False  # of the team, which another rule reads
    if named:
        of_somebody = _SOMEBODY.search(near) and re.fullmatch(r"agee? de \d\d ?ans", own)
        return not _THING.search(near) and "moyenne" not in near[-14:] and not of_somebody
    if re.search(
        r"(?:depuis|pendant|durant|il y a|sous|d'ici|dans les|apres|en|sur|fete (?:ses|leurs)|pour (?:les|ses)|dans|vieux de|agee? de plus|fort(?:e|es|s)?|riche|dure\w* ?(?:entre|de)?|tous les)\s+(?:plus de |moins de |pres de |environ |entre )?$",
        near,
    ):
        return False
    if _caps_alone(before, own):
        return not _LIVED.search(near.rsplit(",", 1)[-1]) and not sentence_at(text, span.first).task
    if _OF_A_PROFILE.search(plain) and _an_item(before, own, after) and ("diplom" in near or not _THING.search(near)):
        return not _LIVED.search(before.split(",")[-1]) and not sentence_at(text, span.first).task
    if _THING.search(near) and not _PERSON.search(near):
        return False
    if _MADE_OF.search(near):
        return False
    # « Moins de 30 ans, 3 ans d’expérience »: another thing is asked after a comma or an « et ».
    lived_after = re.search(r"experi|anciennete|recul|pratique", after[:40]) and not _SOMETHING_ELSE.match(after)
    if _LIVED.search(before) or lived_after or _under_experience(text, number):
        return bool(re.search(r"\b(?:age|ages|agee|agees|candidats?|personnes?) (?:\w+ ){0,2}$", near)) or bool(
            re.search(r"vous avez (?:entre |moins de )?$", before + own[:10])
            and re.search(r"^ et\b|^\W|^$", after)
            and not _LIVED.search(before)
        )
    sentence = sentence_at(text, span.first)
    if sentence.task and not _PERSON.search(before):
        return False
    head = re.findall(r"[a-z]{3,}", near.replace(" de ", " ").replace(" la ", " "))[-3:]
    if _PERSON.search(plain) or any(is_trade(word) for word in head):
        return True
    return (not sentence.describes and not head) or (sentence.asks and not sentence.describes and len(head) <= 1)


_LEAST = re.compile(
    r"(?:(?:au |a )?minimum(?: de)?|au moins|plus de|min\.|mini) (?P<a>\d\d)[ \u00a0]?ans\b(?! d'| de |[ ,]+(?:dans|en|au|sur|chez) )"
    r"|(?<![\d-])(?P<b>\d\d)[ \u00a0]?ans (?:revolus )?(?:(?:au )?minimum|mini|min\b|au moins|ou plus|et plus)(?! d'| de |[ ,]+(?:dans|en|au|sur|chez) )",
    re.ASCII,
)
_OF_WHO_APPLIES = re.compile(
    r"\b(?:vous (?:devez |)(?:avez|avoir|etes)|tu (?:dois |)(?:as|avoir)|il (?:vous |te |)faut|(?:etre|etes) agee?|agee?s? de|avoir|candidat\w*|profils?|pour (?:etre|postuler|candidater|ce poste|ce job)|exige\w*|requis\w*|demande\w*)\b",
    re.ASCII,
)
_DRIVEN = re.compile(r"\b(?:permis|conduite|conduire|vehicule|voiture|assur\w+|camion)\b", re.ASCII)
_BARE_WORDS = 4
"""Words of a sentence that is but an age: « 25 ans minimum. »"""


def _floors(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a least age that is asked for: « 25 ans minimum », told from years of work and from the age of things."""
    if _MILITARY.search(text.folded):
        return
    for number, first, last in _sentence_places(text):
        plain, places = _plain(text, first, last)
        if not re.search(r"\d ?ans", plain.replace("\u00a0", " ")) or _LAWFUL.search(plain) or _LIVED.search(plain):
            continue
        if re.search(_SHUT, plain):
            continue  # who is older is sent away: a limit, which is read as one
        for found in _LEAST.finditer(plain):
            span = Span(*_words(text, places[found.start()], places[found.end() - 1] + 1))
            before = plain[: found.start()]
            asked = _OF_WHO_APPLIES.search(plain) or len(plain.split()) <= _BARE_WORDS
            if (
                not asked
                or int(found["a"] or found["b"]) > _OLDEST
                or _SERVED.search(before)
                or _of_a_public(before)
                or (_THING.search(before) and not _PERSON.search(before))
                or _under_experience(text, number)
                or is_excused(text, span)
            ):
                continue
            yield Hit(
                start=places[found.start()],
                end=places[found.end() - 1] + 1,
                softened=int(found["a"] or found["b"]) <= _OF_AGE or bool(_DRIVEN.search(plain)),
                message="L’offre fixe un âge minimum.",
                suggestion="Dites ce que le poste demande ; un âge minimum se justifie par un texte : dites lequel.",
            )


_OF_AGE = 18


_ALONE = re.compile(
    r"(?:[,;:(–—-] ?|\b(?:donc|mais|car|alors|soit|et) )(?:plutot |idealement |environ |la limite est de )?$"
)


def _caps_alone(before: str, own: str) -> bool:
    """Tell whether an age is capped by a clause of its own, whatever the sentence first describes: « métier physique, 45 ans maximum »."""
    caps = _CAPPED.fullmatch(own) or own.startswith(("pas plus de", "max", "limite"))
    return bool(caps and _ALONE.search(before))


_OF_A_PROFILE = re.compile(
    r"\bdiplom|\bpermis [a-e]\b|\bprofils?\b|\bcandidat|(?:\d|un|deux|trois|quatre|cinq) ans? d'experience", re.ASCII
)


def _an_item(before: str, own: str, after: str) -> bool:
    """Tell whether an age is an item of its own in a list: « école du top 5, moins de 28 ans », « sérieux, de 25 à 35 ans, permis B »."""
    shaped = re.match(r"(?:entre|de|moins de|pas plus de|\d\d ?(?:a|-)) ?\d\d", own)
    return bool(shaped and re.search(r",\s*$", before) and re.match(r"\s*(?:[,.;!]|$)", after))


def _under_experience(text: Text, number: int) -> bool:
    """Tell whether the line before a sentence is a heading that speaks of experience."""
    ranks = text.memo.setdefault("sentence_ranks", {each[0].sentence: rank for rank, each in enumerate(text.sentences)})
    rank = ranks[number]
    for before in reversed(text.sentences[max(0, rank - 3) : rank]):
        if len(before) <= 8 and any(token.text in _LIVED_WORDS for token in before):
            return True
        if len(before) > 12:
            return False
    return False


_LIVED_WORDS = frozenset(("experience", "experiences", "anciennete", "seniorite"))


_SHORT_AGES = wording(
    say("#|vingt|trente|quarante|cinquante bougies|printemps", firm=True),
    say("tranche|fourchette|age ..2 vingt|trente|quarante|cinquante ..1 a|et ..1 trente|quarante|cinquante|soixante ans", "energie|fougue|forme ..1 de|des vos|tes|ses? vingt|trente ans", "etiez|etais|etait ..2 encore ..3 college|lycee|ecole|maternelle|berceau ne? quand|lorsque", "etiez|etais ..2 au|a|en ..1 l? college|lycee|ecole|maternelle ..1 quand|lorsque", "droit|titulaire|avoir|detenir|disposer ..3 carte ..1 jeune|jeunes|senior|seniors", "bac|baccalaureat|diplome+|permis ..6 # ..1 au_plus_tot|ou_apres|ou_plus_tard|et_apres", firm=True),
    say("entre # et # ans ..1 et vous|toi aussi", firm=True),
    say("agee|ages|age de? vingt|trente|quarante|cinquante ..2 ans"),
    say("trentenaire*|quadragenaire*|quinquagenaire*|vingtenaire*"),
    say("quadra|quadras|quinqua|quinquas"),
    say("la trentaine|vingtaine|quarantaine|cinquantaine ..1 maxi*|environ|passee|bien"),
    say("la trentaine|quarantaine|cinquantaine"), say("la vingtaine|trentaine|quarantaine|cinquantaine ..1 de_preference|souhaitee|ideale|idealement|appreciee|bienvenue|exigee", "in|early|mid|late ..2 their|your|his|her twenties|thirties|forties|fifties", "their|your twenties|thirties", firm=True),
    say("no|not older|younger than #", "under|below|over the_age_of #", "maximum|max|upper|minimum age ..2 #", firm=True), say("petite|jeune|belle ..1 trentaine|vingtaine|quarantaine|cinquantaine", firm=True),
    say("tu|vous ..1 as|avez ..2 la vingtaine", firm=True),
    say("passe|passee|apres|au_dela_de ..1 trente|quarante|cinquante|soixante|# ans ..8 pas|plus|jamais tenable*|tenir|possible*|fait*_pour|tenu*|suivre"),
    say("age|ages maximum|maximal|limite|ideal|requis|souhaite|plafond"),
    say("limite|plafond|borne d age"),
    say("tranche ..1 d age"),
    say("sous la barre des # ans", firm=True), say("d un|une certain|certaine age", "un certain age"),
    say("depass* ..2 # ans"),
    say("depass* ..2 la trentaine|quarantaine|cinquantaine|soixantaine", firm=True),
    say("annee|annees|date de naissance ..2 # ..1 ou|et ..1 apres|avant|posterieure|plus_tard", "annee|annees|date de naissance ..2 a_partir|apres|avant|entre|posterieure|anterieure ..2 #", firm=True),
    say("avant trente|quarante|cinquante ans"),
    say("pas|plus|moins de trente|quarante|cinquante|soixante ans"),
    say("pas|jamais encore ..3 trente|quarante|cinquante|soixante|vingt_cinq|trente_cinq ans", "pas encore ..1 fete|atteint|passe|eu ..2 #|trente|quarante|cinquante ..1 ans", firm=True),
    say("vingt|trente|quarante|cinquante ..1 cinq|deux|trois|huit ans ..1 maximum|max|maxi|au_plus|grand_maximum", firm=True),
    say("trente|quarante|cinquante|soixante ans maximum|max|maxi|revolus|au_plus"),
    say("maximum|minimum age"),
    say("age limit"),
    say("applicants|candidates|people|anyone|anybody ..1 over|above|older_than #", firm=True),
    say("no|not ..3 over|above|older_than # please|years|or|and|need"),
    say("no candidates|applicants|one|people over|above|older_than #", firm=True),
    unless=Cues(
        "bacheliers|diplomes|debutants|jeunes|etudiants ..6 ou|comme|et ..2 quinquagenaires|quadragenaires|trentenaires|seniors",
        "la vingtaine|trentaine|quarantaine|cinquantaine d|de ..1 personnes|collaborat*|salarie*|agent*|employe*|membre*|magasin*|site*|client*|pays|consultant*|logement*|lit|lits|resident*|enfant*|eleve*|hectare*|kilometre*|km|minutes|jour*|euros|point*|boutique*|restaurant*|developpeu*|ingenieur*|metier*|commune*|adherent*|benevole*|structure*|entreprise*|partenaire*|projet*|dossier*|chantier*|vehicule*|camion*|collegue*|saisonnier*|couverts|chambre*|machine*|equipe*",
        "une vingtaine|trentaine|quarantaine",
        "pas|sans|aucune d|de? limite d age",
        "enfant|enfants|eleves|bebes|nourrissons|mineurs|pensionnaires ..16 age limite", "age limite ..2 d|de accueil|inscription|scolar*|admission",
        "decret|arrete|loi|reglementaire|legale|statut ..14 limite d age", "limite d age ..14 decret|arrete|loi|reglementaire|legale|statut",
        "adapt*|chaque|leur|toutes ..4 tranche|tranches d age", "associes|fondateurs|dirigeants|fondatrices|groupe ..8 quadragenaires|trentenaires|quinquagenaires",
        "plus age|agee|ages|agees|vieux|vieille ..2 # ans",
        "derogation* ..3 limite d age", "quadra compta*|logiciel", "quinquas|quadras|seniors ..3 bienvenu*",
        "tous les ages",
        "depuis|pendant|il_y_a ..2 trente|quarante|cinquante|vingt ans",
    ),
)  # fmt: skip


def _graduates(text: Text, span: Span) -> Change | None:
    """Mend « jeune diplômé » where gender, number and the rest of the sentence stay right."""
    first, last = text.words[span.first], text.words[span.last - 1]
    place = sentence_place(text, span.first)
    before = [
        token.text for token in text.words[max(0, span.first - 2) : span.first] if token.sentence == first.sentence
    ]
    after = text.source[last.end : place.end]
    plural = text.words[span.first].text == "jeunes"
    if plural and starts_sentence(text, span.first):
        if re.match(r"\s+(?:bienvenus|[a-zà-ÿ]+(?:és|çus|ndus|enus))\b", after):
            return Change(first.start, last.end, "Débutants et débutantes")
        return None
    one = re.search(r"\b(?:une?|un\(e\)|un[·.]e)\s+$", text.source[place.start : first.start], re.IGNORECASE)
    if not plural and (one or before[-2:] in (["vous", "etes"], ["tu", "es"])):
        tail = glued(text, span.last - 1)
        told = r"(?P<rest>[^,.;:!?]*)" if not one else r"(?P<rest> (?:de |d[’']|du |des |en )[^,.;:!?]*)"
        complement = re.fullmatch(rf"{told}(?P<sign>[.!]?)\s*", text.source[tail : place.end])
        if complement:
            kept = re.sub(r"^[Jj]eunes?\s+", "", text.source[first.start : tail])
            return Change(
                first.start, place.end, f"{kept}{complement['rest'].rstrip()}, débutants acceptés{complement['sign']}"
            )
    return None


_ALLUSIONS = wording(
    say("equipe|equipes|ambiance|environnement|bande|esprit|communaute|collectif|effectif* ..3 jeune|jeunes", softened=True, firm=True, suggestion="Parlez du travail en équipe : « équipe de six personnes, qui se voit le mardi »."),
    say("jeune|jeunes ..1 equipe|equipes|communaute", softened=True, firm=True, suggestion="Parlez du travail en équipe : « équipe de six personnes, qui se voit le mardi »."),
    say("sang neuf|jeune|frais", firm=True),
    say("quelqu_un|personne|un|une ..1 de jeune", "as|avez|ayez|avoir ..1 age de|d ..1 nos|notre ..1 client*|clientele|public|lecteur*", firm=True),
    say("fin de carriere|parcours", "proche* de la retraite"),
    say("energie|fougue|insouciance|fraicheur de la jeunesse", "retraite+ ..2 du|de ..1 quartier|village|coin", "preference|confie|prefer*|ideal* ..4 retraite|retraitee|retraites ..4", "preference retraite", firm=True),
    say("entrez|debutez|demarrez|commencez ..2 dans? ..1 la vie_active|vie_professionnelle", "dix|quinze|vingt|vingt_cinq|trente|# ans ..1 de carriere ..1 devant", "tout ..1 jeune dans la_vie", "diplome+ ..1 depuis ..1 moins_de|peu ..4", "#_to_#|# to # ..1 kind|crowd|crew|team|and_it", firm=True),
    say("diplome+ ..6 en|depuis ..1 # ou|et ..1 apres|plus_tard", "trop senior|seniors|experimente+ ..6 mal|pas|integr*|suivre", firm=True),
    say("cheveux gris|blancs ..6 pas|abstenir|a_l_aise|sentir*|place", firm=True),
    say(f"{REFUSING} ..2 plus|moins de ..1 #|trente|quarante|cinquante|soixante ..1 ans", firm=True),
    say("privilegi*|prefer*|recherch*|cherch* ..5 debut de_carriere", "debut de_carriere ..4 privilegi*|prefer*|exige*|uniquement|bienvenu*", softened=True),
    say("debut de? vie_active|vie_professionnelle", "en debut de_vie", softened=False),
    say("jeune|nouvelle generation|generations ..6 privilegi*|prefer*|recherch*|bienvenu*", "privilegions|preferons|cherchons|recherchons|voulons|recrutons ..6 jeune|nouvelle generation", firm=True),
    say("ideal*|parfait* ..3 pour un|une|des? retraite|retraitee|retraites ..4", softened=False),
    say("retraite*|preretraite* ..4 s_abstenir|abstenez|pas|inutile|exclu*|refus*|passez|passer", firm=True),
    say(f"vieux|vieilles|personnes_agees|ages ..1 {OUT}"),
    say("ideal*|parfait* ..4 pour ..1 jeune|jeunes", softened=True),
    say("trop age|agee|ages|vieux|vieille"),
    say("personne|personnes|candidat*|profil|profils|homme|femme d_un certain age"),
    say("age mur|mure|avance"),
    say("reserve+ ..3 jeunes|jeune|etudiants|etudiant|etudiante|retraites|retraite"),
    say("indiquer|indiquez|preciser|precisez|mentionner|mentionnez|donner|donnez|dites ..3 votre age", firm=True),
    say("juniors|jeunes uniquement|exclusivement|seulement"),
    say("sortie|sorti|sortant|sortante ..1 d ..1 ecole|etudes|fac|universite", softened=True),
    say("sortie|sorti|sortant|sortante de ..1 ecole|etudes|fac|universite|l_ecole", softened=True),
    say("tout_juste|fraichement|recemment ..1 diplome+|sorti+", softened=True),
    say("nes|ne|nee ..1 avec|dans ..3 internet|numerique|smartphone|digital|tablette|ecran|ecrans|souris|portable|reseaux_sociaux|wifi|wi_fi", firm=True),
    say("tu|vous ..1 n_as|n_avez|as|avez ..1 jamais|pas|peine connu|vecu ..5 sans|avant ..2 internet|wifi|wi_fi|smartphone|portable*|google|web|reseaux_sociaux|ecran*", firm=True),
    say("viens|venez|sortez|sors ..2 sortir? ..1 d|de ..1 ecole|etudes|fac|universite|l_ecole", softened=True),
    say("rajeunir ..2 equipe", softened=True),
    say("jeune|jeunes d_esprit|dans_sa_tete|dans_leur_tete", softened=True),
    say("jeune|jeunes ..1 diplome|diplomee|diplomes|diplomees", mend=_graduates, message="« Jeune diplômé » vise un âge."),
    say("jeune|jeunes homme|hommes|femme|femmes|fille|filles|gens|personne|personnes|talent|talents|profil|profils|candidat|candidats|recrue|recrues|pousse_motive*"),
    say("jeune|jeunes retraite|retraites|retraitee", softened=True),
    say("jeune|jeunes collaborat*|professionnel|professionnels|actif|actifs|cadre|cadres|ingenieur|ingenieurs|commercial|commerciaux|manager|managers|chef|cheffe|loup|loups|vendeur*|serveur*|technicien*|assistant*|secretaire|coiffeu*|apprenti_motive"),
    say("profil ..1 jeune"),
    say("jeune|jeunes et|ou dynamique|dynamiques|motive|motivee|motives|ambitieu*|souriant*|sympathique*|jolie|presentable|enthousiaste*"),
    say("convien*|convenant ..3 retraite|retraitee|retraites|etudiant|etudiante|etudiants|jeune|jeunes|senior|seniors", softened=True),
    say("jeune|jeunes ..1 motive|motivee|motives|motivees|dynamique|dynamiques|ambitieux|ambitieuse"),
    say("motive|motivee|motives|dynamique|dynamiques|ambitieux et|ou jeune|jeunes"),
    say("dynamique jeune", "jeune souriant*|sportif|sportive"),
    say("moyenne d age|ages ..10 tient|tenons|reste|rester|conserver|garder|continue", "passe|au_dela|apres ..2 certain|certaine cap|age", firm=True),
    say("moyenne d age", "age moyen", "average age", softened=True, firm=True, message="Un âge moyen laisse entendre l’âge attendu.", suggestion="Dites la taille de l’équipe et ce qu’on y fait."),
    say("vous|tu ..1 etes|es|soyez|sois ..2 jeune|jeunes"),
    say("etre ..1 jeune"),
    say("jeune|jeunes", lone=True),
    say(f"{SEEKS} ..2 jeune|jeunes"),
    say("jeune|jeunes ..1 bienvenu|bienvenus|souhaite|souhaites|exige|de_preference|prefere*"),
    say("digital|digitaux native|natives|natif|natifs", message="« Digital native » vise une génération."),
    say("generation|generations y|z|x|alpha|millennial|millennials|internet|tiktok"),
    say("millennial|millennials|millenial|millenials|gen_z|baby_boomers"),
    say("millennials|millenials ..4 chez|bienvenus|seront", firm=True),
    say(f"seniors|senior|retraites|quinquas ..1 {OUT}", "seniors|quinquas|quinquagenaires|jeunes ..1 ce|c n_est|est pas_pour nous", "seniors|quinquas|quinquagenaires|jeunes ..3 pas pour nous", firm=True),
    say("pas ..1 d|de seniors|retraites|senior"),
    say("age minimum|minimal|mini"),
    say("minimum|min|mini|au_moins|plus_de|avoir # ans ..1 revolus|d_age"),
    say("# ans ..1 revolus|d_age"),
    say("vous avez|etes ..1 au moins|plus_de # ans"),
    say("debut|debuts de carriere uniquement|exclusivement|seulement"),
    say("pas ..2 fin de carriere"),
    say("etudiant|etudiants|etudiante|etudiantes uniquement|exclusivement|seulement"),
    say("ideal* pour un|une|des|les ..1 etudiant|etudiants|etudiante|jeune|jeunes", softened=True),
    say("job|jobs|emploi|emplois|poste|postes|boulot|boulots|travail|place|places ..1 pour|aux|de|d ..1 lyceen+|etudiant+|collegien+|eleve+", softened=True, firm=True, message="Le statut d’élève ou d’étudiant dit un âge.", suggestion="Dites les horaires : chacun verra s’ils lui conviennent."),
    say("job|jobs|emploi|poste|boulot d_etudiant|etudiant|etudiants", softened=True, message="Le statut d’étudiant dit un âge.", suggestion="Dites les horaires : chacun verra s’ils lui conviennent."),
    say("statut etudiant ..1 exige|requis|obligatoire|souhaite", softened=True),
    say("etre|etes majeur|majeure ..1", "majeur|majeure|majeurs uniquement|obligatoirement|imperativement", softened=True),
    say("jeunesse ..2 force|atout|esprit|enthousiasme", softened=True, firm=True),
    say("young and|or|& ..1", "young ..2 dynamic|cheerful|energetic|candidate*|professional*|talent*|people|team|graduate*", "recent|fresh graduate*"),
    unless=Cues(
        "loi|legal*|article|art|reglement*|interdi* ..14 majeur|majeurs|majeure", "majeur|majeurs|majeure ..14 loi|legal*|article|art|reglement*|interdi*", "bacheliers|diplomes ..6 ou|comme|et ..2 quinquagenaires|quadragenaires|seniors",
        "equipe|equipes|brigade ..1 forme|forment|accompagne|accompagnent|encadre|encadrent|accueille|accueillent ..2 jeune|jeunes",
        "control*|verifi*|respect*|faire_respecter ..3 age ..1 minimum|minimal|legal", "age ..1 minimum|minimal|legal ..6 client*|parieur*|joueur*|acheteur*|visiteur*|public|vente|entree", "permis c|ce|c1|d|de|d1|poids_lourd|super_lourd ..4 # ..2 ans ..1 revolus", "# ans ..4 permis c|ce|c1|d|de|d1|poids_lourd",
        "whisk*|cognac*|armagnac*|rhum*|calvados|porto+|vin|vins|vieux|bouteille|bouteilles|fromage*|eau_de_vie|eaux_de_vie|spiritueux|comte+|fut+ ..12 # ans ..3 d_age|age|minimum",
        "age moyen d|de|du|des|d_un|d_une ..1 ticket*|parc|flotte|vehicule*|bus|batiment*|logement*|machine*|train*|avion*|navire*|bateau*|arbre*|patient*|patiente*|resident*|client*|public|publics|joueur*|utilisateur*|beneficiaire*|adherent*|stock*|dette|backlog|bug*|demande*|usager*|enfant*|eleve*|menage*|acheteur*|lecteur*|abonne*",
        "resident*|patient*|public|clientele|client*|usager*|beneficiaire*|abonne*|adherent*|lecteur*|eleve*|locataire* ..8 moyenne d age", "moyenne d age ..8 resident*|patient*|clientele|client*|usager*|beneficiaire*|abonne*|adherent*|locataire*",
        "client*|clientele|conseil*|patrimoine|adherent*|portefeuille|public|accueil* ..8 jeunes retraites", "jeunes retraites ..6 client*|portefeuille|patrimoine",
        "enfant*|aine*|petit*|fils|fille*|chercher|recuperer|garde|goûter|gouter|devoirs|#_h ..8 sortie d|de ecole|classe|l_ecole|creche", "sortie d|de ecole|classe|l_ecole|creche ..6 enfant*|gouter|devoirs|#_h",
        "jeune|jeunes diplome|diplomes|diplomee|diplomees ou|et|comme ..2 longue|senior*|confirme*|experimente*|reconver*|chevronne*|retraite*", "senior*|confirme*|experimente*|chevronne* ou|et|comme ..1 jeune|jeunes diplome*",
        "jeune|jeunes pousse|pousses",
        "projet*|banque|marque|startup|ville|commune|region|departement|territoire|quartier|population|metropole|agglomeration|campus jeune|jeunes",
        "jeune|jeunes entreprise*|societe*|startup*|start|produit*|marche*|marque*|fonction*|discipline*|metier*|plateforme*|structure*|secteur*|filiale*|codebase|code|industrie*|organisation*|maison|agence*|cabinet*|association*|parent*|conducteur*|client*|utilisat*|public*|patient*|eleve*|enfant*|adulte*|collegien*|lyceen*|footballeur*|joueur*|sportif*|arbre*|plant*|animal|animaux|bovin*|mere*|maman*|papa*",
        "metier|public|clientele|utilisateurs|utilisatrices|clients|lecteurs|audience|lectorat ..3 jeune|jeunes",
        "aider|accompagn*|former|formez|encadr*|proteg*|informer|orient*|servir|transmet*|tutor*|coach*|suivre|suivi|insertion|public|accueil|animer|animez|recevez|recoit|contact|met ..4 jeune|jeunes",
        "debute|debutant|debutante|debutants|junior|juniors ..8 fin de carriere", "fin de carriere ..8 debut*|junior*", "tout|tous|toutes ..1 age|ages|generations ..12 fin de carriere|parcours", "premier|premiere|premiers|sortie|debut ..10 a|ou|et ..2 fin de carriere|parcours",
        "autres ..4 jeunes", "rencontrer|rencontre|rencontres|echanger|echanges|networking|reseau ..5 jeunes",
        "pour|nos|plus les? plus? jeunes",
        "etudiants|etudiantes|confirmes|experts|seniors ..3 jeunes professionnels|actifs|diplomes", "jeunes professionnels|actifs|diplomes ..8 confirmes|experts|seniors|potentiel|experimentes|experimentees",
        "qui recrutent|recrute|embauchent|embauche|cherchent|accueillent|forment ..3 jeunes", "jeunes couples|menages|familles|parents|voisins",
        "offre|alternance|contrat|stage|apprentissage ..6 reservee|reserve|ouvert|ouverte aux etudiants|alternants", "ouvert|ouverte aux etudiants", "plus jeunes", "jeune|jeunes|debut*|junior*|premier_emploi|premiere_experience|sortant* ..6 ou|comme|et ..6 retraite|senior+|experimente+|carriere", "salaire|net|brut|montant|grille|remuneration|echelon|cdd|cdi ..8 fin de carriere",
        "nouvelle|derniere generation",
        "generation|generations ..1 de|d",
        "ministere|maison|auberge|animation|education|direction|service|livres|litterature|rayon|secteur|pole|protection|inspecteur|conseiller|club|mission|delegue*|espace|point ..3 jeunesse",
        "jeunesse et|sport*",
        "seconde|eternelle jeunesse",
        "club|foyer|pole|espace|service|equipe relais jeunes",
    ),
)  # fmt: skip


_TEAMS = frozenset(
    (
        "environnement",
        "equipe",
        "equipes",
        "ambiance",
        "cadre",
        "entreprise",
        "societe",
        "structure",
        "agence",
        "bureau",
        "groupe",
    )
)


def _of_others(text: Text, start: int, first: int) -> bool:
    """Tell whether « jeunes X » are others than those sought: « préférées des jeunes ingénieurs », « les jeunes diplômés »."""
    if text.words[first].text != "jeunes" or not first:
        return False
    before = text.words[first - 1]
    if before.sentence != text.words[first].sentence or before.text not in ("des", "les", "aux", "de"):
        return False
    near = {token.text for token in text.words[max(0, first - 7) : first + 11] if token.sentence == before.sentence}
    return not near & _SEEKING_WORDS


_SEEKING_WORDS = frozenset(
    f"{SEEKS}|reserve|reservee|ouvert|bienvenus|privilegions|privilegie|voulons|visons|uniquement|exclusivement|attendus|acceptes|souhaites|destine|destinee|convient|conviendrait|adresse|ideal".split(
        "|"
    )
)


def _is_of_team(text: Text, word: int) -> bool:
    """Tell whether words qualify a team or a place of work, named a few words before them."""
    number = text.words[word].sentence
    return any(token.text in _TEAMS for token in text.words[max(0, word - 9) : word] if token.sentence == number)


_LIVED_AFTER = re.compile(r" ?(?:d'|de |d |dans |en |sur |comme |a un |au |aupres)", re.ASCII)


_ELDER = re.compile(
    r"\b(?:(?<!plus jeune )plus (?:vieux|vieille|agee?)|doyen(?:ne)?)(?: (?:de|dans|d'entre) (?:l'|la |le |nous|notre )?\w*)?(?: n')? ?(?:a|affiche|fete|vient d'avoir)(?: que| seulement| a peine| tout juste)? (?P<age>\d\d) (?:ans|printemps|bougies)",
    re.ASCII,
)
_NO_PERSON = re.compile(
    r"levain|cuve|tonneau|futs?\b|cave|vigne|cep|arbre|chene|olivier|machine|presse|four\b|metier a|batiment|orgue|cloche|bateau|navire|avion|locomotive|vehicule|tracteur|piano|outil|logiciel|serveur|fromage|vinaigr|souche|ruche|recette|livre|manuscrit|oeuvre|statue",
    re.ASCII,
)
"""Old things, of which the oldest is no colleague."""
_OLD_ENOUGH = 45
"""Years from which the oldest of a team tells nobody that they would be too old there."""


def _oldest(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find that the oldest of the team is young: « la plus vieille a 26 ans »."""
    for found in _ELDER.finditer(text.folded):
        low = max(0, text.folded.rfind("\n", 0, found.start()))
        if int(found["age"]) < _OLD_ENOUGH and not _NO_PERSON.search(text.folded[low : found.start()]):
            yield Hit(
                start=text.origins[found.start()],
                end=text.origins[found.end() - 1] + 1,
                message="L’âge de l’équipe laisse entendre l’âge attendu.",
            )


def _allusions(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find allusions, silent where the sentence names the law or the scheme that sets the age; eighteen only warns."""
    for found in _ALLUSIONS(text, facts):
        first = text.word_at(found.start)
        if first >= len(text.words):
            continue
        place = sentence_place(text, first)
        plain, _places = _plain(text, place.start, place.end)
        numbers = re.findall(r"\d+", text.source[found.start : found.end])
        if numbers and (
            _LAWFUL.search(plain)
            or int(numbers[0]) < _YOUNGEST
            or _LIVED_AFTER.match(text.folded, text.folded_at(found.end))
        ):
            continue
        if re.search(r"\b18\b", text.source[found.start : found.end]) and not found.softened:
            yield Hit(
                start=found.start,
                end=found.end,
                softened=True,
                message="Un âge minimum se justifie par un texte : dites lequel.",
            )
            continue
        if _of_others(text, found.start, first):
            continue
        if not found.softened and "jeune" in text.source[found.start : found.end].lower() and _is_of_team(text, first):
            yield replace(found, softened=True)
            continue
        if (
            part_at(text, found.start) is PartKind.COMPANY
            and not found.softened
            and not speaks(text, Span(first, first + 1))
        ):
            continue
        yield found


RULES = (
    Rule(
        id="L01",
        title="Limite d’âge",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-2",
        source="https://french-business-law.com/rench-legislation-art/article-l5331-2-of-the-french-labour-code",
        confidence="A",
        message="L’offre fixe un âge à ne pas dépasser, ou une tranche d’âge.",
        why="La loi interdit toute limite d’âge supérieure dans une offre, sauf si un texte l’impose : service civique, apprentissage, contrat de professionnalisation.",
        suggestion="Dites l’expérience ou l’autonomie attendue, sans âge.",
        exception=True,
        reader="On vous demande un âge. Ce n’est pas légal, sauf pour quelques emplois qu’un texte réserve.",
        question="Quel texte impose cette condition d’âge ?",
        version=2,
        find=either(
            _limits,
            _SHORT_AGES,
            wording(
                say(
                    "personne|gens|profil|candidat+|recrue ..1 d_une|dans_la vingtaine|trentaine|quarantaine|cinquantaine"
                ),
                say("age+ ..3 vingtaine|trentaine|quarantaine|cinquantaine ..2 annees|environ|maximum|max|passee|ans"),
            ),
        ),
    ),
    Rule(
        id="L02",
        title="Allusion à l’âge",
        severity=Severity.MUST,
        reference="Code du travail, art. L1132-1 et L5321-2 ; exceptions justifiées, art. L1133-2",
        source="https://www.lecendre.fr/service-public?audience=pro&xml=F39133",
        confidence="B",
        message="La phrase vise un âge plutôt qu’une capacité.",
        why="Ni âge minimum ni âge maximum : l’âge est un critère interdit, et l’allusion suffit à écarter.",
        suggestion="Dites ce que la personne sait faire, ou dites « débutants acceptés, formation assurée ».",
        exception=True,
        reader="L’offre laisse entendre un âge. Vous pouvez candidater quel que soit le vôtre.",
        question="Que demande ce poste que l’âge dirait ?",
        version=2,
        find=either(_allusions, _floors, _oldest),
    ),
)
