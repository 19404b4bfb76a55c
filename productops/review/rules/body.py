"""Body: L09, health and disability, L10, looks, and D03, a piece of health data that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from productops.review.findings import Change, Facts, Hit, Rule, Severity
from productops.review.rules.finding import either, is_excused, say, wording
from productops.review.rules.lexicon import OUT as _OUT
from productops.review.rules.lexicon import REFUSING
from productops.review.rules.mending import drop_item
from productops.text.cues import Cues, Span
from productops.text.folding import word_set
from productops.text.tokens import Text

_ALEXIA = "https://alexia.fr/fiche/7467/discrimination.htm"
_GOOD = "bonne|excellente|parfaite|tres_bonne|meilleure|solide|robuste|irreprochable|pleine"
_NEEDED = "de_rigueur|de_mise|exigee|exige|exigees|requise|requis|indispensable|indispensables|obligatoire|obligatoires|demandee|demande|souhaitee|souhaite|imperative|imperatif|parfaite|parfait|irreprochable|irreprochables|necessaire|attendue|attendu|complete|totale|optimale|optimales"
_NEEDED_OF_HER = "de_rigueur|de_mise|exigee|requise|indispensable|obligatoire|demandee|souhaitee|imperative|parfaite|irreprochable|necessaire|attendue|complete|totale|optimale"
"""The same, of a feminine word: « Pôle Santé souhaite » is a subject and its verb."""
_NONE = "sans|aucun|aucune|ni|zero"


def _look(text: Text, span: Span) -> Change | None:
    written = text.source[text.words[span.first].start : text.words[span.last - 1].end]
    return None if "," in written else drop_item(text, span)


def _no_change(_text: Text, _span: Span) -> Change | None:
    """Offer nothing, and be said first: what is graver than the photo itself."""
    return None


_PHOTO = word_set("photo photographie portrait")
_OF_PHOTO = word_set("d identite recente recent")


def _listed_photo(text: Text, span: Span) -> Change | None:
    """Take a photo out of the list of what is sent: « lettre, photo d’identité et CV » → « lettre et CV »."""
    first = next((rank for rank in range(span.first, span.last) if text.words[rank].text in _PHOTO), None)
    if first is None:
        return None
    last = first + 1
    while last < len(text.words) and text.words[last].text in _OF_PHOTO:
        last += 1
    return drop_item(text, Span(first, last))


def _without_photo(text: Text, span: Span) -> Change | None:
    """Take « avec photo » away where it ends its sentence, or comes before a comma."""
    start, end = text.words[span.first].start, text.words[span.last - 1].end
    after = re.match(
        r"(?: (?:récente|d[’']identité|obligatoire|exigée|souhaitée))*(?=[.,;!]|$|\n| et (?:une? |la |le |les |votre |vos |lettre)| (?:à|au|aux|par|sur|chez|avant|pour)\b)",
        text.source[end : end + 40],
    )
    return Change(start - 1, end + after.end(), "") if after and start and text.source[start - 1] == " " else None


_HEIGHT = re.compile(
    r"(?<!\w)(?:1 ?m ?\d\d|1[,.]\d\d ?m)(?: ?cm)? ?(?:et \d{2,3} ?kg ?)?(?:mini\w*|au moins|et plus|ou plus|max\w*)(?!\w)|(?:minimum|au moins|mini|plus d[e']|moins d[e']) ?(?:1 ?m ?\d\d|1[,.]\d\d ?m)(?!\w)",
    re.ASCII,
)
_OF_THINGS = re.compile(
    r"\b(?:de|font|fait|mesurent|haut\w*|larg\w*|long\w*|profond\w*|plafond|etageres?|tables?|tapis|panneaux?) ?:? ?$",
    re.ASCII,
)


def _height(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a height that is asked of a person: « 1m80 minimum »; a shelf has one too."""
    for found in _HEIGHT.finditer(text.folded):
        start, end = text.origins[found.start()], text.origins[found.end() - 1] + 1
        word = text.word_at(start)
        if not _OF_THINGS.search(text.folded, max(0, found.start() - 24), found.start()) and not is_excused(
            text, Span(word, word + 1)
        ):
            yield Hit(start=start, end=end)


_IN_ENGLISH = (
    "disabled|disability|disabilities|handicapped|deaf|blind|diabetic|diabetics|epileptic|epileptics|wheelchair",
    "health|medical|back issue|issues|problem|problems|condition|conditions",
    "chronic illness|illnesses|disease",
    "sick leave|leaves|days",
    "long_term illness",
)


