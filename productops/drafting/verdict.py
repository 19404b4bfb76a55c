"""« Est-ce bien un Product Ops ? » : every answer weighed, for Product Ops and for each other way to meet the need.

Nothing is all or nothing: each fact weighs a little, for one thing or another, and says so in a sentence. Two facts are
independent where they come from different answers. The weights are our judgement (repères).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from productops.drafting.own_words import LineKind, own_lines
from productops.drafting.plan import Plan
from productops.drafting.scope import Contract, Scope, Seniority, Setup
from productops.text.cues import Cues
from productops.text.french import capital, counted, join
from productops.text.tokens import Text

PRODUCT_OPS, HALF_DAY = "product-ops", "demi-journee"
STRONG = 4
"""Weight from which an alternative is strong, where two independent facts carry it."""
CLEAR_LEAD = 2
"""Weight by which the first must lead the second for the verdict to be sure."""


class Certainty(StrEnum):
    """How far a verdict may be relied on: `open` is a question to discuss, not an answer."""

    SURE = "sure"
    MAYBE = "maybe"
    OPEN = "open"


class Strength(StrEnum):
    """How much speaks for an alternative."""

    STRONG = "strong"
    SOME = "some"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A fact that speaks for a job: the answer it comes from, what it weighs, and the fact in a sentence.

    `dim` where the words could be said in any job: beside others they weigh, alone they name no other way.
    """

    job: str
    source: str
    weight: int
    text: str
    dim: bool = False


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """Another way to meet the need: what speaks for it, what speaks against, and what would change the verdict."""

    job: str
    strength: Strength
    evidence: tuple[str, ...]
    counter: tuple[str, ...]
    would_change: str

    @property
    def name(self) -> str:
        """Give its name, with its article."""
        return JOB_NAMES[self.job]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the need looks like: Product Ops, or the first alternative's job; how surely; what else it could be.

    `lacks`: what has not been answered yet, and that a verdict waits for. `grounds`: what speaks for Product Ops.
    """

    job: str
    certainty: Certainty
    alternatives: tuple[Alternative, ...]
    grounds: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def headline(self) -> str:
        """Say the verdict in a sentence: an answer only where it stands on enough."""
        name = JOB_NAMES[self.job]
        if self.certainty is Certainty.OPEN:
            missing = f" Pour y répondre, il manque encore : {join(self.lacks)}." if self.lacks else ""
            hint = "" if self.job == PRODUCT_OPS else f" Pour l’instant, cela ressemble plutôt à {name}."
            return f"À discuter.{hint}{missing}"
        if self.job == PRODUCT_OPS:
            return "Oui, à première vue." if self.certainty is Certainty.SURE else "Sans doute, et cela se discute."
        surely = self.certainty is Certainty.SURE
        return f"Cela ressemble plutôt à {name}." if surely else f"Peut-être est-ce plutôt {name} : cela se discute."


_ALONE: dict[str, frozenset[str]] = {
    "data-analyst": frozenset({"decisions-sans-chiffres", "pilotage-a-vue"}),
    "delivery-management": frozenset(
        {"livraisons-imprevisibles", "bloques-par-une-autre-equipe", "promesses-intenables"}
    ),
    "product-manager": frozenset({"pm-secretaires"}),
    "mission-courte": frozenset({"trop-d-outils", "budget-decouvert-apres-coup"}),
    "lead-pm": frozenset({"niveaux-inegaux-entre-equipes", "pm-isoles", "responsables-promus-sans-appui"}),
    "rh-people": frozenset({"recrutements-au-ressenti", "carrieres-sans-reperes"}),
    "product-marketing": frozenset({"lancements-mal-prepares", "produit-invisible", "produit-mal-compris-ailleurs"}),
    "support-client": frozenset({"retours-support-trop-tard"}),
    "juridique-conformite": frozenset({"conformite-decouverte-a-la-fin"}),
}
"""Problems that, where nothing else hurts, another job treats at the root."""

_HELD_BY = {
    "data-analyst": "equipe-data",
    "pmo": "pmo",
    "coach-agile": "coach-agile",
    "delivery-management": "delivery-management",
    "design-ops": "design-ops",
    "chief-of-staff": "chief-of-staff",
    "lead-pm": "lead-pm",
    "rh-people": "rh-people",
    "product-marketing": "product-marketing",
    "support-client": "support-client",
    "juridique-conformite": "juridique-conformite",
    "customer-success": "customer-success",
    "user-research": "user-research",
    "sales-ops-revops": "sales-ops-revops",
    "finance-controle-de-gestion": "finance-controle-de-gestion",
    "it-interne": "it-interne",
}
"""Who may already be there and hold the job: opening it again would change nothing."""

WOULD_CHANGE = {
    "product-manager": "Chaque produit a déjà sa ou son PM, et ce sont leurs façons de travailler ensemble qui font mal.",
    "product-owner": "Les tickets ont déjà quelqu’un pour les écrire, et plusieurs équipes attendent une méthode commune.",
    "pmo": "Le suivi des projets a déjà quelqu’un, et ce qui manque est d’en changer les règles avec les équipes produit.",
    "chef-de-projet": "Le chantier n’a pas de fin : il revient à chaque trimestre, dans plusieurs équipes.",
    "delivery-management": "Les retards viennent de ce que l’on décide, et non de la façon de livrer.",
    "coach-agile": "Il y a, derrière l’accompagnement, des outils, des règles ou des rendez-vous communs à tenir.",
    "lead-pm": "Les responsables de PM sont en place, ont du temps, et demandent un appui qu’ils ne peuvent se donner.",
    "chief-of-staff": "Les décisions à préparer sont celles des équipes, et non celles d’une seule personne.",
    "data-analyst": "Les chiffres existent et sont à l’heure, et ce sont les décisions qui ne les suivent pas.",
    "design-ops": "Les mêmes frottements touchent les PM autant que les designers.",
    "support-client": "Les retours sont bien triés au support, et se perdent entre lui et les équipes produit.",
    "product-marketing": "Les lancements ont quelqu’un pour les porter, et c’est l’accord entre les équipes qui manque.",
    "rh-people": "Au-delà des recrutements et des grilles, les PM n’ont ni méthode ni outils en commun.",
    "juridique-conformite": "Les règles sont connues, et c’est leur place dans le travail des équipes qui manque.",
    "customer-success": "Les clients sont suivis après la vente, et ce qu’ils disent n’arrive pas jusqu’aux équipes produit.",
    "user-research": "Il y a qui mène les études, et ce sont les équipes qui ne s’en servent pas.",
    "sales-ops-revops": "Les ventes ont qui tient leurs chiffres, et c’est leur accord avec le produit qui manque.",
    "finance-controle-de-gestion": "Les comptes de l’entreprise sont tenus, et c’est la dépense du produit que nul ne lit.",
    "it-interne": "L’informatique interne suffit, et ce sont les outils des équipes produit qui ne se répondent pas.",
    "mission-courte": "Ce qui reste à tenir après le chantier occupe au moins deux jours par semaine.",
    "demi-journee": "Il y a six PM ou plus, ou trois équipes, et les mêmes questions reviennent dans chacune.",
}
"""By alternative, the fact that would turn the verdict to Product Ops."""

JOB_NAMES = {
    PRODUCT_OPS: "une ou un Product Ops",
    "product-manager": "une ou un PM de plus",
    "product-owner": "une ou un product owner",
    "pmo": "une ou un PMO",
    "chef-de-projet": "une cheffe ou un chef de projet",
    "delivery-management": "une ou un delivery manager",
    "coach-agile": "une ou un coach",
    "lead-pm": "une ou un lead PM",
    "chief-of-staff": "une ou un chief of staff",
    "data-analyst": "une ou un data analyst",
    "design-ops": "une ou un Design Ops",
    "support-client": "un renfort au support",
    "product-marketing": "une ou un product marketing manager",
    "rh-people": "un appui des ressources humaines",
    "juridique-conformite": "un appui du juridique",
    "customer-success": "une ou un customer success manager",
    "user-research": "une chercheuse ou un chercheur (user research)",
    "sales-ops-revops": "une ou un Sales Ops (RevOps)",
    "finance-controle-de-gestion": "un appui du contrôle de gestion",
    "it-interne": "un appui de l’informatique interne",
    "mission-courte": "une mission de quelques mois",
    "demi-journee": "une demi-journée par semaine d’une ou d’un PM",
}
"""What each answer to the need is called, with its article."""

_ONE_OFF = Cues("contrat|licence|abonnement ..6 outil|outils|logiciel|jira|crm ..6 termine|expire|fin|arrete|echeance", "outil|outils|logiciel ..4 deployer|deploiement|installer", "refonte ..6 site|portail|application|appli", "migr*", "bascul*", "demenag*", "remplac* ..4 outil|outils|logiciel|crm|jira", "deploiement|deployer ..4 outil|logiciel", "decommission*", "wiki|outil|logiciel|plateforme|instance|intranet ..2 ferme|fermera|fermeture|s_arrete|coupe|coupee", "licence|contrat|abonnement ..8 expire|echeance", "transfer*|trier|deplac*|reprendre ..4 pages|donnees|roadmaps|tickets|fichiers|contenus", "fusion* ..3 outils|instances", "affaire|question|histoire de #|un|deux|trois|quatre|cinq|six|quelques mois|semaines", "rapport|diagnostic|audit|etat_des_lieux ..8 en|d_ici|sous ..1 #|deux|trois|quatre|cinq|six|huit|dix semaines|mois", "mission|travail|chantier ..1 s_arrete|s_arretera|prend_fin|se_termine", "une_bonne_fois", "plus besoin ..2 personne|poste")  # fmt: skip
_ENDS = Cues(
    "d_ici|avant|jusqu ..3 janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|noel|ete|fin",
    "d_ici ..2 #", "en|sous ..1 deux|trois|quatre|cinq|six|huit|dix semaines|mois", "mission|travail|chantier ..1 s_arrete|s_arretera|prend_fin|se_termine", "rien de_plus", "affaire|question|histoire de #|un|deux|trois|quatre|cinq|six|quelques mois|semaines", "pour ..2 janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre",
    "ensuite|apres|puis|mois|semaines|ete|inventaire et? ..1 c_est|ce_sera|sera fini|finie|regle|termine|boucle|tout", "plus besoin ..2 personne|poste", "et rien apres|ensuite", "sans suite",
    "en|pendant|sur # mois|semaines", "licence|contrat ..4 expire|fin|termine|arrete|echeance", "termine*|finie|fini|acheve* ..3 janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre",
)  # fmt: skip

_LEADS = Cues(
    "responsable|manager ..2 hierarchique", "orphelin*|orpheline + pm|pms|equipe|equipes", "au_dessus ..2 eux|elles",
    "manager|encadrer|diriger ..4 equipe|equipes ..4 pm|pms", "points|point ..4 hierarchie|responsable|manager",
    "pm|pms ..6 encadr*|manag*|livres_a_eux_memes", "evaluations|entretiens|points ..4 des pm|pms", "manag*|encadr*|coach*|suivre|suit|grandir|evalu*|accompagn* ..4 pm|pms", "pm|pms ..4 sans|aucun|pas ..3 manager|responsable|chef|cheffe|encadrement",
    "pm|pms ..4 plan|retour|retours|entretien|entretiens|feedback ..5 semaine|mois|semaines", "retour|entretien|point|feedback ..4 chaque pm|pms", "pm|pms ..4 partir|partent|demissionn*|s_en_vont|quitt*",
)  # fmt: skip
_NO_PM = Cues(
    "equipe|equipes|produit|produits|module ..4 sans|pas|plus|aucun ..2 pm|product_manager",
    "tout_le_monde ..4 personne",
    "personne ..2 porte|possede|prend_soin ..4 produit|offre|module|application",
    "sans|pas_de|plus_de|aucun pm ..4 equipe|produit|module",
)
"""A product that nobody leads."""
_TOGETHER, _TOGETHER_DIMLY = 3, 2
"""What the lines weigh, read together, beside what is heard in each: more than the size alone, or as much."""
_LED = 9
"""PMs below which they are led by one person."""
_OPS_TEAMS, _OPS_SIZE = 3, 6
"""Teams and PMs from which frictions between them are enough for a post."""
_FEW_SIZE, _FEW_TEAMS = 3, 2
"""PMs and teams up to which people still speak to one another without anyone's help."""


