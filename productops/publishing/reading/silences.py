"""What a posting may leave unsaid, why it matters, and the question that asks for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from productops.text.cues import Cues
from productops.text.tokens import Text


@dataclass(frozen=True, kw_only=True)
class Silence:
    """Something not said. `cues` tell that it is said, for what recognition does not look for itself."""

    code: str
    label: str
    question: str
    cues: Cues | None = None

    def missing(self, text: Text, told_missing: Collection[str]) -> bool:
        """Tell whether a text does not say it."""
        if self.cues is None:
            return self.code in told_missing
        return not any(self.cues.find(text))


SILENCES = (
    Silence(
        code="missions",
        label="Ce que la personne fera",
        question="À quoi ressemblerait une semaine ordinaire ?",
    ),
    Silence(
        code="decides",
        label="Qui décide",
        question="Que déciderai-je en propre, et que ne ferai-je que proposer ?",
        cues=Cues(
            "vous decidez|tranchez|arbitrez", "tu decides|tranches|arbitres", "decider|trancher|arbitrer", "pouvoir|droit de? decision|decider|arbitrage",
            "en autonomie|toute_autonomie", "you decide|own", "decision ..2 rights|authority|maker", "final say", "decides|decided by", "decide|decident ..3 de",
        ),
    ),
    Silence(
        code="results",
        label="Les résultats attendus",
        question="À quoi verrez-vous, dans six mois, que ce poste sert ?",
    ),
    Silence(
        code="start",
        label="Le point de départ",
        question="Qui fait aujourd’hui ce que je ferai, et qu’a-t-on déjà essayé ?",
        cues=Cues(
            "aujourd_hui", "actuellement|a_ce_jour|jusqu_ici", "premier|premiere|first ..2 product_ops|hire", "premier|premiere|first poste|role product_ops|en|de|du|dedie", "creation ..2 poste|fonction",
            "today|currently|so_far|until_now", "other|another|autre|second|deux|two product_ops", "other|another product_operations", "from scratch", "existant|existante|deja en_place", "equipe product_ops|product_operations", "product_ops|product_operations team",
            "ouvrez|ouvres|ouvrir|creez|crees ..2 fonction|poste|role", "pas encore de|d ..2 product_ops|poste|fonction", "seul|seule sur_la|a_la ..2 fonction",
        ),
    ),
    Silence(
        code="reporting",
        label="Le rattachement",
        question="À qui rendrai-je compte, et qui soutient ce poste à la direction ?",
    ),
    Silence(
        code="limits",
        label="Ce que le poste n’est pas",
        question="Qu’est-ce que ce poste ne prendra pas ?",
    ),
    Silence(
        code="size",
        label="Combien de PM et d’équipes",
        question="Combien de PM et d’équipes produit ce poste servira-t-il ?",
    ),
    Silence(
        code="salary",
        label="La rémunération",
        question="Quelle est la fourchette prévue pour ce poste ?",
    ),
    Silence(
        code="contract",
        label="Le contrat",
        question="De quel contrat s’agit-il ?",
    ),
    Silence(
        code="location",
        label="Le lieu et les jours sur place",
        question="Où travaille-t-on, et combien de jours par semaine sur place ?",
    ),
    Silence(
        code="process",
        label="Les étapes du recrutement",
        question="Quelles sont les étapes, avec qui, et sous quel délai répondez-vous ?",
    ),
)  # fmt: skip
"""In the order one would ask: the work first, the terms last."""
