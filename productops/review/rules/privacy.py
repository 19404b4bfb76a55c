"""Personal data and the use of machines: what a posting shows of them."""

from __future__ import annotations

from collections.abc import Iterator

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import present, say, wording
from productops.text.cues import Cues
from productops.text.tokens import Text

_CNIL = "https://www.lexplicite.fr/traitement-des-donnees-des-candidats-la-cnil-publie-un-guide-sur-le-recrutement/"
_NOTICE = Cues(
    "donnees ..3 personnelles|candidature|candidat*|traitees|conservees|collectees",
    "rgpd",
    "politique ..2 confidentialite|donnees",
    "protection des donnees",
    "informations recueillies",
    "confidentialite",
    "candidature* ..3 conservee*|gardee*|effacee*|supprimee*",
)
_KEPT = Cues(
    "conserv*|gard*|efface*|supprime*|detrui* ..8 # mois|ans|an|jours|semaines",
    "conserv*|gard*|efface*|supprime* ..8 un|deux|trois|six|douze|vingt ..2 mois|ans|an",
    "# mois|ans ..4 conserv*|efface*",
)
_APPLY = Cues(
    "postul*",
    "candidat* ..6 a|sur|par|via|adresse|lien",
    "envoy* ..4 cv|candidature",
    "adresse* ..3 candidature|cv",
    "cv ..3 a|par|via",
)


def _no_notice(text: Text, _facts: Facts) -> Iterator[Hit]:
    if present(text, _APPLY) and not present(text, _NOTICE):
        yield Hit()


def _no_term(text: Text, _facts: Facts) -> Iterator[Hit]:
    if present(text, _NOTICE) and not present(text, _KEPT):
        yield Hit()


