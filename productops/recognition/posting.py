"""What a posting says of itself beside its missions: whether it is one, the lines to read, what it lacks, what clashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from productops.text.cues import Cues, Span
from productops.text.folding import fold
from productops.text.layout import LineKind, lines
from productops.text.parts import Part, PartKind
from productops.text.tokens import Text


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or a sentence of one, that may state a mission: its place in the source."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What a reader of the posting would ask for."""

    code: str
    message: str


_TITLE_WORDS = 9
_FEW = 2
"""Lines of missions under which what is said of the firm is read too: tasks may stand there."""
_LONGEST = 220
"""Characters from which a line is read sentence by sentence."""
_LIMITS = Cues(
    "ce que ..4 n_est pas", "ce que vous|tu ne ..3 pas", "ce n_est pas", "n_est pas ..2 poste|role", "hors perimetre",
    "what this ..3 not|isn_t", "what you won_t|will_not|don_t", "not ..2 role|job", "you are_not|aren_t responsible|in_charge|accountable|expected", "out_of_scope", "ce poste ne ..3 pas",
    "ne sera|serez|seras pas", "ce que ..1 ne ..3 pas", "ne ..1 confions|confie|demandons|demande pas", "you won_t|will_not", "vous ne ..2 pas", "ce qui ne releve pas",
)  # fmt: skip
_ASKED = Cues(
    "vous avez|savez|etes|maitrisez|justifiez|parlez|possedez|disposez|connaissez|aimez|ecoutez|faites_preuve",
    "tu as|sais|es|maitrises|connais|parles|aimes", "you have|are|know|bring|ve|re|speak|enjoy|love|thrive",
    "profil|formation|diplome|qualifications|requirements|bac", "about you", "experience|# ans|years|annees", "salary|salaire|remuneration",
    "why us|join", "pourquoi nous", "nous offrons|proposons", "we offer", "avantages|benefits|perks", "cdi|cdd|contrat",
)  # fmt: skip
_CV = Cues(
    "curriculum_vitae", "parcours|experiences|experience professionnel|professionnelle|professionnelles",
    "centres d_interet", "loisirs", "hobbies", "permis b", "ne|nee le #", "date_of_birth|date_de_naissance", "work_experience",
    "professional_experience|experience_professionnelle", "langues|languages", "references disponibles|available",
    "j_ai|je suis|pilote|gere|mene|travaille", "i led|managed|built|ran|was|am|have", "education|diplomes|formation",
)  # fmt: skip
_FIRST = re.compile(r"\b(?:je|j'|mon|ma|mes|moi|i|i'm|i've|my|me)\b")
_SECOND = re.compile(r"\b(?:vous|votre|vos|tu|ton|ta|tes|you|your|you'll|nous recherchons|we are looking)\b")
_TOLD = 3
"""Times « I » is said from which a text without terms, profile nor process is someone's opinion."""
_ARTICLE = re.compile(
    r"\b(?:cet article|ce billet|cette tribune|this (?:article|post|essay|piece)|our newsletter|notre newsletter|subscribe"
    r"|abonnez-vous|min(?:utes?)? (?:read|de lecture))\b"
)
_READ_IN = re.compile(
    r"\b(?:(?:temps de )?lecture ?:? ?(?:de )?(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|dix) ?min|\d+ min(?:utes?)? (?:read|de lecture)|ce que j'ai appris|what i (?:have )?learn(?:ed|t))"
)
"""What an article says of itself at its head, and no posting."""
_YEARS = re.compile(
    r"\b(?:19|20)\d\d\s*(?:[-–—/]+|a|to)\s*(?:[a-z]{3,10}\.?\s)?(?:(?:19|20)\d\d|aujourd'hui|present|now|actuel|en cours)"
    r"|\b(?:depuis|since) (?:[a-z]{3,10} )?(?:19|20)\d\d"
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:\+\d{2}|\b0\d)(?:[ .]?\d{2,3}){3,}")
_GENDER = re.compile(r"\(\s*(?:h\s*/\s*f|f\s*/\s*h|h/f/x|f/h/x|f/h/nb|m/f/d|m/w/d|all genders)\s*\)|\b(?:h/f|f/h)\b")
_POSTED = Cues(
    "vous|tu aurez|serez|avez|etes|auras|seras|piloterez", "votre|vos|ton|tes mission|missions|role|profil|activites|equipe",
    "missions|activites|responsabilites|responsabilities|remit", "you will|ll|are|have", "your role|remit|mission|responsibilities",
    "cdi|cdd|contrat|freelance|alternance|permanent|full_time", "candidature|postuler|apply|candidate|candidates",
    "recherche|recherchons|looking_for|hiring|recrute|recrutons", "rejoindre|rejoignez|join", "poste|role|position", "profil|about_you|requirements",
    "salaire|salary|remuneration|k",
)  # fmt: skip