def decide(plan: Plan) -> Verdict:
    """Weigh all the answers of a scope; a scope without a mandate is weighed too."""
    found = [*_facts(plan)]
    if any(each.weight > 1 and each.job not in (PRODUCT_OPS, HALF_DAY) and _is_told(each) for each in found):
        # Half a day of a PM answers a need of Product Ops; where another job's work is heard, being few says little.
        found = [replace(each, weight=1) if each.job == HALF_DAY else each for each in found]
    weights = {
        job: sum(each.weight for each in found if each.job == job) for job in dict.fromkeys(e.job for e in found)
    }
    for job, role in _HELD_BY.items():
        if job in weights and any(held.slug == role for held in plan.scope.present_roles):
            weights[job] -= 1
    ops = weights.pop(PRODUCT_OPS, 0)
    ranked = sorted((job for job in weights if weights[job] > 0), key=lambda job: (-weights[job], job == HALF_DAY, job))
    first = ranked[0] if ranked and _outweighs(ranked[0], weights, ops, found) else None
    lacks = tuple(_lacking(plan.scope))
    certainty = _certainty(first, weights, ops, found, lacks)
    if first is None and certainty is Certainty.SURE and _learns_alone(plan.scope):
        certainty = Certainty.MAYBE
    return Verdict(
        job=first or PRODUCT_OPS,
        certainty=certainty,
        alternatives=tuple(
            _alternative(job, weights[job], found, plan)
            for job in ranked
            if job == first or not all(each.dim for each in found if each.job == job)
        ),
        grounds=tuple(each.text for each in found if each.job == PRODUCT_OPS),
        lacks=lacks,
    )