RULES = (
    Rule(
        id="D01",
        title="Ce que deviennent les candidatures",
        severity=Severity.SHOULD,
        reference="RGPD, art. 13 ; Code du travail, art. L1221-8",
        source=_CNIL,
        confidence="B",
        message="Rien ne dit ce que deviennent les données de qui candidate.",
        why="Qui reçoit des candidatures dit qui les traite, pourquoi, combien de temps, et les droits de chacun. Sur la page de candidature, c’est obligatoire ; dans l’offre, un lien suffit.",
        suggestion="Ajoutez une phrase, ou un lien : « Vos données servent à ce recrutement seul ; nous les effaçons après deux ans. »",
        absent=True,
        reader="On ne sait pas ce que deviendra votre CV.",
        question="Qui lira ma candidature, et quand sera-t-elle effacée ?",
        find=_no_notice,
    ),
    Rule(
        id="D02",
        title="Durée de conservation",
        severity=Severity.SHOULD,
        reference="Recommandations de la CNIL : trois mois pour expliquer un refus, deux ans au plus dans un vivier",
        source=_CNIL,
        confidence="B",
        message="La durée de conservation des candidatures n’est pas dite.",
        why="Un dossier se garde le temps utile : deux ans au plus après le dernier contact, avec l’accord de la personne.",
        suggestion="Dites la durée : « conservées deux ans après notre dernier échange ».",
        absent=True,
        reader="On ne sait pas combien de temps votre dossier sera gardé.",
        question="Combien de temps gardez-vous les dossiers ?",
        find=_no_term,
    ),
    Rule(
        id="D03",
        title="Donnée de santé demandée",
        severity=Severity.MUST,
        reference="RGPD, art. 9",
        source="https://ogletree.fr/publications/gestion-des-donnees-personnelles-la-cnil-publie-un-guide-a-destination-des-recruteurs/",
        confidence="B",
        message="L’offre demande de déclarer un handicap ou une donnée de santé.",
        why="La CNIL tient le statut de travailleur handicapé pour une donnée de santé ; on ne la demande pas pour candidater.",
        suggestion="Proposez plutôt : « Dites-nous si un aménagement vous aiderait, à l’étape de votre choix. »",
        reader="Vous n’avez pas à déclarer un handicap pour candidater.",
        question="Quels aménagements proposez-vous ?",
        find=wording(
            say("titulaire|beneficiaire ..3 rqth|aah|pension"),
            say("indiqu*|precis*|mentionn*|signal*|declar*|dire|dites|informez|faites ..8 rqth|handicap*|maladie*|traitement|sante|grossesse|allergie*|invalidite"),
            say("notification|attestation|justificatif|reconnaissance|dossier ..3 mdph|rqth|handicap"),
            say("joign*|joindre|fourn*|envoy*|transmett* ..5 mdph|rqth|certificat_medical|dossier_medical|medical"),
            say("avez|aviez|souffrez|suivez ..6 handicap*|maladie*|traitement*|allergie*|pathologie*"),
            say("probleme* de sante ..6 connu*|signal*|precis*|formulaire|declar*|avez|indiqu*"),
            say("avez|presentez ..4 probleme* ..1 de sante"),
            say("etat de sante ..5 precis*|declar*|questionnaire|formulaire|indiqu*|decri*"),
            say("arrets ..1 de? travail|maladie ..4 precis*|indiqu*|derniere*|combien"),
            say("reconnaissance ..2 travailleur handicape ..4 joindre|fournir|exigee|preciser|indiquer"),
            say("precis*|indiqu*|mentionn*|signal*|declar* ..4 rqth|handicap*|statut_de_travailleur|maladie*|allergie*|sante|invalidite|vaccin*|grossesse"),
            say("joindre|joignez|fournir|fournissez|transmettre|transmettez|envoyer|envoyez|produire|justifi* ..4 rqth|notification_mdph|attestation_mdph|carte_d?_invalidite|dossier_medical|certificat_medical|carnet|pass_vaccinal"),
            say("etes vous ..2 handicap*|reconnu*|malade|enceinte|rqth|beneficiaire"),
            say("etes vous ..3 travailleur* ..1 handicape*"),
            say("avez vous ..3 handicap*|maladie*|rqth|allergie*|traitement*"),
            say("avez vous ..3 probleme* de sante|arret* maladie"),
            say("rqth|mdph ..4 exige*|obligatoire*|a_joindre|indispensable|souhaite*|requis*|dans_le_cv"),
            say("taux d incapacite|invalidite"),
            say("questionnaire ..1 medical|de_sante"),
            say("case ..4 handicap*|rqth"),
            say("schema|pass|carnet vaccinal|sanitaire|de_vaccination"),
            unless=Cues("n avez pas|rien|jamais a ..8", "si vous avez besoin ..6", "faites savoir|dites nous si un|des ..4 amenagement*", "si vous le souhaitez", "vous n avez pas a ..6", "si un amenagement", "produit*|application|service*|logiciel|patient* ..6 handicap*|allergie*|vaccin*|maladie*"),
            inclusive=False,
        ),
    ),
    Rule(
        id="A02",
        title="Diffusion ciblée",
        severity=Severity.MUST,
        reference="Règlement (UE) 2024/1689 sur l’IA, annexe III, point 4 a ; devoirs reportés au 2 décembre 2027",
        source="https://www.sipoch.com/en/article/300330021867052",
        confidence="B",
        message="L’offre dit qu’elle n’est montrée qu’à certaines personnes.",
        why="Cibler une annonce selon des traits personnels est un usage à haut risque, et souvent une discrimination.",
        suggestion="Publiez-la là où tout le monde peut la lire.",
        reader="L’offre dit n’être montrée qu’à certains.",
        question="Où cette offre est-elle publiée ?",
        find=wording(
            say("diffuse*|montre*|visible*|affiche*|cible*|sponsorise* ..3 uniquement|seulement|exclusivement ..4 aux|aupres|pour|chez"),
            say("uniquement|seulement|exclusivement ..1 diffuse*|montre*|visible*|affiche*|cible* ..3 aux|aupres|pour|chez"),
            say("campagne|annonce|offre|publicite ..2 ciblee* ..3 hommes|femmes|jeunes|#|ans|age|parents|etudiants"),
            inclusive=False,
        ),
    ),
)  # fmt: skip
