"""Origin: L06, real or supposed, L07, a nationality, L08, a language of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from productops.review.findings import Change, Facts, Hit, Rule, Severity
from productops.review.rules.finding import either, is_excused, say, speaks, wording
from productops.review.rules.lexicon import (
    LANGUAGES,
    NATIONS,
    NATIONS_NOT_LANGUAGES,
    NEEDED,
    ORIGINS,
    OUT,
    REFUSING,
    REGIONS,
)
from productops.review.rules.mending import Place, sentence_place
from productops.review.rules.stance import SEEKS, WANTED, part_at, sentence_at
from productops.review.rules.trades import is_trade
from productops.text.cues import Cues, Span
from productops.text.folding import fold, word_set
from productops.text.french import capital
from productops.text.parts import PartKind
from productops.text.tokens import Text

_PEOPLE = "profil|profils|candidat|candidats|candidate|candidates|personne|personnes|homme|femme|hommes|femmes|vendeu*|serveu*|coiffeu*|collegue|quelqu_un|equipe|staff|personnel"
_ADJECTIVES = f"{NATIONS}|{REGIONS}|{ORIGINS}"
_NATION_WORDS = frozenset(NATIONS.split("|"))
_NO_LANGUAGE = frozenset(NATIONS_NOT_LANGUAGES.split("|"))
_REGION_WORDS = frozenset((REGIONS + "|" + ORIGINS).split("|")) - word_set(
    "blanc blancs blanche blanches noir noirs noire noires oriental orientale"
)


_OF_A_TRADE = word_set(
    "agricole agricoles polyvalent polyvalents polyvalente polyvalentes viticole viticoles qualifie qualifies qualifiee qualifiees saisonnier saisonniers "
    "saisonniere saisonnieres forestier forestiers maritime maritimes familial familiale domestique domestiques industriel industriels"
)
"""What stands between a trade and the origin told of it."""


def _trade_and_origin(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find the name of a trade with an origin right after it: « commis breton », « aide-ménagère polonaise »."""
    words = text.words
    for rank in range(1, len(words)):
        one, token = words[rank - 1], words[rank]
        text.steps += 1
        if token.text not in _NATION_WORDS and token.text not in _REGION_WORDS:
            continue
        if one.text in _OF_A_TRADE and rank > 1 and words[rank - 2].sentence == token.sentence:
            one = words[rank - 2]  # « ouvriers agricoles marocains »
        if one.sentence != token.sentence or one.clause != token.clause or not is_trade(one.text):
            continue
        if re.search(r"\S", text.source[words[rank - 1].end : token.start]):
            continue
        after = words[rank + 1].text if rank + 1 < len(words) and words[rank + 1].sentence == token.sentence else ""
        either_nation = (
            after in ("ou", "et")
            and token.text in _NO_LANGUAGE
            and rank + 2 < len(words)
            and words[rank + 2].text in _NATION_WORDS | _REGION_WORDS
        )
        if (
            not either_nation
            and after
            in (
                "langue",
                "courant",
                "langues",
                "parle",
                "lu",
                "ecrit",
                "et",
                "ou",
                "bilingue",
                "a",
                "au",
                "b1",
                "b2",
                "c1",
                "c2",
            )
        ) or is_language_trade(one.text):
            continue
        span = Span(rank - 1, rank + 1)
        if not _is_asked(text, span) or _of_others(text, rank - 1):
            continue
        if is_excused(text, span) or not speaks(text, span) or not text.source[token.start].islower():
            continue
        yield Hit(start=one.start, end=token.end)


