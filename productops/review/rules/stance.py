"""What each sentence of a posting does: ask something of a person, tell a task, describe, grant, or set aside.

« Jeunes de 16 à 25 ans » is a fault where a person is sought, and a public where a task is told. Rules of persons ask
this page before they speak. A sentence speaks of the person sought when it has a mark of it (« vous êtes », « exigé »,
« nous recherchons », « s’abstenir »), or when it is a fragment: a heading's item, without a subject or a verb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from productops.review.rules.trades import NOT_TRADES, is_trade
from productops.text.cues import Cues, Span
from productops.text.folding import word_set
from productops.text.parts import PartKind, listed_tasks, parts
from productops.text.tokens import Text, Token

SEEKS = "recherchons|recherche|recherchent|cherchons|cherche|cherchent|recrutons|recrute|recrutent|embauchons|embauche|embauchent"
"""Verbs by which an employer seeks someone; with « vous » as a subject they are a task."""
WANTED = "exige|exigee|exiges|exigees|requis|requise|requises|souhaite|souhaitee|souhaites|souhaitees|demande|demandee|demandes|demandees|obligatoire*|imperati*|indispensable*|necessaire*|prefere|preferee|preferes|preferees|preferable*|privilegie*|prioritaire*|apprecie*|attendu|attendue|attendus|attendues|uniquement|exclusivement|seulement|recherche|recherchee|recherches|recherchees|bienvenu*"
"""What is said of a quality that is asked for."""
REFUSED = "abstenez|abstiens|refuse|refusee|refuses|refusees|exclu|exclue|exclus|exclues|ecarte|ecartee|ecartes|ecartees|proscrit*|interdit*|s_abstenir|inutile|redhibitoire|elimin*|non_accepte*|non_admis*|pas_accepte*|pas_admis*|pas_retenu*|pas_recu*|pas_recrut*|pas_embauch*|pas_pris|pas_souhaite*|pas_pour_vous|pas_etudie*|jamais_retenu*|convient_pas|conviennent_pas|pas_a_sa_place|passez_votre_chemin|passer_votre_chemin|ne_pas_postuler|pas_la_peine|refusons|refuse"
"""What is said of a quality that shuts out."""
PEOPLE = "candidat|candidats|candidate|candidates|candidature|candidatures|profil|profils|personne|personnes|quelqu_un|postulant*|recrue*|collaborateur|collaboratrice|employe|employee|salarie|salariee|collegue"
"""Words for the person sought."""

_SOUGHT = Cues(
    "vous|tu ..1 etes|es|avez|as|serez|seras|aurez|auras|n_etes|n_avez|n_avez|n_es|n_as",
    "etes|avez|es|as vous|tu",
    "vous|tu ..2 devez|dois|devrez|habitez|habites|residez|resides|vivez|vis|logez|loges|parlez|parles|fumez|fumes|pratiquez|pratiques|possedez|disposez|justifiez|mesurez|pesez|acceptez|presentez|restez|venez|souffrez|cherchez|souhaitez|attendez|prevoyez|envisagez|votez|militez|croyez",
    "votre|vos|ton|ta|tes",
    "soyez|sois|ayez|aie",
    "etre|avoir|posseder|detenir|justifier|disposer|resider|habiter|demeurer|loger|vivre|parler|maitriser|presenter|mesurer|savoir",
    "il|vous|nous faut|faudra|faudrait",
    "doit|doivent|devra|devront|devrait ..2 etre|avoir|habiter|resider|parler|savoir|porter|presenter|posseder|fournir",
    SEEKS,
    "a la recherche d|de",
    "besoin d|de",
    "voulons|veut|souhaitons|souhaite|attendons|attend|exigeons|exige|demandons|preferons|privilegions|apprecions|acceptons|prenons|engageons|retenons|retiendrons|refusons",
    "faites|dites nous savoir?",
    "dites|precisez|indiquez|joignez|joindre|envoyez|envoyer|fournissez|fournir|mentionnez|signalez|declarez|communiquez|presentez|transmettez|merci_de|merci_d|priere_de|a_joindre|a_fournir",
    WANTED,
    REFUSED,
    "ideal*|parfait*|reserve*|ouvert*|destine*|convien* ..1 a|aux|au|pour|seulement|uniquement",
    "de|en preference|priorite",
    PEOPLE,
    "titulaire ..1 du poste",
    "priorite|preference",
    "plutot|pas plus|autour|environ|max|maxi|maximum|mini|minimum",
    "criteres|critere|age|conditions|condition",
    "a preciser|indiquer|fournir|joindre|adresser|envoyer|signaler|declarer|remplir|communiquer|produire|presenter",
    "incompatible*|compatible*|correspond|correspondent|correspondrait|accessible*",
    "ne|n ..1 peuvent|peut|pourront|pourra pas",
    "le|ce|du poste", "poste",
    "un|est|serait|seraient|sera plus|atout", "fera|feront la difference", "rassure|plait|plairait",
    "gens|celles|ceux",
    "idealement|imperativement|absolument",
    "cochez|remplissez|repondez|ecrire|ecrivez|postuler|postulez|candidater|candidatez|mentionnera",
    "prefererait|prefererions|aimerait|voudrait|imagine",
    "he|she is|must|will|should", "is|are hiring|recruiting|looking|seeking", "we|company|team ..2 hiring|hire|recruiting|looking|seek|seeking|want",
    "must|required|preferred|wanted|only|seeking|looking|you|candidate|candidates|applicant|applicants|want|ideally",
)  # fmt: skip
_DEMANDS = Cues(
    "vous|tu ..1 etes|es|avez|as|devez|dois|habitez|residez",
    SEEKS,
    WANTED,
    REFUSED,
    "il faut",
    "soyez|ayez",
    "etre|avoir|posseder|justifier",
    "dites|precisez|indiquez|joignez|joindre|a_joindre|fournir|fournissez|envoyez|envoyer|merci_de|preciser|signalez",
)
"""Marks that ask for something, where others only speak to the reader."""
_NOUN_BEFORE = word_set(
    "le la les l un une des du de d en et ce cette ces vos nos leur leurs sa son mes notre votre aux au r a"
)  # fmt: skip
"""Words before « recherche » or « demandes » that make a noun of it."""
_EITHER_NOUN = word_set("recherche recherches demande demandes attendu minimum maximum exige cherche")
_PAST = word_set("recrute embauche cherche recherche")
_REFUSING = Cues(REFUSED, "pas|ni d|de|question", "hors de question", "ne|n ..4 pas|plus|jamais|aucun*", "sans", "aucun|aucune", "non")  # fmt: skip

_TASK_VERBS = re.compile(r"\w{2,}(?:ez|rez)$", re.ASCII)
_STATES = word_set(
    "etes adherez jouissez exprimez partagez menez avez savez aimez pouvez devez habitez residez vivez logez parlez fumez pratiquez possedez disposez "
    "justifiez souhaitez voulez cherchez acceptez venez serez aurez mesurez pesez presentez assez chez allez "
    "portez votez joignez envoyez fournissez precisez indiquez mentionnez declarez signalez communiquez dites "
    "souffrez attendez prevoyez envisagez restez connaissez maitrisez candidatez postulez ecrivez contactez "
    "demeurez militez croyez beneficiez bénéficierez"
)
_STATE_INFINITIVES = word_set(
    "etre avoir partager posseder detenir justifier disposer resider habiter demeurer loger vivre parler maitriser mesurer "
    "savoir joindre fournir envoyer pouvoir devoir vouloir postuler candidater aimer accepter plaire premier "
    "dernier particulier hier cahier metier atelier chantier dossier fichier ouvrier infirmier cuisinier "
    "sanitaire entier panier janvier fevrier fevrier courrier boulanger boucher conseiller hotelier exiger "
    "souhaiter preferer mettre"
)
_INFINITIVE = re.compile(
    r"(?:\w{2,}er|\w{2,}[^oae]ir|(?:re)?(?:voir|recevoir|concevoir|prevoir|pourvoir|percevoir)|(?:re|ap|com|sur)?prendre|(?:re|des?c|at|ent|ven|ten|e|def|sus|dep|et|pre)\w*endre"
    r"|\w*(?:pondre|perdre|joindre|soudre|coudre|fondre|tordre)|\w*mettre|\w*battre|\w*naitre|\w*(?:suivre|ecrire|crire|duire|faire|traire|struire|lire|dire|clure|inclure|rompre|vaincre|courir))$",
    re.ASCII,
)
_OBJECTS = word_set(
    "les la le l un une vos nos leur leurs ces cette cet ce chaque tous toutes son sa ses mon tout toute"
)
_WEAK_OBJECTS = word_set("des de d du en et a au aux sur avec dans pour par que regulierement quotidiennement ou")
_ACTION_NOUN = re.compile(
    r"(?!(?:aisance|connaissance|prestance|endurance|resistance|tolerance|discretion|motivation|presentation|constance|ascendance)s?$)"
    r"(?:\w{3,}(?:tion|sion|ment|age|ance)s?|suivi|tenue|accueil|entretien|controle|prise|mise|vente|pose|conduite|relance"
    r"|saisie|revision|veille|analyse|appui|soutien|aide|garde|soins?|visites?|recherche|reprise|livraison)$",
    re.ASCII,
)
_LINKS = word_set("de du des d en et a au aux l la le les")
_OPENERS = word_set(
    "le la l les notre nos ce cette ces cet chaque nous on il elle ils elles ici leur leurs c depuis apres dans "
    "au aux sur chez tous toutes"
)
_COUNTS = word_set("un une plusieurs certains deux trois quatre cinq six sept huit neuf dix vingt trente cent")
_GRANTS = Cues(
    "nous ..2 completons|payons|maintenons|offrons|financons|aidons|prenons|accordons|proposons|amenageons|accompagnons|respectons|finançons|versons|prevoyons|facilitons",
    "paye|payee|payes|payees|maintenu*|rembourse*|finance*|offert*|pris_en_charge|prise_en_charge|prises_en_charge|indemnise*|complete",
    "jours|jour|semaines ..3 d|de|par|pour ..2 conge*|absence*|enfant*|naissance|adoption",
    "absence|absences|conge|conges ..3 paye*|remunere*|autorise*",
    "prime|primes|allocation|indemnite*|chequ*|mutuelle|prevoyance|complementaire|creche|berceau*|subvention*|ticket*",
    "peut|peuvent ..1 etre ..1 prete*|fourni*|loue*|propose*|mis*|heberge*",
    "aide|aides|aider ..1 a|au|aux",
    "droit|droits a|au|aux",
    "beneficiez|beneficie|beneficierez|profitez|acces a|au|aux",
    "pourrez|pouvez|pourras|peux ..1 beneficier|percevoir|toucher|demander|solliciter", "toucherez|percevrez|touchez|percevez", "handi ..1 accueillant*|bienveillant*|engage*|friendly", "dispositi*",
    "protege|protegent|proteges|amenag*|accueille|accueillons|accueillent",
    "solution*|possibilite* ..2 d|de hebergement|logement|garde",
    "loge|logee|loges|nourri|nourrie possible",
    "logement fourni|possible|propose|assure|offert",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's words, from the first to after the last, and what it does."""

    first: int
    last: int
    part: PartKind
    sought: bool
    demands: bool
    refuses: bool
    task: bool
    describes: bool
    grants: bool

    @property
    def asks(self) -> bool:
        """Tell whether it may ask something of the person sought: it has a mark of it, or tells nothing else."""
        return self.sought or not (self.task or self.describes or self.grants)