_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|br|div|section|article|h[1-6]|tr|td|table|main|header|footer)\b[^<>]{0,500}>", re.I
)
_ROLE = re.compile(
    r"\b(?:manager|ops|operations|analyst|engineer|owner|lead|designer|director|head of|coach|officer|associate|specialist"
    r"|chief of staff|developer|consultant|coordinator|chef de|cheffe de|responsable|directeur|directrice|charge de|chargee de"
    r"|ingenieur|ingenieure|developpeur|developpeuse|assistant|assistante|comptable|juriste)\b"
)
_NOT_A_TITLE = re.compile(
    r"^(?:about|why|our|your|the|what|who|how|as|we|you|in|notre|votre|vos|nos|le|la|les|un|une|a propos|pourquoi|join"
    r"|hiring|rattache|report|reporting|profil|missions?|#)\b|\b(?:team|teams|equipe|equipes|department|function|fonction)\b|@|://"
)


def unfolded(source: str) -> str:
    """Give a page of HTML with its blocks on lines of their own; every other character keeps its place."""
    return _BLOCK.sub(lambda found: "\n" + " " * (len(found.group()) - 1), source)


def _title_lines(folded: str) -> int:
    """Count the lines that look like the title of a posting: short, alone, naming a role, each followed by a text."""
    seen: set[str] = set()
    blocks = [block.strip() for block in re.split(r"\n\s*\n", folded)]
    for block in blocks:
        first, _, rest = block.partition("\n")
        named = 1 < len(first.split()) <= _TITLE_WORDS and _ROLE.search(first) and not _NOT_A_TITLE.search(first)
        alone = first[:1] not in "-–—*•·" and first[-1:] not in ".:;,!?"
        if named and alone and (rest or block != blocks[-1]):
            seen.add(re.sub(r"\W+", " ", first).strip())
    return len(seen)


_SAID = re.compile(
    r"^(?:\d+ |un |une |un\W?e )|\b(?:recherch\w+|recrut\w+|nous|notre|votre|vous|son|en tant que?|en qualite|poste de|rejoign\w+|client)\b|[.:;?!]$"
)
_BODY = 30
"""Words between two titles from which each has a posting of its own: a title said again stands a line or two below."""


def heads(folded: str) -> list[tuple[int, int]]:
    """Give the places of the lines that name a job as a title does, with its mark (« H/F »), and no sentence around it."""
    spans = ((found.start(), found.end()) for found in re.finditer(r"[^\n]+", folded))
    found = []
    for start, end in spans:
        line = folded[start:end].strip()
        if len(line) < 110 and _GENDER.search(line) and not _SAID.search(_GENDER.sub("", line).strip()):
            found.append((start, end))
    return found