_FOREIGN_THINGS = "banque+|cheque+|carte+|devise+|monnaie+|billet+|plaque+|immatriculation+|diplome+|permis|langue+|societe+|entreprise+|marque+|piece+|fournisseur+|marche+|virement+|timbre+|numero+|appel+|vehicule+ ..2 etranger+|etrangere+"
"""Things that come from abroad, and are nobody."""
_NO_ORIGIN = Cues(
    _FOREIGN_THINGS,
    "conseil*|maquillage|maquiller|fond_de_teint|fonds_de_teint|nuancier*|nuance*|carnation*|bronzage|creme*|serum*|gamme* ..12 teint|teints|peau|peaux", "teint|teints|peau|peaux ..10 maquillage|maquiller|fond_de_teint|nuancier*|carnation*|bronzage|creme*|serum*|gamme*",
    "france metropolitaine|hexagonale",
    "langue|bilingue|parler|parlez|maitrise|maitrisez|cours|traduction|dialecte|professeur*|professeure*|enseignant*|interprete* ..3 arabe|creole|breton|basque|corse|tzigane|catalan", "arabe|creole|breton|basque|corse|catalan|alsacien ..2 niveau|courant|lu|parle|ecrit|a1|a2|b1|b2|c1|c2",
    "boite+|boites|liste|listes|point|points|caisse|caisses|bete|betes|marche|ecran|ecrans|ceinture|chambre|page|pages|humour|cafe|or|magie|messe|vendredi noir+",
    "equipe|dimension|envergure|echelle|presence|ambition|societe|filiale|agence|reglementation|souverainete ..1 europeenne",
    "union|marche|norme*|reglement|bureau|siege|parlement|commission|directive* ..1 europeen*",
    "marche*|clients|pays|bureau*|filiale*|zone*|equipes|continent|groupe|leader|projet*|produit*|legumes|fruits|viande*|plats|cuisine*|vins|specialite*|musique|danse|litterature ..3 africain*|asiatique*|maghrebin*|europeen*|etranger*|antillais*|breton*|corse*|basque*|francaise*|italienne*",
    "tableau|papier|livre|marque|fond|carte|nuit|zone|salle|label|bois|vin|linge|gamme|coffre|box|magie|espace ..1 blanc|blanche|blancs|noir|noire",
    "entreprise|produit*|marque*|societe|startup|groupe|fonds|editeur|cooperative ..3 ne|nee|nes|nees en france",
    "entreprise|produit*|marque*|societe|startup|groupe|legumes|viande*|matiere*|fruits|bois ..3 origine*",
    "diversite ..3 ethnique*|origine*",
    "risque*|denree*|matiere*|produit*|bruit+|pollution+|dechet+ ..3 origine", "origine electrique*|animale*|vegetale*|biologique*|controlee*|mecanique*|chimique*|professionnelle*",
    "d|de origine* ..1 francaise*|europeenne*|africaine*|etrangere*|asiatique*|antillaise*|italienne*|portugaise*|bretonne|corse|espagnole*|turque*|polonaise* ..3 groupe|societe|entreprise|marque|maison|cabinet|startup|editeur|leader|fabricant|enseigne|cooperative|filiale",
    "au|en nom ..1 d|de|du|des",
    "alliance|federation|consortium|universite|agence|reseau|programme|projet|banque|cour|ecole ..1 europeenne|europeen",
    "accent ..1 sur|mis|aigu|grave",
    f"langue|langues|norme*|reglementation|legislation|clientele|cuisine|societe|entreprise|fiscalite|comptabilite|nationalite|administration|presse|gastronomie ..4 {NATIONS_NOT_LANGUAGES}",
)  # fmt: skip
"""What an origin is told of, that is no person."""
_ORIGIN_ASKED = wording(
    say(f"{ORIGINS}|{REGIONS} ..2 {NEEDED}"),
    say(f"{NATIONS_NOT_LANGUAGES} ..1 {NEEDED}"),
    say(f"{ORIGINS} ..4 uniquement|exclusivement|seulement|only"),
    unless=_NO_ORIGIN,
)
_NATION_ASKED = wording(
    say(f"{NATIONS}|europeens|europeen|europeennes ..1 uniquement|exclusivement|seulement|s_abstenir")
)
_OF_PERSONS = word_set(
    "profil profils candidat candidats candidate candidates candidature candidatures personne personnes homme femme hommes femmes gens collegue"
    " equipe staff personnel nationalite nationalites citoyennete type physique visage traits look teint culture souche peau apparence origine"
    " citoyen citoyens citoyenne ressortissant ressortissants famille parents main nounou"
)
_LINKS = word_set(
    "et ou de d des du aux a au est sont soit etre etes es un une le la les pour que nos notre en seulement uniquement tres"
)


def _of_people(text: Text, known: Iterable[Hit], asked: Iterable[Hit]) -> Iterator[Hit]:
    """Give what is known, then what is asked by an adjective alone, but where it qualifies a thing or is said already.

    « Habilitation française exigée », « cuisine italienne uniquement »: nobody's origin is asked.
    """
    said = [*known]
    yield from said
    for hit in asked:
        if any(hit.start < other.end and other.start < hit.end for other in said):
            continue
        if not _of_a_thing(text, text.word_at(hit.start)):
            yield hit


def _of_a_thing(text: Text, rank: int) -> bool:
    words, number = text.words, text.words[rank].sentence
    while rank > 0 and (
        words[rank - 1].text in _NATION_WORDS | _REGION_WORDS or words[rank - 1].text in ("ou", "et", "origine")
    ):
        rank -= 1
        if words[rank].text == "origine" and rank and words[rank - 1].text == "d":
            rank -= 1
    if not rank or words[rank - 1].sentence != number or words[rank - 1].clause != words[rank].clause:
        return False
    before = words[rank - 1].text
    if before in _LINKS or not before.isalpha() or len(before) < 3:
        return False
    return before not in _OF_PERSONS and not is_trade(before)


def _of_others(text: Text, rank: int) -> bool:
    """Tell whether a trade is that of others, clients or partners: « auprès des maraîchers français »."""
    before = [
        token.text for token in text.words[max(0, rank - 2) : rank] if token.sentence == text.words[rank].sentence
    ]
    if not before or before[-1] not in ("des", "les", "aux", "nos", "leurs"):
        return False
    return before[-1] != "des" or len(before) < 2 or before[0] not in _ASKING


_ASKING = frozenset(
    f"{SEEKS}|{WANTED}|engage|engageons|bienvenu|bienvenue|bienvenus|faut|voulons|veut|preference|accepte|acceptee".split(
        "|"
    )
)


def _is_asked(text: Text, span: Span) -> bool:
    """Tell whether a trade and its origin are asked for: a verb that seeks just before, a demand just after, or nothing else."""
    words = text.words
    number = words[span.first].sentence
    sentence = sentence_at(text, span.first)
    near = [*words[max(0, span.first - 6) : span.first], *words[span.last : span.last + 4]]
    if span.first == sentence.first and not sentence.describes:
        return True  # a title: « Chef japonais pour restaurant de sushis »
    return sentence.last - sentence.first <= 5 or any(
        token.text in _ASKING for token in near if token.sentence == number
    )