def sentences(text: Text) -> dict[int, Sentence]:
    """Give what each sentence does, by its number."""
    if "stance" not in text.memo:
        text.memo["stance"] = _read(text)
    read: dict[int, Sentence] = text.memo["stance"]
    return read


def sentence_at(text: Text, word: int) -> Sentence:
    """Give the sentence of a word, by its rank."""
    return sentences(text)[text.words[word].sentence]


def part_at(text: Text, place: int) -> PartKind:
    """Give the part of the posting where a character stands."""
    cut = parts(text)
    starts = text.memo.setdefault("part_starts", [part.start for part in cut])
    rank = bisect_right(starts, place) - 1
    return cut[max(rank, 0)].kind if cut else PartKind.MISSIONS


def _read(text: Text) -> dict[int, Sentence]:
    marks: dict[int, list[Span]] = {}
    for span in _SOUGHT.find(text):
        if _is_mark(text, span):
            marks.setdefault(text.words[span.first].sentence, []).append(span)
    demanding = {text.words[span.first].sentence for span in _DEMANDS.find(text) if _is_mark(text, span)}
    refusing = {text.words[span.first].sentence for span in _REFUSING.find(text)}
    granting = {text.words[span.first].sentence for span in _GRANTS.find(text)}
    found: dict[int, Sentence] = {}
    first = 0
    words = text.words
    while first < len(words):
        number, last = words[first].sentence, first
        while last < len(words) and words[last].sentence == number:
            last += 1
        text.steps += last - first
        each = words[first:last]
        task = _tells_task(each) or (
            number not in marks and number not in refusing and _is_listed(listed_tasks(text), each[0].start)
        )
        found[number] = Sentence(
            first=first,
            last=last,
            part=part_at(text, each[0].start),
            sought=number in marks,
            demands=number in demanding,
            refuses=number in refusing,
            task=task,
            describes=not task and _describes(text, each),
            grants=number in granting,
        )
        first = last
    return found


