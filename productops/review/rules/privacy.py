"""Personal data and the use of machines: what a posting shows of them."""

from __future__ import annotations

from collections.abc import Iterator

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.evidence import notice, notice_term
from productops.review.rules.finding import present, say, wording
from productops.text.cues import Cues
from productops.text.tokens import Text

_CNIL = "https://www.lexplicite.fr/traitement-des-donnees-des-candidats-la-cnil-publie-un-guide-sur-le-recrutement/"
_APPLY = Cues(
    "postul*",
    "candidat* ..6 a|sur|par|via|adresse|lien",
    "envoy* ..4 cv|candidature",
    "adresse* ..3 candidature|cv",
    "cv ..3 a|par|via",
)


def _no_notice(text: Text, _facts: Facts) -> Iterator[Hit]:
    if present(text, _APPLY) and notice(text) is None:
        yield Hit()


def _no_term(text: Text, _facts: Facts) -> Iterator[Hit]:
    if notice(text) is not None and notice_term(text) is None:
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
        id="A04",
        title="Tri automatisé annoncé",
        severity=Severity.SHOULD,
        reference="Règlement (UE) 2024/1689 sur l’IA, art. 50 (transparence, depuis le 2 août 2026) ; RGPD, art. 22 ; tri de candidatures : annexe III, devoirs reportés au 2 décembre 2027",
        source="https://ai-act-service-desk.ec.europa.eu/pl/node/464",
        confidence="B",
        message="L’offre annonce qu’une machine trie ou évalue les candidatures.",
        why="Qui est évalué par une machine doit le savoir, et peut demander qu’une personne relise. Les devoirs propres au tri des candidatures s’appliqueront plus tard.",
        suggestion="Dites quel outil, pour quoi, qui décide à la fin, et à qui demander une relecture par une personne.",
        reader="Une machine participe au tri : vous pouvez demander qu’une personne lise votre dossier.",
        question="Qui lit les candidatures après l’outil, et peut-on contester son avis ?",
        find=wording(
            say("candidature*|cv ..3 trie+|analyse+|evalue+|selectionne+|note+|classe+|lu|lus|lues ..3 automatiquement|algorithme*|ia|intelligence_artificielle|robot|logiciel"),
            say("algorithme*|intelligence_artificielle|ia|robot|chatbot ..5 trie|trient|analyse|analysent|evalue|evaluent|selectionne|selectionnent|note|preselectionne|score ..4 candidature*|cv|candidat|candidats|votre_entretien|vos_reponses|votre_video"),
            say("preselection|tri|selection|evaluation|notation ..2 automatise|automatisee|automatique|par_algorithme|par_ia|par_une_ia", "entretien* ..3 evalue|evalues|analyse|analyses|note ..3 ia|intelligence|algorithme"),
            unless=Cues("developp*|concev*|concevoir|construire|projet*|produit*|equipe*|mission*|experience|competence* ..8 ia|algorithme*|intelligence", "profil|profils|candidat* ..2 en|confirme|senior|data|specialis* ..3 ia|intelligence|algorithme*"),
            inclusive=False,
            persons=False,
        ),
    ),
)  # fmt: skip