def _learns_alone(scope: Scope) -> bool:
    """Tell whether whoever learns the job would be the only one to do it: that is to be talked over, whatever the need."""
    learns = scope.terms.contract in (Contract.APPRENTICE, Contract.INTERN) or scope.role.seniority is Seniority.JUNIOR
    return learns and scope.role.setup in (Setup.FIRST, Setup.ALONE)


def _is_told(evidence: Evidence) -> bool:
    """Tell whether a fact is what the leader wrote, rather than a size, a choice in a list or a term."""
    return evidence.source.partition("/")[0] in {str(kind) for kind in LineKind}


def _sources(job: str, found: Iterable[Evidence]) -> set[str]:
    """Give the answers that speak for a job; few PMs and few teams, or many of both, are one fact told twice."""
    return {"size" if each.source == "teams" else each.source for each in found if each.job == job}


def _outweighs(job: str, weights: dict[str, int], ops: int, found: Iterable[Evidence]) -> bool:
    """Tell whether a job is nearer the need than Product Ops: it weighs more, or as much on two facts; never on a hint."""
    own = [each for each in found if each.job == job]
    sources = len({each.source for each in own})
    carried = sources > 1 or max(each.weight for each in own) > 1
    return carried and (weights[job] > ops or (weights[job] == ops and sources > 1))


