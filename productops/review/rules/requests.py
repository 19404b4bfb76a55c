"""What is asked of those who apply: L22, what has no link with the work, L23, a criminal record, A02, a targeted notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import say, wording
from productops.review.rules.mending import drop_item, sentence_place
from productops.text.cues import Cues
from productops.text.folding import fold
from productops.text.tokens import Text

_CNIL = "https://www.helloworkplace.fr/donnees-personnelles-cnil-guide-recruteurs"
_GIVE = "joindre|joignez|fournir|fournissez|envoyer|envoyez|transmettre|transmettez|adresser|adressez|communiquer|communiquez|demandons|demande|presenter|presentez|apporter|apportez|joint|produire|produisez|deposer|deposez|munir|munissez|merci_de|a_joindre|a_fournir|indiquer|indiquez|preciser|precisez|accompagne|accompagnee|comprend|comprendra|dossier|candidature"
_ASKED = "obligatoire|obligatoires|exige|exigee|exiges|exigees|demande|demandee|demandes|demandees|requis|requise|requises|a_joindre|a_fournir|jointe|joint|candidature|cv|postuler|imperatif|imperative|indispensable"


_KEPT_PAPERS = (
    "Un employeur ne garde pas le passeport ni la pièce d’identité de quelqu’un : c’est un signe de travail forcé."
)


def _both_ways(documents: str, *, firm: bool = False) -> tuple[object, ...]:
    return (say(f"{_GIVE} ..7 {documents}", firm=firm), say(f"{documents} ..4 {_ASKED}"))


_OTHERS = Cues(
    "lecture|lire|lit|analyse*|extraire|extrayez|extraction|ocr|numeris*|automatis*|classe*|traitement|reconnaissance|verification ..8 documents|bulletins|justificatifs|releves|avis|pieces",
    "documents|justificatifs|pieces ..8 ocr|automatis*|extraction|reconnaissance",
    "etabliss*|edit*|produi*|calcul*|control*|prepar*|verifi*|saisi*|traite*|gere*|gestion|monter|montez|realis*|emission|distribu*|remise|elabor*|production|paie|explication ..4 bulletin*|fiche*|feuilles|paie|paies",
    "logiciel*|produit*|plateforme|application*|editeur|dematerialis*|automatis*|service_paie|cabinet* ..6 bulletin*|fiche*|paie|rib|iban|vitale|coordonnees",
    "signature|prise_en_main|main ..2 oeuvre",
    "acces ..2 reseaux sociaux ..3 entreprise|marque|client*",
    "releve*|rapprochement*|rapprochements ..1 bancaire* ..4 controle*|saisi*|pointage|analyse|rapproch*",
    "rapprochement*|pointage|controle|saisie|suivi|tenue|tenir|enregistr*|comptab* ..4 releve*|bancaire*",
    "ni ..3 rib|photo|bulletin*",
    "adapt*|selon|activite*|jeux ..4 age ..3 enfant|enfants",
    "age ..1 ou|et|, ..1 des enfants", "conjoint|parent|proche|pere|mere age|agee",
    "ne|n joignez|joindre|envoyez|envoyer|fournissez|apportez|mettez ..1 aucun|aucune|pas|ni|jamais",
    "saisir|recopier|recopiez|saisissez|noter|relever|recueillir ..8 numero",
    "score|scoring|source|comptes|credit|pret|scores ..8 avis|bulletins|releves", "avis|bulletins|releves ..10 score|scoring|credit|pret",
    "due|dpae|contrat|contrats|avenants|declarations ..4 bulletin*|fiche*",
    "usager*|assure*|client*|salarie*|allocataire*|beneficiaire*|locataire*|contribuable* ..6 avis|bulletin*|justificatif*|rib|iban|copie|carte",
    "factur*|remboursement|prise_en_charge|tiers_payant|accueil|admission ..10 carte_vitale|securite_sociale|vitale", "securite_sociale ..3 patient*|client*|assure*|beneficiaire*|usager*|transporte*",
    "plus|pas a fournir|joindre|produire",
    "lettre ..1 de? motivation et",
    "rib|iban|securite_sociale|vitale|coordonnees_bancaires|identite|domicile|documents|pieces ..14 acceptation|acceptee|signature|signe|signee|retenu|retenue|recrute|embauche|recrutee|selectionne|prise_de_poste|integration|premier_jour|arrivee|apres_l_entretien", "acceptation|acceptee|signature|signe|signee|retenu|retenue|recrute|embauche|recrutee|prise_de_poste|integration|premier_jour ..14 rib|iban|securite_sociale|vitale|coordonnees_bancaires|identite|domicile",
    "page|pages|contenus|stories|animer|animation|publi*|campagne*|influenc*|gestion|gerer|alimenter|nourrir|community|notre|nos|suivez|suivre|retrouvez|actu* ..6 instagram|insta|tiktok|facebook|snapchat|reseaux_sociaux", "instagram|insta|tiktok|facebook|snapchat|reseaux_sociaux ..6 de_la|du|des|marque|magasin|entreprise|notre|nos|client*|boutique|agence|ville|restaurant|hotel|club|musee",
    "demande+ ..2 aux ..2 locataire*|emprunteur*|client*|famille*|acquereur*|assure*|usager*", "dossier ..1 d|de|du|des|l ..1 bailleur|acquereur|locataire*|emprunteur*|client*|garant* ..14", "trois|dernier*|bulletin*|fiche*|avis|releve* ..14 aux locataire*|emprunteur*|client*|famille*|acquereur*|assure*|usager*", "relance*|relancez|demandez|collect*|reclam* ..3 famille*|client*|locataire*|parents|usager* ..14",
    "locataires|emprunteurs|clients|familles|acquereurs|assures|usagers|adherents|salaries ..1 transmettent|fournissent|envoient|apportent|presentent|remettent|deposent|joignent ..14",
    "candidat*|postulant*|dossier* ..1 a|au|aux|pour ..1 location|logement*|credit|pret|hlm|bail|adoption ..14", "verifi*|controle*|client*|voyageur*|passager*|usager*|accueil|entree|public ..6 passeport|passeports|carte_d_identite|papiers",
    "rib|iban|securite_sociale|vitale|coordonnees_bancaires|identite|domicile ..10 apres|a|lors_de|au_moment_de ..1 l_embauche|embauche|la_signature|votre_arrivee", "apres|a|lors_de ..1 l_embauche|embauche ..10 rib|iban|securite_sociale|vitale|coordonnees_bancaires|identite|domicile",
)  # fmt: skip

_REQUESTS = wording(
    *_both_ways("carte_d_identite|carte_nationale_d_identite|piece_d_identite|passeport|carte_vitale|livret_de_famille|carte_grise|titre_de_sejour_original"),  # type: ignore[arg-type]
    *_both_ways("rib|iban|coordonnees_bancaires|releve_d_identite_bancaire|releves_bancaires|releve_bancaire|numero_de_compte|releve_de_compte|releves_de_compte"),  # type: ignore[arg-type]
    *_both_ways("bulletin*_de_salaire|bulletin*_de_paie|bulletin*_de_paye|fiche*_de_paie|fiche*_de_paye|fiche*_de_salaire|feuille*_de_paie|bulletins_de_salaires"),  # type: ignore[arg-type]
    *_both_ways("avis_d_imposition|avis_d_impots|justificatif_de_domicile|acte_de_naissance|extrait_de_naissance|acte_de_mariage|quittance*_de_loyer|declaration_de_revenus|attestation_d_hebergement"),  # type: ignore[arg-type]
    say("bulletins|fiches|feuilles|bulletin ..2 salaire|paie|paye ..4 dernier*|trois|obligatoire*"),
    say("trois|deux|derniers|dernieres ..2 bulletins|fiches|feuilles ..1 salaire|paie|paye", mend=drop_item),
    say("passeport|passeports|carte_d_identite|piece_d_identite|papiers|titre_de_sejour conserve*|garde|gardee|gardes|retenu*|confisque* ..1 par|pendant|toute", firm=True, message=_KEPT_PAPERS, suggestion="Demandez à voir la pièce, et rendez-la aussitôt."),
    say("passeport|passeports|carte_d_identite|papiers|titre_de_sejour ..3 sera|seront|est|sont ..1 conserve*|garde*|confie*|retenu*|bloque*|depose*", "gardons|conservons|garde|garder|conserve|confiera|confier|remettre|remettra|deposer|deposera|laisser ..4 passeport|passeports|carte_d_identite|papiers_d_identite", firm=True, message=_KEPT_PAPERS, suggestion="Demandez à voir la pièce, et rendez-la aussitôt."),
    say("lien|liens|adresse|pseudo|nom ..3 compte|comptes|profil|profils|reseaux_sociaux|page ..2 instagram|insta|tiktok|facebook|snapchat|reseaux_sociaux|perso*", "instagram|insta|tiktok|facebook|snapchat ..6 public|publics|ouvert|ouverts|regard*|abonne*|joindre|lien|donnez|indiqu*", "donn*|joind*|joign*|envoy*|indiqu*|transm*|communiqu*|lien ..4 instagram|insta|tiktok|facebook|snapchat|reseaux_sociaux ..3"),
    say("releve ..1 d|de|integral ..1 information* ..1 integral|points ..3", "releve|solde|nombre ..2 de|integral|des ..2 points ..4 permis", "releve ..1 integral ..3 permis", "points ..1 restants|qui_restent"),
    say("releve|attestation|situation|justificatif ..4 fichage|banque_de_france|ficp"),
    say("numero|num|n ..2 securite_sociale|secu|nir|de_securite_sociale"),
    say("carte_vitale|attestation_vitale|attestation_de_securite_sociale"),
    say("avis d ..1 imposition|impots"),
    say("photocopie|copie|scan|double ..4 carte|passeport|permis|piece|livret ..3 identite|vitale|famille|nationale|grise|conduire"),
    say("coordonnees_bancaires|releves_bancaires ..3"),
    say("livret_de_famille|acte_de_naissance|acte_de_mariage|extrait_de_naissance|justificatif_de_domicile"),
    say("graphologue*|graphologie|graphologique", "test|analyse|etude ..1 graphologique|graphologie", firm=True),
    say("ecrit|ecrite|ecrire|rediger|redigez ..2 de ..1 votre|sa|ta main"),
    say("lettre|motivation|courrier|mot|texte|lignes ..2 manuscrite|manuscrit|ecrite_a_la_main|ecrit_a_la_main|manuscrites", "manuscrite|manuscrites ..1 obligatoire|exigee|demandee", softened=True, message="Une lettre écrite à la main laisse craindre que l’écriture soit jugée.", suggestion="Demandez un message, sous la forme qui convient à la personne."),
    say("ecrire|ecrivez|ecrite|rediger|redigez ..3 a la main ..4", "a la main ..4 lettre|motivation|quelques"),
    say("mensuration*|tour_de_taille|tour_de_poitrine"),
    say("profession|metier|activite ..3 parents|conjoint*|pere|mere|epou*", "situation ..2 de|des|du ..1 parents|conjoint*|pere|mere|epou*"),
    say("nombre|age|prenoms ..2 enfant*|personnes_a_charge"),
    say("composition ..1 foyer|familiale|famille"),
    say("attach|include|send|state|give ..8 date_of_birth", "last|recent|three|two ..1 payslips|pay_slips|payslip"),
    say("date ..2 lieu ..1 de? naissance", "cv|lettre|candidature|dossier ..4 date de naissance"),
    say("date ..2 naissance ..2 obligatoire|exigee|requise|demandee"),
    say("preciser|precisez|indiquer|indiquez ..3 date de naissance"),
    say("groupe sanguin"),
    say("signe_astrologique|signe_du_zodiaque|zodiaque|theme_astral|date_et_heure_de_naissance", firm=True),
    say("acces|ouvr*|ouverture|partag* ..2 vos|votre|tes|ton comptes|compte|profil|profils ..1 facebook|instagram|insta|tiktok|snapchat|linkedin|prive|prives|personnel+", firm=True),
    say("identifiant*|mot_de_passe|mots_de_passe|acces ..3 reseaux_sociaux|linkedin|facebook|instagram"),
    say("profil|profils|compte|comptes facebook|instagram|tiktok ..2 personnel*|exige*|obligatoire*|joindre"),
    say("situation ..1 militaire|patrimoniale|fiscale"),
    say("test|tests ..1 quotient|qi|polygraphe|detecteur|intelligence"),
    unless=_OTHERS,
    deniable=True,
)  # fmt: skip


def _requests(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find requests, silent where the document is asked at hiring rather than of those who apply."""
    for found in _REQUESTS(text, facts):
        place = sentence_place(text, text.word_at(found.start))
        said = fold(text.source[place.start : place.end])
        if re.search(r"titre de sejour|autorisation de travail", said) and re.search(r"hors|etrang|travaill", said):
            continue
        yield found