def _is_listed(places: tuple[tuple[int, int], ...], place: int) -> bool:
    """Tell whether a place stands in an item of a list of tasks."""
    rank = bisect_right(places, (place, place)) - 1
    return any(start <= place < end for start, end in places[max(rank, 0) : rank + 2])


def _is_mark(text: Text, span: Span) -> bool:
    """Tell whether a mark is one: « la recherche », « les demandes » and « vous recherchez » are not."""
    word = text.words[span.first]
    before = (
        text.words[span.first - 1].text if span.first and text.words[span.first - 1].sentence == word.sentence else ""
    )
    if span.last == span.first + 1 and word.text in _EITHER_NOUN and before in _NOUN_BEFORE:
        return False
    if word.text in _PAST and before in ("avons", "ont", "avions", "avait", "ete"):
        return False  # « nous avons recruté »: it is done
    if word.text == "age" and before == "bas":
        return False
    if word.text in ("etre", "avoir", "savoir", "parler", "vivre", "presenter", "maitriser"):
        return before in (
            "",
            "faut",
            "doit",
            "doivent",
            "devez",
            "devra",
            "devrez",
            "dois",
            "ou",
            "et",
            "imperativement",
            "pas",
            "faudra",
            "devrait",
            "requis",
        )
    return True


def _tells_task(words: tuple[Token, ...]) -> bool:
    """Tell whether a sentence tells what one will do: « vous tenez… », « Tenir… », « Suivi de… »."""
    at = int(
        len(words) > 1 and len(words[0].text) == 1 and words[0].text.isalpha() and words[1].clause != words[0].clause
    )
    while at < min(3, len(words) - 1) and words[at].text in ("missions", "mission", "et", "taches", "ne", "puis"):
        at += 1
    start, after = words[at].text, words[at + 1].text if at + 1 < len(words) else ""
    if _is_infinitive(start, after):
        return True
    if len(words) > 2 and after in _LINKS and _ACTION_NOUN.match(start):
        return words[at + 2].text not in ("poste", "fonction", "fonctions", "contact")
    for rank in range(len(words) - 1):
        one = words[rank].text
        if one in ("vous", "tu"):
            ahead = [
                token.text
                for token in words[rank + 1 : rank + 4]
                if token.text
                not in (
                    "y",
                    "en",
                    "les",
                    "leur",
                    "lui",
                    "le",
                    "la",
                    "l",
                    "nous",
                    "vous",
                    "ne",
                    "n",
                    "serez",
                    "allez",
                    "avez",
                    "etes",
                )
            ]
            if ahead and _TASK_VERBS.match(ahead[0]) and ahead[0] not in _STATES:
                return True
            if ahead and ahead[0] in ("charge", "chargee", "amene", "amenee", "responsable"):
                return True
        if one in ("consiste", "consistera", "consistent") and words[rank + 1].text in ("a", "en"):
            return True
    return False