def _certainty(
    first: str | None, weights: dict[str, int], ops: int, found: list[Evidence], lacks: tuple[str, ...]
) -> Certainty:
    """Say « à discuter » unless two independent facts agree and nothing else comes near; never sure on little."""
    job = first or PRODUCT_OPS
    mine = weights[first] if first else ops
    others = [weight for name, weight in weights.items() if name != first] + ([ops] if first else [])
    lead = mine - max(others, default=0)
    agree = len(_sources(job, found)) >= 2
    if len(lacks) > 1 or not agree or lead <= 0:
        return Certainty.OPEN
    if lacks or lead < CLEAR_LEAD or mine < STRONG:
        return Certainty.MAYBE
    return Certainty.SURE


def _lacking(scope: Scope) -> Iterator[str]:
    """Name what a verdict waits for: size, a problem, who is there, one result."""
    if scope.organisation.product_team_size is None:
        yield "le nombre de PM"
    if not (scope.problems or scope.own_problems or scope.context.incident):
        yield "ce qui fait mal"
    if not scope.existing_roles:
        yield "qui est déjà là"
    if not scope.results:
        yield "un résultat attendu"


def _alternative(job: str, weight: int, found: list[Evidence], plan: Plan) -> Alternative:
    strong = weight >= STRONG and len(_sources(job, found)) > 1
    role = _HELD_BY.get(job)
    held = [plan.catalogue.existing_roles[r.slug].name for r in plan.scope.existing_roles if r.slug == role]
    there = f"{capital(join(held))} : déjà en place." if held else ""
    return Alternative(
        job=job,
        strength=Strength.STRONG if strong else Strength.SOME,
        evidence=tuple(dict.fromkeys(each.text for each in found if each.job == job)),
        counter=tuple(filter(None, [there, *(each.text for each in found if each.job == PRODUCT_OPS)]))[:4],
        would_change=WOULD_CHANGE[job],
    )


