"""Sex: L03, one that is sought, L04, a title open to one only, and G08, a text in one gender."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from productops.review.findings import Change, Facts, Hit, Rule, Severity
from productops.review.rules.employers import heads_with_a_firm
from productops.review.rules.finding import either, is_excused, say, speaks, wording
from productops.review.rules.lexicon import OUT
from productops.review.rules.stance import SEEKS, is_named, sentence_at
from productops.review.rules.title import title_of
from productops.review.rules.trades import ENGLISH_JOBS, Gender, are_two_forms, gender_of, has_mark, is_open, is_trade
from productops.text.cues import Cues, Span
from productops.text.folding import fold, word_set
from productops.text.tokens import Text

_MINISTRY = "http://travail-emploi.gouv.fr/grands-dossiers/lutte-contre-les-discriminations/discrimination/article/entreprises-bonnes-pratiques-pour-recruter-sans-discriminer"

_THINGS = Cues(
    "vetements|mode|collection*|rayon|sante|parfum*|chaussure|chaussures|montre*|marque*|pret_a_porter|coiffure|univers|linge|accessoires|coupe*|ligne|equipe_de_france|football|section|foyer|public|clientele|vestiaire* ..3 homme|hommes|femme|femmes|masculin*|feminin*",
    "sante ..2 femme|femmes",
    "homme|hommes|femme|femmes machine*|cle|orchestre|politique*|d_affaires",
    "homme|hommes mois|jour|jours|annee*",
    "jour|jours|mois homme|hommes",
    "garcon|garcons cle|clef",
    "garcon|garcons|filles ..2 et|ou filles|garcons",
    "pour ..1 femmes ..3 enceintes|malades|entrepreneuses|victimes",
    "touche|sensibilite ..1 feminine ..3 clientes|marque|collection",
    "notre dame",
    "celle|celui|histoire|reve|idee|passion|initiative|intuition|rencontre|aventure|parcours ..1 d|de un|une|deux|trois homme|hommes|femme|femmes",
    "dame ..1 de|d ..1 paris|lourdes",
    "internat|foyer|pensionnat|hebergement|residence|accueil|college|lycee ..3 jeune|jeunes fille|filles|garcon|garcons|femme|femmes|homme|hommes", "jeune|jeunes fille|filles|femme|femmes enceinte|enceintes|meres|isolees",
    "aide|aidee|aidees|aides|accompagne*|soigne*|recu|recue|recues|lave*|suivi|suivie|suivies par un|une homme|femme",
    "egalite|parite|mixite ..4 femme|femmes|homme|hommes",
    "index ..3 femmes|hommes", "repartition|effectif|effectifs|parite ..6 femme|femmes|homme|hommes", "femmes|hommes # ..2 femmes|hommes|avantages",
    "rayon|mode|pret_a_porter|boutique ..1 homme|femme ..1 de",
    "groupe|groupes|atelier|ateliers|creneau|creneaux|foyer|centre|accueil|cours|seance|seances|section ..4 reserve+ ..2 femmes|hommes",
    "equipe|equipes|section|club|categorie feminine|masculine|feminines|masculines",
)  # fmt: skip
_BOTH_SEXES = Cues(
    "homme|hommes|femme|femmes|masculin|feminin|masculine|feminine|un_homme|une_femme et|ou|ni|comme|et_des|ou_des|ou_une|ou_un|ou_a_une|ou_a_un|et_a_une|et_a_un|et_les|et_aux|et_de|comme_des|que_des|ou_d ..1 femme|femmes|homme|hommes|feminin|masculin|feminine|masculine",
    "femme|femmes homme|hommes",
    "homme|hommes femme|femmes",
    "valet ..2 femme",
    "femme ..5 valet",
    "male or|and female",
    "men or|and women",
    "gars|mec|mecs|garcon|garcons|monsieur|messieurs|type|jeune_homme|jeunes_hommes et|ou|comme|et_des|ou_une|ou_des|et_une|et_les ..1 fille|filles|nana|nanas|meuf|dame|dames|madame|mesdames|jeune_femme|jeunes_femmes|demoiselle",
    "fille|filles|nana|nanas|meuf|dame|dames|madame|mesdames|demoiselle et|ou|comme|et_des|ou_un|ou_des|et_un|et_les ..1 gars|mec|mecs|garcon|garcons|monsieur|messieurs|type",
)  # fmt: skip

_WOMEN_AT_WORK = "vendeuse*|serveuse*|caissiere*|coiffeuse*|hotesse*|cuisiniere*|assistante*|employee*|ouvriere*|conseillere*|infirmiere*|estheticienne*|animatrice*|educatrice*|operatrice*|preparatrice*|couturiere*|ambassadrice*|formatrice*"

_NAMED = wording(
    say("messieurs|mesdames|dames|demoiselles uniquement|exclusivement|seulement", firm=True),
    say("vendeu*|serveu*|employe*|agent|assistant*|caissier*|animateur*|animatrice*|manutentionnaire|preparateur*|gardien|commis homme|femme|hommes|femmes"),
    say("homme de la situation", firm=True),
    say("masculin|feminin exclusivement|uniquement|seulement|exige|obligatoire|imperatif", "poste|place|emploi|contrat va|ira|revient|reviendra a un|une ..1 homme|femme|dame|monsieur", firm=True),
    say("pas|plus|point d|de un|une? monsieur|homme|dame|femme|garcon|fille", "pas|aucun|sans ..1 de? vestiaire+|toilettes|sanitaires|wc ..1 feminin*|masculin*|femmes|hommes|dames", "gentlemen|ladies ..1 preferred|only|wanted|welcome", "hiring|hire|recruiting ..5 woman|man|girl|boy|lady|gentleman", firm=True),
    say("les|hey|hello|allez filles|garcons|mecs|nanas ..1 on|nous|vous|rejoignez|venez", firm=True),
    say("maman|papa ..1 de|du|des ..1 l? equipe|atelier|bureau|service|magasin|boite", softened=True, firm=True),
    say("sera|serait|seront|soit ..2 un|une aussi? ..1 homme|femme|dame|monsieur|garcon|fille|demoiselle", "we|you ..3 hire|hiring|employ|recruit ..2 men|women|males|females|boys|girls|ladies", "female|male candidates|applicants|staff ..1 only", "only hire|recruit|employ ..1 men|women|males|females", firm=True),
    say(f"{SEEKS} ..3 messieurs"),
    say("duo|trio|binome|brigade ..1 feminin|masculin|feminine|masculine", softened=True),
    say("waitress|waitresses|barmaid|hostess|hostesses|salesgirl|salesman|salesmen|saleslady|stewardess|handyman|barman|foreman|cleaning_lady|housewife ..1 needed|wanted|sought|required", "retiendrons|retenons|prenons|recrutons|embauchons|cherchons|voulons|engageons|recevons|acceptons|recrute|embauche|prend que ..1 des|les|de femmes|hommes|filles|garcons|dames|messieurs", firm=True),
    say("looking|seeking|want|need|hiring ..5 salesman|salesmen|saleswoman|handyman|waitress|lady|gentleman|craftsman|girl|guy|boy", firm=True),
    say("candidate|applicant|person is|must_be|should_be ..1 lady|gentleman|woman|man"),
    say("besoin|faut|voulons|veut|voudrait|prenons|prend|engage|engageons ..1 d|un|une|des|de ..1 bon|bonne|petit|petite? garcon|garcons|fille|filles|monsieur|dame|gaillard|gamin|gamine", firm=True),
    say("un|une monsieur|dame|homme|femme|fille|garcon|mec ..1 serait|aurait|sera|se_sentirait|conviendrait|fera|ferait ..6 preferable|mieux|mal|ideal|parfait|seul|seule|bien|apprecie|appreciee|affaire", firm=True),
    say("madame|mademoiselle|monsieur ..1 vous|si|aimez|cherchez|souhaitez", firm=True),
    say("une fille pour ..9 un garcon pour", firm=True),
    say("candidature|candidatures ..1 d|de ..1 garcon|garcons|fille|filles|monsieur|dame|dames", "priorite|preference ..1 aux|a_un|a_une|pour_un|pour_une ..1 garcons|garcon|filles|fille|messieurs|dames|hommes|femmes", "equipe|brigade ..1 100 ..1 feminine|masculine", firm=True),
    say("gars|nana|nanas|mec|mecs|meuf|bonhomme|demoiselle|demoiselles", "un|des|solide|grand|beau gaillard|gaillards", firm=True),
    say("messieurs|mesdames ..3 cv|vous|postul*|candidat*"),
    say("homme|femme|hommes|femmes ..2 souhaite|souhaitee|souhaites|recherche|recherchee|recherches|prefere*|privilegie*|exige*|exclusivement|uniquement|seulement|de_preference|demande*|only"),
    say("profil|profils|candidat|candidats|candidate|poste|emploi ..1 homme|femme|hommes|femmes|masculin|masculins|feminin|feminins"),
    say("profil|profils ..2 homme|femme|hommes|femmes|dame|dames|monsieur|messieurs"),
    say("candidature|candidatures ..1 feminine|feminines|masculine|masculines|de_femmes|d_hommes"),
    say("poste|emploi ..2 pour ..1 homme|femme|hommes|femmes", "poste|emploi|profil|place ..2 pour ..1 monsieur|messieurs|dame|dames"),
    say("dame|dames|monsieur|messieurs serieu+|serieuse|serieux|bricoleu*|bricoleur|soigneu*|motive+|discre*|ponctuel+|courageu*|dynamique|dynamiques|retraite|retraitee|de_confiance ..2 pour|avec|disponible*", "un|une monsieur|dame ..1 bricoleu*|serieu*|soigneu*|discre* ..1 pour", firm=True),
    say("ces|les messieurs|dames ..1 se|y|s_y ..2 sentiront|sentent|plairont|plaisent", firm=True),
    say("s_adresse ..2 a ..1 homme|femme|hommes|femmes|gars|fille"),
    say("plutot|idealement|ideal_pour|preferablement ..2 homme|femme|hommes|femmes|masculin*|feminin*|monsieur|messieurs|dame|dames"),
    say("preferons|prefere|preferent|prefererait|prefererions|privilegions|voudrions|cherchons|prendrions|engagerions ..1 un|une|des monsieur|messieurs|dame|dames|garcon|garcons|fille|filles|demoiselle|mec|mecs|gars|femmes|hommes", firm=True),
    say("plutot|davantage|mieux|fait|taille|pense|reserve ..1 pour ..1 un|une|des|les garcon|garcons|fille|filles|gars|gaillard|gaillards|costaud", "travail|metier|boulot|job|tache|taches|poste ..6 d|de homme|hommes|femme|femmes|garcon|fille", firm=True),
    say("de|en preference ..2 homme|femme|hommes|femmes|masculin*|feminin*"),
    say("convien* ..4 homme|femme|hommes|femmes|dame|dames|monsieur|messieurs|demoiselle"),
    say("reserve* ..1 aux|a|pour ..2 hommes|femmes|homme|femme|messieurs|monsieur|dames"),
    say("touche|presence|sensibilite|main|charme ..1 feminine|masculine"),
    say("hommes|femmes|homme|femme ..1 s_abstenir", firm=True),
    say(f"{SEEKS} ..2 homme|hommes|femme|femmes|monsieur|dame|dames|demoiselle|fille|filles|garcon|garcons"),
    say("homme|femme a_tout_faire|toutes_mains|d_entretien|de_menage|de_chambre|de_service|de_peine"),
    say("fait|faite|faits|ideal*|parfait*|taille|pense ..1 pour ..1 un|une|des|les monsieur|messieurs|homme|hommes|dame|dames|femme|femmes|gars|garcon|garcons|fille|filles|mec|mecs|bricoleur_homme", firm=True),
    say("equipe|equipes ..2 masculine|feminine|d_hommes|de_femmes|de_filles|de_garcons|de_mecs ..6 rester|reste|continuer|garder|conserver", firm=True),
    say("un|une homme|femme", "un|une dame|demoiselle|monsieur pour"),
    say("feminine|virile|viril et|ou elegant*|soigne*|souriant*|coquet*|dynamique*|motive*"),
    say("ambiance|equipe|univers|esprit|metier ..1 viril|virile|virils", softened=True),
    say("ideal*|parfait* ..2 garcon|fille|gars|homme|femme|dame"),
    say("prefere|prefererait|prefererions|privilegie|voudrait|aimerait|imagine|voit ..2 homme|femme|garcon|fille|dame|hommes|femmes"),
    say("privilegions|preferons|voulons|prenons|choisissons|visons|souhaitons|preferera|privilegiera ..2 homme|hommes|femme|femmes"),
    say("jeune|jeunes homme|hommes|femme|femmes|fille|filles"),
    say("homme|femme ..1 de ..1 terrain|ans|confiance|poigne|caractere"),
    say("sexe ..2 feminin|masculin|exige|requis|recherche|souhaite", firm=True),
    say("sexe f|h|m", firm=True),
    say("pas|non ..1 pour ..1 une|un|les|des fille*|femme*|homme*|garcon*|dame*|demoiselle*|gamine*", firm=True),
    say("messieurs|mesdames|mesdemoiselles ..1 ce|cet|cette|notre ..6 pour_vous|fait_pour|vous_attend|vous_est", "messieurs|mesdemoiselles ..4 a_vos|postulez|on_vous|nous_vous|rejoignez|venez"),
    say("pas|ni d|de ..1 hommes|femmes|homme|femme|filles|garcons"),
    say("feminise* ..2 equipe", softened=True),
    say("poste|emploi|metier|fonction|environnement|equipe|univers|ambiance ..1 masculin|masculine|feminin|feminine|d_hommes|de_femmes", "poste|emploi|metier|travail|boulot|job d_homme|de_femme|d_hommes|de_femmes", softened=True),
    say("main de_fer|maitresse femme", softened=True),
    say("male|female|males|females ..2 only|candidate|candidates|preferred|required|wanted|applicants"),
    say("men|women only"),
    say("candidate|candidates uniquement|exclusivement|seulement"),
    say(f"{_WOMEN_AT_WORK} uniquement|exclusivement|seulement", firm=True),
    say("women|men preferred|wanted", "must be male|female|a_man|a_woman", "only men|women|male|female|females|males", "male under|over", "english speaker male|female", "looking|seeking|want ..3 man|woman|male|female|girl|guy"),
    say("he|she is ..1 single|married"),
    say("serveuses|hotesses|vendeuses ..3 portent|portez|porter|doivent ..3 talons|jupe*|robe*|maquill*", firm=True, message="Une tenue est imposée à un seul sexe."),
    unless=Cues(
        f"{_WOMEN_AT_WORK} uniquement|exclusivement|seulement le|la|les|l|du|des|de|d|au|aux|a|en|sur|dans|pour|dedie*|si|quand|pendant",
        "sage|sages femme|femmes", "madame|monsieur|mademoiselle|mesdames ..1 monsieur|madame|ou|et|messieurs", "votre|ton|le|la|notre|son|sa|un|une ..4 monsieur|madame|mademoiselle ..2 vous", "avons|ont|avions|ete|a embauche|recrute|forme ..3 femmes|hommes|femme|homme|dames|messieurs", "recherche ..1 action|developpement|appliquee ..6",
        "mesdames|messieurs ..2 osez|n_hesitez|bienvenue", "un|une homme|femme sur", "un homme ou|et? une femme",
        "une femme ou|et? un homme",
        "he or|and she",
        "she or|and he",
    ),
)  # fmt: skip
_SENT_AWAY = wording(
    say("hommes|femmes|messieurs|mesdames|dames|filles|garcons ..3 pas pour nous", f"hommes|femmes|messieurs|mesdames|dames ..1 {OUT}", "femmes|hommes|dames|messieurs ne tiennent|tiendront|resistent|supportent ..1 pas", firm=True),
    unless=Cues("hommes|femmes ..4 ne_sont_pas ..4 paye*|egaux|egales|traite*|represente*"),
)  # fmt: skip
_SIGNS = re.compile("(?<!\u200d)[♂♀](?!\ufe0f)")
"""Signs of a sex; before the mark of a picture they are a piece of one, of somebody who runs."""


_PERFORMERS = re.compile(
    r"\b(?:comedien|actrice|figurante?\b|figuration|danseu|chanteu|doublure|mannequin|modele (?:photo|vivant)|voix off|artiste)",
    re.ASCII,
)


def performs(text: Text) -> bool:
    """Tell whether a post is a role to play or a look to show, for which a sex may be named (art. R1142-1)."""
    title = title_of(text)
    return title is not None and _PERFORMERS.search(fold(text.source[title[0] : title[1]])) is not None


def _named_sex(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a sex that is named for the person sought, unless both are, or a thing bears it."""
    if performs(text):
        return
    quiet = {
        text.words[place].start
        for cues in (_THINGS, _BOTH_SEXES)
        for span in cues.find(text)
        for place in range(span.first, span.last)
        if text.words[place].text not in ("profil", "poste")
    }
    # « Travail d’homme, femmes s’abstenir » names both: one of them to send it away.
    away = [*_SENT_AWAY(text, facts)]
    yield from away
    for found in _NAMED(text, facts):
        if any(found.start < other.end and other.start < found.end for other in away):
            continue
        inside = range(text.word_at(found.start), text.word_at(found.end))
        if _is_acronym(text, found):
            continue
        if not any(text.words[rank].start in quiet for rank in inside):
            yield found
    signs = [match.start() for match in _SIGNS.finditer(text.source)]
    shown = {text.source[place] for place in signs}
    if len(shown) == 1:
        yield Hit(start=signs[0], end=signs[0] + 1)
    yield from _after_profile(text)


