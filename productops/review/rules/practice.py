"""Good practice: what makes the right people apply. Never a must; thresholds are our judgement unless said otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import absent, either, present, say, spans, wording
from productops.review.rules.reading import amounts, title_of
from productops.text.cues import Cues
from productops.text.tokens import Text

SHORT, LONG = 200, 700
MANY, TOO_MANY = 7, 10
LONG_SENTENCE, MOST_LONG = 32, 2
"""Words of a long sentence, and how many of them a posting bears. The sources say 25; French runs longer (ours)."""

_TEXTIO = "https://textio.com/blog/how-to-write-your-best-job-post-ever-part-2"
_LINKEDIN = "https://business.linkedin.com/talent-solutions/recruiting-tips/7-job-post-tips"
_REQUIRED_HEADS = Cues(
    "profil",
    "ce que nous attendons",
    "ce que nous cherchons",
    "ce qu il faut",
    "competences",
    "vous savez",
    "prerequis",
    "exigences",
    "requis",
    "qualifications",
    "ton profil",
    "votre profil",
    "vous etes",
    "indispensable*",
)
_OTHER_HEADS = Cues(
    "mission*",
    "avantage*",
    "process*",
    "recrutement",
    "plus",
    "apprecie*",
    "atout*",
    "condition*",
    "contrat",
    "nous offrons",
    "entreprise",
    "equipe",
    "resultat*",
    "pourquoi",
    "candidat*",
    "remuneration",
    "calendrier",
    "etapes",
    "bonus",
    "reussi",
)
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
    """Count the bullets under a heading that speaks of what is required."""
    counting, count, most = False, 0, 0
    marks = _heading_lines(text)
    for rank, (start, end) in enumerate(text.lines):
        line = text.source[start:end]
        if line.startswith(_BULLETS):
            count += counting
            most = max(most, count)
        elif rank in marks:
            counting, count = marks[rank], 0
    return most


def _heading_lines(text: Text) -> dict[int, bool]:
    """Tell which lines are headings, and whether they open the requirements."""
    required = {text.words[span.first].start for span in spans(text, _REQUIRED_HEADS)}
    other = {text.words[span.first].start for span in spans(text, _OTHER_HEADS)}
    found = {}
    for rank, (start, end) in enumerate(text.lines):
        line = text.source[start:end]
        if len(line) <= 60 and not line.startswith(_BULLETS) and not line.endswith((".", ";", ",")):
            inside = range(start, end)
            found[rank] = (
                any(at in inside for at in required) and not any(at in inside for at in other)
                if len(required) < 200
                else False
            )
    return found


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
    "competit*",
    "domin*",
    "conquer*",
    "conquete",
    "agressi*",
    "leader*",
    "combat*",
    "challenge*",
    "gagnant*",
    "gagner",
    "ambitieu*",
    "performan*",
    "battant*",
    "chasse*",
    "guerrier*",
    "killer*",
    "meilleur*",
    "excellence",
    "autonome*",
    "force",
    "requin*",
    "pression",
    "resistan*",
    "determin*",
    "impose*",
    "ecraser",
    "offensif*",
    "offensive*",
)


def _stereotypes(text: Text, _facts: Facts) -> Iterator[Hit]:
    fights, helps = spans(text, _COMPETITIVE), spans(text, _COOPERATIVE)
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


_MASCULINE = Cues(
    "le candidat",
    "un candidat",
    "du candidat",
    "au candidat",
    "candidat ideal|retenu|recherche",
    "il devra|sera|aura|saura|participera|pilotera|travaillera|assurera|animera",
    "le collaborateur",
    "le titulaire",
    "le salarie",
    "un collaborateur",
    "l heureux elu",
    "le futur collaborateur",
)
_BOTH = Cues(
    "candidate*",
    "elle ou il",
    "il ou elle",
    "la personne",
    "collaboratrice*",
    "salariee",
    "candidat ou|et candidate",
    "vous",
    "tu",
)


def _masculine_only(text: Text, _facts: Facts) -> Iterator[Hit]:
    found = spans(text, _MASCULINE)
    if found and not present(text, Cues("candidate*", "collaboratrice*", "salariee*", "il ou elle", "elle ou il")):
        first = found[0]
        yield Hit(start=text.words[first.first].start, end=text.words[first.last - 1].end)


def _no_address(text: Text, _facts: Facts) -> Iterator[Hit]:
    words = {token.text for token in text.words}
    if len(text.words) >= 60 and not words & {"vous", "votre", "vos", "tu", "ton", "ta", "tes"}:
        yield Hit()


def _few_bullets(text: Text, _facts: Facts) -> Iterator[Hit]:
    if len(text.words) < SHORT:
        return
    listed = any(text.source[start:end].startswith(_BULLETS) for start, end in text.lines)
    if not listed and len(text.lines) < 12:
        yield Hit()


_HORIZONS = Cues(
    "# mois",
    "trois|six|douze|premier|premiers mois",
    "objectif* ..4 #",
    "reussi* ..2 si",
    "resultat* attendu*",
    "a la fin ..4 an|annee|essai",
    "# jours",
)


def _no_results(text: Text, facts: Facts) -> Iterator[Hit]:
    if facts.results is None and not present(text, _HORIZONS):
        yield Hit()


def _late_pay(text: Text, _facts: Facts) -> Iterator[Hit]:
    found = [amount for amount in amounts(text) if amount.is_pay]
    if found and len(text.words) > SHORT and found[0].start > 0.75 * len(text.source):
        yield Hit(start=found[0].start, end=found[0].end)


def _long_sentences(text: Text, _facts: Facts) -> Iterator[Hit]:
    long = [words for sentence in text.sentences if len(words := [t for t in sentence if t.is_word]) > LONG_SENTENCE]
    if len(long) > MOST_LONG:
        first = long[0]
        yield Hit(
            start=first[0].start,
            end=first[-1].end,
            message=f"{len(long)} phrases de plus de {LONG_SENTENCE} mots, dont celle-ci ({len(first)} mots).",
        )


_CLICHES = wording(
    say("rockstar*|rock_star*|ninja*|guru*|gourou*|superstar*|warrior*|wizard*|jedi*|unicorn*"),
    say("couteau* suisse*"),
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
)


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


_PLACE = Cues(
    "lieu*",
    "base*|basee ..1 a|au|en",
    "teletravail",
    "distance",
    "sur place",
    "bureaux",
    "locaux",
    "paris",
    "lyon",
    "nantes",
    "lille",
    "bordeaux",
    "toulouse",
    "rennes",
    "marseille",
    "montpellier",
    "strasbourg",
    "grenoble",
    "nice",
    "poste ..3 a|en ..1",
    "remote",
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
    "journee*",
)
_PROFILE = Cues(
    "profil",
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
)


def _missing_content(text: Text, facts: Facts) -> Iterator[Hit]:
    wanted = {
        "le lieu": (_PLACE, facts.location),
        "les tâches": (_TASKS, None),
        "le profil attendu": (_PROFILE, None),
        "où candidater": (_CONTACT, None),
    }
    missing = [name for name, (cues, known) in wanted.items() if not known and not present(text, cues)]
    if title_of(text) is None and not facts.title:
        missing.insert(0, "un intitulé, seul sur la première ligne et sans point à la fin")
    if missing:
        yield Hit(message=f"Il manque : {', '.join(missing)}.")


def _maximum_experience(text: Text, _facts: Facts) -> Iterator[Hit]:
    for span in spans(text, _EXPERIENCE_RANGE):
        first, last = text.words[span.first], text.words[span.last - 1]
        floor = next(t.text for t in text.words[span.first : span.last] if t.text[0].isdigit())
        yield Hit(
            start=first.start,
            end=last.end,
            suggestion=f"Écrivez « {floor} ans d’expérience ou plus », ou dites ce que la personne doit savoir faire seule.",
        )


_EXPERIENCE_RANGE = Cues(
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
    Rule(id="G04", title="Seuils vagues", severity=Severity.SHOULD, reference="Management Science, doi 10.1287/mnsc.2023.4907", source="https://topsight.net/paper/W4386774928", confidence="B", message="Le seuil est vague : chacun le lit à sa façon.", why="Devant une barre floue, des personnes qualifiées renoncent.", suggestion="Dites ce que l’on doit savoir faire seul : « vous écrivez une requête SQL avec deux jointures ».", reader="« Solide » ne dit rien : demandez un exemple.", question="À quoi reconnaît-on ce niveau, dans le travail ?", find=wording(say("excellente|parfaite|tres_bonne|forte|solide|solides|excellentes|fortes ..1 maitrise|connaissance*|experience*|competence*|expertise|capacite*|aptitude*|culture"), say("maitrise|connaissance*|competence* ..1 parfaite*|excellente*|solide*|approfondie*|pointue*"), say("expert|experte|experts reconnu*|confirme*"), say("appetence ..2 forte|certaine"), say("sens aigu"), say("haut|tres_haut niveau d|de exigence|expertise"), inclusive=False)),
    Rule(id="G05", title="Le mythe des 60 %", severity=Severity.SHOULD, reference="Le chiffre est mal sourcé ; une expérience récente ne le retrouve pas", source="https://www.alexopanasets.com/research", confidence="B", message="Ce chiffre circule sans source solide.", why="Dire aux femmes qu’elles n’osent pas ne les fait pas candidater ; une liste courte, si.", suggestion="Remplacez-le par : « Si vous tenez l’essentiel de cette liste, écrivez-nous. »", reader="Ce chiffre n’est pas établi : candidatez si vous tenez l’essentiel.", find=wording(say("femmes ..12 60 ..8 100"), say("hommes ..12 60 ..8 criteres|competences"), say("60 ..2 criteres ..8 hommes|femmes"), say("100 ..3 criteres ..8 femmes|hommes"), inclusive=False)),
    Rule(id="G06", title="Mots de lutte", severity=Severity.SHOULD, reference="Gaucher, Friesen et Kay, 2011 ; liste française de notre main", source="https://github.com/lovedaybrooke/gender-decoder", confidence="B", message="Le vocabulaire penche vers la lutte.", why="Un lexique de combat écarte des personnes, des femmes surtout, sans rien dire du travail.", suggestion="Remplacez la disposition par un comportement : « vous défendez un choix devant trois directeurs ».", reader="Le ton est à la lutte : demandez comment l’équipe décide.", question="Comment un désaccord se règle-t-il ici ?", find=_stereotypes),
    Rule(id="G07", title="Pas de promesse chiffrée d’égalité", severity=Severity.SHOULD, reference="NBER, document 31314 : l’effet dépend de ce que font les autres offres", source="https://nber.org/papers/w31314", confidence="A", message="Aucune étude ne permet de promettre ce chiffre.", why="Une formulation neutre n’attire davantage que si peu d’autres le font.", suggestion="Retirez le pourcentage ; gardez les deux formes.", find=wording(say("# ..3 candidatures|candidates|femmes en plus|de_plus|supplementaires"), say("# ..2 femmes ..2 grace a ..4 inclusi*"), inclusive=False)),
    Rule(id="G08", title="Tout au masculin", severity=Severity.SHOULD, reference="Rosenberger et Claypool, PLOS One", source="https://www.rtbf.be/article/les-offres-d-emploi-ecrites-au-masculin-peuvent-decourager-les-candidates-de-postuler-11260159", confidence="B", message="Le texte parle au masculin seul.", why="Des lectrices d’offres au masculin se sentent moins attendues, et ont moins envie du poste.", suggestion="Dites « vous », ou « la personne » ; sinon les deux formes.", reader="Le texte est au masculin ; le poste ne l’est pas.", find=_masculine_only),
    Rule(id="G09", title="Expérience maximale", severity=Severity.SHOULD, reference="Journal du Net ; manuel de GitLab", source="https://handbook.gitlab.com/handbook/hiring/job-families", confidence="B", message="Une expérience maximale écarte les plus anciens.", why="Le plafond dit un âge sans le dire ; ce qui compte est ce que l’on sait faire.", suggestion="Gardez un plancher, ou retirez les années.", reader="Vous avez plus d’expérience ? Candidatez : le plafond ne se défend pas.", question="Qu’est-ce qui change au-delà de ces années ?", find=_maximum_experience),
    Rule(id="G10", title="Parler à quelqu’un", severity=Severity.SHOULD, reference="Textio", source="https://textio.com/blog/how-to-write-a-job-description", confidence="B", message="Le texte ne s’adresse à personne.", why="« Vous » met dans la situation ; « le candidat idéal » tient à distance.", suggestion="Dites « vous », ou « tu », d’un bout à l’autre.", find=_no_address, absent=True),
    Rule(id="G11", title="Des listes", severity=Severity.SHOULD, reference="Textio : un tiers du texte", source="https://textio.com/blog/three-quick-tips", confidence="B", message="Le texte est d’un bloc.", why="Une liste se parcourt ; un pavé se quitte.", suggestion="Mettez les missions en liste, une ligne chacune.", find=_few_bullets, absent=True),
    Rule(id="G12", title="Résultats attendus", severity=Severity.SHOULD, reference="LinkedIn, conseil 5", source=_LINKEDIN, confidence="B", message="On ne sait pas à quoi le poste sera jugé réussi.", why="Trois résultats à trois, six et douze mois disent mieux le poste que vingt tâches.", suggestion="Ajoutez « Ce poste sera réussi si… » avec une échéance et une cible.", reader="L’offre ne dit pas à quoi vous serez jugé.", question="Qu’est-ce qui aura changé dans un an si tout va bien ?", find=_no_results, absent=True),
    Rule(id="G13", title="La paie, tôt", severity=Severity.SHOULD, reference="LinkedIn : la paie est lue d’abord, par 61 %", source=_LINKEDIN, confidence="B", message="Le montant vient à la fin.", why="On le cherche en premier ; le cacher au bout fait perdre les gens pressés.", suggestion="Remontez-le sous l’intitulé.", find=_late_pay),
    Rule(id="G14", title="Déroulement", severity=Severity.SHOULD, reference="Charte de recrutement de Welcome to the Jungle", source="https://www.welcometothejungle.com/en/pages/recruitment-charter", confidence="B", message="Les étapes du recrutement ne sont pas dites.", why="Savoir qui l’on verra et quand on aura une réponse fait tenir les candidatures.", suggestion="Trois lignes : qui l’on rencontre, combien de temps, sous combien de jours vous répondez.", reader="Vous ne savez pas comment se passe le recrutement.", question="Quelles sont les étapes, et quand aurai-je une réponse ?", find=absent(Cues("etape*", "entretien*", "process*", "deroulement", "reponse ..4 sous|dans", "reponds*|repondrons|repondons ..4 jours|semaine*", "echange ..4 avec", "rencontre* ..4 equipe|manager|direction", "etude de cas", "cas pratique")), absent=True),
    Rule(id="G15", title="Longues phrases et clichés", severity=Severity.SHOULD, reference="Tribepad ; le seuil est le nôtre", source="https://learn.tribepad.com/adassistant", confidence="B", message="L’image ne dit rien du travail.", why="Une phrase de trente mots se relit deux fois ; « rockstar » ou « couteau suisse » disent un fantasme, et un poste sans limites.", suggestion="Dites la tâche : « vous répondez aux PM, aux ventes et au support ».", reader="Le cliché cache souvent un poste sans contours : demandez une semaine type.", question="À quoi ressemble une semaine ordinaire ?", find=either(_long_sentences, _CLICHES)),
    Rule(id="G16", title="Permis de conduire", severity=Severity.SHOULD, reference="Mission locale de Villeurbanne", source="https://www.missionlocale-villeurbanne.fr/consulter-nos-services/i/32954472/quelques-rappels-juridiques", confidence="B", message="Le permis n’est utile que si l’on conduit pour ce poste.", why="Demandé sans besoin, il écarte des personnes pour leur argent, leur santé ou leur lieu de vie.", suggestion="Dites les déplacements réels, ou retirez-le.", reader="Demandez si l’on conduit vraiment.", question="Quels déplacements, et à quelle fréquence ?", find=wording(say("permis ..2 conduire|b|vehicule"), say("vehicule|voiture ..1 personnel*|indispensable|obligatoire|exige*"), say("vehicule|motorise*|motorisee"), unless=Cues("produit*|service*|application|secteur|constructeur|location|flotte|marche ..4 vehicule*|permis", "vehicule* ..2 fonction|service|electrique*|autonome*|connecte*|occasion"))),
    Rule(id="G17", title="Le minimum à dire", severity=Severity.SHOULD, reference="Service-public, fiche F39133 ; France Travail", source="https://www.lecendre.fr/service-public?audience=pro&xml=F39133", confidence="B", message="Il manque un élément attendu de toute offre.", why="Sans lieu, tâches, profil ou contact, on ne peut ni juger ni candidater.", suggestion="Ajoutez ce qui manque, une ligne suffit.", reader="L’offre tait des éléments attendus.", question="Pouvez-vous préciser ce que l’offre ne dit pas ?", find=_missing_content, absent=True),
    Rule(id="G18", title="Données structurées visibles", severity=Severity.SHOULD, reference="Google, données structurées JobPosting", source="https://developers.google.com/search/docs/data-types/job-posting", confidence="A", message="Les données structurées disent autre chose que la page.", why="Ce que lit un moteur doit être ce que lit une personne.", suggestion="Reprenez dans la page les mots des données structurées.", find=_hidden_data, absent=True),
    Rule(id="G19", title="Champs attendus de JobPosting", severity=Severity.SHOULD, reference="Liste non vérifiée ; sens des champs, schema.org/JobPosting", source="https://schema.org/JobPosting", confidence="C", message="Il manque des champs aux données structurées.", why="Sans eux, l’offre peut ne pas paraître dans les moteurs.", suggestion="Complétez les champs nommés.", find=_missing_fields, absent=True),
)  # fmt: skip