_RECORD_TEXT = re.compile(
    r"\bart(?:icle)?s?\.? ?[lrd]?\.? ?\d|l\d{3}-\d|code (?:de l'action|du sport|de l'education|monetaire|de la securite|des transports)|\bcasf\b|honorabilite|mineurs|enfance|creche|petite enfance|protection de l'enfance"
    r"|carte professionnelle|cnaps|agrement|habilitation|surete|aeroport|zone reglementee|convoyeur|armes?|banque|acpr|fonction publique|fonctionnaire|collectivite|\bmairie\b|\bcommune\b|sensible|vulnerables?\b|obligation legale|reglementai|loi\b|nucleaire|seveso|defense|enseign|eleves|education nationale|exercice d|funeraire|taxi|vtc",
    re.ASCII,
)
_RECORDS = wording(
    say("pas|ni|aucun|non d|de? ..1 ancien|anciens|ex detenu*|condamne*|prisonnier*|taulard*", firm=True),
    say("ancien* ..1 detenu*|condamne*|prisonnier* ..4 s_abstenir|pas|exclu*|refus*"),
    say("jamais|sans|aucun|aucune|ni|pas ..3 affaire|condamnation*|condamne*|garde_a_vue ..3 justice|police|penale*|judiciaire*|gendarmerie|inscrite*"),
    say("jamais|sans|aucun|aucune|ni|pas ..3 condamnation|condamnations|condamne|condamnee|casier"),
    say("affaire* ..2 justice|police|gendarmerie ..3 jamais|sans|aucun*|pas|connu*", "avez|ayant|eu ..4 affaire ..3 justice|police|gendarmerie"),
    say("jamais|pas|aucun|sans ..4 ennui+|souci+|probleme+|demele+|histoire+ ..2 justice|police|gendarmerie|tribunal"),
    say("justice|police ..3 jamais|deja ..3 affaire|connu*|condamne*"),
    say("casier ..2 sans ..2 mention", "casier ..3 vierge|propre|net|blanc|demande|verifie|exige|obligatoire|requis|fournir|joindre"),
    say("casier|casiers judiciaire|judiciaires"),
    say("extrait*|bulletin ..3 casier*"),
    say("antecedent*|passe ..1 judiciaire*|penal|penale|penaux|criminels ..3"),
    say("bulletin ..1 n|numero|no|b ..1 2|3|deux|trois|n2|n3 ..4 casier|exige*|fourni|fournir|vierge|demande*|joindre|obligatoire|requis|controle"),
    say("b3 ..2 exige|neant|obligatoire|demande|requis|fournir|vierge", "b2|b3|b1 ..1 vierge|du_casier|judiciaire", "casier|judiciaire b2|b3"),
    say("enquete ..1 de|d moralite|honorabilite|police"),
    say("honorabilite ..2 exigee|verifiee|requise|penale|demandee"),
    say("clean criminal record|background", "no criminal record"),
    unless=Cues(
        "logiciel*|produit*|service*|plateforme|donnees|refonte|gestion ..5 casier*", "aucun|aucune|pas|ni ..1 d|de? ..1 extrait*|bulletin*|document*|justificatif* ..3 casier", "extrait*|bulletin* ..3 casier ..1 judiciaire ..6 n|ne ..4 pas|jamais|plus",
        "casier|casiers ..1 de? consigne*|connecte*|vestiaire*|velo*|personnel*|sanitaire*",
        "anciens detenus ..2 accompagn*|insertion|reinsertion",
        "anglais|allemand|espagnol|italien|niveau|langue*|francais|portugais|neerlandais ..3 b1|b2",
        "permis b1|b2|b3|b",
    ),
)  # fmt: skip


