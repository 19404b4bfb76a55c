"""Good practice: what makes the right people apply. Never a must; thresholds are our judgement unless said otherwise."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.amounts import pays
from productops.review.rules.evidence import results, steps
from productops.review.rules.finding import either, present, say, spans, wording
from productops.review.rules.stance import part_at, sentence_at, sentences
from productops.review.rules.title import title_of
from productops.text.cues import Cues, Span
from productops.text.folding import word_set
from productops.text.layout import LineKind
from productops.text.parts import PartKind, lines_of, parts
from productops.text.tokens import Text, Token

SHORT, LONG = 200, 700
MANY, TOO_MANY = 7, 10
LONG_SENTENCE, MOST_LONG, NO_SENTENCE = 32, 2, 75
"""Words of a long sentence, and how many of them a posting bears. The sources say 25; French runs longer (ours)."""

_TEXTIO = "https://textio.com/blog/how-to-write-your-best-job-post-ever-part-2"
_LINKEDIN = "https://business.linkedin.com/talent-solutions/recruiting-tips/7-job-post-tips"
_BULLETS = ("-", "•", "*", "–", "·", "▪", "◦", "●")


def _length(text: Text, _facts: Facts) -> Iterator[Hit]:
    count = len(text.words)
    if count < SHORT:
        yield Hit(message=f"{count} mots : c’est court pour se décider ({SHORT} au moins).")
    elif count > LONG:
        yield Hit(
            message=f"{count} mots : au-delà de {LONG}, on lit en diagonale. Coupez la présentation et les exigences apprises sur place."
        )


def _requirements(text: Text) -> int:
    """Count the list items of the longest part that says what is required."""
    items = [line.start for line in lines_of(text) if line.kind is LineKind.BULLET]
    asked = (part for part in parts(text) if part.kind is PartKind.PROFILE)
    return max((bisect_left(items, part.end) - bisect_left(items, part.start) for part in asked), default=0)


def _many_requirements(text: Text, facts: Facts) -> Iterator[Hit]:
    count = facts.required if facts.required is not None else _requirements(text)
    if count > MANY:
        heavy = " C’est beaucoup trop : chacune écarte des personnes qui réussiraient." if count > TOO_MANY else ""
        yield Hit(message=f"{count} exigences : au-delà de {MANY}, on n’en retient aucune.{heavy}")


def _mixed_requirements(text: Text, facts: Facts) -> Iterator[Hit]:
    count = facts.required if facts.required is not None else _requirements(text)
    if count > 4 and not present(text, _NICE):
        yield Hit()


_NICE = Cues(
    "serait|seraient|est|sont un?_plus|atout*|bonus|apprecie*",
    "apprecie*",
    "atout*",
    "un plus",
    "ideal*",
    "souhaite*",
    "facultati*",
    "optionnel*",
    "s apprend|apprendre ..3 sur_place|place",
    "bonus",
    "pas_indispensable*|obligatoire*|necessaire*",
)
_COOPERATIVE = Cues(
    "accompagn*",
    "aid*",
    "ecout*",
    "ensemble",
    "equipe*",
    "partag*",
    "soin",
    "cooper*",
    "collabor*",
    "transmet*",
    "soutien*",
    "soutenir",
    "confiance",
    "relation*",
    "dialogue*",
    "avec",
)
_COMPETITIVE = Cues(
    "competitif|competitive|competition|competiteur*",
    "dominer|dominant|dominante|domination",
    "conquerir|conquerant*|conquete",
    "agressif|agressive|agressivite",
    "combatif|combative|combattre|combat",
    "gagnant|gagnante|gagneur|gagneuse|gagner",
    "battant|battante|guerrier|guerriere|killer|killers|requin|requins|winner|winners",
    "chasseur|chasseuse",
    "ecraser|ecrase",
    "offensif|offensive",
    "mordant|hargne|niaque|gnaque",
    "challenger|challenge|challenges",
)


def _stereotypes(text: Text, _facts: Facts) -> Iterator[Hit]:
    fights = [
        span
        for span in spans(text, _COMPETITIVE)
        if part_at(text, text.words[span.first].start) is not PartKind.COMPANY
    ]
    helps = spans(text, _COOPERATIVE)
    if len(fights) >= 4 and len(fights) > len(helps):
        words = ", ".join(
            dict.fromkeys(
                text.excerpt(text.words[s.first].start, text.words[s.last - 1].end).lower() for s in fights[:6]
            )
        )
        yield Hit(
            start=text.words[fights[0].first].start,
            end=text.words[fights[0].last - 1].end,
            message=f"{len(fights)} mots de lutte ({words}), {len(helps)} d’entraide : l’équilibre penche.",
        )
    elif (twice := _twice_in_one(text, fights, helps)) is not None:
        yield Hit(start=text.words[twice.first].start, end=text.words[twice.last - 1].end)


def _twice_in_one(text: Text, fights: Sequence[Span], helps: Sequence[Span]) -> Span | None:
    """Give the first of two words of struggle that one sentence asks of the person: « un tempérament agressif, l’esprit de compétition »."""
    for one, other in pairwise(fights):
        sentence = sentence_at(text, one.first)
        softened = any(
            sentence.first <= each.first < sentence.last and text.words[each.first].text != "avec" for each in helps
        )
        if sentence.first <= other.first < sentence.last and sentence.asks and not (sentence.refuses or softened):
            return one
    return None


def _no_address(text: Text, _facts: Facts) -> Iterator[Hit]:
    words = {token.text for token in text.words}
    if len(text.words) >= 60 and not words & {"vous", "votre", "vos", "tu", "te", "toi", "t", "ton", "ta", "tes"}:
        yield Hit()


_VAGUE = Cues(
    "excellente|parfaite|tres_bonne|forte|solide|solides|excellentes|fortes ..1 maitrise|connaissance|connaissances|experience|experiences|competence|competences|expertise|capacite|capacites|aptitude|aptitudes|culture",
    "maitrise|connaissance|connaissances|competence|competences ..1 parfaite|excellente|solide|approfondie|pointue|parfaites|excellentes|solides|approfondies|pointues",
    "expert|experte|experts reconnu|reconnue|confirme|confirmee",
    "appetence ..2 forte|certaine",
    "sens aigu",
    "haut|tres_haut niveau d|de exigence|expertise",
)  # fmt: skip


def _vague_levels(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find vague levels asked of the person; what a company says of itself is not one."""
    for span in spans(text, _VAGUE):
        first, last = text.words[span.first], text.words[span.last - 1]
        sentence = sentence_at(text, span.first)
        inside = text.source[first.start : last.end]
        if (
            re.search("[,;:.()\n]", inside)
            or not sentence.asks
            or sentence.task
            or part_at(text, first.start) in (PartKind.COMPANY, PartKind.TERMS, PartKind.FURNITURE)
        ):
            continue
        if any(
            token.text in ("notre", "nos", "leur", "leurs", "son", "sa", "ses")
            for token in text.words[max(sentence.first, span.first - 3) : span.first]
        ):
            continue
        yield Hit(start=first.start, end=last.end)


