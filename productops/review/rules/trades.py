"""Names of trades: their gender, and the many ways a title is written for women and men."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from productops.text.folding import fold, word_set


class Gender(StrEnum):
    """How the name of a trade speaks of a person."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    BOTH = "both"


_MASCULINE_WORDS = word_set(
    "artisan commercial chef adjoint expert avocat macon patissier commis pompier bucheron "
    "vigneron forgeron plombier apprenti agent president correspondant intendant commercant ouvrier menuisier "
    "routier huissier charge attache delegue employe prepose associe refere depute barman steward maitre garcon "
    "valet homme mecano livreur facteur policier militaire technico tuteur porteur collaborateur professeur "
    "docteur ingenieur ambassadeur docker majordome gars moniteur patron boucher boulanger berger horloger "
    "charcutier conseiller messager menager cuisinier officier magasinier jardinier paysagiste geometre lad groom "
    "vacher fromager potager pecheur cordiste etancheur consultant assistant gerant surveillant enseignant "
    "alternant intervenant soignant representant etudiant postulant exploitant traitant debutant remplacant "
    "figurant veterinaire adherent regent referent preposant stagiaire hote ecrivain second compagnon contremaitre "
    "commandant laborantin couvreur toreador"
) - word_set(
    "stagiaire veterinaire paysagiste geometre cordiste militaire homme"
)  # fmt: skip
_FEMININE_WORDS = word_set(
    "hotesse barmaid girl maid femme dame nounou nourrice demoiselle bonne menagere cheffe maitresse fille adjointe experte "
    "avocate apprentie agente presidente commerciale chargee attachee deleguee employee preposee associee "
    "cadre_femme lingere chambriere gouvernante sommeliere patronne artisane infirmiere aide-menagere couturiere "
    "ouvriere caissiere hotesse compagne contremaitresse laborantine ecrivaine"
)
_BOTH_WORDS = word_set(
    "responsable architecte analyste specialiste stratege juriste comptable pilote gestionnaire stagiaire "
    "secretaire membre direction personne interprete bibliothecaire ergonome aide cadre eleve interne guide "
    "fleuriste coach graphiste journaliste psychologue sociologue orthophoniste dentiste cariste plaquiste "
    "standardiste receptionniste economiste styliste modeliste bagagiste pompiste garagiste peintre poete maire "
    "notaire libraire antiquaire photographe podologue cinéaste ministre arbitre capitaine gendarme capitaine "
    "garde concierge bénévole vendange vendanges sage sage-femme auxiliaire manoeuvre clown mannequin "
    "chauffeur_poids adulte jeune partenaire titulaire commissaire veterinaire fonctionnaire vacataire interimaire prestataire libraire dj medecin marin clerc majordome"
)
NOT_TRADES = word_set(
    "liste listes piste pistes triste existe resiste consiste tableau agenda panne cause seule table fiche chambre periode phase secteur moteur valeur valeurs couleur hauteur largeur longueur interieur exterieur superieur majeur mineur "
    "ordinateur coeur honneur bonheur chaleur fleur heure heures erreur faveur rigueur ampleur vigueur serveurs "
    "moteurs meilleur meilleurs meilleure compteur reacteur capteur tracteur ascenseur transformateur "
    "accumulateur indicateur indicateurs facteurs chantier metier metiers atelier ateliers quartier papier cahier "
    "courrier dossier dossiers janvier fevrier premier premiere dernier derniere entier entiere particulier "
    "singulier matiere lumiere maniere carriere filiere frontiere banniere riviere priere croisiere barriere "
    "derriere mobilier immobilier immobiliere hospitalier financiere financier regulier reguliere panier clavier "
    "escalier calendrier palier levier soulier pilier tablier millier tiers ancienne ancien quotidien quotidienne "
    "moyen moyenne europeen europeenne parisien parisienne italien italienne indien bien rien combien lien "
    "soutien entretien maintien musicien_ne chien cotidien matrice machine tondeuse perceuse imprimeuse "
    "photocopieuse fraiseuse moissonneuse moissonneuse-batteuse tronconneuse important importante croissant "
    "croissante stimulant motivant performant suivant suivante avant pendant durant devant maintenant restaurant "
    "restaurants montant courant courante fabricant instant constant independant independante restant plante "
    "plantes vacant vacante chant gant brillant sante habitant habitants ete marche sante qualite activite "
    "societe cle cite unite prise beaute cote cafe metallerie securite proprete enfance fibre deplace developpe "
    "confirme confirmee experimente experimentee qualifie qualifiee diplome diplomee motive motivee passionne "
    "passionnee dedie base basee situe situee rattache integre integree specialise specialisee debutants bureau "
    "client clients patient patients resident residents etudiants enfants adolescents jeunes hier acier fer mer "
    "hiver cancer amer foyer loyer leger cher dernier laser web pole groupe zone site service contrat poste "
    "alternance stage cdi cdd interim temps plein partiel mission missions equipe vie agence entreprise niveau "
    "orthographe paragraphe tachygraphe chronotachygraphe catalogue dialogue analogue senior junior confirmes lieu lyon paris nantes lille rouen caen"
)
_ENGLISH = word_set(
    "manager developer engineer designer tester trader broker leader driver owner partner recruiter controller "
    "buyer trainer researcher writer planner teacher officer analyst scientist steward lead head master executive "
    "specialist account product data business sales marketing customer success growth scrum devops devsecops sre "
    "full stack fullstack backend frontend front back software hardware cloud architect director "
    "assistant_manager coach barista barber baker chief program programme project digital people talent office "
    "happiness community content brand key user experience ux ui research support operations operation ops staff "
    "principal team supply chain stores store retail quality assurance security platform machine learning intern "
    "internship traffic copywriter copywriting producer publisher runner shopper stylist dispatcher bartender "
    "babysitter baby sitter dresser caretaker housekeeper picker packer planneur_en scientific data-analyst sdr "
    "bdr cto cpo ceo cfo coo cmo dba pmo po pm qa rh hr it erp crm consulting freelance skipper speaker webmaster "
    "controller manageur_en junior senior"
)
_FRENCH_ER = re.compile(r"(?:ier|cher|ger|iller|sier|nier|tier|rier)$", re.ASCII)
_MASCULINE = re.compile(
    r"(?:[^aeio]eur|[aeiou]teur|ieur|eur|ien|onnier|chef|ivier|illant|gnant|ltant|stant|cien|nant|tant|rant|geant)$",
    re.ASCII,
)
_FEMININE = re.compile(r"(?:euse|trice|iere|ienne|ante|eresse|onne|ere|cheffe|esse|[^i]eure|nieure)$", re.ASCII)
_BOTH = re.compile(
    r"(?:iste|aire|logue|graphe|nome|metre|crate|able|ologue|iatre|arque|pathe|urge|ergue|iste)$", re.ASCII
)