def _records(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a criminal record that is asked for, silent where the sentence names the text or the trade that asks it."""
    for found in _RECORDS(text, facts):
        place = sentence_place(text, text.word_at(found.start))
        if not _RECORD_TEXT.search(fold(text.source[place.start : place.end])):
            yield found


RULES = (
    Rule(
        id="L22",
        title="Demandes sans lien avec le poste",
        severity=Severity.MUST,
        reference="Code du travail, art. L1221-6, L1221-8 et L1221-9",
        source=_CNIL,
        confidence="B",
        message="L’offre demande un document ou une information sans lien direct avec le poste.",
        why="On ne demande à qui candidate que ce qui sert à juger ses capacités professionnelles.",
        suggestion="Demandez-le à l’embauche si la paie en a besoin, jamais pour candidater.",
        exception=True,
        reader="On vous demande ce qui ne sert pas à juger votre travail : attendez l’embauche.",
        question="À quoi ce document servira-t-il, et quand est-il nécessaire ?",
        version=2,
        find=_requests,
    ),
    Rule(
        id="L23",
        title="Casier judiciaire",
        severity=Severity.MUST,
        reference="Code du travail, art. L1121-1 et L1132-1 ; exceptions pour des métiers réglementés (petite enfance : art. L133-6 du CASF)",
        source="https://www.missionlocale-villeurbanne.fr/consulter-nos-services/i/32954472/quelques-rappels-juridiques",
        confidence="B",
        message="L’offre demande un casier judiciaire.",
        why="Hors des métiers où un texte le prévoit, on ne demande pas le casier.",
        suggestion="Retirez-le, ou citez le texte qui vous y oblige.",
        exception=True,
        reader="Le casier ne se demande que pour quelques métiers réglementés.",
        question="Quel texte oblige à produire un casier pour ce poste ?",
        version=2,
        find=_records,
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
            persons=False,
        ),
    ),
)  # fmt: skip