# --- the facts ------------------------------------------------------------------------------------


def _facts(plan: Plan) -> Iterator[Evidence]:
    for read in (_on_size, _on_problems, _on_mandate, _on_terms, _on_words):
        yield from read(plan)


def _on_size(plan: Plan) -> Iterator[Evidence]:
    organisation = plan.scope.organisation
    size, teams = organisation.product_team_size, organisation.product_teams
    if size is not None and size <= _FEW_SIZE:
        text = f"{capital(counted(size, 'PM', 'PM'))} : à ce nombre, on se parle sans l’aide de personne."
        yield Evidence(job=HALF_DAY, source="size", weight=2, text=text)
    if teams is not None and teams <= _FEW_TEAMS and (size is None or size < _OPS_SIZE):
        text = f"{capital(counted(teams, 'équipe produit', 'équipes produit'))} : peu de frottements d’une équipe à l’autre."
        yield Evidence(job=HALF_DAY, source="teams", weight=2, text=text)
    if size is not None and size >= _OPS_SIZE:
        weight = 2 if size >= 2 * _OPS_SIZE and (teams is None or teams < _OPS_TEAMS) else 1
        yield Evidence(job=PRODUCT_OPS, source="size", weight=weight, text=f"{counted(size, 'PM', 'PM')} à servir.")
    if teams is not None and teams >= _OPS_TEAMS:
        # Many PMs and many teams are one fact told twice: together they weigh two.
        weight = 2 if teams >= 2 * _OPS_TEAMS and (size is None or size < _OPS_SIZE) else 1
        text = f"{counted(teams, 'équipe produit', 'équipes produit')}, dont les façons de faire se croisent."
        yield Evidence(job=PRODUCT_OPS, source="teams", weight=weight, text=text)


def _on_problems(plan: Plan) -> Iterator[Evidence]:
    scope, known = plan.scope, plan.catalogue.problems
    chosen = set(scope.problems)
    if not chosen:
        return
    taken: set[str] = set()
    for job, alone in _ALONE.items():
        share = chosen & alone
        if not share:
            continue
        told = join(f"« {known[slug].title} »" for slug in scope.problems if slug in share)
        if share == chosen:
            weight = 2 if scope.own_problems else 3
            yield Evidence(job=job, source="problems", weight=weight, text=f"Rien d’autre ne fait mal que {told}.")
            taken |= share
        elif 2 * len(share) > len(chosen):
            text = f"Une bonne part de ce qui fait mal : {told}."
            yield Evidence(job=job, source="problems", weight=1, text=text)
    left = [slug for slug in scope.problems if slug not in taken]
    if left:
        told = join(f"« {known[slug].title} »" for slug in left[:3])
        text = f"{told} : cela se règle entre les équipes."
        yield Evidence(job=PRODUCT_OPS, source="problems", weight=min(3, len(left)), text=text)


def _on_mandate(plan: Plan) -> Iterator[Evidence]:
    scope = plan.scope
    levels = {slug: level for slug, level in scope.mandate.items() if level}
    if set(levels) == {"personnes"} and levels["personnes"] >= 2:
        text = "Le mandat ne fait qu’accompagner des personnes, une à une."
        yield Evidence(job="coach-agile", source="mandate", weight=2, text=text)
        yield Evidence(job="lead-pm", source="mandate", weight=1, text=text)
    if set(levels) == {"pilotage"} and levels["pilotage"] >= 2:
        text = "Le mandat est tout au pilotage."
        few = (scope.organisation.product_team_size or 99) <= 8
        yield Evidence(job="chief-of-staff", source="mandate", weight=2 if few else 1, text=text)
        yield Evidence(job="pmo", source="mandate", weight=1, text=text)
        yield Evidence(job="data-analyst", source="mandate", weight=1, text=text)
    if len(levels) > 1:
        yield Evidence(job=PRODUCT_OPS, source="mandate", weight=1, text="Le mandat croise plusieurs domaines.")


