"""Family: L05, the situation, children, pregnancy, plans to have or to adopt a child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from productops.review.findings import Change, Facts, Hit, Rule, Severity
from productops.review.rules.finding import either, say, wording
from productops.review.rules.lexicon import OUT as _OUT
from productops.review.rules.lexicon import REFUSING
from productops.review.rules.mending import sentence_place
from productops.text.cues import Cues, Span
from productops.text.tokens import Text

_NONE = "sans|aucun|aucune|pas|ni|non|zero"


def _available(text: Text, span: Span) -> Change | None:
    """Mend « sans enfant » into what the posting may ask, where it stands as an adjective at the end."""
    place = sentence_place(text, span.first)
    before = text.source[place.start : text.words[span.first].start]
    after = text.source[text.words[span.last - 1].end : place.end]
    singular = re.search(
        r"(?:\bêtes|\bes|\bsera|\bserez|\bseras|\bsoyez|\bêtre|\best|\bsoit|\bpersonne|\bcandidate?|\bseriez)\s*$",
        before,
        re.IGNORECASE,
    )
    plural = re.search(r"(?:\bseront|\bsoient|\bsont|\bpersonnes|\bcandidate?s)\s*$", before, re.IGNORECASE)
    tail = re.fullmatch(r"(?P<more>(?: (?:à charge|en bas âge))?)\s*[.!]?\s*", after)
    if not (singular or plural) or not tail:
        return None
    end = text.words[span.last - 1].end + len(tail["more"])
    return Change(text.words[span.first].start, end, f"disponible{'s' if plural else ''} aux horaires indiqués")


_ASKED_ALOUD = re.compile(
    r"(?:enfants?|bebes?|grossesse|enceinte|maman|mere de famille|vie de famille)\b[^.!?\n]{0,50}\?\W{1,4}"
    r"(?:ce (?:poste|rythme|planning|metier|travail)|cette|ces|nos|notre|nous|passez|passe|alors|inutile|abstenez|il)\b[^.!?\n]{0,60}(?:\bpas\b|chemin|abstenez|abstenir|ailleurs|autre offre|inutile|difficile|impossible|complique)",
    re.ASCII,
)


def _asked_aloud(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a question on the family whose answer shuts out: « Des enfants en bas âge ? Ce rythme ne vous ira pas. »"""
    for found in _ASKED_ALOUD.finditer(text.folded):
        asked = re.split(r"[.!?\n]", text.folded[: found.start()])[-1]
        if re.search(r"\b(?:aim|suppor|appreci|contact|aupres|patien)", asked):
            continue  # a taste for those whom one looks after: « Vous n’aimez pas les enfants ? »
        yield Hit(start=text.origins[found.start()], end=text.origins[found.end() - 1] + 1)


_IN_ENGLISH = (
    "pregnant|pregnancy",
    "mothers|moms|mums|mother|kids|young_children|small_children",
    "family|parental commitments|duties|obligations",
    "maternity leave",
)