def _is_acronym(text: Text, found: Hit) -> bool:
    """Tell whether slang for a man is an acronym: « la MECS accueille », a home for children, in a text that does not shout."""
    written = text.source[found.start : found.end]
    return written in ("MEC", "MECS", "GARS") and not text.source.isupper()


_OPPOSITE = {"homme": "femme", "hommes": "femmes", "masculin": "feminin", "monsieur": "madame"}
_OPPOSITE |= {other: one for one, other in _OPPOSITE.items()}


def _after_profile(text: Text) -> Iterator[Hit]:
    """Find a lone sex where a profile is listed: « Profil recherché : homme, 1,80 m », « - homme »."""
    title = title_of(text)
    for rank, token in enumerate(text.words):
        if title and token.start < title[1]:
            continue
        if token.text not in _OPPOSITE:
            continue
        before = text.words[rank - 1] if rank else None
        after = text.words[rank + 1] if rank + 1 < len(text.words) else None
        opens = before is None or before.clause != token.clause
        closes = (
            after is None
            or after.sentence != token.sentence
            or not after.text[0].isalpha()
            or re.match(r"[\s,.;]*[,.;]", text.source[token.end : after.start] or " ")
        )
        pair = _OPPOSITE[token.text]
        sentence = [each.text for each in text.words[max(0, rank - 6) : rank + 7] if each.sentence == token.sentence]
        if opens and closes and pair not in sentence and not is_excused(text, Span(rank, rank + 1)):
            labelled = before is not None and before.sentence == token.sentence
            bullet = before is None or before.sentence != token.sentence
            if (labelled or bullet) and speaks(text, Span(rank, rank + 1)):
                yield Hit(start=token.start, end=token.end)