def _is_infinitive(word: str, after: str) -> bool:
    """Tell whether a word is an infinitive with what follows it: « ranger les… », not « boulanger de… » nor « lettre »."""
    if not _INFINITIVE.match(word) or word in _STATE_INFINITIVES:
        return False
    if after in _OBJECTS:
        return True
    return after in _WEAK_OBJECTS and not is_trade(word) and word not in NOT_TRADES


def _describes(text: Text, words: tuple[Token, ...]) -> bool:
    """Tell whether a sentence describes something: it opens on a determiner, a pronoun or a name, and goes on."""
    if len(words) < 3:
        return False
    first = words[0]
    if first.text in _OPENERS:
        return len(words) > 4 or any(_is_verb(text, token) for token in words[1:])
    if first.text in _COUNTS:
        return any(_is_verb(text, token) for token in words[1:7])
    return bool(text.source[first.start].isupper()) and any(_is_verb(text, token) for token in words[1:6])


def _is_verb(text: Text, token: Token) -> bool:
    return token.text in _SAID_OF_NAMES and text.source[token.start] not in "àÀ"


_SAID_OF_NAMES = word_set(
    "est sont a ont recoit propose accompagne garde sert allie aide fabrique edite developpe vend livre compte "
    "emploie accueille gere assure protege montre porte vient travaille intervient permet offre it is has with "
    "reste informe recoivent proposent accompagnent gardent servent aident fabriquent developpent vendent livrent comptent "
    "emploient accueillent gerent assurent protegent travaillent interviennent permettent offrent restent vivent"
)