RULES = (
    Rule(
        id="L09",
        title="Santé, handicap",
        severity=Severity.MUST,
        reference="Code du travail, art. L1132-1 (état de santé, handicap, perte d’autonomie)",
        source=_ALEXIA,
        confidence="A",
        message="L’offre juge la santé ou l’état physique.",
        why="La santé, le handicap et la perte d’autonomie sont des critères interdits ; seule la médecine du travail dit si l’on est apte.",
        suggestion="Décrivez la contrainte : « port de charges de 10 kg », « déplacements deux jours par semaine ».",
        exception=True,
        reader="On vous juge sur votre santé. Vous n’avez rien à en dire avant la visite médicale.",
        question="Quelle est la contrainte physique exacte, et comment s’aménage-t-elle ?",
        version=2,
        find=wording(
            say(f"{_GOOD} ..1 sante"),
            say(f"sante ..1 {_NEEDED_OF_HER}|de_fer|solide|robuste|fragile"), say("exig*|demand*|requi*|il_faut|faut ..3 sante ..1 de_fer|solide|robuste", firm=True),
            say("mauvaise|fragile|precaire sante"),
            say("force de la nature", "mobilite ..1 du|physique ..1 corps? ..2 exige*|requis*|indispensable*|obligatoire*|totale|parfaite", "pleine|parfaite|totale mobilite ..1 du|physique ..1 corps", firm=True),
            say("pas|aucun|sans|ni d|de? ..1 probleme+|souci+|mal|maux ..1 de|du ..1 dos|genou|genoux|coeur|vertige", firm=True),
            say("bonne|solide|forte|robuste|excellente constitution", "constitution physique", f"constitution ..1 solide|robuste|saine ..2 {_NEEDED_OF_HER}", f"constitution ..1 {_NEEDED_OF_HER}"),
            say(f"{_NONE}|pas ..2 probleme*|souci*|trouble* ..2 vue|ouie|audition|genou|genoux|coeur|vertige+|epaule+|respiratoire*|articul*|tension"),
            say(f"acuite|audition|vision ..1 visuelle|auditive ..3 {_NEEDED}", f"{_GOOD} ..1 acuite ..1"),
            say("solide|solides|resistant+|endurant+|fort+ physiquement"),
            say("en bonne|pleine|parfaite sante", "bien portant*"),
            say(f"{_GOOD} ..1 condition|conditions|forme ..1 physique|physiques"),
            say(f"condition|conditions|forme physique|physiques ..1 {_NEEDED}|d_abord"),
            say("etre|soyez|etes ..2 forme physique", "etre en forme", "sportif|sportive ..4 forme|condition|physique"),
            say(f"aptitude|apte|aptitudes|autonomie ..1 physique|physiques|medicale* ..2 {_NEEDED}"),
            say(f"resistance physique ..2 {_NEEDED}", "bonne|forte|excellente|grande resistance physique", "etre|vous_etes ..2 resistant* physiquement"),
            say("etre|soyez|vous_etes|personne|candidat* ..1 robuste|costaud|costaude|physique_robuste", "etre|soyez|vous_etes ..1 valide"),
            say("robuste|costaud|costaude ..1 exige*|souhaite*"),
            say("robuste|costaud|costaude|endurant|endurante", lone=True),
            say("personne|personnes valide|valides", "valide|valides ..1 uniquement|exclusivement|obligatoire*"),
            say(f"{_NONE}|pas ..3 maladie|maladies|handicap|handicaps|pathologie*", f"{_NONE}|pas ..1 allergie*"),
            say(f"{_NONE}|pas ..2 probleme*|souci*|antecedent* ..2 sante|medical|medicaux|dos|cardiaque*|dorsaux|psychologique*|psychiatrique*"),
            say(f"mal|maux|problemes|mals de|au dos ..2 {_OUT}", firm=True),
            say(f"{_NONE} ..2 restriction* ..1 medicale*|physique*|aptitude", f"{_NONE} ..2 contre_indication*|inaptitude*"),
            say("absence ..2 de ..1 maladie|handicap|probleme*_de_sante|arret*|pathologie"),
            say("pas|ni|jamais|zero|aucun d|de? ..1 arret*_maladie|arrets_de_travail"),
            say("jamais|pas|aucun|sans ..3 arret+ ..1 travail|maladie"),
            say("pas|ni d|de ..1 maladie*|handicap*|arret*_maladie|probleme*_de_sante|traitement*_medica*|absenteisme"),
            say("pas|non|inadapte*|ne ..6 personnes|personne|travailleurs ..2 handicapees|handicapee|handicapes|handicap|invalide*"),
            say(f"personne*|candidat*|travailleur* ..2 malade*|fragile*|handicapee*|handicapes|invalide*|handicap ..4 {_OUT}|pas"),
            say(f"handicape|handicapes|handicapee|handicapees|malades|invalides ..3 {_OUT}"),
            say(f"fragiles|fragile|sante ..3 sous|en ..1 traitement ..4 {_OUT}", f"personnes|candidats|gens ..1 sous traitement ..4 {_OUT}", f"personnes|candidats|gens ..3 fragiles|fragile ..5 {_OUT}"),
            say(f"{_NONE}|pas ..2 antecedent* ..1 de|du|des|d|medicaux|medical", f"{_NONE} ..3 restriction* ..3 medecine_du_travail|medecin_du_travail|aptitude|medicale*", f"{_NONE} ..5 mi_temps|temps_partiel therapeutique"),
            say("ne pas etre allergique*", "non allergique*", "pas|sans d? ..1 allergie*|allergique* ..5 exige*|requis*|imperati*|indispensable*", "allergique* ..4 s_abstenir|abstenez|inutile|passez", firm=True),
            say("peu|moins|tres_peu ..1 d|de ..1 arret*|absence* ..2 maladie|travail"),
            say("peu|moins|tres_peu ..1 d|de ..1 arret*|absence* ..2 maladie ..8 critere|regard*|compt*|verifi*|demand*|exig*|important*", firm=True),
            say("ne|n ..2 pouvons|peut|pourrons|pourra|saurions pas ..3 accueillir|recevoir|embaucher|recruter|prendre ..6 fauteuil|handicap*|mobilite_reduite|bequilles|malvoyant*|malentendant*|sourd*|malade*|enceinte*", firm=True),
            say("pas|ni|aucun d|de? ..1 malade+|handicape+|invalide+|fragile+|diabetique*"),
            say(f"tutelle|curatelle ..4 {_OUT}", f"seropositif*|seropositive*|vih|sida ..3 {_OUT}", "moins|maximum|plus ..2 # arret|arrets ..1 maladie|travail", firm=True),
            say("non handicape*", "incompatible ..4 handicap"),
            say("ne|pas|inutile|evitez ..3 postule*|postuler|candidat* ..1 pas? ..1 si vous|tu ..4 handicap*|rqth|travailleur|invalid*|malade*|diabet*", firm=True),
            say("rqth|travailleurs_handicapes|personnes_handicapees ..2 s_abstenir|inutile|exclu*", firm=True), say("historique|annees|ans|parcours|dossier ..3 sans ..1 arret+ ..1 maladie", "sans|aucun arret+ ..1 maladie ..3 exige*|demande*|requis*|souhaite*"),
            say("ne|n ..1 convien*|permet*|accueill* pas ..6 rqth|fauteuil|mobilite_reduite|pmr|handicap*|bequilles|malvoyant*|malentendant*|sourd*", "deconseille*|impossible* ..4 fauteuil|mobilite_reduite|pmr|handicap*|malvoyant*|malentendant*", firm=True),
            say("pas|non ..2 accessible*|adapte*|amenage*|convenable* ..6 fauteuil|mobilite_reduite|pmr|handicap*|rqth", softened=True, firm=True, message="Dit ainsi, le lieu écarte des personnes handicapées.", suggestion="Décrivez le lieu, et dites l’aménagement possible."),
            say("rqth|handicap|handicaps ..1 non|pas ..1 accepte+|admis|admise|retenu+|possible+|pris+", firm=True),
            say(f"perte d autonomie ..6 {_OUT}|pas"),
            say("sujet*|enclin* ..2 maladie*|arrets|absences"),
            say(f"absenteisme|arrets_maladie|arret_maladie ..4 {_OUT}|pas|faible|zero"),
            say("interdit+|ferme+|inaccessible*|deconseille+|non_accessible* aux|a ..2 handicape+|malade|malades|diabetique*|epileptique*|asthmatique*|fragile*|handicapees|femmes_enceintes"),
            say(f"asthmatique*|diabetique*|epileptique*|obese*|cardiaque*|depressif* ..4 {_OUT}|pas"),
            say(f"{REFUSING} ..3 malade+|handicape+|invalide+|fumeur+|fragile+"),
            say("possession ..4 moyens physiques", "pleine|toute possession ..3 facultes"),
            say("rarement|jamais|peu ..1 malade|malades"),
            say("non fumeur|fumeuse|fumeurs|fumeuses", "fumeur|fumeurs|fumeuse|fumeuses|tabac ..4 s_abstenir|exclu*|pas|pas_pour|refus*", "ne ..1 fume|fumez|fumer|fument pas"),
            say("vue|audition|ouie|vision ..2 parfaite|excellente|irreprochable|10_10|dix_sur_dix", "bonne|excellente|parfaite vue|audition|ouie"),
            say(f"lunettes|lentilles|appareil_auditif|prothese|protheses|diabete|diabetique*|epilepsie|epileptique* ..3 {_OUT}|pas"),
            say("ne|sans|pas ..2 port* ..2 lunettes|lentilles"),
            say("rqth|handicap*|reconnaissance_travailleur_handicape ..6 n_est_pas|ne_sont_pas|pas|jamais|ne ..4 pour_vous|fait|adapte+|convient|conviennent", firm=True),
            say("ne|pas|sans ..3 souffrir|souffrez|souffriez ..2 du|de|des dos|genoux|vertige|epaules|asthme|allergie*|mal|maux", firm=True),
            say("traitement medical ..4 pas|sans|aucun|precis*|signal*", "sans|aucun traitement medical"),
            say("certificat|bilan|examen medical|medicale|sante ..4 fournir|joindre|joint|exige*|demande*|avant_l_embauche|obligatoire|candidature|present*|produire|requis", "visite medicale ..4 fournir|joindre|resultat*|candidature|avant_l_entretien", "fournir|joindre|joignez|fournissez|produire|presenter|envoyer ..3 certificat medical"),
            say("certificat medical d|de aptitude|bonne"),
            say("test|tests|analyse|analyses|prise|bilan ..1 d|de|du ..1 urine|urines|sang|sanguin|sanguine", "bilan|bilans|analyse|analyses sanguin|sanguins|sanguines|biologique ..4", "certificat|attestation|mot|lettre ..3 generaliste|medecin ..6 attest*|absence|aucune|joind*|fourni*|pas", "certificat|attestation|attestant ..6 affection*|absence|aucune ..2 chronique|affection*|maladie", firm=True),
            say("precis*|indiqu*|signal*|declar*|liste*|mentionn*|renseign* ..4 traitement|traitements ..1 medica*|en_cours|suivi", "traitements ..1 medicaux en_cours", "diagnostic|diagnostics|trouble|troubles ..2 tdah|anxiete|autisme|dys|bipolar*|depression ..8 declar*|signal*|formulaire|precis*|indiqu*", firm=True),
            say(f"depressif|depressifs|depressive|depressives|anxieux|anxieuses|bipolaire*|suicidaire*|alcoolique*|toxicomane* ..4 {_OUT}|abstiendront|pas", "pas|ni|aucun|evit* ..2 d|de|les? ..1 personne|personnes|gens ..1 depressif*|depressive*|bipolaire*|suivi|suivie|suivies|suivis ..2 psychiatrie|psychiatre|psychologue|depress*", "suivi|suivie|suivies|suivis|passes|passees ..1 en|par|un|une psychiatrie|psychiatre ..6", "evitons|refusons|ecartons ..4 psychiatrie|psychiatre|depressi*", firm=True),
            say("pas|jamais|ne|n|genre|du_genre ..6 tomber|tombez|tombe malade", "rarement|jamais tomber? malade", firm=True),
            say("medecin|docteur|visite|examen ..8 remettr*|communiqu*|transmet*|nous_dira ..3 dossier|resultats|conclusions|avis", firm=True),
            say("test|tests|depistage ..2 drogue*|urinaire*|salivaire*|alcool|stupefiant*|grossesse"),
            say("fumeur|fumeurs|fumeuse|fumeuses ..3 n_est|ne_sont ..1 pas_pour", firm=True),
            say("sobriete exigee|totale", "bonne hygiene de? vie ..2 exigee|requise|indispensable|demandee"),
            say("nerfs solides", softened=True, suggestion="Dites ce qui presse : « la semaine de clôture, les demandes triplent »."),
            say("etat de sante ..4 compatible|bon|parfait|irreprochable|excellent|permett*|exige*"),
            say("good|excellent|perfect health|physical_condition|physical_shape", "no disability|disabilities|illness", "non smoker|smokers", "able bodied", "physically fit"),
            unless=Cues(
                "locaux|bureaux|espace*|site|batiment*|zone|lieu|etablissement*|hotel*|restaurant*|vehicule*|cabine*|gite*|chambre*|maison|appartement*|logement*|voiture*|salle*|terrasse*|camion* ..3 non? fumeur*|fumeuse*|fumeurs",
                "public|groupe*|adherent*|eleve*|participant*|pratiquant*|client* ..4 bonne|pleine|excellente ..1 forme|condition|sante ..1 physique",
                "ruche*|arbre*|cuve*|plant*|cheptel|troupeau|bete*|animal|animaux|vigne*|cheva*|vache*|brebis|poisson*|toiture*|machine*|reseau*|comptes|entreprise*|budget*|foret*|haie*|semis|colonie*|abeille* ..8 sante", "sante ..1 structurelle|mecanique|animale|vegetale",
                "recueil*|recherche|entretien*|suivi|resident*|patient*|infirmier*|infirmiere*|salarie*|organisation|organiser|prescription|labo*|realis*|prelev*|analys*|conduite|controle*|gendarm*|routier* ..10 depistage|depistages|sanguin*|urin*|psychiatr*|depressi*|dossier|stupefiant*", "psychiatrie|psychiatre ..3 adulte*|infanto|generale|service|hopital|secteur|unite|hospital*|liaison|juvenile|publique", "sang|sanguin*|urine+ ..4 laboratoire|prelev*|tube*|patient*|analyse_medicale|transport*|coursier|livr*|donneur*|don",
                "certificat|examen medical|medicale ..8 permis|transport*|nautique|plongee|sport|navigation|conduite",
                "regime*|repas|menu*|cantine|assiette*|gluten|lactose|arachide*|porc|halal|casher|vegetarien* ..8 allergie*|regime*", "allergie* ..4 enfants|familles|clients|convives|declarees|usagers|patients|residents|alimentaire*",
                "logiciel*|produit*|application*|site|sites|outil*|interface*|parcours|jeu|jeux|gamme ..8 malvoyant*|malentendant*|sourd*|handicap*|fauteuil|pmr|mobilite_reduite",
                "non fumeurs et",
                "bonne|bon sante generale|globale|durable|technique? d|de|du|des", "sante financiere|economique|commerciale|budgetaire",
                "ivg|contracept*|officine*|pharmac*|gamme ..12 grossesse", "grossesse ..12 ivg|contracept*|officine*|pharmac*|gamme|vente|vendre|commercialis*",
                "sante ..1 mentale|travail|publique|connectee|numerique|animale|prevoyance|securite",
                "mutuelle|complementaire|couverture|prevoyance|protection|assurance|produit*|application|donnees|professionnel*|acteur*|secteur|startup|frais|assurance|parcours|centre|maison|systeme|cadre|securite|offre|domaine|agence ..3 sante",
                "etat|bonne de? sante ..4 patient*|usager*|client*|systeme*|plateforme*|serveur*|chaine*|reseau*|machine*|parc|produit*|application*|arbre*|animal|animaux|cheptel|troupeau",
                "industrie|secteur|domaine|milieu|monde|environnement|univers|metiers ..3 sante",
                "sante ..2 produit|backlog|portefeuille|equipe*",
                "vie ..1 pleine de sante",
                "pas|non|jamais votre|ton|leur|le handicap",
                "sans ..1 handicap pour",
                "sans arret de|du|et|ni|pendant|depuis",
                "serveur*|machine*|reseau*|base*|arbre*|animal|animaux|troupeau|plante*|parc ..2 bonne sante",
                "aimez|aimes|supportez|appreciez|contact|aupres ..6 handicape+|malade+|handicap",
                "pas le contact ..4 handicape+|malade+",
                "logiciel*|outil*|produit*|projet*|code|site|sites|application*|infrastructure*|systeme*|service*|plateforme*|portefeuille|backlog|entreprise|marche|compte|comptes ..12 en bonne|parfaite|pleine sante",
                "diplome|diplomes|formation|titre|bac|master|permis|etape|jalon ..3 valide|validee|valides|validees", "jours ..3 carence", "suivi|suivre|gestion|gerer|organis*|planning|planifi* ..4 visite|visites|examens medicale|medicales|medicaux",
            ),
            shut=Cues(
                "fumeur+|fumeuse+", "handicap|handicaps|handicape+|invalide+|infirme+|moins_valide+|malade+|maladie+|diabetique+|diabete|epilep*|depressif+|asthm*|sourd+|malentendant+|malvoyant+|aveugle+|obese+|seropositi*|dyslexi*|dyspraxi*|autis*|autiste+|bipolaire+|begue+|begaie*|begaiement|boiteu*|rqth|aah",
                "fauteuil ..1 roulant", "en fauteuil", "appareil+ auditif+", "appareille+", "prothese+|bequille+|deambulateur|lunettes|audioprothes*", "arret+ ..1 maladie|de_travail|longue", "traitement+ ..1 medica*|lourd|longue", "perte d autonomie", "perdu ..1 en|son|leur|de autonomie", "autonomie ..1 decline*|diminue*|baisse|reduit*|physique",
                *_IN_ENGLISH, "mobilite reduite", "mal|maux de dos", "dos fragile+", "depression+|burn_out|burnout", "antecedent+ ..2 depress*|psych*|medica*|cardia*|lomba*", "besoin|besoins ..2 aide ..4 marcher|habiller|laver|lever|deplacer|manger", "assistance ..2 tiers|tierce_personne", "surpoids|claustrophob*|lombalgi*|cancer|chimio*|dialyse*",
            ),
            denied=Cues(*_IN_ENGLISH, "arret+ ..1 maladie|de_travail", "assistance ..2 tiers|tierce_personne", "longue+ maladie+", "absence+ ..1 pour|de maladie|sante", "pepin+|souci+|ennui+ ..1 de sante", "lunettes|lentilles|appareil_auditif|prothese+|canne+|bequille+|fauteuil+_roulant|fauteuil_parmi|deambulateur|traitement_medical|traitement_en_cours"),
        ),
    ),
    Rule(
        id="L10",
        title="Apparence, photo",
        severity=Severity.MUST,
        reference="Code du travail, art. L1132-1 (apparence physique) et L1221-6 (photo)",
        source=_ALEXIA,
        confidence="B",
        message="L’offre juge l’apparence.",
        why="L’apparence est un critère interdit ; une photo n’a pas de lien direct avec le travail (L1221-6).",
        suggestion="Dites la tenue exigée si le poste en impose une, ou retirez la phrase.",
        exception=True,
        reader="On vous demande une allure ou une photo : vous pouvez vous en passer.",
        question="Une tenue est-elle exigée, et pourquoi ?",
        version=2,
        find=either(_height, wording(
            say("bonne|excellente|parfaite|tres_bonne|belle|impeccable ..1 presentation", mend=_look),
            say("presentation ..1 impeccable|irreprochable|exigee|indispensable|requise|obligatoire", firm=True),
            say("presentation ..2 soignee|impeccable|irreprochable|parfaite|exigee|requise|agreable|physique|correcte|souhaitee|exemplaire|elegante", mend=_look),
            say("bien presenter|presente|presentee|presentes"),
            say("presenter|presentez|presente|presentant ..1 bien", lone=True), say("vous|tu presentez|presentes ..1 bien", firm=True),
            say(f"presenter bien ..3 {_NEEDED}|imperatif"),
            say("tenue ..2 irreprochable|impeccable|soignee|correcte|elegante", message="Une tenue se dit par ce que le travail demande, et la même pour toutes et tous.", softened=True),
            say("apparence|allure|look|style|silhouette|mise ..2 irreprochable|irreprochables|impeccable|impeccables|soignee|soigne|valorisante|elegante|elegant|branche|branchee|agreable|sportive|mince"),
            say("apparence physique|exterieure ..3"),
            say(f"surpoids|embonpoint|obesite|kilos_en_trop|cicatrice* ..2 {_OUT}|non|pas"), say("surpoids|embonpoint|obesite ..2 incompatible*|exclu*|interdit*", firm=True),
            say("bien fait|faite de sa|leur|ta|votre personne", "agreable a regarder", "belle prestance", firm=True),
            say("silhouette|corpulence|corps|ligne|morphologie ..1 fine|mince|sportive|elancee|athletique|svelte|harmonieuse"),
            say("elegan* ..3 exige|exigee|requise|requis|naturelle|indispensable|souhaitee|vestimentaire"),
            say("physique ..1 agreable|avantageux|attrayant|elegant|soigne|avenant|plaisant|de_mannequin|attractif", mend=_look),
            say("belle|beau ..1 apparence|allure|physique|gueule|prestance"),
            say("etre|soyez|vous_etes|personne|femme|homme|candidat*|profil* ..2 mince|svelte|sexy|glamour|belle|beau|seduisant*|attirant*|charmant*|jolie|elance+|coquette"),
            say("mince|elance+", lone=True),
            say("attirant*|seduisant*|charismatique* physiquement"),
            say("charmante|jolie|charmant|mignonne|coquette|seduisante|svelte_et", lone=True),
            say("couleur ..1 des|de|du ..1 cheveux|yeux|peau"), say("pas|sans|ni|aucun|aucune|non|evit* ..3 cheveux|coiffure|coiffures|coupe|coupes ..2 crepus|frises|afro|tresses|tressees|locks|dreadlocks|nattes", "pas|sans|ni|aucun|aucune ..2 dreadlocks|locks|tatouage|tatouages|piercing|piercings|tatoues|tatouees", f"tatoues|tatouees|tatoue|tatouee|perces|percees ..3 {_OUT}", "tresses|dreadlocks|locks|afro ..4 interdit*|exclu*|refus*|proscrit*|pas", firm=True),
            say("yeux|cheveux|chevelure ..1 verts|bleus|clairs|marron|noirs|fonces|courts|longs|blonds|blonde|bruns|attaches|lisses|soignes|naturels", "blonde|brune|rousse|blond|brun ..1 exige*|souhaite*|prefer*|aux_yeux"),
            say("cheveux|barbe|maquillage|ongles|rasage ..2 courts|soignes|soignee|rasee|ras|exige|obligatoire|soigne|interdit*|interdite|proscrit*|discret|de_pres"),
            say("sans|ni ..1 tatouage*|piercing*|barbe|moustache|cicatrice*|lunettes_voyantes|surpoids|embonpoint"),
            say("tatouage*|piercing*|barbe|cheveux_longs|cheveux_colores ..3 visible*? interdit*|proscrit*|exclu*|refuse*|s_abstenir|non_accepte*|pas_accepte*|non|tolere*"),
            say("pas|aucun de? ..1 tatouage*|piercing*|barbe|surpoids"), say("pas|aucun de surpoids|embonpoint", firm=True),
            say("jupe|talons|talons_hauts|robe ..3 exige*|obligatoire*|de_rigueur|impose*|demande*", "talons hauts"),
            say("taille|poids|corpulence|stature ..2 minimum|maximum|exige*|requis*|souhaite*|#_m|mannequin|fine|proportionne*", "poids ..1 en_rapport|ideal|de_forme"),
            say("mesurer|mesurez|mesurant ..3 # ..1 m|cm|metre*"),
            say("peser|pesez ..3 # ..1 kg|kilos"),
            say("tenue+|uniforme+|costume+|robe+|veste+ ..3 34|36|38|40|42 ..8 taille|faire|entrer|rentrer", "faire|rentrer|entrer|tenir ..2 cette|dans ..2 taille|36|38|40", "faire|fasse|faites|fassiez ..1 une|du|la ..1 taille ..1 #", firm=True), say("attach|send|include|enclose|provide|upload ..5 headshot|selfie", "attach|send|include|enclose|provide|upload ..6 photo|photograph|picture ..1 of you|yourself", "attach|send|include|enclose|provide|upload ..5 recent|full_length|your|passport ..1 photo|photograph|picture", softened=True, firm=True), say("photo|photographie|portrait ..2 cv|candidature|dossier|lettre ..3 appreciee|bienvenue|souhaitee|un_plus|demandee|obligatoire|exigee", softened=True),
            say("taille # a|et #", "du 34|36|38 au", "taille 34|36|38"),
            say("joind*|joign*|envoy*|fourni*|ajout* ..3 portraits|cliches|selfies|selfie|video ..6 pied|vous|recent*|maillot|plain_pied|visage", "deux|trois|plusieurs portraits|photos|cliches ..2 de vous|recent*|toi", "video ..3 maillot|sous_vetements|bikini", firm=True),
            say("dents|dentition|peau|sourire ..2 blanche|blanches|alignee+|parfait*|nette|saine|soignee|eclatant*|lisse|impeccable* ..3"),
            say("silhouette|corpulence|plastique|physique|look ..3 qui|mettant|mette|met ..5 valeur", firm=True),
            say(f"gros|grosse|grosses|obeses|obese|corpulent|corpulents|corpulentes|corpulente|enrobe+|ronds|rondes|maigres ..4 {_OUT}|pas|genee+|passeront|rentr*|abstiendront", "trop gros|grosse|grosses|corpulent*|enrobe+|maigre*|rond|ronde", firm=True),
            say("physique agreable|avantageux|attrayant|seduisant", firm=True),
            say("vous|tu portez|faites|fais|portes du ..1 34|36|38|40|42|44", firm=True),
            say("portrait|photo|photos|photographie|cliche ..1 en_pied|en_maillot|de_plain_pied|du_visage_et_du_corps", firm=True, mend=_no_change),
            say("visage|minois|sourire ..1 agreable|charmant|avenant|joli|ravissant", "belle|jolie|fine|elegante|mince silhouette|ligne", "silhouette elancee|fine|mince", "ligne|silhouette ..1 soignee|fine|elancee"),
            say("cv|candidature|dossier|lettre|motivation ..3 avec|et|plus photo|photographie|portrait", softened=True),
            say("avec ..1 photo|photographie", softened=True, mend=_without_photo),
            say("photo|photographie|portrait ..6 a_envoyer|a_joindre|a_adresser|a_deposer|a_transmettre|a_fournir", softened=True, mend=_listed_photo),
            say("photo|photographie|portrait ..1 recente|recent|d_identite|portrait ..2 obligatoire|exigee|requise|souhaitee|appreciee|indispensable|jointe|demandee|bienvenue|imperative", softened=True, mend=_look),
            say("photo|photographie ..4 demandee|exigee|obligatoire|requise", softened=True),
            say("photo|photographie ..1 obligatoire|exigee|requise|souhaitee|appreciee|indispensable|recente|jointe|demandee|imperative", softened=True, mend=_look),
            say("joindre|joignez|envoyer|envoyez|fournir|fournissez|ajouter|mettez|mettre|ajoutez|adresser|adressez|merci_de ..5 photo|photos|photographie|portrait", softened=True, mend=_listed_photo),
            say("portrait|photo|photographie ..2 d_identite", softened=True, mend=_listed_photo),
            say("carrure|gabarit|stature|physique ..1 imposant|imposante|impressionnant|impressionnante|dissuasif|dissuasive|de_rugbyman|en_rapport|athletique|solide|costaud"),
            say("hotesses|serveuses|vendeuses|filles|dames ..4 viennent|arrivent|restent|travaillent ..2 maquillees|coiffees|vernies|en_jupe|en_talons", firm=True),
            say("maquillage|maquillee|maquillees|jupe|jupes|robe|robes|talons|decollete ..4 de_rigueur|de_mise|obligatoire*|exige*|impose*|imperati*|requis*|attendu*", firm=True),
            say("visage ..1 souriant|agreable|avenant|harmonieux", softened=True),
            say("joli|jolie|beau|belle|charmant|charmante sourire|minois|visage|frimousse|bouille|gueule", "belle plastique", "nez|traits|visage|levres|pommettes ..1 fin|fins|fine|fines|regulier|reguliers|harmonieux", "fossettes ..4 plus|atout|exige*|souhait*|appreci*", "rase+ ..1 de pres ..4", "sympa|souriante|gentille et|, ..1 jolie|mignonne|belle", "bronze+|hale+ ..2 de naissance"), say("sympa|souriante|gentille ..1 jolie|mignonne", "entrez|rentrez|entrer|rentrer ..1 dans ..1 du|un|une|le|taille 34|36|38|40", firm=True),
            say("attach|include|send|enclose ..4 photo|photograph|picture", softened=True), say("nice|pretty|beautiful smile|face|looks|body", firm=True), say("attractive|great looks|appearance", "smart appearance"), say("good|well looking|groomed", "photo required|mandatory", "attractive|slim woman|man|appearance|person|and"),
            shut=Cues("barbu+|chauve+|tatoue+|perce+|rousse+|roux|obese+|rondouillard+|boutonneu*|moustachu+"),
            unless=Cues(
                "photo|photos|photographie+ ..3 realisation*|travaux|travail|produit*|creation*|ouvrage*|chantier*|plat|plats|bouquet*|gateau*|piece*|vitrine*", "ne|n|pas|ni ..4 photo|photographie|photos",
                "photo* ..4 inutile*|superflue|pas demandee",
                "sans photo",
                "belle|beau|joli|jolie|charmante|charmant ..2 equipe|produit|projet|projets|aventure|marque|challenge|entreprise|opportunite*|croissance|experience|mission|reussite|part|occasion|plateforme|histoire|ville|commune|maison|boutique|programme|dynamique|ambition|perspective*|region|village",
                "image|presentation ..2 marque|entreprise|produit|rayon|rayons|magasin|linge|plats|assiettes|vitrine*|locaux",
                "presentation d|de|des|du ..3 projet*|resultat*|produit*|entreprise|poste|donnees|rayon*|offre*|support*|travaux|plat*",
                "presentation* ..1 client|clients|powerpoint|produit|resultats|projet|orale|orales|ecrite", "presentation* ..1 aux|a ..1 nos? clients|client",
                "presentation et|, ..1 capacite|vulgarisation|restitution|redaction|synthese|animation",
                "habill*|robe*|modele*|collection*|gamme|vetement*|chauss*|pantalon*|jean*|taille+|pointure+|rayon|lingerie ..14 du 34|36|38 au",
                "capacite|capacites|techniques|aisance ..3 presentation", "competences|qualites|talents d|de|en ..1 presentation", "competences ..2 presentation",
                "presentation des|du", "presentation de la|l|nos|vos|leur|leurs",
                "presentation ..1 soignee|impeccable|irreprochable|parfaite|bonne|excellente|exemplaire|elegante des|du|de_vos|de_tes|de_nos|de_ses|de_leurs|de_la|de_l|de_ce|d_un|d_une",
                "presentez|presentes ..1 bien ..1 le|la|les|l|un|une|des|vos|nos|tes|ce|cette|ces|leur|leurs", "leur ..1 bonne|excellente|belle|parfaite presentation",
                "plus beau|joli|belle sourire",
                "hygiene|production|agroalimentaire|alimentaire|haccp|epi|charlotte|masque|securite|sterile|laboratoire|salle_blanche|machines ..14 cheveux|barbe|bijoux|ongles|piercing*",
                "cheveux|barbe|bijoux|ongles|piercing* ..10 hygiene|production|agroalimentaire|alimentaire|haccp|epi|charlotte|masque|protection|securite|sterile|laboratoire|atelier|machines",
                "gabarit|carrure|stature|taille|physique ..4 machine*|engin*|vehicule*|camion*|colis|piece|pieces|produit|produits|chevaux|cheval|animaux|betes",
                "banque|stock|reseau|partage|logiciel|application|prise|prises|prendre|retouche*|tirage*|rayon|studio ..3 photo*",
                "photo* ..3 produit*|catalogue|bien*|client*|annonce*|utilisateur*|chantier",
                "gros|grosse|grosses ..1 d|de|volume*|commande*|chantier*|client*|oeuvre|travaux|compte*|charge*|piece*|entretien|caillou*|colis|moteur*|sel|betail|gibier|porteur*|lot|lots|paris|bonnet|electro*|marche*|journee*|plan|budget*|projet*|fichier*|mot|coup|dej|equipe*", "trop gros|grosse|grosses ..3", "dents|dentition|peau|sourire ..8 patient*|client*|soin*|cabinet|dentaire|traitement|produit*|enfant*|creme*", "patient*|client*|soin*|soign*|produit*|creme*|dentaire|dentiste|cosmeti*|gamme ..8 dents|dentition|peau|sourire", "modele*|costume*|vetement*|client*|gamme|collection*|mesur*|taille*|chaussure*|pointure*|tenue|tenues ..8 du|de # au|a #", "mesurez # ..1 m? ou # ..1 m?", "ne|n port* ..2 ni|pas|aucun* ..2 bague*|piercing*|bijou*",
                "taille|poids ..4 equipe|entreprise|marche|perimetre|projet|portefeuille|backlog|humaine|arbre*|vigne|haie*|pierre|colis|sac|sacs|mot|decision*|fichier*|intermediaire",
                "taille ..2 d|de|des|du",
                "maillot*|soutien*|lingerie|vetement*|robe*|chemise*|pantalon*|chaussure*|article*|modele*|gamme|collection*|bonnet*|disponible* ..8 taille", "taille ..4 a taille", "de la taille # ..3 a",
                "projet*|equipe*|entreprise*|structure*|societe*|parc*|site*|pme|client*|compte*|agence*|cabinet*|echantillon*|donnees|magasin*|chantier* ..4 taille",
                "taille il|elle|nous|vous|on|qui|et",
                "etre un|une belle|beau",
                "utile|produit*|objet*|simple ..3 etre beau|belle",
                "bien presenter ..2 resultats|projets|donnees|chiffres|roadmap|produit*",
                "yeux|cheveux ..2 client*|patient*",
                "svelte ..2 react|vue|angular|kit|js|framework", "react|vue|angular|javascript|typescript|node|next ..3 svelte", "svelte kit|js|react|vue",
                "coupes|coiffures|coiffure|soin|soins ..3 cheveux|barbe", "cheveux attaches ..4 soins|service|cuisine|atelier|machine*|laboratoire", "soins|cuisine|atelier|machine*|laboratoire ..6 cheveux attaches", "fais|faites|faire|sais|savez ..1 pas ..3 barbe|barbes|tatouage*|piercing*|coupe*|tresses",
            ),
        )),
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
        version=2,
        find=wording(
            say("titulaire|beneficiaire ..3 rqth|aah|pension_d_invalidite ..4 uniquement|exige*|seulement|obligatoire"),
            say("titulaire ..3 rqth|aah"),
            say("indiquer|indiquez|indique|preciser|precisez|precise|mentionner|mentionnez|signaler|signalez|signale|declarer|declarez|declareront|declarera|dire|dites|savoir|informez|faites|renseigner|renseignez|notez ..8 rqth|handicap|maladie|maladies|traitement_medical|votre_sante|etat_de_sante|grossesse|allergie|allergies|invalidite|vaccin*|statut_de_travailleur|enceinte"),
            say("precisez|preciser|indiquez|indiquer|dites|mentionnez|mentionner|signalez ..10 travailleur* handicape*", "precis*|indiqu*|dites|mentionn*|signal* ..8 quota|oeth|obligation_d_emploi"),
            say("notification|attestation|justificatif|reconnaissance|dossier|titre ..9 mdph|rqth|handicap|handicapees|handicape"),
            say("copie|photocopie|scan|double|exemplaire|preuve ..4 rqth|mdph|carte_d_invalidite|carte_mobilite|reconnaissance_de_travailleur"),
            say("cv|lettre|candidature|postuler|dossier ..5 certificat|attestation|bilan medical|medicale|de_sante", firm=True),
            say("joign*|joindre|fourn*|envoy*|transmett*|produi*|justifi* ..5 mdph|rqth|certificat_medical|dossier_medical|carnet_de_sante|carnet_de_vaccination|carte_d_invalidite|pass_vaccinal|bilan_medical"),
            say("avez|aviez|souffrez|suivez|presentez ..6 handicap|maladie|maladies|traitement_medical|allergie|allergies|pathologie|pathologies|probleme_de_sante|problemes_de_sante"),
            say("probleme|problemes de sante ..6 connu*|signaler|signalez|preciser|precisez|formulaire|declarer|declarez|avez|indiquer|indiquez"),
            say("etat de sante ..5 precis*|declar*|questionnaire|formulaire|indiqu*|decri*"),
            say("arrets ..1 de? travail|maladie ..4 precis*|indiqu*|combien"),
            say("etes vous ..2 handicap|handicape|handicapee|reconnu*|malade|enceinte|rqth|beneficiaire"),
            say("etes vous ..2 vaccine+|malade|invalide"),
            say("demande|demandera|demanderons|demandons ..3 si vous|tu ..3 handicap*|rqth|travailleur_handicape|malade|enceinte|invalide|traitement", "reconnu+|reconnue+ ..1 travailleur* handicape* ..3 joindre|joignez|justificatif|fournir|preciser|precisez"),
            say("etes vous ..3 travailleur* ..1 handicape*"),
            say("avez vous ..3 handicap|maladie|rqth|allergie|traitement|arret_maladie"),
            say("rqth|mdph ..4 exige*|obligatoire*|a_joindre|indispensable|souhaite*|requis*|dans_le_cv|uniquement"),
            say("taux d incapacite|invalidite"),
            say("questionnaire ..1 medical|de_sante"),
            say("case ..4 handicap|handicape|handicapee|rqth"),
            say("schema|pass|carnet vaccinal|sanitaire|de_vaccination ..4 exige*|obligatoire*|a_jour|complet|requis|joindre|fournir|present*"),
            unless=Cues(
                "certificat|attestation|bilan ..4 sportif*|enfant*|eleve*|licencie*|adherent*|patient*|joueur*|usager*", "enfant*|eleve*|sportif*|licencie*|adherent*|inscription+ ..6 certificat|attestation|bilan",
                "n|ne avez|avoir pas|rien|jamais a ..8",
                "questionnaire ..1 medical|de_sante ..5 adherent*|emprunteur*|assure*|societaire*|client*|patient*|souscript*|joueur*|licencie*", "adherent*|emprunteur*|assure*|societaire*|client*|patient*|souscript*|licencie*|recueil*|accueil* ..16 questionnaire ..1 medical|de_sante",
                "etat de sante ..3 enfant*|patient*|resident*|usager*|beneficiaire*|animal*|animaux|personnes|eleve*",
                "actions|missions|competences|politiques|maladies|populations|activites|zones|donnees|filieres|methodes|pathologies dites ..12",
                "si vous avez besoin ..6", "faites savoir|dites nous si un|des ..4 amenagement*", "si vous le souhaitez", "vous n avez pas a ..6", "si un amenagement",
                "produit*|application|service*|logiciel|patient*|assure*|usager*|client*|salarie*|beneficiaire*|agent* ..6 handicap*|allergie*|vaccin*|maladie*|certificat|mdph|rqth",
                "travaille|experience|connaissance|connaissances|aupres|accompagn*|public|enfants|adultes|jeunes ..6 handicap|handicape|handicapee|handicapes|handicapees|maladie|maladies",
                "bonne|connaissance|maitrise ..3 traitement",
                "traitement ..1 de? donnees|signal|image|images|demandes|dossiers|commandes|eaux|dechets|surface",
                "rqth|handicap|handicape ..5 bienvenu+|accessible|ouvert+|accueilli+",
                "profils|candidats|candidates|candidatures|personnes ..3 rqth|reconnaissance ..4 bienvenu+",
                "poste|postes|offre|emploi ..4 handicap",
                "referent*|mission|politique|action handicap",
                "travailleur*|personne* handicape* ..6 bienvenu*|priorit*|premier|loi",
                "beneficiaire*|beneficiant|titulaire*|detenteur*|reconnu+ ..9 rqth|handicap|handicape ..10 peuvent|peut|pourront|pourra ..6 acceder|candidater|postuler|beneficier|etre|solliciter", "rqth|handicap|handicape ..10 voie contractuelle", "voie contractuelle ..16 rqth|handicape",
                "ou|soit ..2 attestation|notification|justificatif|reconnaissance ..6 rqth|mdph|handicape", "concours|aptitude|statutaire|fonctionnaire*|administratif|administrative|titularisation|nomination ..16 rqth|handicape",
            ),
        ),
    ),
)  # fmt: skip