def is_language_trade(word: str) -> bool:
    """Tell whether a trade is one of languages or of a nation's things: « professeur d'anglais », « avocat français »."""
    return word.startswith(
        (
            "profess",
            "enseign",
            "tradu",
            "formateu",
            "formatri",
            "interpret",
            "conseill",
            "client",
            "leader",
            "fabricant",
            "editeur",
            "marche",
            "fournisseu",
            "createu",
            "operateu",
            "constructeu",
            "distributeu",
            "industriel",
            "assureu",
            "bailleu",
            "transporteu",
            "regulateu",
            "acteur",
            "partenaire",
            "ambassad",
            "moteur",
            "pionnier",
            "specialiste",
            "premier",
            "membre",
            "investisseu",
            "droit",
        )
    )


_ORIGINS = wording(
                say(f"{_PEOPLE} ..1 {ORIGINS}|{REGIONS}"),
                say(f"physique|visage|traits|look|teint|allure|apparence|aspect ..1 {ORIGINS}|{NATIONS_NOT_LANGUAGES}"),
                say(f"{SEEKS} ..2 {ORIGINS}|{REGIONS}"),
                say("type europeen*|caucasien*|africain*|asiatique*|maghrebin*|mediterraneen*|nordique*|slave*|antillais*|oriental*|blanc|noir"),
                say("non type|typee|types|typees", "pas type|typee|types|typees", "peu type|typee"),
                say("ne|n|pas|sans|aucun|jamais ..5 accent ..1 etranger|marque|prononce|appuye|regional|fort|trop", firm=True),
                say(f"racines|attaches|ascendance|sang ..1 {ORIGINS}|{REGIONS}|{NATIONS}", "main_d_oeuvre|ouvriers|ouvrieres|gens|personnel|bras|salaries ..1 des|de|du pays de_l_est|d_afrique|du_maghreb|du_sud", "de quel pays vous|tu ..1 venez|viens|arrivez|sortez", "pas|ne ..4 deviner|entendre|savoir ..6 vous|tu ..1 venez|viens ..3", firm=True),
                say("fait|fasse|fassent|faire ..1 bien francais|d_ici|francaise", "aucun|aucune|sans|pas|ne|ni ..6 intonation|prononciation ..1 etrangere|exotique|etrange", firm=True),
                say("accent ..3 interdit*|exclu*|genant*|proscrit*|redhibitoire|neutre|parisien"),
                say("sans|aucun ..1 accent", "accent zero", suggestion="Dites à qui l’on parle et dans quelle langue ; un accent n’empêche rien."),
                say(f"{NATIONS}|{REGIONS}|{ORIGINS} de souche", f"main|mains d ..1 oeuvre|oeuvres ..1 {NATIONS}|{ORIGINS}", f"personne|personnes|profil|profils|candidat*|gens|quelqu_un ..1 de|du type {ORIGINS}", firm=True),
                say(f"{_PEOPLE}|dame|dames|nounou|nourrice|aide|aides|menagere|menageres|assistante*|cuisinier*|collaborat*|salarie*|employe* ..2 d|de ..1 origine|origines|type ..1 {NATIONS}", firm=True),
                say("prenoms|noms|prenom|patronyme*|nom ..4 prononcer|imprononcable*|complique+|difficiles|faciles ..6", "prenom|pseudonyme|prenoms ..4 accepterez|adopter*|porter*|prendr*|changer* ..6 complique*|simple|imprononcable*|stand|telephone|clients", "imprononcable*", firm=True),
                say("aucune|moindre|sans ..3 trace|pointe|once ..1 d accent", "accent|accents ..4 derang*|gene+|genent|gener*|genant|genants|deplai*|amuse|amusent|passe_mal|passent_mal|fait_fuir|font_fuir|choque|choquent|agace|agacent", "european|african|asian|arab|caucasian|western|nordic|latin|north_african|black|white descent|ethnicity|background|looking|ancestry|appearance", firm=True),
                say("visage|tete|gueule|physique bien_de_chez_nous|d_ici|de_chez_nous", firm=True),
                say(f"{ORIGINS}|{REGIONS} ..5 d_origine"), say("par|grace|avec|selon ..1 vos|tes|votre|leurs origines|origine"),
                say("francais|francaise de naissance"),
                say("d|de origine* ..1 francaise*|europeenne*|africaine*|maghrebine*|etrangere*|asiatique*|antillaise*|italienne*|portugaise*|arabe|bretonne|corse|espagnole*|turque*|polonaise*"),
                say("origine* ..1 francaise*|europeenne*|africaine*|maghrebine*|asiatique*|antillaise*|etrangere* ..2 exigee*|requise*|souhaitee*|preferee*|obligatoire*|uniquement"),
                say("d|une origine ..2 exigee*|souhaitee*|requise*|preferee*|uniquement"),
                say(f"origine|origines ..1 {ORIGINS}|francaise|italienne|portugaise|espagnole|turque|polonaise|bretonne|corse"),
                say("issu|issue|issus|issues ..3 immigration"),
                say("nom|prenom|patronyme ..3 francais|francaise|francise*|europeen*|simple|bien_de_chez_nous"),
                say("client*|clientele|patient*|famille*|resident*|habitue* ..2 prefer*|souhaitent|souhaite|veulent|exigent|reclament ..5 servi*|soigne*|accueilli*|recu*|aide*|conseille* ..2 par ..2 europeen*|francais*|francaise*|blanc*|blanche*|gens_d_ici|compatriote*|africain*|asiatique*", firm=True),
                say("prenom|patronyme ..4 prononcer|facile|bien_de_chez_nous|francais|europeen", "nom ..1 bien? francais|europeen|facile", "nom ..4 prononcer", f"{REFUSING}|evite|ecarte|rejette ..3 {ORIGINS}|etranger+|immigre+"),
                say("nom|noms|prenom|patronyme ..3 consonance", "consonance ..1 francaise|europeenne|etrangere|bien|francophone"),
                say("nom|noms|prenom|prenoms|tete|gueule ..2 bien_de_chez|de_chez_nous|bien_francais|d_ici", firm=True),
                say(f"personne*|candidat*|profil*|quelqu_un|collegue*|recrue* ..2 de culture|education|tradition|souche {ORIGINS}|{NATIONS}", firm=True),
                say("couleur de peau", firm=True),
                say("peau|teint ..2 claire|clair|blanche|blanc|noire|noir|mate|mat|foncee|fonce|pale|basane"),
                say("personne*|candidat*|profil*|homme|femme|equipe ..1 blanc|blanche|blancs|blanches|noir|noire|noirs|noires|metis|metisse|racise*|de_couleur"),
                say("blanc|blanche|blancs|blanches de_peau", "blancs|blanches uniquement|exclusivement|seulement"),
                say("que|uniquement|seulement ..2 compatriotes", firm=True), say("bien de chez nous", "gens d ici", "bbr|bleu_blanc_rouge ..1 uniquement|exige*|seulement", "profil* bbr"),
                say("race ..2 blanche|noire"),
                say("ethnie*|origine_ethnique|ethnique", softened=True),
                say("pas|ni ..2 etrangers|etrangeres|etranger|immigres|immigre|arabes|arabe|noirs|noires|roms|gitans|africains|maghrebins"),
                say("arabe*|maghrebin*|africain*|asiatique*|etranger|etrangers|etrangere|etrangeres|immigre*|gens_du_voyage|roms ..3 s_abstenir|exclu*|refuse*|inutile|non_retenu+|non_accepte+|non_admis|pas_retenu+|pas_accepte+|ecarte+"), say("etranger|etrangers|etrangeres|immigres|roms|gens_du_voyage ..4 pas pour nous", firm=True),
                say("ne|nee|nes ..1 en france ..3 exige*|obligatoire*|de|parents|uniquement"),
                say("ne|nee en france", "etre ne|nee en", "ne|nee de parents"),
                say("pas|ni|aucun|non d|de? gens_du_voyage|roms|tziganes|gitans|migrants|immigres|refugies"),
                say("issu|issue|issus|issues ..3 bonne|grande|bonnes|grandes famille|familles"),
                say("lieu de naissance ..2 exige*|demande*|precis*|indiqu*|mentionn*|obligatoire|en_france"),
                say("precis*|indiqu*|mentionn* ..3 lieu de naissance"),
                say("white|black|caucasian|asian only|preferred|candidate*"),
                unless=_NO_ORIGIN,
                denied=Cues("foreigner|foreigners|immigrant|immigrants|refugees", "foreign|strong accent|accents", "arabs|blacks|africans|gypsies"),
                shut=Cues("foreigner|foreigners|immigrant|immigrants|refugees", "arabs|blacks|africans|gypsies", "peau|peaux|teint|teints ..1 mate|mates|mat|mats|noire|noires|foncee|foncees|fonce|basanee|basanes", "accent|accents ..2 etranger|etrangers|marque|marques|prononce|prononces|africain|arabe|slave|du_sud|des_banlieues|de_banlieue", "immigre+|migrant+|refugie+|sans_papiers|roms|gitan+|gens_du_voyage|naturalise+", "prenom|prenoms|nom|noms|patronyme|patronymes ..3 etranger|etrangers|arabe|arabes|africain|africains|turc|turcs|imprononcable+|exotique+"),
                wanted=Cues("peau|peaux|teint|teints claire+|clair|clairs|blanche|blanches|diaphane"),
            )  # fmt: skip