def is_named(text: Text, span: Span) -> bool:
    """Tell whether words are a piece of a proper name: « Relais-Jeunes », « impasse des Célibataires », « Brive-la-Gaillarde »."""
    words = text.words
    start = text.folded_at(words[span.first].start)
    labelled = _LABELLED.match(text.folded, text.folded.rfind("\n", 0, start) + 1, start) is not None
    for rank in range(span.first, span.last):
        token = words[rank]
        written = text.source[token.start : token.end]
        if not written[:1].isupper():
            continue
        if token.text in _ALSO_NAMES and rank and words[rank - 1].sentence == token.sentence:
            return True
        if token.text in _AGES_THAT_NAME and (labelled or len(_capitals(text, token.text)) > 1):
            return True
        near = [words[place].text for place in range(max(0, rank - 4), rank) if words[place].sentence == token.sentence]
        if any(word in _STREETS for word in near):
            return True
        if _hyphened_name(text, token) or _branded(text.source, token):
            return True
    return False


_LABELLED = re.compile(
    r"\W*(?:raison sociale|entreprise|employeur|societe|recruteur|enseigne|nom de l'(?:entreprise|employeur)) ?:"
)
_ALSO_NAMES = word_set("marie nana gaillard blanc blanche noir breton picard normand catalan basque corse roman juif")
"""Criteria that are also names of people, places and brands: with a capital they accuse nobody."""
_AGES_THAT_NAME = word_set("quadra quinqua trentenaire trentenaires senior seniors jeunesse")
"""Criteria that companies take for a name: written with a capital again and again, they are one."""
_STREETS = word_set(
    "rue avenue boulevard impasse place allee chemin quai route square cours faubourg lotissement residence cite "
    "lieu"
)  # fmt: skip


def _capitals(text: Text, word: str) -> list[Token]:
    """Give the places where a word has a capital inside its sentence."""
    return [
        token
        for before, token in pairwise(text.words)
        if token.text == word and before.sentence == token.sentence and text.source[token.start].isupper()
    ]


def _branded(source: str, token: Token) -> bool:
    """Tell whether capitals follow a small letter and a hyphen, as in « e-QUADRA »: no word is written so."""
    tied = token.start > 1 and source[token.start - 1] in "-–" and source[token.start - 2].islower()
    return tied and source[token.start : token.end].isupper() and token.end - token.start > 2


def _hyphened_name(text: Text, token: Token) -> bool:
    """Tell whether a word is tied by a hyphen to another with a capital, in a text that is not all capitals."""
    source = text.source
    start, end = token.start, token.end
    while start > 1 and source[start - 1] in "-–" and source[start - 2].isalpha():
        start -= 1
        while start and source[start - 1].isalpha():
            start -= 1
    while end + 1 < len(source) and source[end] in "-–" and source[end + 1].isalpha():
        end += 1
        while end < len(source) and source[end].isalpha():
            end += 1
    whole = source[start:end]
    pieces = whole.replace("–", "-").split("-")
    if len(pieces) < 2:
        return False
    return sum(piece[:1].isupper() for piece in pieces) >= 2