RULES = (
    Rule(
        id="L05",
        title="Situation de famille, grossesse",
        severity=Severity.MUST,
        reference="Code du travail, art. L1142-1, 1°, L1132-1, L1225-1 et L1225-3-1 (loi 2025-595 : PMA, adoption)",
        source="https://codes-et-lois.fr/code-du-travail/article-l1142-1",
        confidence="A",
        message="L’offre s’intéresse à la vie de famille.",
        why="La situation de famille, la grossesse et, depuis le 2 juillet 2025, un parcours de PMA ou d’adoption ne peuvent ni être demandés ni compter.",
        suggestion="Dites la contrainte réelle : les horaires, les déplacements, les astreintes.",
        reader="On vous parle de votre vie de famille : cela ne regarde pas l’employeur.",
        question="Quels sont les horaires et les déplacements réels ?",
        version=2,
        find=either(
            _asked_aloud,
            wording(say("maman|mamans|mere|meres|papa|papas|parent|parents ..6 n_est_pas ..1 pour|fait|faite", "maman|mamans|mere|meres|papa|papas|parent|parents ..4 aurait|auraient|aura|auront|aurez du mal ..4 horaires|rythme|poste|planning|suivre", "maman|mamans|mere|meres|parent|parents ..2 ne ..1 pourra|pourront|peut|peuvent|saurait|sauront pas ..3 suivre|tenir|assurer", "maman|mamans|mere|meres ..4 difficile|complique|impossible ..3 horaires|rythme", firm=True)),
            wording(
            say("celibataire|celibataires|celibat ..4"),
            say("deconseille+|impossible|difficile|complique ..1 aux|pour_les|pour_une|a_une ..1 jeunes|jeune? maman|mamans|mere|meres|papas|parents|femmes_enceintes", firm=True),
            say("mere|meres|pere|peres|parent|parents eleve*|elevant ..1 seul|seule|seuls|seules ..3", "mere|meres|maman|mamans|parents ..6 comprendront|comprendra", firm=True),
            say("compt*|souhait*|voul*|prevoi*|envisag*|desir*|pens*|esper*|pret ..2 avoir ..2 un|des|d_autres|de|d ..1 enfant|enfants|bebe|bebes", "fini|finie|termine ..1 d|de ..1 avoir|faire ..2 enfants|enfant", "deja ..1 fait|eu|termine ..1 ses|leurs|vos|tes enfants", "famille ..1 est|soit deja? faite|complete|terminee", firm=True),
            say("pas|sans|ni|aucune|evit* ..1 de|d|une|les? famille|familles nombreuse|nombreuses|de", "pas de famille ..1 de|avec|nombreuse", firm=True),
            say("cas ..1 de|d grossesse|maternite ..6 fin|arret*|rompu|rompue|romp*|resili*|termin*|s_arrete|cess*", "contrat|mission|essai ..6 grossesse ..4 fin|arret*|rompu*|romp*|termin*", "sauf|hors|excepte ..1 femmes|femme enceintes|enceinte", "vos|tes|ses grossesses", "grossesse|grossesses non|pas|a ..1 souhaitee+|bienvenue+|eviter|prevue+", "pas|non concernee|concernees par ..2 conge|grossesse|maternite", firm=True),
            say("personne|rien|aucun|n ..2 ne|n|qui|doit ..2 vous|te|les? attend|attende|attendre ..4 soir|maison|nuit|foyer|rentrer|diner|souper|manger", "personne ..3 chez_vous|chez_toi|a_la_maison ..6 plaindre|plaint|attend*|rale*|reproch*", "nounou|nourrice|garde ..1 de secours ..4", "mercredi|mercredis|vacances_scolaires|sorties_d_ecole ..6 pas|jamais|rien ..1 un? sujet|probleme|souci|contrainte", "pas|sans|aucun|ni d? ..1 heureux_evenement", "pas|sans|aucun ..1 bebe ..1 en vue", "essay*|tent* ..2 d avoir ..1 un bebe|enfant", "libre de toute attache", firm=True),
            say("jour|jours|conge|conges|absence|absences ..1 enfant|enfants malade|malades ..4 pas|jamais|aucun|exclu*|zero|refus*|peu", "pas|jamais|aucun|zero|sans|ni|genre|ne|n ..5 jour|jours|conge|conges|absence|absences ..1 enfant|enfants malade|malades", firm=True),
            say(f"{_NONE}|n_avez ..2 contrainte|contraintes|obligation|obligations perso|privee|privees|familiale+", "vivez|vis|vit ..1 seul|seule ou accompagne+|en_couple|a_deux", firm=True),
            say("pouponner|pouponne|pouponnez|pouponnage", "nounou|nourrice|creche|garde ..3 deja|bien trouvee|trouve|reglee|organisee|calee|prevue", "attendre|attend|attendent un|une heureux_evenement|bebe|enfant ..8 quelqu_un|prefer*|evit*|cette_fois", firm=True),
            say("evitez|eviter|inutile|ne ..2 postuler|postulez|candidater|candidatez|venir ..1 pas? ..3 si ..6 bebe|enfant|enfants|enceinte|grossesse|maman", firm=True),
            say("postuler|postulez|candidater|candidatez|presenter|candidature|venir ..2 si ..4 enceinte|attendez|maman|mere ..1", "si vous etes|attendez enceinte|un_enfant|un_bebe ..6 postuler|postulez|candidat*|abstenir|signal*|dire|precis*|passez", firm=True),
            say("candidates|femmes|personnes|collaboratrices ..2 prevoi*|envisag*|projett*|compt* ..4 maternite|grossesse|enfant|bebe|enfants", "de_preference|preference|plutot ..2 maman|mamans|mere_de_famille|meres_de_famille|papa", firm=True),
            say(f"{_NONE} ..2 enfant|enfants|bebe|bebes ..2 a_charge|en_bas_age|jeune*"),
            say("sans ..1 enfant|enfants", mend=_available), say("sans ..1 charge|vie ..1 de? famille|familiale", mend=_available),
            say("pas|ni d|de ..1 enfant|enfants|bebe|bebes|marmot|marmots|gosse|gosses"), say("sans|ni ..1 mari|epoux|conjoint|marmot|marmots|gosse|gosses"),
            say("ne|pas|sans avoir ..1 d|de|aucun enfant|enfants", "n_avoir|n_avez|n_ayez pas|aucun ..1 d? enfant|enfants"),
            say("future|futures|jeune maman|mamans|mere|meres|mariee ..4"),
            say("proches|famille|entourage|conjoint*|mari ..3 accommode*|s_accommodent|acceptent|accepte|comprennent|suivront|suivra|soutient"),
            say("vie de famille|familiale ..1 contraignante|prenante|lourde|envahissante", "etat civil ..4"),
            say(f"{REFUSING} ..3 enceinte+|mamans|meres|parents|maries|femmes_enceintes"),
            say("enfant|enfants en_bas_age ..6"),
            say("ideal*|parfait*|convien* ..3 maman|mamans|mere|meres|meres_de_famille|papa|papas"),
            say("enfant|enfants ..2 grands|grand|autonome*|eleves|deja"),
            say("nounou|nourrice|baby_sitter|garde_d_enfants|mode_de_garde ..2 fiable|attitree|assuree|organisee|prevue|stable", "avez|disposez|disposer|avoir ..3 nounou|nourrice|baby_sitter ..3", "votre|ta moitie", firm=True),
            say("garder|garde|gardera ..3 vos|tes petits|bambins|loulous|enfants", "vos|tes bambins|loulous", "etes|es maman|papa|mere|pere ..1 vous|toi meme", firm=True),
            say("vos|tes enfants", "garde ..3 vos? enfants ..3 reglee*|organisee*|assuree*|resolu*|souci|probleme"),
            say("vos|tes|la|les ..2 questions|problemes|soucis|solutions ..2 garde"),
            say("garde d|des enfants ..4 regl*|organis*|assur*|resol*"),
            say("mode de garde ..3 assure|fiable|stable|prevu|organise"),
            say("enfant|enfants ..6 complique+|difficile*|incompatible*|impossible*|genant+"),
            say(f"{_NONE}|n_avez|n_ayez|n_avoir|n_a|n_aura|n_aurez|n_ont ..2 personne|personnes a charge"),
            say("nombre d enfants", "combien d enfants", "indiqu*|precis*|dites|mentionn* ..5 age|nombre|prenoms ..1 des|d|de enfants"),
            say("avez|ayez|as vous|tu? ..3 enfants|enfant"),
            say("etes|es vous|tu ..2 marie+|celibataire*|enceinte|mere|pere|pacse+|divorce+|parent|en_couple|veuf|veuve"),
            say("couple ..1 marie*|sans_enfant*|stable"),
            say("ideal*|parfait*|convien* ..4 personne|quelqu_un|candidat* ..1 vivant|vit|vive|habitant seul|seule", firm=True),
            say(f"marie+|divorce+|pacse+|veuf|veufs|veuve|veuves|fiance+|concubin+ ..3 souhait*|prefer*|requis*|ou|de_preference|bienvenu*|uniquement|exige+|{_OUT}"),
            say("votre|ta|leur famille ..3 accepte|accord|suivre|suit|comprend|organisee|prete"),
            say("homme|femme|personne|candidat* ..1 marie|mariee|divorce|divorcee|en_couple"),
            say("vous etes marie|mariee|en_couple"),
            say("mere|pere|parent|maman|papa|meres|peres|parents|mamans|papas ..1 de? famille|celibataire|celibataires|solo|isole* ..6"),
            say(f"jeune|jeunes mere|meres|maman|mamans|papa|parent|parents ..4 {_OUT}|pas"),
            say(f"mamans|meres|meres_de_famille|parents ..3 {_OUT}"),
            say("situation|situations|statut ..2 familiale|familiales|matrimoniale|maritale|conjugale|de_famille|marital|matrimonial"),
            say("vie|situation de famille ..5 stable|pas|second|secondaire|peu|incompatible|difficile|equilibree|apres|passe*|precis*|indiqu*|mentionn*"),
            say("libre|libres d attache|attaches", "sans|pas de? ..1 petit|petits|enfant|enfants ..2 recuperer|chercher|garder", firm=True),
            say("conjoint|conjointe|conjoint_e|epoux|epouse ..5 convie*|invite*|rencontr*", firm=True),
            say("situation personnelle ..3 stabl*|stabilis*|compatible*|rangee"),
            say("grossesse|maternite ..3 incompatible|exclue|proscrite|deconseillee|impossible", firm=True),
            say("sans attache|attaches", "vis|vivez seul|seule|seul_e ..2 sans", firm=True),
            say("incompatible ..3 enfant*|vie_de_famille|maternite|famille|grossesse|vie_familiale"),
            say(f"{_NONE} ..2 contrainte|contraintes|obligation|obligations|charge|charges|attache|attaches|responsabilite*|engagement* ..2 famil*|parental*|parentale*|personnelle|personnelles|conjugale*|de_famille"),
            say("libre|libres|libere|liberee de ..3 contrainte*|charge|charges|obligation*|engagement*|attache* ..1 famil*|parental*|personnel*"),
            say("libre|libres de ..1 tout|toute|toutes|tous engagement|attache|attaches|obligations|contrainte ..1 famil*|personnel*", "libre de tout engagement ..1 famil*|personnel*|affectif|sentimental", "libre de toute vie de? famille", "libre de tout engagement"),
            say("libre de ..3 vie de famille"),
            say("disponib* ..4 vie famil*|vie_personnelle|enfant*"),
            say("disponib* ..3 contrainte* ..1 famil*"),
            say("ne|pas|sans|non|ni|jamais ..3 enceinte|enceintes|grossesse|grossesses"),
            say(f"enceinte|enceintes|grossesse|conge_maternite|conge_parental|conge_paternite|maternite ..4 {_OUT}|prevu|prevue|prevus|envisage*|projete*|a_venir|en_vue"),
            say("conge|conges maternite|parental|paternite|parentaux ..4 prevu|prevus|envisage*|a_venir|exclu*|proscrit*|eviter|incompatible*|pas_compatible*"),
            say("pas|aucun|aucune|sans ..3 conge_maternite|conge_parental|maternite ..2 prevu*|envisage*|a_venir|en_vue|dans"),
            say("projet|projets|desir|envie ..1 d|de ..1 enfant|enfants|grossesse|maternite|bebe|famille|paternite|adoption|pma|adopter|fonder_une_famille"),
            say("projet|projets parental|parentaux|de_famille|familial|familiaux ..4"),
            say("fonder une famille"),
            say(f"{_NONE} ..3 pma|fiv|procreation|insemination"),
            say(f"pma|fiv|procreation|insemination ..4 {_OUT}|en_cours|prevue|envisagee"),
            say("suivez|suis|engage|engagee|parcours|demarche|demarches|dites|precis*|indiqu*|signal*|mentionn*|declar* ..10 pma|fiv|amp|procreation|fertilite", "formulaire|lettre|courriel ..6 protocole ..2 amp|pma|fiv"),
            say(f"{_NONE} ..4 adoption|adopter|agrement ..4 enfant|cours|adopter|prevue|prevu|vue"),
            say("projet|demarche|demarches|procedure|parcours ..2 d|de adoption|adopter ..8 pas|exclu*|refus*|inutile|incompatible*|s_abstenir|pour_vous"),
            say("aucune|pas|sans ..2 demarche|procedure ..3 adoption|adopter|agrement"),
            say("conjoint|conjointe|mari|epoux|epouse|compagne|compagnon ..5 accord|accorde|accepte*|acceptant|arrangeant*|mobile|comprehensi*|travaille|emploi|region|profession|suivre|disponible"),
            say("profession|metier|emploi d|du|de votre|ton? conjoint*"),
            say("foyer|famille|vie ..1 stable|rangee", softened=True),
            say("must be single|unmarried|married"),
            say("no|without|zero|free_of|any ..1 family constraint|constraints|commitment|commitments|obligation|obligations|ties|responsibilities|duties", firm=True),
            say("you|you_re ..4 dad|mom|mum|mother|father|parent|kids|children|pregnant ..14 isn_t_for_you|not_for_you|isn_t_right|not_the_right|look_elsewhere|wrong_place|not_a_fit|won_t_suit", firm=True),
            say("single|unmarried ..2 no|without children|kids", "without|no children|kids", "not pregnant", "married|single only|preferred", "is single"),
            unless=Cues(
                "univers|rayon|espace|mode|collection*|ligne|pret_a_porter|vetement*|lingerie|boutique|produits|gamme|secteur|marque*|clientele ..4 future|futures|jeune|jeunes ..1 maman|mamans|mere|meres|mariee|mariees",
                "dossier*|identite|justificatif*|revenu*|pieces ..10 situation familiale|matrimoniale|de_famille", "situation familiale|matrimoniale|de_famille ..12 emprunteur*|locataire*|patient*|client*|beneficiaire*|demandeur*|usager*|foyers",
                "relev*|recueill*|not*|saisi*|renseign*|verifi*|collect* ..6 situation|situations familiale|familiales|de_famille|matrimoniale", "age ..3 situation familiale|de_famille ..8 assure*|adherent*|client*|demandeur*|usager*|beneficiaire*|patient*|emprunteur*", "libre|libres d_elever|d_avoir|elever ..1 vos|tes enfants",
                "situation de_famille ..12 assure*|assures|client*|usager*|beneficiaire*|allocataire*|adherent*|locataire*", "tarif*|contrats|cotisation*|prestation*|droits ..14 situation de_famille", "variable*|donnee*|base|statistique*|indicateur*|segment* ..3 statut|situation marital|maritale|matrimonial|matrimoniale|familiale|conjugale",
                "etat civil ..6 election*|funeraire|cimetiere*|paie|finance*|rh|facturation|police|urbanisme|affaires|comptab*|cadastre|population", "election*|funeraire|cimetiere*|paie|finance*|rh|facturation|police|urbanisme|affaires|comptab*|emprunts|cadastre|population ..8 etat civil",
                "officier*|service|services|acte+|agent+|registre+|logiciel*|bureau|guichet|module*|metier+|domaine+ ..6 etat civil",
                "aimez|aimes|supportez|appreciez|contact|aupres ..4 enfant|enfants|bebe|bebes|parents|familles",
                "compatible ..3 vie de famille",
                "garde|gardez|garder|accueil*|accompagn*|assistante*|chez|creche|logement*|tarif*|carte|client*|vacances|voiture*|maison+|gite|public|aide*|aid* ..6 famille|familles nombreuse|nombreuses", "jour|jours|conge|conges ..1 enfant|enfants malade|malades ..3 paye+|remunere+|offert+|maintenu+|par|pour|chaque|an", "# ..2 jours ..1 enfant|enfants malade|malades",
                "vie de famille ..2 respect*|preserv*|facilit*",
                "respect* ..4 vie famil*|vie personnelle|personnelle",
                "concili*|equilibre|equilibr*|articulation ..6 vie|famille|familiale|personnelle",
                "aucun|aucune ..2 question*",
                "place|places|berceau*|creche ..4 enfant*",
                "jeunes parents ..4 amenag*|accompagn*|soutien*",
                "conge* ..2 parental*|maternite|paternite ..3 maintenu*|complet*|prolonge*|paye*|remunere*|indemnise*|de #",
                "remplacement|remplacer|remplace|motif|pour|absence|cause|suite|retour|cdd ..4 conge|maternite|parental|grossesse|enceinte",
                "prix|tarif*|menu*|activite*|seance* ..8 age|nombre ..1 des|d enfants", "produit*|service*|application|logiciel|plateforme|site|boutique|marque ..6 famil*|parent*|celibat*|grossesse*|enceinte*|enfant*",
                "mutuelle|supplement|quotient|allocations|caisse|medecin*|mediat*|aide*|entreprise|prestations|juge|affaires|politique ..4 enfant*|famil*",
                "celibataire* ..2 geographique*", "avec ou sans enfant|enfants",
                "soin|soins|garde|accueil|eveil|nouveau_nes|nes|nourrissons|bebes|creche|puericult* ..8 enfant|enfants en_bas_age",
                "soutien|avantage*|cse|noel|colonie*|vacances|scolaire|scolarite|loisirs|cadeau*|aide|aides|bourse*|mutuelle|place|places|activites ..5 vos|tes|enfants",
                "experience|attentes|besoins|rencontre*|vie|communaute|millions|milliers ..2 des|entre|de celibataires",
                "en situation de handicap|sans",
                "projet|projets ..2 personnel|professionnel",
                "adoption du|des|par|en",
                "adoption|adopter ..1 de|d|du|des|par|un|le|la|les ..2 outil*|solution*|produit*|logiciel*|pratique*|usage*|equipe*|bonnes|animal|animaux|chien*|chat*|methode*|demarche|cloud|ia|clients",
                "monitrice|moniteur|accueil|foyer|educat*|creche|jeunes|eveil|assistante*|auxiliaire* ..3 enfants",
                "conjoint collaborateur",
            ),
            shut=Cues(
                "enceinte|enceintes|grossesse+|maternite|bebe|bebes|enfant|enfants|celibataire+|marie+|divorce+|pacse+|veuf|veuve|concubin*|fiance+",
                "attendez|attendant|attendent|attendre|attend ..1 un|une? bebe|enfant|heureux_evenement", "maman+|mere|meres|papa|papas|parent+",
                "adopter ..1 un|une|des enfant+|bebe+", "adoption", "agrement ..2 adoption|adopter", "pma|fiv|amp|procreation|insemination|fertilite", "fecondation ..1 in_vitro",
                "vie|charge|obligation+|contrainte+|situation ..1 de? famille|familiale+", "conjoint+|conjointe|mari|epoux|epouse",
                *_IN_ENGLISH,
            ),
            wanted=Cues("celibataire+", "en_couple", "personne+|candidat+|homme|femme|gens ..2 marie+|celibataire+|divorce+", "pas|non|ni marie+|pacse+|divorce+", "sans ..1 vie|charge|obligation|contrainte ..1 de? famille|familiale+"),
            mend=_available,
            asked=Cues("enceinte|grossesse|pma|fiv|procreation|fertilite|marie+|celibataire+|mariage|pacse+", "avoir|prevoyez|projet ..3 enfant|enfants|bebe", "adopter", "pregnant|pregnancy|married|spouse", "have|having ..2 children|kids|baby", "plan*|intend* ..3 have|having|start ..2 children|kids|baby|family"),
            denied=Cues(*_IN_ENGLISH, "personne|personnes a charge", "vie|charge|contrainte+|obligation+|attache+ ..1 de? famille|familiale+", "marie+|pacse+", "demarche+|procedure+|agrement|projet|dossier+|demande ..4 adoption|adopter|pma", "rendez_vous|examens|absence+ ..3 fertilite|pma|fiv"),
        )),
    ),
)  # fmt: skip