def _few_bullets(text: Text, _facts: Facts) -> Iterator[Hit]:
    if len(text.words) < SHORT:
        return
    listed = any(text.source[start:end].startswith(_BULLETS) for start, end in text.lines)
    if not listed and len(text.lines) < 12:
        yield Hit()


def _no_results(text: Text, facts: Facts) -> Iterator[Hit]:
    if facts.results is None and results(text) is None:
        yield Hit()


def _no_steps(text: Text, _facts: Facts) -> Iterator[Hit]:
    if steps(text) is None:
        yield Hit()


def _late_pay(text: Text, _facts: Facts) -> Iterator[Hit]:
    found = pays(text)
    if not found or len(text.words) <= SHORT or found[0].start <= 0.75 * len(text.source):
        return
    # A page of a job board puts its own card of facts at the end, or beside: it is not the author's order.
    labelled = any(line.kind is LineKind.LABEL and line.start <= found[0].start < line.end for line in lines_of(text))
    if not labelled:
        yield Hit(start=found[0].start, end=found[0].end)


def _long_sentences(text: Text, _facts: Facts) -> Iterator[Hit]:
    long = [
        words for sentence in text.sentences if _is_long(text, words := [token for token in sentence if token.is_word])
    ]
    if len(long) > MOST_LONG:
        first = long[0]
        yield Hit(
            start=first[0].start,
            end=first[-1].end,
            message=f"{len(long)} phrases de plus de {LONG_SENTENCE} mots, dont celle-ci ({len(first)} mots).",
        )