RULES = (
    Rule(
        id="L06",
        title="Origine, apparence supposée, nom",
        severity=Severity.MUST,
        reference="Code du travail, art. L1132-1 et L5321-2 ; Code pénal, art. 225-1 et 225-2",
        source="https://www.editions-tissot.fr/code-du-travail/articles.aspx",
        confidence="A",
        message="L’offre vise une origine, réelle ou supposée.",
        why="L’origine, la prétendue race et le nom sont des critères interdits, punis de trois ans de prison et 45 000 € d’amende.",
        suggestion="Retirez-le. Si une langue sert au travail, dites laquelle, à quel niveau et pour quoi.",
        reader="L’offre trie selon l’origine. C’est un délit ; le Défenseur des droits peut être saisi.",
        question="À quoi cette mention sert-elle dans le travail ?",
        version=2,
        find=either(
            _trade_and_origin,
            lambda text, facts: _of_people(text, _ORIGINS(text, facts), _ORIGIN_ASKED(text, facts)),
        ),
    ),
    Rule(
        id="L07",
        title="Nationalité exigée",
        severity=Severity.MUST,
        reference="Code du travail, art. L1132-1 (appartenance à une nation) ; exceptions par un texte",
        source="https://doczz.fr/doc/2344975/la-r%C3%A9daction-des-offres-d-emploi---le-cadre-juridique",
        confidence="B",
        message="L’offre réserve le poste à une nationalité.",
        why="La nationalité ne peut être exigée que si un texte le prévoit, comme certains emplois de défense.",
        suggestion="Si besoin, écrivez « titulaire d’une autorisation de travail en France ».",
        exception=True,
        reader="Une nationalité est demandée. Sans texte qui l’impose, une autorisation de travail suffit.",
        question="Quel texte impose cette nationalité ?",
        version=2,
        find=lambda text, facts: _nationalities(text, facts),
    ),
    Rule(
        id="L08",
        title="Langue maternelle",
        severity=Severity.MUST,
        reference="Code du travail, art. L1132-1 (origine, capacité à s’exprimer dans une autre langue)",
        source="https://www.journaldunet.com/management/ressources-humaines/discrimination-a-l-embauche/annonce.shtml",
        confidence="B",
        message="Une langue maternelle dit une origine, pas un niveau.",
        why="Demander une langue de naissance écarte des personnes qui la parlent aussi bien ; c’est un critère d’origine.",
        suggestion="Donnez un niveau du cadre européen et l’usage : « anglais C1, pour animer des ateliers ».",
        reader="On demande une langue de naissance : seul le niveau peut compter.",
        question="À quoi cette langue sert-elle, et à quel niveau ?",
        version=2,
        find=lambda text, facts: _languages(text, facts),
    ),
)  # fmt: skip


