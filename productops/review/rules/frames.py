"""The turns by which a sentence shuts people out, wants them, forbids them to have something or asks them about it, whatever the criterion.

A rule gives the words that name its criterion; the turns are the same for a faith, a child or a wheelchair: « X, passez votre
chemin », « on préférerait X », « sans X ». A question is read with the sentence that answers it: « Enceinte ? Renoncez à ce poste. »
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from productops.review.rules.stance import is_named, is_served, sentence_at
from productops.text.cues import Cues, Span
from productops.text.folding import word_set
from productops.text.parts import PartKind
from productops.text.tokens import Text


class Turn(StrEnum):
    """What is done of a criterion."""

    SHUT = "shut"
    WANTED = "wanted"
    DENIED = "denied"
    ASKED = "asked"


_TO_HIRE = "prendre|garder|accepter|retenir|embaucher|recruter|engager|employer|recevoir|integrer"
_HIRES = "prend|prenons|prendra|prendrons|cherche|cherchons|veut|voulons|garde|gardons|engage|engageons|recrute|recrutons|recrutera|recruterons|accepte|acceptons|acceptera|accepterons|retient|retenons|retiendrons|retiendra|embauche|embauchons|embauchera|embaucherons|recoit|recevons|recevra|recevrons"
_HIRES_NONE = Cues(
    "ne|n recrutons|recrute|embauchons|embauche|engageons|engage|recruterons|embaucherons pas|plus|jamais|personne|aucun|aucune",
    "ne|n etudions|examinons|retenons|acceptons|lisons|traitons|etudierons|examinerons|retiendrons ..1 pas|plus|jamais|aucune ..2 candidature+|dossier+|cv|candidat+|profil+",
)
"""What says that nobody of a kind is hired."""
_SHUT_OUT = Cues(
    "abstenir|abstenez|abstiens|abstiendront|abstient",
    "passez|passe|passer|passes|passeront ..1 votre|ton|leur|son|votre chemin|tour",
    "ne|n vous|te ..1 fatiguez|fatigue|presentez|presente|derangez|derange|deplacez|deplace pas|point",
    "ne|n postulez|postule|postuler|candidatez|candidater|ecrivez|repondez|venez|insistez ..1 pas|point",
    "ne pas postuler|candidater|repondre|ecrire|se_presenter|donner_suite",
    "inutile ..1 de|d ..1 postuler|candidater|repondre|ecrire|venir|se_presenter|vous_presenter|appeler|insister|envoyer", "pas la peine", "perdez ..1 votre temps", "gagnez ..1 du temps",
    "evitez|renoncez|renoncer|oubliez|oublie ..4 postuler|candidater|candidature|ecrire|contrat|poste|offre|annonce|venir|nous",
    "ce|cet|cette|notre poste|contrat|emploi|travail|metier|mission|offre|place|guichet|rythme|maison|equipe ..1 n est|sera ..1 pas|point pour|fait",
    "n est|sont|sera|seront pas|point pour vous|toi|eux|elles|elle|lui",
    "ne|n vous|te|lui|leur|nous? ..1 convient|conviendra|conviendrait|correspond|correspondra|ira pas",
    "ne|n convient|conviennent|conviendra|conviendront pas",
    "n a|ont|avez|as|aura|aurez pas|point ..1 votre|sa|leur|ta place",
    "sera|seront|est|sont|serait|seraient ecarte+|refuse+|exclu+|elimine+|rejete+|disqualifie+|redhibitoire*|eliminatoire*|proscrit+|indesirable+|malvenu+",
    "sera|seront|est|sont|serait|seraient ..1 systematiquement|automatiquement|immediatement|d_office|aussitot ecarte+|refuse+|exclu+|elimine+|rejete+",
    "ecarte+|refuse+|exclu+|elimine+ d_office|d_emblee|d_entree", "candidature+|dossier+|cv|profil+ refuse+|ecarte+|rejete+|exclu+|elimine+",
    "ecartons|refusons|excluons|evitons|bannissons|rejetons|eliminons", "porte+ reste|restera|restent|est|sera ..1 fermee+|close+", "laisse|laissez tomber", "merci de|d ..1 reporter|differer|repasser|revenir", "revenez|repassez|revenir|repasser ..3 plus_tard|prochain|prochaine|apres|ensuite|annee",
    "ne|n sera|seront pas ouvert+|regarde+|consulte+", "ne vous|te donnez|donne pas ..1 la|cette|tant_de peine|mal", "ne va|vont|vas|ira|iront pas avec",
    "est|sera|serait|constitue|constituerait|represente|deviendrait un|une frein|obstacle|probleme|motif|handicap",
    "nous|me|le|la ..1 ferait|fera|feraient|feront|fait refuser|renoncer|hesiter|ecarter|fuir",
    f"on|nous ..1 ne|n {_HIRES} pas|plus|jamais|point ..3",
    f"ne|n pourra|pourrons|peut|pouvons|saurait|saurions|pourrait|voulons|souhaitons|souhaite pas ..3 {_TO_HIRE}",
    f"nous|on ne|n pouvons|peut|pourrons|pourra|saurions|saurait ..2 {_TO_HIRE}",
    "ne|n veut|veulent|voulons|voudrait|souhaitons|souhaite|cherchons|voit pas|plus|point|aucun|aucune d|de|des?",
    "ne|n ..1 peut|peuvent|pourra|pourront pas ..1 postuler|pretendre|candidater|occuper|tenir|travailler",
    "pas|aucune|point d embauche|entretien|avenir ..2", "ne|n sera|seront|est|sont pas|jamais|point ..1 etudie+|recu+|retenu+|examine+|lu+|contacte+|rappele+|embauche+|recrute+|accepte+|garde+|convoque+",
    "n ..1 ont|a|avez rien a faire", "allez|cherchez|voyez|regardez ..1 ailleurs",
    "en_exercice|actif|actifs|actives exclu+|refuse+|ecarte+", "candidature+|dossier+|cv|profil+ ..1 non|pas recevable+|retenu+|etudie+|examine+|admis|admise+|souhaite+|lu+", "candidature+|dossier+|cv|profil+ ..2 irrecevable+",
    "faudra|faut|faudrait|devrez|devra|devrait|serez|sera|demandons ..3 quitter|abandonner|renoncer|demissionner|cesser|choisir", "ne|n confierons|confions|confiera|confie|donnerons|proposerons|proposons|attribuerons|laisserons|laissons pas|jamais",
    "ne pas donner|donnez suite", "ne|n donnez pas suite",
    "ne|n donnerons|donnons|donne|donnera|donnerait|donnent pas|aucune ..1 suite", "restera|resteront|resteraient|sera|seront|seraient ..1 sans suite|reponse", "lettre morte", "non merci", "tres peu pour nous", "ne|n etudions|examinons|lisons|traitons pas|aucune|jamais ..2 candidature+|dossier+|cv|candidat+|profil+",
    f"ne|n {_HIRES} personne|aucun|aucune", "ne|n peut|pourra|saurait|doit|sera|est ..1 pas|jamais ..1 etre? confie+|attribue+|propose+|ouvert+|tenu+|occupe+|accessible+",
    "need not apply|bother", "please|should|do|must not apply|bother", "don_t apply|bother",
    "will be rejected|refused|declined|discarded", "will not|never ..1 be? considered|accepted|hired|shortlisted|interviewed", "won_t ..1 be? considered|accepted|hired|shortlisted",
    "cannot|can_t|do_not|don_t|will_not|won_t|unable_to ..1 hire|employ|recruit|consider|accept|take|accommodate|interview", "not suitable|suited|right|appropriate ..1 for", "not a good? fit|place ..1 for|if", "look elsewhere",
)  # fmt: skip
"""What sends away whoever is named."""
_WANTING = Cues(
    "prefer*|privilegi*|volontiers|idealement|imperati*|obligatoire*|indispensable*|requis*|exige*|uniquement|exclusivement",
    "de|par preference", "de rigueur|mise", "dans l ideal",
    "souhaite|souhaitons|souhaitent|desire|desirons|aimerait|veut ..1 recruter|embaucher|accueillir|engager|rencontrer|trouver",
    "prefer|preferred|preferably|ideally|only|required|must", "looking|seeking ..1 for", "want|need|wanted",
    "on|nous|maison|equipe|patron|patronne|direction|gerant|gerante ..1 veut|voulons|voudrait|voudrions|aimerait|aimerions|cherche|cherchons|recherche|recherchons|souhaite|souhaitons|attend|attendons|prendrait|prendrions|engage|embauche|recrute",
    "engage|engageons|prend|prenons|appelons|retenons un|une|des|d_abord|en_priorite",
    "prendrait|prendrions|embaucherait|recruterait|accueillerait|chercherait",
    "il|vous|nous faut|faudrait", "doit|devez|devra|devrez|dois|devras ..1 etre", "sera|serez|seras|soyez",
)  # fmt: skip
"""What asks for whoever is named."""
_SUPPOSING = Cues("si")
_DENYING = word_set("sans aucun aucune jamais ni pas zero nul nulle no not without never")
_FORGIVEN = word_set(
    "obligation besoin condition distinction exigence necessaire obligatoire question donnee donnees critere limite importe seulement raison motif "
    "fonction egard held discrimination discriminate barrier obstacle matter regard required needed necessary problem issue"
)
"""Words between a denial and a criterion by which nobody is turned away: « aucune donnée sur », « pas besoin de »."""
_BEING = word_set("sera seront est sont serait seraient")
_ANSWER = 7
"""Words of an answer, and of what follows a colon, within which it sends away."""


def turned(text: Text, span: Span, turn: Turn) -> bool:
    """Tell whether a criterion that is named is turned against, or asked of, the person sought."""
    if is_named(text, span) or (span.first and text.words[span.first - 1].text in _THINGS):
        return False
    if turn is Turn.SHUT and addressed(text, span):
        return True
    if turn is Turn.SHUT and _hires_none(text, span):
        return True
    if is_served(text, span) or _of_the_house(text, span):
        return False
    if turn is Turn.DENIED:
        return _is_denied(text, span)
    if turn is Turn.ASKED:
        return _is_questioned(text, span)
    if turn is Turn.WANTED:
        return text.words[span.first].sentence in _sentences(text, "wanting", _WANTING, lambda span: True)
    return _is_shut(text, span)


_THINGS = word_set(
    "contrat contrats ticket tickets code codes test tests dossier dossiers compte comptes machine machines marche marches produit produits projet"
    " projets serveur serveurs site sites parc offre offres donnee donnees arbre arbres animal animaux plante plantes"
)
"""Things that a quality may be told of: « les dossiers surendettés », « un test malade »."""
_CALLED = 3
"""Words before which a sentence calls those it sends away: « Syndicalistes, passez votre chemin »."""


def addressed(text: Text, span: Span) -> bool:
    """Tell whether a sentence calls those it names, then sends them away: nothing else can be meant."""
    first = sentence_at(text, span.first).first
    end = text.words[span.last - 1].end
    after = text.source[end : end + 40]
    return span.first - first < _CALLED and _CALL.match(after) is not None and _is_shut(text, span, called=True)


_LAST_WORDS = word_set("exclu exclue exclus exclues refuses refusees bannis bannies")
"""What a sentence ends on where it sends away those it has just named: « retraités exclus »."""
_CALL = re.compile(r"[^,:?!.…\n]{0,24}[ \u00a0\u202f]?[,:?…]")


def _hires_none(text: Text, span: Span) -> bool:
    """Tell whether a sentence says that those it names are not hired: whatever else it tells of them, they are sought by nobody."""
    place = _sentences(text, "hires none", _HIRES_NONE, lambda span: True).get(text.words[span.first].sentence)
    return place is not None and place < span.first


def _is_shut(text: Text, span: Span, *, called: bool = False) -> bool:
    shut = _sentences(text, "shut", _SHUT_OUT, lambda span: _sends_away(text, span))
    sentence = sentence_at(text, span.first)
    last = sentence.last
    if text.words[last - 1].text in _LAST_WORDS and last - span.last < _CALLED:
        return True
    if text.words[span.first].sentence in shut:
        # « Vous aidez ceux que la caisse ne peut pas recevoir » tells a task; « si vous attendez un enfant, renoncez » does not.
        supposed = _sentences(text, "supposed", _SUPPOSING, lambda span: True)
        return called or not sentence.task or text.words[span.first].sentence in supposed
    if last >= len(text.words) or not _is_asked(text, last):
        return False
    place = shut.get(text.words[last].sentence)
    return place is not None and place - last <= _ANSWER


def _is_asked(text: Text, last: int) -> bool:
    """Tell whether the sentence that ends before a word is a question, or opens an answer: « RQTH : … »."""
    end = text.words[last - 1].end
    return any(sign in text.source[end : end + 3] for sign in "?:…")


def _sends_away(text: Text, span: Span) -> bool:
    """Tell whether a turn shuts out: « n’est pas un frein » and « ne sera écarté » do not."""
    first = text.words[span.first]
    before = text.words[span.first - 1] if span.first else None
    return not (
        first.text in _BEING and before is not None and before.sentence == first.sentence and before.text in ("ne", "n")
    )


def _sentences(text: Text, name: str, cues: Cues, kept: Callable[[Span], bool]) -> Mapping[int, int]:
    """Give the sentences where a turn is met, each with the place of its first word; read once a text."""
    if name not in text.memo:
        found: dict[int, int] = {}
        for span in cues.find(text):
            if kept(span):
                found.setdefault(text.words[span.first].sentence, span.first)
        text.memo[name] = found
    known: Mapping[int, int] = text.memo[name]
    return known


def _of_the_house(text: Text, span: Span) -> bool:
    """Tell whether words stand where the firm tells of itself, and of nobody it looks for."""
    sentence = sentence_at(text, span.first)
    return sentence.part in (PartKind.COMPANY, PartKind.LEGAL) and not sentence.sought


_QUESTION = re.compile(
    r"\b(?:etes|avez|prevoyez|envisagez|souhaitez|pratiquez|comptez|vivez|suivez|attendez|portez|adherez|militez|votez|croyez|touchez|percevez|projetez|pensez|desirez)-vous\b"
    r"|\best-ce que vous\b|\b(?:do|are|have|will) you\b",
    re.ASCII,
)
_LIVED = re.compile(
    r"\b(?:avez-vous|have you) (?:deja|ever|already) (?!ete|eu|been|had|adher|milit)\w+|\bexperience\b", re.ASCII
)
"""What asks for the work one has done: « avez-vous déjà conseillé de jeunes mariés ? »."""
_TOLD = re.compile(
    r"(?<!vous )\b(?:dites[- ]nous|dites si|precise[rz]|indique[rz]|signale[rz]|mentionne[rz]|declare[rz]|faites[- ]nous (?:savoir|part)|informez[- ]nous"
    r"|(?:please )?(?:tell|inform) us|let us know|please (?:state|indicate|disclose|confirm|specify)|state whether)\b",
    re.ASCII,
)


def _is_questioned(text: Text, span: Span) -> bool:
    """Tell whether a sentence asks whoever applies about a criterion: « Êtes-vous croyante ? », « précisez si… »; an aid that follows does not."""
    sentence = sentence_at(text, span.first)
    start, end = text.words[sentence.first].start, text.words[sentence.last - 1].end
    said = text.folded[text.folded_at(start) : text.folded_at(end)]
    if _LIVED.search(said):
        return False
    asks = (_QUESTION.search(said) and _is_asked(text, sentence.last)) or _TOLD.search(said)
    if not asks or (sentence.grants and not sentence.demands):
        return False
    return sentence.last >= len(text.words) or not sentence_at(text, sentence.last).grants


_REACH = 14


def _is_denied(text: Text, span: Span) -> bool:
    words, number = text.words, text.words[span.first].sentence
    sentence = sentence_at(text, span.first)
    mutual = any(
        "mutuel" in token.text for token in words[span.first : span.last]
    )  # a mutual insurer is also a benefit
    if sentence.grants and not sentence.demands and not mutual:
        return False
    before = [token.text for token in words[max(0, span.first - _REACH) : span.first] if token.sentence == number]
    after = [token.text for token in words[span.last : span.last + _REACH] if token.sentence == number]
    place = next((rank for rank in range(len(before) - 1, -1, -1) if before[rank] in _DENYING), None)
    return place is not None and not _FORGIVEN.intersection([*before[place:], *after])


def turns(text: Text, named: Mapping[Turn, Cues]) -> Iterator[tuple[Span, bool]]:
    """Give the places where a criterion is named by one of these cues and turned so, and whether those it names are called."""
    for turn, cues in named.items():
        for span in cues.find(text):
            if turned(text, span, turn):
                yield span, turn is Turn.SHUT and addressed(text, span)