_SERVED = word_set(
    "enfant enfants eleve eleves adolescent adolescents ados patient patients patiente patientes resident "
    "residents residente residentes usager usagers assure assures assuree client clients cliente clientes "
    "clientele beneficiaire beneficiaires adherent adherents famille familles habitant habitants citoyen citoyens "
    "citoyenne citoyennes public publics lyceens lyceen collegiens etudiants apprenants voyageurs locataires "
    "locataire detenus adultes adulte menages visiteurs lecteurs spectateurs consommateurs abonnes allocataires "
    "demandeurs stagiaires apprentis apprentie mineurs majeurs seniors aines retraites petits bebes nourrissons "
    "parents personnes population populations convives sportifs joueurs licencies tireurs supporters salaries "
    "agents equipes femmes meres migrants refugies utilisateurs utilisatrices internautes passagers pensionnaires "
    "malades benevoles foyers menage fournisseurs"
)
_TO = word_set(
    "de des d aux a au avec aupres pour chez par l du aide accueillir accompagner servir recevez accueillez suivez entre"
)  # fmt: skip


_BESIDE = word_set("aupres faveur destination profit benefice attention service contact")
"""What is done « auprès des » people is done for a public, whatever else the sentence asks."""


def is_served(text: Text, span: Span) -> bool:
    """Tell whether words are said of a public that is served: it stands just before them, after « de », « aux », « avec ».

    Words that name the public themselves count where nothing in their sentence asks for them.
    """
    words = text.words
    number = words[span.first].sentence
    before = [token.text for token in words[max(0, span.first - 2) : span.first] if token.sentence == number]
    if before[-1:] in (["des"], ["de"]) and before[:1] and before[0] in _BESIDE:
        return True
    last = span.first if sentence_at(text, span.first).sought else span.last
    for rank in range(last - 1, max(-1, span.first - 7), -1):
        if words[rank].sentence != number:
            break
        if words[rank].text in _SERVED:
            link = words[rank - 1] if rank and words[rank - 1].sentence == number else None
            if link is not None and link.text in _TO:
                return True
            beyond = words[rank - 2] if rank > 1 and words[rank - 2].sentence == number else None
            if (
                link is not None
                and link.text in ("les", "la", "le")
                and beyond is not None
                and beyond.text in _TO - {"entre"}
            ):
                return True  # « chez les ménages qui »
    return False


def is_set_before(text: Text, span: Span) -> bool:
    """Tell whether words are set before « vous » by a comma, and so said of the reader: « Robuste, vous tenez… »."""
    words = text.words
    sentence = sentence_at(text, span.first)
    if span.first - sentence.first > 8:
        return False
    for rank in range(span.last, min(span.last + 8, sentence.last)):
        if words[rank].text in ("vous", "tu"):
            return "," in text.source[words[span.last - 1].end : words[rank].start]
    return False


_ADVERBS = word_set("tres plutot idealement si et ou vous etes tu es")


def is_lone(text: Text, span: Span) -> bool:
    """Tell whether words are an item by themselves: between commas, « et » or the ends of their clause."""
    words = text.words
    first, last = words[span.first], words[span.last - 1]
    before = words[span.first - 1] if span.first and words[span.first - 1].sentence == first.sentence else None
    after = words[span.last] if span.last < len(words) and words[span.last].sentence == first.sentence else None
    sentence = sentence_at(text, span.first)
    if span.first - sentence.first > 4 and not (
        sentence.part is PartKind.PROFILE and sentence.last - sentence.first <= 8
    ):
        return False
    opens = (
        before is None
        or before.clause != first.clause
        or before.text in _ADVERBS
        or "," in text.source[before.end : first.start]
    )
    closes = (
        after is None
        or after.clause != last.clause
        or after.text in ("et", "ou", "mais")
        or "," in text.source[last.end : after.start]
    )
    return opens and closes