def _on_terms(plan: Plan) -> Iterator[Evidence]:
    terms = plan.scope.terms
    if terms.contract in (Contract.FREELANCE, Contract.CDD) and terms.duration:
        text = f"Le contrat a une fin : {terms.duration}."
        yield Evidence(job="mission-courte", source="terms", weight=1, text=text)


def _treated_elsewhere(scope: Scope) -> dict[str, str]:
    """Give the lines where a problem was heard that another job treats at the root, each with that job.

    Such a job is one whose work the leader describes, or the only one that treats all that hurts.
    """
    heard = {
        each.line: scope.ties.get(each.line) or scope.recognised.get(each.line)
        for each in scope.heard
        if each.job == PRODUCT_OPS and not each.together
    }
    hurting = {*heard.values(), *scope.problems}
    told = {each.job for each in scope.heard}
    jobs = [job for job, alone in _ALONE.items() if job in told or hurting <= alone]
    return {line: job for line, slug in heard.items() for job in jobs if slug in _ALONE[job]}


_LONG_WORD = re.compile(r"\w{4,}")
_TELLING = 3
"""Words of four letters or more from which a line that is dimly recognised says something of a job."""


def _on_words(plan: Plan) -> Iterator[Evidence]:
    """Weigh the leader's own words: what recognition heard in them, and what has an end."""
    one_off = set()
    lines = [(line, Text(line.text)) for line in own_lines(plan.scope)]
    for line, text in lines:
        once, ends = next(_ONE_OFF.find(text), None), next(_ENDS.find(text), None)
        if once:
            one_off.add(line.place)
            told = f"« {line.text} » : un chantier{', et il a une fin' if ends else ''}."
            yield Evidence(job="mission-courte", source=line.place, weight=3 if ends else 1, text=told)
        if (plan.scope.organisation.product_team_size or _LED) < _LED and next(_LEADS.find(text), None):
            told = f"« {line.text} » : c’est encadrer quelques PM."
            yield Evidence(job="lead-pm", source=line.place, weight=2, text=told)
        if next(_NO_PM.find(text), None):
            told = f"« {line.text} » : il y manque une ou un PM."
            yield Evidence(job="product-manager", source=line.place, weight=3, text=told)
    elsewhere = _treated_elsewhere(plan.scope)
    ending = any(next(_ONE_OFF.find(text), None) or next(_ENDS.find(text), None) for _line, text in lines)
    for heard in plan.scope.heard:
        if heard.job == "mission-courte" and not ending:
            continue  # to tidy up, or to choose a tool, is no short mission where nothing says that it ends
        if heard.together:
            told = f"« {heard.words} » : pris ensemble, ce qui est écrit décrit surtout ce travail-là."
            weight = _TOGETHER if heard.sure else _TOGETHER_DIMLY
            yield Evidence(job=heard.job, source=heard.line, weight=weight, text=told)
            continue
        if heard.job == PRODUCT_OPS and heard.line in one_off:
            continue  # a tool of the product teams, and yet a piece of work that ends
        told = f"« {heard.words} » : ce sont les mots du cadrage."
        if heard.job == PRODUCT_OPS and heard.line in elsewhere:
            yield Evidence(job=elsewhere[heard.line], source=heard.line, weight=1, text=told)
            continue
        # What is to be done says more of a job than what hurts.
        to_do = heard.line.startswith(LineKind.MISSION) and heard.job != PRODUCT_OPS
        weight = (4 if to_do else 3) if heard.sure else (2 if to_do else 1)
        dim = not heard.sure and len(_LONG_WORD.findall(heard.words)) < _TELLING
        yield Evidence(job=heard.job, source=heard.line, weight=weight, text=told, dim=dim)