_ARTICLES = word_set("un une des notre nos sa son la le les plusieurs deux trois quatre cinq urgent")
_SEEKING = Cues(
    SEEKS,
    "besoin d|de",
    "a la recherche d|de",
    "faut",
    "veut|voulons|souhaitons|engageons|engage|prend|prenons",
    "besoin ..1 rapide|urgent|immediat d|de",
    "deviens|devenez|deviendras|deviendrez|seras|serez notre|nos",
    "attend|attendons|attendent",
)
_QUALITIES = word_set(
    "jeune bonne bon bonnes bons excellente excellent petite future futur nouvelle nouveau premiere premier vraie"
)
_NO_SEEKING = word_set("la le de en une et cette l notre vous tu sa ses")


def _one_form_sought(text: Text, _facts: Facts) -> Iterator[tuple[int, Gender]]:
    """Give the trades sought in one form, right after a verb that seeks: « cherche serveuse », « il faut un plombier »."""
    words = text.words
    for span in _SEEKING.find(text):
        head = words[span.first]
        before = words[span.first - 1].text if span.first and words[span.first - 1].sentence == head.sentence else ""
        if head.text in ("recherche", "recherches") and before in _NO_SEEKING:
            continue
        if (
            before in ("vous", "tu", "avons", "ont", "a") and head.text != "besoin"
        ):  # « nous avons recruté »: it is done
            continue
        at = span.last
        skipped = 0
        while (
            at < len(words)
            and words[at].sentence == head.sentence
            and skipped < 4
            and (words[at].text in _ARTICLES or words[at].text in _QUALITIES or words[at].text.isdigit())
        ):
            at, skipped = at + 1, skipped + 1
        if at >= len(words) or words[at].sentence != head.sentence:
            continue
        if words[at].text == "aide" and at + 1 < len(words) and text.source[words[at].end : words[at + 1].start] == "-":
            at += 1
        gender = gender_of(words[at].text)
        if gender is Gender.BOTH and words[at].text not in ("personne", "aide"):
            gender = _gender_around([token.text for token in words[span.last : at]])
        if gender in (Gender.FEMININE, Gender.MASCULINE) and not is_named(text, Span(at, at + 1)):
            yield at, gender