ENGLISH_JOBS = word_set(
    "manager developer engineer designer tester analyst scientist steward lead officer owner specialist architect consultant_en"
    " product scrum coach controller planner trader recruiter copywriter administrator head"
)
"""English names of trades: a title that opens on one names no sex."""


def gender_of(word: str) -> Gender | None:
    """Give the gender of the name of a trade, folded; None for a word that names no trade, or an English one.

    Of two names joined by a hyphen, the first that has a gender gives it: « menuisier-maquettiste », « aide-soignant ».
    """
    bare = word.removesuffix("s") if word not in _BOTH_WORDS and len(word) > 4 and not word.endswith("ss") else word
    for each in (word, bare):
        if each in NOT_TRADES or each in _ENGLISH:
            return None
        if each in _BOTH_WORDS:
            return Gender.BOTH
        if each in _FEMININE_WORDS:
            return Gender.FEMININE
        if each in _MASCULINE_WORDS:
            return Gender.MASCULINE
    if "-" in bare:
        both = [gender_of(part) for part in bare.split("-") if part not in ENGLISH_JOBS]
        return next((one for one in both if one in (Gender.MASCULINE, Gender.FEMININE)), both[-1] if both else None)
    if len(bare) < 5:
        return None
    if _FEMININE.search(bare):
        return Gender.FEMININE
    if _FRENCH_ER.search(bare) or _MASCULINE.search(bare):
        return Gender.MASCULINE
    if _BOTH.search(bare):
        return Gender.BOTH
    return None


_SURE = re.compile(r"(?:iste|logue|graphe)s?$", re.ASCII)


def is_trade(word: str) -> bool:
    """Tell whether a folded word surely names a person by a trade; an adjective in -aire or -able does not."""
    gender = gender_of(word)
    return gender in (Gender.MASCULINE, Gender.FEMININE) or (
        gender is Gender.BOTH and (word.removesuffix("s") in _BOTH_WORDS or _SURE.search(word) is not None)
    )


_PAIRS = (
    ("eur", "euse"), ("teur", "trice"), ("eur", "eure"), ("eur", "eresse"), ("ier", "iere"), ("er", "ere"), ("ien", "ienne"),
    ("on", "onne"), ("an", "anne"), ("f", "ve"), ("x", "se"), ("", "e"), ("e", "esse"), ("e", "ee"), ("el", "elle"), ("t", "tte"),
    ("eur", "rice"), ("er", "rice"), ("er", "euse"), ("chef", "cheffe"), ("chef", "chefe"), ("man", "maid"), ("man", "woman"), ("c", "que"), ("eau", "elle"), ("l", "le"), ("n", "ne"),
)  # fmt: skip
_COUPLES = frozenset(
    {
        ("homme", "femme"),
        ("femme", "homme"),
        ("garcon", "fille"),
        ("valet", "femme"),
        ("dame", "homme"),
        ("hommes", "femmes"),
        ("femmes", "hommes"),
        ("monsieur", "madame"),
        ("monsieur", "dame"),
        ("garcon", "serveuse"),
    }
)