def _is_long(text: Text, words: list[Token]) -> bool:
    """Tell whether a sentence is long prose: it ends with a stop, on few lines, and is neither a list nor a broken copy."""
    if not LONG_SENTENCE < len(words) <= NO_SENTENCE:
        return False
    written = text.source[words[0].start : words[-1].end + 2]
    if not re.search(r"[.!?…][\s\"»)]*$", written):
        return False
    glued = len(re.findall(r"[a-zà-ÿ)] [A-ZÀ-Ý][a-zà-ÿ]+ [a-zà-ÿ]", written))
    return glued < 3 and not re.search(r"[;•|<>\\]|\n\s*\n| [-–*] |:\s*[-–•*]", written) and written.count(",") <= 6


_CLICHES = wording(
    say("rockstar*|rock_star*|ninja*|guru*|gourou*|superstar*|warrior*|wizard*|jedi*|unicorn*"),
    say("couteau|un_couteau suisse"),
    say("des|vrais couteaux suisses"),
    say("mouton ..1 cinq|5 pattes"),
    say("perle rare"),
    say("homme|chef|femme ..1 orchestre"),
    say("super heros|heroine*"),
    say("work hard"),
    say("stay hungry"),
    say("esprit start* up|startup"),
    say("comme une ..1 famille"),
    say("une grande famille"),
    say("resistan* ..1 stress"),
    say("rien ..2 fait peur"),
    say("corveable*"),
    inclusive=False,
    persons=False,
)


_LICENCE = wording(
    say("permis ..1 de? conduire|b|vl", "permis ..1 exige|obligatoire|indispensable|requis|souhaite"),
    say("vehicule|voiture ..1 personnel|personnelle|indispensable|obligatoire|exige|exigee|requis|souhaite"),
    say("motorise|motorisee|motorise_e|etre_vehicule|etre_vehiculee|vehicule_obligatoire"),
    unless=Cues("produit*|service*|application|secteur|constructeur|location|flotte|marche ..4 vehicule*|permis", "vehicule* ..2 fonction|service|electrique*|autonome*|connecte*|occasion|fourni", "permis ..2 construire|travail|feu|poids_lourd|c|ce|d|bateau|cotier", "rembours* ..8 vehicule|voiture"),
)  # fmt: skip
_DRIVING = Cues(
    "conduite|conduire|conducteur|conductrice|chauffeur*|livreu*|livrer|livrez|livres|livraison*|camion|camions|tournee*|itinerant*|trajet*|convoy*|routier|routiere",
    "deplacement*|deplacer|intervention*|domicile|chantier|chantiers|terrain|commercial|commerciale|secteur|agences|mobilite|releve|transport*",
    "clients ..2 visite*|visites", "horaires ..2 decal*|nuit", "vehicule ..2 service|fonction|entreprise", "plusieurs sites",
    "sorties|minibus|conduirez|conduisez|camionnette|fourgon|utilitaire|visites|collecte|ramassage",
)  # fmt: skip