def _gender_around(before: list[str]) -> Gender:
    """Give the gender that an epicene trade takes from the words before it: « une comptable », « sa future secrétaire »."""
    if before and before[-1] in ("une", "future", "nouvelle", "bonne", "excellente", "petite", "premiere"):
        return Gender.FEMININE
    return (
        Gender.MASCULINE
        if before and before[-1] in ("un", "futur", "nouveau", "bon", "excellent", "premier")
        else Gender.BOTH
    )


_ASKED = Cues("demande+|recherche+|souhaite+|cherche+|exige+|attendu+|bienvenu+")


def _one_form_asked(text: Text) -> Iterator[tuple[int, Gender]]:
    """Give the trades that open a sentence and are then asked for, in one form: « vendeuse expérimentée demandée »."""
    for span in _ASKED.find(text):
        asked, first = text.words[span.first], sentence_at(text, span.first).first
        opens = first + (text.words[first].text in ("une", "la", "notre"))
        if text.words[opens].text in _QUALITIES and text.words[opens + 1].text not in ("a", "d"):
            opens += 1
        if not (opens < span.first <= first + 8 and asked.text.endswith(("ee", "ees", "ue", "ues"))):
            continue
        gender = gender_of(text.words[opens].text)
        if gender in (Gender.FEMININE, Gender.BOTH) and text.words[opens].text not in _NOT_ASKED:
            yield opens, Gender.FEMININE