def _right_to_work(text: Text, span: Span) -> Change | None:
    """Mend « être de nationalité X » where the sentence says nothing else."""
    place = sentence_place(text, span.first)
    written = text.source[place.start : place.end]
    shape = re.fullmatch(
        r"(?P<bullet>[-–•*·]\s*)?(?P<verb>(?:vous devez |il faut )?(?:être|avoir|posséder|détenir|justifier|vous êtes))\s+(?:de |la |d[’'])*(?:la )?nationalité [\w-]+(?: \w+)?(?P<sign>[.!]?)",
        written,
        re.IGNORECASE,
    )
    if not shape:
        return _right_required(place, written)
    verb = shape["verb"].lower()
    lead = {"vous êtes": "Vous avez"}.get(verb) or capital(
        re.sub(r"(?:être|posséder|détenir|justifier)$", "avoir", verb)
    )
    bullet = shape["bullet"] or ""
    return Change(place.start, place.end, f"{bullet}{lead} une autorisation de travail en France{shape['sign']}")


def _right_required(place: Place, written: str) -> Change | None:
    """Mend « (la) nationalité X (est) exigée » : the same word, the same gender, another object."""
    shape = re.fullmatch(
        r"(?P<the>la )?nationalité [\w-]+ (?P<asked>(?:est )?(?:exigée|requise|obligatoire|demandée|indispensable|impérative))(?P<why> (?:pour|à|au|aux|dans|en|sur)\b[^.!?;:]{1,60})?(?P<sign>[.!]?)",
        written,
        re.IGNORECASE,
    )
    if not shape:
        return None
    lead = "Une autorisation" if shape["the"] else "Autorisation"
    return Change(
        place.start,
        place.end,
        f"{lead} de travail en France {shape['asked'].lower()}{shape['why'] or ''}{shape['sign']}",
    )


_IN_ENGLISH = (
    "thai|chinese|french|british|american|german|italian|spanish|portuguese|polish|romanian|moroccan|algerian|tunisian|turkish|indian|japanese|korean|vietnamese"
    "|russian|ukrainian|brazilian|swiss|belgian|dutch|irish|canadian|filipino|lebanese|senegalese|greek|european|eu|african|asian"
)
"""Nations, as an English sentence names whoever comes from one."""