def _licence(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a licence or a car that is asked for in a posting where nothing is driven."""
    driven = (span for span in _DRIVING.find(text) if not _names_a_licence(text, span))
    if next(driven, None) is None:
        yield from _LICENCE(text, facts)


def _names_a_licence(text: Text, span: Span) -> bool:
    """Tell whether « conduire » is that of « permis de conduire », which drives nothing."""
    return [token.text for token in text.words[max(0, span.first - 2) : span.last]] == ["permis", "de", "conduire"]


def _postings(text: Text) -> Iterator[dict[str, object]]:
    """Give the structured data of a pasted page (schema.org JobPosting)."""
    for block in _SCRIPT.finditer(text.source):
        try:
            data = json.loads(block["json"])
        except (ValueError, RecursionError):
            continue
        for entry in data if isinstance(data, list) else [data]:
            if isinstance(entry, dict) and entry.get("@type") == "JobPosting":
                yield entry


_SCRIPT = re.compile(r"<script[^<>]{0,200}ld\+json[^<>]{0,200}>(?P<json>[^<]{2,60000})</script>", re.IGNORECASE)
_FIELDS = ("title", "description", "datePosted", "hiringOrganization")


def _hidden_data(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a title of the structured data that the page does not show."""
    visible = _SCRIPT.sub(" ", text.source)
    for entry in _postings(text):
        title = str(entry.get("title", ""))
        if title and title not in visible:
            yield Hit(message=f"Les données structurées disent « {title[:80]} », que la page ne montre pas.")


def _missing_fields(text: Text, _facts: Facts) -> Iterator[Hit]:
    for entry in _postings(text):
        missing = [name for name in _FIELDS if not entry.get(name)]
        if not entry.get("jobLocation") and not entry.get("applicantLocationRequirements"):
            missing.append("jobLocation")
        if missing:
            yield Hit(message=f"Les données structurées n’ont pas : {', '.join(missing)}.")


_PLACE = re.compile(
    r"\b(?:lieu|localisation|base[e]?s?|situe[e]?s?|teletravail|distance|remote|sur place|bureaux|locaux|siege|agence|secteur|site)\b|\b\d{5}\b|\(\d[\dab]\d?\)|\b\d[\dab] ?- ?[a-z]|\b(?:paris|lyon|nantes|lille|bordeaux|toulouse|rennes|marseille|montpellier|strasbourg|grenoble|nice)\b",
    re.ASCII,
)
_AT = re.compile(r"(?:\bà|\bau|\bsur|\bprès de|\bde|,|-|\bau sein)\s+(?:la |le |l[’'])?[A-ZÀ-Ý][a-zà-ÿ]{2,}")


_HEADED = re.compile(r"(?:^|[|·•–—] ?)(?P<name>[A-ZÀ-Ý][\w’'-]{2,}(?: [\w’'-]+){0,3}) ?[|·•–—]", re.MULTILINE)
"""A town between two signs of a heading: « Réseau Santé | Béziers | 18-11-2026 »."""


def _says_place(text: Text) -> bool:
    return any(
        found is not None
        for found in (_PLACE.search(text.folded), _AT.search(text.source), _HEADED.search(text.source[:400]))
    )


_TASKS = Cues(
    "mission*",
    "responsabilite*",
    "vos|tes taches",
    "au quotidien",
    "vous ..3 aurez|serez|ferez|piloterez|animerez|construirez|mettrez|organiserez|tiendrez|travaillerez",
    "tu ..3 auras|seras|feras|animeras|mettras",
    "role",
    "ce que vous ferez",
    "ce qu on t|vous apprend|confie|confiera|apprendra|demande|demandera",
    "journee*",
    "activites|attributions",
    "au programme",
    "job|boulot|travail",
    "concretement",
)
_PROFILE = Cues(
    "profil",
    "cap|bep|bts|dut|but|dcg|bpa|bprea|deug|deust|licence|master|bac|diplome+|titre_professionnel",
    "#|un|deux|trois|quatre|cinq ans ..1 en|dans|de|sur",
    "debutant+|debutants accept*",
    "competence*",
    "experience*",
    "vous savez",
    "vous avez",
    "vous etes",
    "tu sais",
    "tu as",
    "tu es",
    "qualite*",
    "formation",
    "diplome*",
    "debutant*",
    "attendons|cherchons",
    "bac|diplome*|connaissance*|maitris*|autonom*|rigoureu*|niveau|titulaire|master|ingenieur*|aptitude*|savoir|debutant*",
)
_CONTACT = Cues(
    "postul*",
    "candidat*",
    "envoy*",
    "contact*",
    "ecriv*",
    "adress* ..2 cv",
    "mail",
    "email",
    "courriel",
    "cv",
    "com|fr|org|net|io|eu",
    "appel*|telephon*|tel|joindre ..4 #",
    "passez|passer|presentez|presenter|venez ..3 nous|boutique|magasin|agence|place|salon|restaurant|chantier|accueil",
)


def _listed(text: Text) -> bool:
    return any(
        line.kind is LineKind.BULLET and part_at(text, line.start) is PartKind.MISSIONS for line in lines_of(text)
    )


def _missing_content(text: Text, facts: Facts) -> Iterator[Hit]:
    kinds = {part.kind for part in parts(text)}
    tasks = any(each.task for each in sentences(text).values()) or present(text, _TASKS) or _listed(text)
    profile = PartKind.PROFILE in kinds or present(text, _PROFILE)
    # A page of a job board has its own button to apply, which a copy does not take along.
    boarded = (
        "@" in text.source
        or PartKind.FURNITURE in kinds
        or sum(line.kind is LineKind.LABEL for line in lines_of(text)) >= 2
    )
    said = {
        "le lieu": bool(facts.location) or _says_place(text),
        "les tâches": tasks,
        "le profil attendu": profile,
        "où candidater": boarded or PartKind.PROCESS in kinds or present(text, _CONTACT),
    }
    missing = [name for name, present_ in said.items() if not present_]
    if title_of(text) is None and not facts.title:
        missing.insert(0, "un intitulé, seul sur la première ligne et sans point à la fin")
    if missing:
        yield Hit(message=f"Il manque : {', '.join(missing)}.")


def _maximum_experience(text: Text, _facts: Facts) -> Iterator[Hit]:
    for span in spans(text, _EXPERIENCE_RANGE):
        first, last = text.words[span.first], text.words[span.last - 1]
        near = {
            token.text
            for token in text.words[max(0, span.first - 5) : span.last + 8]
            if token.sentence == first.sentence
        }
        between = text.source[first.start : last.end]
        if "," in between or not re.search(r"[-–—/]|\b(?:à|a|et|ou)\b|max|moins", between):
            continue
        if re.search(r"\d ?\+", between) or [t.text for t in text.words[max(0, span.first - 2) : span.first]] == [
            "au",
            "moins",
        ]:
            continue
        if (near & _FLOOR and not near & {"maximum", "max", "maxi", "moins"}) or part_at(
            text, first.start
        ) is PartKind.COMPANY:
            continue
        floor = next((t.text for t in text.words[span.first : span.last] if t.text[0].isdigit()), None)
        told = f"Écrivez « {floor} ans d’expérience ou plus », ou dites" if floor else "Retirez le plafond, ou dites"
        yield Hit(start=first.start, end=last.end, suggestion=f"{told} ce que la personne doit savoir faire seule.")


_FLOOR = word_set("minimum min mini minimale minimums plus requis")
_EXPERIENCE_RANGE = Cues(
    "experience|experiences|anciennete ..3 #|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt ans|annees ..1 maximum|max|maxi|au_plus|grand_maximum",
    "#|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt ans|annees d|de experience ..1 maximum|max|maxi|au_plus|grand_maximum",
    "# a|et|ou # ans|annees ..2 experience",
    "# # ans|annees ..2 experience",
    "experience ..2 de? # a|et # ans|annees",
    "experience ..2 entre # et # ans|annees",
    "moins de # ans|annees ..2 experience",
    "maximum # ans|annees ..2 experience",
    "# ans|annees ..1 experience maximum|max|maxi",
    "# ans|annees ..2 experience ..1 maximum|max|maxi",
    "experience ..3 # ans|annees maximum|max|maxi",
)

RULES = (
    Rule(id="G01", title="Longueur", severity=Severity.SHOULD, reference="Textio : 300 à 700 mots ; les sources se contredisent", source=_TEXTIO, confidence="B", message="La longueur s’écarte de ce qui se lit bien.", why="Trop court, on ne se décide pas ; trop long, on abandonne.", suggestion="Visez 300 à 700 mots.", reader="La longueur ne dit rien du poste.", find=_length, absent=True),
    Rule(id="G02", title="Nombre d’exigences", severity=Severity.SHOULD, reference="Avis concordants de praticiens", source="https://beefed.ai/en/job-description-audit-bias-tools-checklist", confidence="B", message="Il y a beaucoup d’exigences.", why="Chaque exigence écarte des personnes ; passé sept, on ne sait plus lesquelles comptent.", suggestion="Gardez celles sans lesquelles le poste échoue, les autres s’apprennent.", reader="La liste est longue : candidatez si vous tenez l’essentiel.", question="Quelles sont les trois compétences sans lesquelles cela ne marche pas ?", find=_many_requirements, absent=True),
    Rule(id="G03", title="Exigé et apprécié, à part", severity=Severity.SHOULD, reference="Abraham et coauteurs, « Words matter »", source="https://www.researchgate.net/publication/383635254_Words_matter_Experimental_evidence_from_job_applications", confidence="B", message="Rien ne sépare ce qui est exigé de ce qui est apprécié.", why="Mêlées, les préférences sont lues comme des barrières.", suggestion="Deux listes : ce qu’il faut en arrivant, ce qui s’apprend ici.", reader="On ne sait pas ce qui est vraiment exigé.", question="Qu’est-ce qui s’apprend sur place ?", find=_mixed_requirements, absent=True),
    Rule(id="G04", title="Seuils vagues", severity=Severity.SHOULD, reference="Management Science, doi 10.1287/mnsc.2023.4907", source="https://topsight.net/paper/W4386774928", confidence="B", message="Le seuil est vague : chacun le lit à sa façon.", why="Devant une barre floue, des personnes qualifiées renoncent.", suggestion="Dites ce que l’on doit savoir faire seul : « vous écrivez une requête SQL avec deux jointures ».", reader="« Solide » ne dit rien : demandez un exemple.", question="À quoi reconnaît-on ce niveau, dans le travail ?", find=_vague_levels),
    Rule(id="G05", title="Le mythe des 60 %", severity=Severity.SHOULD, reference="Le chiffre est mal sourcé ; une expérience récente ne le retrouve pas", source="https://www.alexopanasets.com/research", confidence="B", message="Ce chiffre circule sans source solide.", why="Dire aux femmes qu’elles n’osent pas ne les fait pas candidater ; une liste courte, si.", suggestion="Remplacez-le par : « Si vous tenez l’essentiel de cette liste, écrivez-nous. »", reader="Ce chiffre n’est pas établi : candidatez si vous tenez l’essentiel.", find=wording(say("femmes ..12 60 ..8 100"), say("hommes ..12 60 ..8 criteres|competences"), say("60 ..2 criteres ..8 hommes|femmes"), say("100 ..3 criteres ..8 femmes|hommes"), inclusive=False, persons=False)),
    Rule(id="G06", title="Mots de lutte", severity=Severity.SHOULD, reference="Gaucher, Friesen et Kay, 2011 ; liste française de notre main", source="https://github.com/lovedaybrooke/gender-decoder", confidence="B", message="Le vocabulaire penche vers la lutte.", why="Un lexique de combat écarte des personnes, des femmes surtout, sans rien dire du travail.", suggestion="Remplacez la disposition par un comportement : « vous défendez un choix devant trois directeurs ».", reader="Le ton est à la lutte : demandez comment l’équipe décide.", question="Comment un désaccord se règle-t-il ici ?", find=_stereotypes),
    Rule(id="G07", title="Pas de promesse chiffrée d’égalité", severity=Severity.SHOULD, reference="NBER, document 31314 : l’effet dépend de ce que font les autres offres", source="https://nber.org/papers/w31314", confidence="A", message="Aucune étude ne permet de promettre ce chiffre.", why="Une formulation neutre n’attire davantage que si peu d’autres le font.", suggestion="Retirez le pourcentage ; gardez les deux formes.", find=wording(say("# ..3 candidatures|candidates|femmes en plus|de_plus|supplementaires"), say("# ..2 femmes ..2 grace a ..4 inclusi*"), inclusive=False, persons=False)),
    Rule(id="G09", title="Expérience maximale", severity=Severity.SHOULD, reference="Journal du Net ; manuel de GitLab", source="https://handbook.gitlab.com/handbook/hiring/job-families", confidence="B", message="Une expérience maximale écarte les plus anciens.", why="Le plafond dit un âge sans le dire ; ce qui compte est ce que l’on sait faire.", suggestion="Gardez un plancher, ou retirez les années.", reader="Vous avez plus d’expérience ? Candidatez : le plafond ne se défend pas.", question="Qu’est-ce qui change au-delà de ces années ?", find=_maximum_experience),
    Rule(id="G10", title="Parler à quelqu’un", severity=Severity.SHOULD, reference="Textio", source="https://textio.com/blog/how-to-write-a-job-description", confidence="B", message="Le texte ne s’adresse à personne.", why="« Vous » met dans la situation ; « le candidat idéal » tient à distance.", suggestion="Dites « vous », ou « tu », d’un bout à l’autre.", find=_no_address, absent=True),
    Rule(id="G11", title="Des listes", severity=Severity.SHOULD, reference="Textio : un tiers du texte", source="https://textio.com/blog/three-quick-tips", confidence="B", message="Les missions ne sont pas en liste.", why="Une liste se parcourt ; un pavé se quitte.", suggestion="Mettez les missions en liste, une ligne chacune.", find=_few_bullets, absent=True),
    Rule(id="G12", title="Résultats attendus", severity=Severity.SHOULD, reference="LinkedIn, conseil 5", source=_LINKEDIN, confidence="B", message="On ne sait pas à quoi le poste sera jugé réussi.", why="Trois résultats à trois, six et douze mois disent mieux le poste que vingt tâches.", suggestion="Ajoutez « Ce poste sera réussi si… » avec une échéance et une cible.", reader="L’offre ne dit pas à quoi vous serez jugé.", question="Qu’est-ce qui aura changé dans un an si tout va bien ?", find=_no_results, absent=True),
    Rule(id="G13", title="La paie, tôt", severity=Severity.SHOULD, reference="LinkedIn : la paie est lue d’abord, par 61 %", source=_LINKEDIN, confidence="B", message="Le montant vient à la fin.", why="On le cherche en premier ; le cacher au bout fait perdre les gens pressés.", suggestion="Remontez-le sous l’intitulé.", find=_late_pay),
    Rule(id="G14", title="Déroulement", severity=Severity.SHOULD, reference="Charte de recrutement de Welcome to the Jungle", source="https://www.welcometothejungle.com/en/pages/recruitment-charter", confidence="B", message="Les étapes du recrutement ne sont pas dites.", why="Savoir qui l’on verra et quand on aura une réponse fait tenir les candidatures.", suggestion="Trois lignes : qui l’on rencontre, combien de temps, sous combien de jours vous répondez.", reader="Vous ne savez pas comment se passe le recrutement.", question="Quelles sont les étapes, et quand aurai-je une réponse ?", find=_no_steps, absent=True),
    Rule(id="G15", title="Longues phrases et clichés", severity=Severity.SHOULD, reference="Tribepad ; le seuil est le nôtre", source="https://learn.tribepad.com/adassistant", confidence="B", message="L’image ne dit rien du travail.", why="Une phrase de trente mots se relit deux fois ; « rockstar » ou « couteau suisse » disent un fantasme, et un poste sans limites.", suggestion="Dites la tâche : « vous répondez aux PM, aux ventes et au support ».", reader="Le cliché cache souvent un poste sans contours : demandez une semaine type.", question="À quoi ressemble une semaine ordinaire ?", find=either(_long_sentences, _CLICHES)),
    Rule(id="G16", title="Permis de conduire", severity=Severity.SHOULD, reference="Mission locale de Villeurbanne", source="https://www.missionlocale-villeurbanne.fr/consulter-nos-services/i/32954472/quelques-rappels-juridiques", confidence="B", message="Le permis n’est utile que si l’on conduit pour ce poste.", why="Demandé sans besoin, il écarte des personnes pour leur argent, leur santé ou leur lieu de vie.", suggestion="Dites les déplacements réels, ou retirez-le.", reader="Demandez si l’on conduit vraiment.", question="Quels déplacements, et à quelle fréquence ?", find=_licence),
    Rule(id="G17", title="Le minimum à dire", severity=Severity.SHOULD, reference="Service-public, fiche F39133 ; France Travail", source="https://www.lecendre.fr/service-public?audience=pro&xml=F39133", confidence="B", message="Il manque un élément attendu de toute offre.", why="Sans lieu, tâches, profil ou contact, on ne peut ni juger ni candidater.", suggestion="Ajoutez ce qui manque, une ligne suffit.", reader="L’offre tait des éléments attendus.", question="Pouvez-vous préciser ce que l’offre ne dit pas ?", find=_missing_content, absent=True),
    Rule(id="G18", title="Données structurées visibles", severity=Severity.SHOULD, reference="Google, données structurées JobPosting", source="https://developers.google.com/search/docs/data-types/job-posting", confidence="A", message="Les données structurées disent autre chose que la page.", why="Ce que lit un moteur doit être ce que lit une personne.", suggestion="Reprenez dans la page les mots des données structurées.", find=_hidden_data, absent=True),
    Rule(id="G19", title="Champs attendus de JobPosting", severity=Severity.SHOULD, reference="Liste non vérifiée ; sens des champs, schema.org/JobPosting", source="https://schema.org/JobPosting", confidence="C", message="Il manque des champs aux données structurées.", why="Sans eux, l’offre peut ne pas paraître dans les moteurs.", suggestion="Complétez les champs nommés.", find=_missing_fields, absent=True),
)  # fmt: skip