_NOT_ASKED = word_set("personne personnes aide direction equipe candidature experience formation maitrise")


def _both_forms_near(text: Text, rank: int) -> bool:
    """Tell whether the words around a trade say both forms: « une vendeuse ou un vendeur », « serveur(se) »."""
    sentence = [
        token for token in text.words[max(0, rank - 12) : rank + 14] if token.sentence == text.words[rank].sentence
    ]
    return is_open(text.source[sentence[0].start : sentence[-1].end + 12].split("\n")[0])


def _feminine_sought(text: Text, facts: Facts) -> Iterator[Hit]:
    if has_mark(text.folded):
        return
    for rank, gender in chain(_one_form_sought(text, facts), _one_form_asked(text)):
        token = text.words[rank]
        if (
            gender is Gender.FEMININE
            and token.text != "personne"
            and not _both_forms_near(text, rank)
            and not is_excused(text, Span(rank, rank + 1))
        ):
            yield Hit(start=token.start, end=token.end, message="Seule la forme féminine est nommée.")


def _title_open(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a title that names one sex only, or that nothing opens to both."""
    if performs(text):
        return
    title = title_of(text)
    if title is None:
        return
    start, end = title
    head = text.source[start:end]
    if heads_with_a_firm(text, title):
        return
    if head.endswith(("...", "…")):
        return  # cut short: the mark may stand in what is not shown
    if is_open(head) or has_mark(text.folded) or is_open(_opening(text, end)):
        return
    gender = _gender_of_title(head)
    if gender is None or gender is Gender.BOTH:
        gender = _gender_of_quality(head)
    if gender is None:
        return
    change = Change(end, end, " (F/H)") if gender is Gender.MASCULINE else None
    yield Hit(
        start=start,
        end=end,
        change=change,
        message="" if gender is Gender.MASCULINE else "L’intitulé est au féminin seul.",
        suggestion="" if gender is Gender.MASCULINE else "Écrivez les deux formes : « couturière ou couturier ».",
    )


_QUALITY = re.compile(
    r"\b(?:confirmé|expérimenté|diplômé|qualifié|certifié|débutant|aguerri)(?P<feminine>e)?\b(?![·‧.(/-]| accept)",
    re.IGNORECASE,
)


_AGREES = word_set(
    "administratif polyvalent commercial financier regional national territorial general medical fonctionnel operationnel "
    "industriel professionnel sportif specialise adjoint principal facturier infirmier conseiller tournant educatif "
    "juriste instructeur illustrateur retoucheur programmeur developpeur concepteur redacteur formateur animateur"
)
"""What agrees with an epicene trade right before it: « responsable administratif », « architecte concepteur »."""
_NOT_OF_A_PERSON = word_set("direction personne membre eleve adulte jeune partenaire")
_OF_THINGS = word_set(
    "responsable gestionnaire specialiste pilote analyste architecte juriste comptable coach stratege ergonome secretaire"
)
"""Trades that a thing often follows: « responsable climatiseur »."""
_NOUN_IN_ENGLISH = word_set("media manager partner director sales")


def _gender_of_agreement(words: list[str]) -> Gender | None:
    """Give the gender that the word after an epicene trade gives it: « responsable administratif », « secrétaire médicale »."""
    if len(words) > 1 and words[0] in ("un", "une", "le", "la") and gender_of(words[1]) is Gender.BOTH:
        return Gender.FEMININE if words[0] in ("une", "la") else Gender.MASCULINE
    if (
        len(words) < 2
        or not is_trade(words[0])
        or gender_of(words[0]) is not Gender.BOTH
        or words[0] in _NOT_OF_A_PERSON
    ):
        return None
    if words[1] in _AGREES:
        return None if words[2:3] and words[2] in _NOUN_IN_ENGLISH else Gender.MASCULINE
    if words[0] not in _OF_THINGS and not words[1].endswith("s") and gender_of(words[1]) is Gender.MASCULINE:
        return Gender.MASCULINE
    return Gender.FEMININE if any(are_two_forms(each, words[1]) for each in _AGREES) else None


def _gender_of_quality(head: str) -> Gender | None:
    """Give the gender that a quality gives to a trade which has none: « comptable confirmé », « secrétaire médicale »."""
    segment = _SEGMENTS.split(head)[0]
    words = re.findall(r"[a-z]+", fold(segment))
    if agreed := _gender_of_agreement(words):
        return agreed
    told = _QUALITY.search(segment)
    if told is None or not any(word in ENGLISH_JOBS or gender_of(word) is Gender.BOTH for word in words):
        return None
    return Gender.FEMININE if told["feminine"] else Gender.MASCULINE


def _opening(text: Text, end: int) -> str:
    """Give the sentence of the body that seeks someone: « nous recherchons un(e) développeur(se) »."""
    for span in _SEEKING.find(text):
        token = text.words[span.first]
        if token.start >= end:
            return text.source[token.start : token.start + 90].split("\n")[0]
    return ""


_SEGMENTS = re.compile(r"\s[-–—|]\s|[,(:|]|\s/\s|\bpour\b|\bchez\b")


_ALSO_ENGLISH = word_set("consultant assistant expert agent specialist correspondent architect president")
"""Trades written alike in English, where they come last."""
_BEFORE_A_TRADE = word_set(
    "un une le la l d de futur jeune notre nos son apprenti stagiaire alternant stage alternance interim poste cdi cdd"
    " urgent recherche recherchons cherche offre emploi grand premier second troisieme et ou"
)


def _gender_of_title(head: str) -> Gender | None:
    """Give the gender of a title from the first trade it names, segment by segment."""
    for segment in _SEGMENTS.split(head):
        words = re.findall(r"[a-z]+(?:-[a-z]+)?", fold(segment))[:4]
        for before, word in zip(["", *words], words, strict=False):
            gender = gender_of(word)
            if word in _ALSO_ENGLISH and before and before not in _BEFORE_A_TRADE:
                return None  # « Microsoft BI Consultant »: English puts the trade last
            if gender is Gender.BOTH and (
                second := re.search(rf"{word}\b(?: \w+)? et (?P<other>[a-z]+)", fold(segment))
            ):
                return (is_trade(second["other"]) and gender_of(second["other"])) or gender
            if gender is not None:
                return gender
            if word in ENGLISH_JOBS:
                return None
            if word in ("de", "d", "en", "du", "des"):
                break
    return None


_MASCULINE = Cues(
    "le|un|du|au candidat",
    "candidat ideal|retenu|recherche",
    "le|un|futur collaborateur",
    "le titulaire du",
    "le|futur salarie",
    "l heureux elu",
)  # fmt: skip
_BOTH = Cues(
    "candidate|candidates",
    "collaboratrice|collaboratrices",
    "salariee|salariees",
    "il ou elle",
    "elle ou il",
    "celles et|ou ceux",
    "celui ou celle",
    "toutes et tous",
    "un ou une",
    "une ou un",
)
_SHE = re.compile(r"\b(?:la|une|cette) candidate\b", re.ASCII)
_HE = re.compile(r"\bcandidats?\b", re.ASCII)
_FEMALE_READER = re.compile(
    r"\b(?:vous etes|tu es|vous serez) (?:tres |bien |a la fois )?(?P<word>(?!diplomee? d)\w{3,}(?:ee|euse|ienne|ive|elle))\b(?! ?[(/·.-]\w)",
    re.ASCII,
)


def _one_gender(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a text that speaks to one gender only, where nothing in it speaks of the other."""
    if has_mark(text.folded) or is_open(text.source[:4000]):
        return
    if (she := _SHE.search(text.folded)) and not _HE.search(text.folded):
        yield Hit(
            start=text.origins[she.start()],
            end=text.origins[she.end() - 1] + 1,
            message="Le texte parle au féminin seul.",
        )
        return
    if next(_BOTH.find(text), None) is not None:
        return
    title = title_of(text)
    after = title[1] if title else 0
    for rank, gender in _one_form_sought(text, facts):
        if gender is Gender.MASCULINE:
            yield Hit(start=text.words[rank].start, end=text.words[rank].end)
            return
    for span in _MASCULINE.find(text):
        if text.words[span.first].start >= after:
            yield Hit(start=text.words[span.first].start, end=text.words[span.last - 1].end)
            return
    if found := _FEMALE_READER.search(text.folded):
        yield Hit(
            start=text.origins[found.start("word")],
            end=text.origins[found.end("word") - 1] + 1,
            message="Le texte parle au féminin seul.",
        )


RULES = (
    Rule(
        id="L03",
        title="Sexe recherché",
        severity=Severity.MUST,
        reference="Code du travail, art. L1142-1, 1° ; exceptions, art. L1142-2 et R1142-1",
        source="https://codes-et-lois.fr/code-du-travail/article-l1142-1",
        confidence="A",
        message="L’offre nomme le sexe de la personne recherchée.",
        why="Une offre ne mentionne pas le sexe recherché, sauf pour la courte liste des emplois de l’article R1142-1.",
        suggestion="Écrivez l’intitulé aux deux formes, ou suivi de « (F/H) ».",
        exception=True,
        reader="L’offre désigne un sexe. Elle n’en a pas le droit, sauf pour de rares emplois d’interprétation.",
        question="Ce poste est-il ouvert à toutes et à tous ?",
        version=2,
        find=either(_named_sex, _feminine_sought),
    ),
    Rule(
        id="L04",
        title="Ouverte aux femmes et aux hommes, et cela se voit",
        severity=Severity.MUST,
        reference="Code du travail, art. L1142-1, recommandation du ministère ; directive 2023/970, art. 5(3)",
        source=_MINISTRY,
        confidence="B",
        message="L’intitulé est à une seule forme, et rien ne dit que le poste est ouvert aux femmes et aux hommes.",
        why="La loi interdit de nommer un sexe ; le ministère recommande que l’ouverture se voie : deux formes, forme épicène ou (F/H).",
        suggestion="Ajoutez « (F/H) », ou écrivez les deux formes : « directrice ou directeur ».",
        reader="L’intitulé est à une seule forme ; le poste vous est ouvert dans tous les cas.",
        version=2,
        find=_title_open,
    ),
    Rule(
        id="G08",
        title="À un seul genre",
        severity=Severity.SHOULD,
        reference="Rosenberger et Claypool, PLOS One",
        source="https://www.rtbf.be/article/les-offres-d-emploi-ecrites-au-masculin-peuvent-decourager-les-candidates-de-postuler-11260159",
        confidence="B",
        message="Le texte parle au masculin seul.",
        why="Des lectrices d’offres au masculin se sentent moins attendues, et ont moins envie du poste.",
        suggestion="Dites « vous », ou « la personne » ; sinon les deux formes.",
        reader="Le texte est à un seul genre ; le poste ne l’est pas.",
        version=2,
        find=_one_gender,
    ),
)