_NATIONALITY = wording(
    say(f"must|should|only|has_to|have_to ..1 be ..1 {_IN_ENGLISH}", f"{_IN_ENGLISH} nationals|citizens|passport|nationality ..1 only|required|preferred|holders", f"only|prefer ..1 {_IN_ENGLISH} nationals|citizens|candidates|applicants|staff|people", firm=True),
    say("de|avoir|posseder|etre|justifier|detenir|d ..2 nationalite", mend=_right_to_work),
    say(f"ouvert+|reserve+|accessible+|destine+ ..2 personnes|candidat*|profils|gens|aux {NATIONS}"),
    say("nationalite ..4 exigee|requise|imperative|obligatoire|souhaitee|indispensable|demandee|preferee|uniquement|imperativement|privilegiee", mend=_right_to_work),
    say(f"nationalite|nationalites ..1 {NATIONS}|ue|europeenne|communautaire"),
    say("posseder|detenir|justifier|avoir|etes|preciser|precisez|indiquer|indiquez ..2 nationalite"),
    say(f"candidat|candidats|candidate|candidates|profil|profils|candidatures ..1 {NATIONS}|europeen|europeens|communautaires ..2 uniquement|seulement|exclusivement|only"),
    say("prend*|prenons|travaillons|travaille|bossons|voulons|avec ..3 que|uniquement|seulement|qu_avec|qu ..3 europeens|francais|belges|suisses|italiens|portugais|compatriotes|africains|polonais", firm=True),
    say("uniquement|seulement|exclusivement ..2 carte_de_dix_ans|carte_de_resident|carte_d_identite_francaise", "pas|aucun|ni ..1 d|de? titre|titres de_sejour|de_sejours ..1 temporaire|temporaires|provisoire|provisoires|precaire", "recepisse+ ..3 exclu*|refus*|s_abstenir|non", firm=True),
    say(f"passeport ..1 {NATIONS}|americain|nord_americain|europeen|occidental|schengen"),
    say("recrut*|embauch*|accept*|retenons|retenu* ..3 que ..2 francais*|europeens|ressortissants|nationaux|belges|suisses"),
    say("etranger|etrangers|etrangere|etrangeres ..6 pas|refus*|exclu*|inutile|s_abstenir"),
    say("hors ue|union|europe|cee|eee ..6 inutile|s_abstenir|pas|refus*|exclu*"),
    say(f"seul|seuls|seules ..3 {NATIONS}|europeens|europeennes|ressortissants|citoyens|nationaux"),
    say("etre|soyez|etes ..1 francais|francaise|europeen|europeenne|citoyen|citoyenne|belge|suisse|ressortissant*"),
    say("ressortissant|ressortissants ..4 uniquement|exclusivement|seulement|exige*|obligatoire*|ue|union|eee|europeen*|francais"),
    say("citoyen|citoyens|citoyenne|citoyennete ..2 francais|francaise|europeen*|ue|exige*|requis*|obligatoire*|union"),
    say("reserve* ..2 francais|francaises|ressortissants|nationaux|europeens|citoyens"),
    say("passeport ..1 francais|europeen|ue|suisse|belge", "carte ..1 d? identite francaise ..4", "carte ..1 d? identite nationale ..2 exigee|obligatoire|requise"),
    say("carte d electeur|electrice"),
    say("papiers ..1 francais ..2 uniquement|exclusivement|seulement|obligatoire*|exige*", f"{REFUSING} ..6 titre|titres de? sejour", firm=True),
    say(f"non europeen+|communautaire*|francais|ressortissant+ ..3 {OUT}"),
    say("nationalite d|de ..6 exigee|requise|obligatoire|demandee|indispensable"),
    say("double nationalite ..2 refusee|exclue|exclu|proscrite"),
    say("french|eu|european|swiss|us|belgian|italian|german|spanish|portuguese|british|polish|dutch|indian|chinese|moroccan|tunisian|algerian|turkish|romanian|american|canadian|luxembourgish citizen|citizens|citizenship|passport|nationality|nationals"),
    say("citizens|citizenship|nationality required|only|mandatory"), say("nationals ..1 only|preferred|required|exclusively", firm=True),
    unless=Cues(
        "speaking|speaker|speakers|fluent|language|taught|cuisine|food",
        _FOREIGN_THINGS,
        "sans|aucune ..2 condition ..1 de nationalite",
        "quelle que soit ..2 nationalite",
        "toutes ..1 nationalites",
        "# nationalites",
        "nationalites ..2 representees|differentes|diverses|reunies",
        f"{NATIONS} {NATIONS} et|ou {NATIONS}",
        "plusieurs|diverses|differentes|multiples|dix|vingt|trente nationalites",
        f"candidat*|personnes|profils ..1 {NATIONS} et|ou|comme|et_aux|ou_aux ..2 etranger*|internationaux|internationales|expatrie*",
        "habilitation|defense|secret_defense|confidentiel_defense ..8 nationalite",
        "nationalite ..10 habilitation|defense|secret_defense|fonction_publique|magistrat*|statut|article",
        "citoyen* ..3 engage*",
        "a l etranger",
        "deplacement*|voyage*|mobilite*|mission* ..6 etranger",
        "par|aux|pour|des|les ..2 particuliers|usagers|administres ..2 citoyens",
        "particuliers|usagers|administres citoyens",
        "service*|demarche*|application|plateforme|portail|usage*|chaque|nos|aupres ..2 citoyen|citoyens|ressortissants",
        "produit*|entreprise|marche*|clients|entreprises ..2 francais|francaise*|europeen*",
        "bilingue|trilingue|bilingues ..1 francais|anglais",
        "ou|et titre|autorisation|detenteurs ..3 sejour|travail", f"{NATIONS}|ressortissant* ..12 ou ..2 sejour regulier", "etre ..1 francais|francaise|francais_e ..16 ou ..2 sejour regulier",
    ),
    shut=Cues("titre+ de_sejour", "carte+ de_sejour|de_resident", "permis|visa de_sejour", "passeport|passeports", "hors|extra union|ue|communautaire+", "extracommunautaire+", "etrangers|etrangeres"),
)  # fmt: skip