def _apart(folded: str, named: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two titles name two jobs, each with its text: the same one said twice shares a word with itself."""
    for (start, end), (after, stop) in pairwise(named):
        first, again = (set(re.findall(r"[a-z]{5,}", folded[a:b])) for a, b in ((start, end), (after, stop)))
        if first.isdisjoint(again) and min(len(folded[end:after].split()), len(folded[stop:].split())) >= _BODY:
            return True
    return False


def kind_of_text(text: Text, cut: Sequence[Part]) -> str | None:
    """Tell what a text is when it is not one posting: `cv`, `several` or `not-a-posting`; None when it is one."""
    folded = fold(text.source)
    if len(text.words) < 20:
        return "not-a-posting"
    first, second = len(_FIRST.findall(folded)), len(_SECOND.findall(folded))
    dates, told = len(_YEARS.findall(folded)), len({text.words[span.first].text for span in _CV.find(text)})
    if second <= 1 and dates and told >= 2 and _CONTACT.search(folded):
        return "cv"
    if second <= 1 and (
        (dates >= 2 and told >= 1) or (first >= 2 and dates >= 1 and told >= 1) or (told >= 4 and dates)
    ):
        return "cv"
    titles = [part for part in cut if part.kind is PartKind.TITLE]
    named = heads(folded)
    if _apart(folded, named) or len(titles) >= 3 or _title_lines(folded) >= 2:
        return "several"
    if not named and _READ_IN.search(folded):
        return "not-a-posting"
    kinds = {part.kind for part in cut}
    if kinds <= {PartKind.TITLE, PartKind.MISSIONS, PartKind.COMPANY} and (first >= _TOLD or _ARTICLE.search(folded)):
        return "not-a-posting"
    if not named and posted(text) < 2 and not any(part.kind is PartKind.MISSIONS for part in cut):
        return "not-a-posting"
    return None


def posted(text: Text) -> int:
    """Count the different words by which a text speaks as a posting does."""
    return len({text.words[span.first].text for span in _POSTED.find(text)})


_ASIDE = Cues(
    "working conditions", "compensation|benefits|perks|salary", "conditions|remuneration|avantages", "why join|work|us",
    "preferred|minimum|required|nice qualifications|requirements|skills|to_have", "about our|us|the company|team",
    "qui sommes_nous", "a propos", "nous rejoindre", "pourquoi ..1 ce|cette|maintenant", "hiring|recruitment|interview process", "processus|process de? recrutement",
)  # fmt: skip


_SHORT_LINE = 45
"""Characters under which a line without a stop may be a heading."""
_FIELD = re.compile(
    r"\W*(?:niveau(?: [\w' ]{1,20})?|statut|lieu|localisation|ville|contact|employeur|entreprise|secteur|prise de poste|date[\w' ]{0,20}|ref(?:erence)?|(?:type de )?contrat"
    r"|salaire|remuneration|experience|formation|diplome|qualification|horaires?|teletravail|duree|temps de travail|categorie|service|direction|langues?)\W{0,6}:(?:\W*\w+){1,8}\W*$",
    re.ASCII,
)
"""A field of a form: its name, then a few words: « Niveau : Senior » is no mission on levels."""


def units(text: Text, cut: Sequence[Part]) -> Iterator[Unit]:
    """Give the lines that may state missions: those of that part, or of what is left where none is found."""
    wanted = {PartKind.MISSIONS}
    read = lines(text.source)[1:]
    told = [line for line in read if any(p.kind is PartKind.MISSIONS and p.start <= line.start < p.end for p in cut)]
    if len(told) < _FEW:
        wanted |= {PartKind.COMPANY, PartKind.FURNITURE}
    limited = aside = False
    for line in read:
        kind = next((part.kind for part in cut if part.start <= line.start < part.end), None)
        said = text.source[line.start : line.end]
        bullet = said.lstrip()[:1] in "-–—*•·"
        # What is under « Ce que nous ne vous confions pas » goes on to the next heading, whether it is a list or prose.
        if said.rstrip().endswith(":") or (
            len(said) < _SHORT_LINE and (not bullet or not limited) and said.rstrip()[-1:] not in ".;"
        ):
            limited = any(_LIMITS.find(Text(said)))
        bare = len(said) < _SHORT_LINE and not bullet and said.rstrip()[-1:] not in ".;,"
        if line.kind in (LineKind.HEADING, LineKind.LABEL) or said.startswith("#") or (aside and bare):
            aside = any(_ASIDE.find(Text(said[:80])))
        if kind not in wanted or limited or aside or _FIELD.match(fold(said)):
            continue
        for start, end in _sentences(text, line.start, line.end):
            if not _is_asked(text.source[start:end]):
                yield Unit(start, end)


def _sentences(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _LONGEST:
        yield start, end
        return
    inside = [token for token in text.tokens if start <= token.start < end]
    first = 0
    for rank, token in enumerate(inside):
        if rank + 1 == len(inside) or inside[rank + 1].sentence != token.sentence:
            yield inside[first].start, token.end
            first = rank + 1


_CUT = re.compile(r"\s*(?:[;,]\s+(?:et |and |puis |then )?|\s(?:et|and)\s(?=(?:de |d'|to )?[\w'’]+\s))")
_WORDS_APART = 4


def pieces(source: str, unit: Unit) -> Iterator[Unit]:
    """Give the pieces of a long line, between its commas: each may be a task of its own."""
    said = source[unit.start : unit.end]
    cuts = [0, *(found.end() for found in _CUT.finditer(said)), len(said)]
    spans = [(first, last) for first, last in pairwise(cuts) if len(said[first:last].split()) >= _WORDS_APART]
    if len(spans) > 1:
        yield from (Unit(unit.start + first, unit.start + last) for first, last in spans)


_PLUS = re.compile(
    r"\b(?:est|sont|serait|seraient) (?:un |de |des |pas )?(?:vrai |reel |gros )?(?:plus|atouts?|indispensable|apprecie|souhaite|exige|requis|necessaire)\w*\b"
    r"|\b(?:is|are|would be) (?:a |not )?(?:plus|bonus|required|preferred|nice)\b"
)
"""What a posting says of a skill: it would be a plus, or is not required."""


def _is_asked(said: str) -> bool:
    """Tell whether a line asks something of the person rather than telling what they will do."""
    read = Text(said)
    if _PLUS.search(read.folded):
        return True
    return any(span.first == 0 for span in _ASKED.find(read))


_SALARY = re.compile(
    r"\d[\d\s.,]*\s?(?:k\s?€|k€|€|eur|euros|k\b|£|\$|chf|dkk)|[£$€]\s?\d|\b(?:chf|dkk|eur|usd|gbp)\s?\d"
)
_HAS: tuple[tuple[str, str, Cues], ...] = (
    (
        "results",
        "Aucun résultat attendu n’est dit : à quoi verra-t-on, dans six mois, que le poste sert ?",
        Cues(
            "resultat|resultats|objectif|objectifs|reussite|succes ..4 attendus|attendu|mois|poste|an|dans", "dans # mois",
            "a # mois", "reussi ..4 si", "success ..4 looks|measured|means|months", "in|within|after # months|days",
            "first # days|months", "vous aurez reussi", "indicateurs de reussite", "outcomes", "de|from ..4 a|to ..3 semaines|weeks|mois|months",
        ),
    ),
    (
        "reporting",
        "Le rattachement n’est pas dit : à qui la personne rend-elle compte ?",
        Cues(
            "rattache|rattachee|rattachement|reporte|reporting|rapporte|rapportera|rapporterez|rapporteras|reportez ..3 a|au|aux|to|e", "sous la_responsabilite|direction", "rattachement",
            "report|reports|reporting to|into", "aux cotes", "avec le|la|notre cpo|vp|directeur|directrice|head|direction", "bras_droit",
            "manager|responsable hierarchique", "your|votre|ton|to_be_your manager|responsable|boss", "chief_of_staff to",
        ),
    ),
    (
        "limits",
        "Rien ne dit ce que le poste n’est pas : c’est ce qui évite d’hériter de tout.",
        _LIMITS,
    ),
    (
        "size",
        "La taille des équipes servies n’est pas dite : combien de PM, combien d’équipes ?",
        Cues(
            "#|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente pm|pms|po|equipes|squads|product_managers|tribus|personnes",
            "#|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty ..1 pms|pm|teams|squads|product_managers|people|tribes",
        ),
    ),
    (
        "contract",
        "Le contrat n’est pas dit.",
        Cues("cdi|cdd|freelance|alternance|stage|permanent|contractor|fixed_term|full_time|part_time|contrat|contract|indetermine|independant|independante|independants|independantes"),
    ),
    (
        "location",
        "Le lieu et les jours sur place ne sont pas dits.",
        Cues(
            "teletravail|remote|hybride|hybrid|sur_site|on_site|onsite|presentiel|bureau|bureaux|office|distanciel|full_remote|work_from_home", "base|basee|bases|basees|situe|situee a|au|en", "based in",
            "paris|lyon|marseille|lille|nantes|bordeaux|toulouse|rennes|montpellier|strasbourg|grenoble|nice|rouen|angers|brest|tours|dijon|annecy|levallois|montreuil|massy|villeurbanne|la_defense|ile_de_france",
        ),
    ),
    (
        "process",
        "Les étapes du recrutement ne sont pas dites.",
        Cues(
            "processus|process|etapes|etape de? recrutement|entretien|entretiens|selection", "processus ..4 appel|echange|entretien|rencontre|etapes|visio", "appel ..5 minutes|rh|recruteur|recruteuse",
            "our process is", "process a|an|one|two|three|#|un|une|deux|trois", "call with", "entretien|entretiens|interview|interviews|echange|echanges",
            "hiring process", "reponse sous|dans", "etude_de_cas|case_study",
        ),
    ),
)  # fmt: skip


def lacking(text: Text, cut: Sequence[Part], *, missions: bool) -> Iterator[Missing]:
    """Give what the posting does not say, the heaviest first."""
    if not missions:
        yield Missing(code="missions", message="Aucune mission n’est dite : que fera la personne, concrètement ?")
    if not _SALARY.search(fold(text.source)):
        yield Missing(code="salary", message="La rémunération n’est pas dite.")
    kinds = {part.kind for part in cut}
    for code, message, cues in _HAS:
        if code == "process" and PartKind.PROCESS in kinds:
            continue
        if not any(cues.find(text)):
            yield Missing(code=code, message=message)


_JUNIOR = Cues("junior|debutant|debutante|stage|stagiaire|alternance|alternant|entry_level|graduate|intern|internship")
_LEADS = Cues(
    "manager|encadrer|managez|encadrez|recruter|recrutez|management ..3 equipe|equipes|trois|deux|product_ops",
    "manage|lead|hire ..3 team|people|reports|managers",
)
_YEARS_ASKED = Cues("#|cinq|six|sept|huit|dix ans|annees|years d|de|of|minimum|experience|as|in")
_AFTER_YEARS = re.compile(r"\W+(?:d|de|of|as|in)$", re.IGNORECASE)
_FIRST_HIRE = Cues(
    "premier|premiere|first ..2 product_ops|poste|hire|role", "poste cree|creation", "creation de_poste|du_poste"
)
_OWN_FIRST_JOB = Cues(
    "un|votre|ton|son|leur|leurs|a|your|their premier|first poste|job|role|emploi", "premiers postes|emplois"
)
"""The first job of whoever applies: « un premier poste » opens no function."""
_TEAM = Cues(
    "equipe product_ops",
    "rejoindre|rejoignez|join ..3 equipe_product_ops|product_ops_team|product_operations_team|equipe_ops",
)


def contradictions(
    text: Text, *, other: bool, titled: bool, levels: Mapping[str, int]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give what does not hold together: a code, a message, the words that show it."""
    said = fold(text.source.strip().split("\n", 1)[0])
    if other and (titled or re.search(r"product[ -]?op(?:s|erations)", said)):
        yield (
            "title",
            "L’intitulé dit Product Ops, mais les tâches décrivent un autre métier.",
            _words(text, Cues("product_ops|product_operations|productops")),
        )
    junior = _words(text, _JUNIOR)
    if junior and (leads := _words(text, _LEADS)):
        yield "seniority", "On cherche une personne qui débute et qui encadre.", (*junior[:1], *leads[:1])
    asked = (_AFTER_YEARS.sub("", each) for each in _words(text, _YEARS_ASKED))
    if junior and (years := [each for each in asked if _number(each) >= 4]):
        yield (
            "experience",
            "On cherche une personne qui débute, avec plusieurs années d’expérience.",
            (*junior[:1], *years[:1]),
        )
    if sum(level == 3 for level in levels.values()) >= 3:
        yield "everything", "Trois domaines au moins sont au cœur du poste : une seule personne ne les portera pas.", ()
    own = {place for span in _OWN_FIRST_JOB.find(text) for place in range(span.first, span.last)}
    alone = _told(text, (span for span in _FIRST_HIRE.find(text) if span.first not in own))
    if alone and (team := _words(text, _TEAM)):
        yield "set-up", "Le poste est dit le premier, et l’on rejoint pourtant une équipe.", (*alone[:1], *team[:1])


def _words(text: Text, cues: Cues) -> tuple[str, ...]:
    return _told(text, cues.find(text))


def _told(text: Text, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(text.excerpt(text.words[span.first].start, text.words[span.last - 1].end) for span in spans)


_NUMBERS = {"cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10}


def _number(words: str) -> int:
    first = fold(words.split()[0])
    digits = re.match(r"\d{1,3}", first)
    return int(digits.group()) if digits else _NUMBERS.get(first, 0)