def are_two_forms(one: str, other: str) -> bool:
    """Tell whether two folded words are the masculine and the feminine of one trade, in any order."""
    singular = (one.removesuffix("s"), other.removesuffix("s"))
    if singular in _COUPLES or singular[::-1] in _COUPLES:
        return True
    if singular[0] == singular[1] or min(map(len, singular)) < 3:
        return False
    return any(
        masculine.endswith(his) and feminine == masculine[: len(masculine) - len(his)] + hers
        for masculine, feminine in (singular, singular[::-1], (one, other), (other, one))
        for his, hers in _PAIRS
    )


_SIDES = re.compile(r"\s?/\s?|\sou\s")


def _has_two_sides(plain: str) -> bool:
    """Tell whether what stands on either side of a slash is one trade in two forms: « grand reporter / grande reportrice »."""
    sides = [re.findall(r"[a-z]+", side) for side in _SIDES.split(plain)]
    return any(
        any(are_two_forms(word, hers[0]) for word in his[:4] if len(word) > 3)
        or (len(his) > 1 < len(hers) and are_two_forms(his[1], hers[1]))
        for his, hers in pairwise(sides)
        if his and hers
    )


_MARK = re.compile(
    r"(?<![a-z0-9])(?:[hfm] ?[/\-:.|\\&+·,–] ?[hfm](?: ?[/\-:.|,] ?(?:x|d|n|nb|i|a|div))?|[mwf] ?/ ?[mwf] ?/ ?[dx]|(?:x|d) ?/ ?[hfm] ?/ ?[hfm]|\((?:hf|fh|mf|fm)\)|[hf] (?:ou|et) [hf]"
    r"|hommes? ?(?:/|-|ou|et) ?femmes?|femmes? ?(?:/|-|ou|et) ?hommes?|femmes? et aux hommes?|hommes? et aux femmes?|tous genres|all genders|\(mixte\)|male ?/ ?female|masculin ?/ ?feminin)(?![a-z0-9])|\([hf](?:/|\.\.\.|…)",
    re.ASCII,
)
_INFLECTED = re.compile(
    r"(?<!\w)\w{2,40}?s? ?(?:/?\(-?(?:e|es|re|se|ses|ne|nes|nne|le|les|te|trice|trices|rice|ice|ere|iere|ieres|euse|euses|esse|sse|fe|ve|ves|ue|ale|lle|tte|onne|enne|ienne|eure)\)s?|[.·•‧⋅・\-/’'](?:e|es|euse|euses|se|ses|trice|trices|rice|rices|ice|iere|ieres|ere|eres|ne|nes|nne|ienne|enne|fe|fes|ve|ves|te|le|les|ale|esse|sse|onne|eure|ue)(?:[.·•‧⋅・\-/]?s)?)(?!\w)"
    r"|(?<!\w)\w{2,40}eur, (?:se|euse|trice|rice)(?!\w)|(?<!\w)\w{2,40}(?:euse|trice|iere|ere|ienne|onne|ive|esse|elle|eure|ee)s? ?[/.·•‧(-]{1,2}(?:eur|teur|ateur|iteur|ier|er|ien|on|if|f|e|el)s?\)?(?!\w)"
    r"|\bun(?:[.·•‧⋅\-/’']|\()e\)?(?!\w)|\b(?:un|le|la|un ou|une ou|un/|une/) ?(?:/|ou) ?(?:une?|la|le)\b",
    re.ASCII,
)
_NOT_INFLECTED = re.compile(r"\b(?:peut|est|fait|a)-(?:e|le)|\w\.(?:net|es)\b", re.ASCII)


_LONGEST = 4000
"""Characters of a title or of an opening that are read: more is one endless line."""


def is_open(title: str) -> bool:
    """Tell whether a title is written for women and men, by a mark, an ending or its two forms."""
    plain = fold(title[:_LONGEST].replace("’", "'"))
    if _MARK.search(plain) or any(not _NOT_INFLECTED.search(found.group()) for found in _INFLECTED.finditer(plain)):
        return True
    if _has_two_sides(plain):
        return True
    if re.search(r"\bune (\w{4,}) ou un \1\b|\bun (\w{4,}) ou une \2\b", plain):
        return True  # an epicene trade with both of its articles
    near = re.findall(r"[a-z]+", plain)[:14]
    if any(are_two_forms(one, other) and len(one) > 3 for one, other in pairwise(near)):
        return True
    return any(
        are_two_forms(one, other) and gender_of(one) is not None and gender_of(other) is not None
        for rank, one in enumerate(near)
        for other in near[rank + 2 : rank + 7]
        if len(one) > 3
    )


def has_mark(text: str) -> bool:
    """Tell whether a folded text says anywhere that a trade is open to both, by a mark of women and men."""
    return _MARK.search(text) is not None