def _nationalities(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find nationalities that are asked for; a right to work said in the same sentence, or a text cited, excuses."""
    if re.search(
        r"\b(?:armee|cirfa|gendarmerie|marine nationale|legion etrangere|fonction publique d'etat)\b", text.folded
    ):
        return
    for found in _of_people(text, _NATIONALITY(text, facts), _NATION_ASKED(text, facts)):
        place = sentence_place(text, text.word_at(found.start))
        said = fold(text.source[place.start : place.end])
        if re.search(
            r"admissibilite|etat membre|droits civi|fonction publique|employe communal|concours|statutaire", said
        ):
            continue
        shut = re.search(
            r"inutile|s'abstenir|refus|exclu|meme avec|papiers francais|ne (?:prenons|acceptons|retenons|voulons|recrutons) pas",
            said,
        )
        if not shut and re.search(
            r"titre de sejour|autorisation de travail|permis de travail|habilitation|secret[- ]defense|defense nationale|(?:imperatif|exigence|obligation|contrainte)s? reglementaire|gouvernementa|regime restrictif|\bart(?:icle)?\.? ?[lr]?\d|fonctionnaire|statut (?:general|de la fonction)|code de",
            said,
        ):
            continue
        if part_at(text, found.start) is PartKind.COMPANY and "exig" not in said and "only" not in said:
            continue
        yield found


_TOOLS = Cues(
    "python|java|javascript|sql|excel|tableur|code|donnee*|data|chiffres|cuisine|web|html|php|rust|ruby|commerce|vente|digital|numerique ..14 langue|langues maternelle|maternelles|natale",
    "dont c_est ..2 langue maternelle",
    "deuxieme|seconde langue maternelle|natale",
    "python|java|javascript|typescript|sql|code|php|rust|ruby|html|css|scala|kotlin|swift|react|c ..4 langue natale|native",
    "php|java|javascript|python|android|ios|swift|kotlin|react|html|css|sql|c|mobile*|application*|cloud|code|developpement*|procedural|objet ..3 natif|native|natifs|natives",
)


def _fluent(text: Text, span: Span) -> Change | None:
    """Mend a language of birth into a level, keeping the language and the rest of the sentence."""
    first, last = text.words[span.first], text.words[span.last - 1]
    written = text.source[first.start : last.end]
    shape = re.fullmatch(
        r"(?P<name>[A-Za-zÀ-ÿ]+)(?P<link>[\s,:()]*)(?:de )?(?:langues? )?(?:maternell?e?|natif|native|de naissance|natale)",
        written,
        re.IGNORECASE,
    )
    if not shape or fold(shape["name"]) not in _LANGUAGE_WORDS:
        return None
    end = last.end
    if "(" in shape["link"] and text.source[end : end + 1] == ")":
        end += 1
    elif "(" in shape["link"] or ":" in shape["link"]:
        return None
    before = text.source[max(0, first.start - 24) : first.start].lower()
    if "naissance" in fold(written) and not re.search(r"\b(?:langue|parl|anglais|niveau|bilingue)", fold(before)):
        return None  # a nationality rather than a language: « ouvert aux personnes françaises, français de naissance »
    if (
        re.search(r"langue\s*:?\s*$|\b(?:parl\w+|être|êtes|locut\w+)\s+(?:un |l[’']|le )?$", before)
        and "langue" in written.lower()
    ):
        return None
    return Change(first.start, end, f"{shape['name']} courant (niveau C1)")


_LANGUAGE_WORDS = frozenset(LANGUAGES.split("|"))
_BORN = wording(
    say(f"{LANGUAGES} ..1 de? langue? maternelle|maternel|natif|native|natale", f"{LANGUAGES} langue? de_naissance", mend=_fluent, firm=True),
    say("langue|langues maternelle|maternelles|natale|natales|natives"),
    say("langue ..2 d_origine|de_naissance|d_enfance|natale", "muttersprache|lengua_materna", firm=True), say("langue ..7 enfant|enfance|tout_petit|au_berceau", f"{LANGUAGES} ..6 parliez|parlez|parlee|parle|apprise|appris ..3 enfant|enfance|berceau|bebe", firm=True),
    say("langue ..4 grandi|enfance", f"grandi ..3 {LANGUAGES}|francophone|anglophone", f"parle+|parlez ..2 {LANGUAGES} ..2 depuis ..2 enfance|naissance|toujours"),
    say(f"{LANGUAGES} ..3 leur|votre|sa|ta famille", "entierement|exclusivement|toute|tous|toutes serbophone*|russophone*|arabophone*|turcophone*|lusophone*|hispanophone*|italophone*|germanophone*|sinophone*", firm=True),
    say("natif|native|natifs|natives ..1 anglais|francais|allemand|espagnol|italien|neerlandais|portugais|anglophone*|francophone*|germanophone*|hispanophone*|en"),
    say("anglophone*|francophone*|germanophone*|hispanophone*|italophone*|arabophone*|lusophone*|russophone* ..1 natif|native|natifs|natives|de_naissance|d_origine|depuis_l_enfance"),
    say("niveau|bilingue ..2 natif|native|maternel|langue_maternelle|de_naissance"),
    say("native ..1 level|english|french|german|spanish|italian|speaker|speakers"),
    say("english|french|german|spanish|dutch|italian native|natives"),
    say("mother tongue"),
    say(f"{LANGUAGES} ..5 premiere|1ere|1re langue", "votre|sa|leur|pour premiere|1ere langue", firm=True),
    say("maternelle ..1 francaise|anglaise|allemande|espagnole|exigee|requise|italienne|portugaise"),
    say("parler|parle|maitrise|maitriser ..3 natif|native|de_naissance|comme_un_natif"),
    say("locuteur|locutrice|locuteurs natif|native|natifs"),
    say("francais de naissance"),
    unless=Cues(
        "langue ..7 enfant|enfants ..3 accueilli*|apprend*|scolarise*|eleve*|allophone*", "langage|langue ..2 de|des|chez|et|l|d ..2 enfant|enfants", "eveil|developpement|trouble*|orthophon*|acquisition|retard ..6 langue|langage ..6 enfant|enfants",
        "cours|enseign*|apprentissage|didactique|professeur*|formateur*|formatrice*|fle|flm ..6 langue maternelle", "francais langue maternelle et|ou|, ..2 francais",
        "cloud|digital|mobile|web|data|application*|code|integration*|fonction*|format|kubernetes|android|ios|js natif|natifs|native|natives",
        "natif|native|natifs|natives cloud|digital|android|ios|mobile",
        "ecole|ecoles|classe|sante|assistante|assistantes|assistant|accueillant*|lait|petite_section|pedagogie maternelle|maternelles|maternel",
        "react native",
        "solution*|service*|brique*|outil*|architecture*|technologie*|composant*|api|capteur* ..2 natif|native|natifs|natives",
        "native|natives aws|azure|gcp|google|apple|salesforce|snowflake|sap",
    ),
)  # fmt: skip
_SPOKEN = Cues(
    f"{LANGUAGES} ..1 courant|parle|bilingue|lu|oblige ..2 exige|obligatoire|indispensable|requis|imperatif|imperativement|obligatoirement|demande|souhaite",
    f"faut|faudra|devez|doit|devra parler {LANGUAGES}",
    f"{LANGUAGES} exige|obligatoire|indispensable|requis|imperatif|imperative",
    f"parler|parlant|parlez ..1 {LANGUAGES} ..1 exige|obligatoire|indispensable|requis|imperatif",
)
_PLAIN_LANGUAGES = frozenset(["anglais", "francais"])
_WORLDLY = word_set("allemand espagnol italien neerlandais chinois mandarin japonais")
_USED = re.compile(
    r"client|fournisseur|export|import|international|etranger|pays|filiale|groupe|traduc|interpret|redig|echang|reunion|appel|mail|standard|telephon|support|public|patient|usager|visiteur|touris|equipe|marche|zone|niveau|\b[abc][12]\b|professionnel|technique|documentation|hotline|accueil|voyage|siege|collegue|partenaire|maitrise|notions|ecrit|oral",
    re.ASCII,
)


def _unused_language(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a language that is required where no use of it is said: it may stand for an origin."""
    for span in _SPOKEN.find(text):
        token = text.words[span.first]
        if token.text in _PLAIN_LANGUAGES or token.text in _WORLDLY or is_excused(text, span):
            continue
        place = sentence_place(text, span.first)
        said = fold(text.source[place.start : place.end])
        if _USED.search(said.replace(token.text, " ")) or _USED.search(text.folded.split("\n")[0]):
            continue
        if len(text.words) > 60 and _USED.search(text.folded):
            continue
        yield Hit(
            start=token.start,
            end=text.words[span.last - 1].end,
            softened=True,
            message="Une langue exigée sans dire à quoi elle sert peut viser une origine.",
            suggestion="Dites l’usage et le niveau : « turc courant, pour parler aux fournisseurs d’Izmir ».",
        )


def _languages(text: Text, facts: Facts) -> Iterator[Hit]:
    tools = {place for span in _TOOLS.find(text) for place in range(span.first, span.last)}
    for found in _BORN(text, facts):
        first = text.word_at(found.start)
        place = sentence_place(text, first)
        words = fold(text.source[place.start : place.end])
        if any(rank in tools for rank in range(first, text.word_at(found.end))):
            continue
        if "naissance" in words and re.search(r"nationalite|etranger|\bpersonnes? francais|naturalis", words):
            continue  # a nationality, which another rule reads: « personnes françaises, français de naissance »
        if re.search(
            r"\b(?:est|sont|serait) (?:votre|ta|sa|leur|notre|une) (?:\w+ )?langue (?:maternelle|natale)", words
        ) and not re.search(rf"\b(?:{LANGUAGES}|laquelle|quelle)\b", words):
            continue  # « Le solfège est votre langue maternelle »
        if re.search(r"\bcomme (?:sa|votre|ta|une|leur) langue maternelle", words) and not re.search(
            rf"\b(?:{LANGUAGES})\b", words
        ):
            continue
        if re.search(r"langue\w* maternelle", words) and not re.search(
            rf"\b(?:{LANGUAGES}|exigee|requise|obligatoire|demandee|parl|niveau|votre langue|de langue|anglaise|francaise|allemande|espagnole|italienne|souhaitee)",
            words,
        ):
            continue
        yield found
    yield from _unused_language(text, facts)
