"""What people ask for that is a page of the site rather than something of the catalogue: by cues.

A cue is written as those of the lexicon (see `text.cues` and `text.cuebook`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page of the site, or a part of one (`anchor`): its view, its name, what one does there, and the words by which it is asked for.

    The first place that is asked for comes first; `last` are cues that put it after what the catalogue says.
    """

    slug: str
    view: str
    title: str
    line: str
    cues: tuple[str, ...]
    last: tuple[str, ...] = ()
    anchor: str = ""


PLACES = (
    Place(
        slug="mon-profil",
        view="knowledge:my-profile",
        title="Mon profil",
        line="Douze questions sur ce que vous aimez faire : les mandats où vous seriez à l’aise, et pourquoi.",
        cues=(
            "reconversion|reconvertir",
            "changer|changement|change|changing|switch|switching ..2 carriere|metier|voie|vie|career|careers|job|jobs",
            "career|job change|changer|switch|transition|pivot",
            "transition professionnelle",
            "profil|profile",
            "suis je ..2 fait|faite|capable|legitime",
            "pour moi",
            "for me",
            "right|good fit|for",
            "me correspond|convient|plairait",
            "test ..3 personnalite|metier|profil|orientation",
            "faire|passer ..1 test",
            "quiz|questionnaire|autodiagnostic|auto_evaluation|autoevaluation|bilan",
            "self assessment|test|evaluation",
            "devenir|become|becoming",
            "legitime|legitimite|imposteur|impostor|imposter",
            "ras le_bol",
            "marre|lasse|lassitude|ennuie|ennui|usee|epuise|epuisee|burn_out|burnout|bored|tired|fed_up ..4 de|du|des|mon|ma|mes|of|with|boulot|produit|travail|job|metier",
            "support|sales|marketing|finance|hr|rh|customer|success|ventes|vente|commerciale|commercial|designer|developpeur|developpeuse|engineer"
            " ..5 to|into|vers|devenir|become ..2 product_ops|productops|product_operations",
        ),
    ),
    Place(
        slug="apres",
        view="knowledge:neighbours",
        anchor="#apres",
        title="Et après ?",
        line="Ce que deviennent les Product Ops : revenir au produit, conduire la fonction, aller vers d’autres métiers d’organisation.",
        cues=(
            "et apres",
            "career|careers|carriere|path|parcours|metier|metiers|poste|postes|job|jobs ..3 apres|after",
            "evolution|evoluer|progression|suite de_carriere|carriere",
            "evolution|evolutions|evoluer|progression|suite|carriere ..3 apres|after product_ops|ops|ca|ce",
            "apres product|ops|ca|ce",
            "after product",
            "next step|steps|job|role",
            "evolution|evolutions|evoluer|progression|debouches|perspectives|avenir|future|suite|perspective",
            "quitter|sortir ..3 product_ops|metier|poste|fonction|role",
        ),
    ),
    Place(
        slug="parcours",
        view="knowledge:paths",
        title="Les parcours",
        line="Quatre façons d’arriver au métier, côte à côte : atouts, points de vigilance, compétences à construire.",
        cues=(
            "parcours",
            "reconversion|reconvertir",
            "devenir|become|becoming",
            "profil|profils|background|backgrounds ..3 recherche|recherches|ideal|type|necessaire",
            "background|backgrounds",
            "career|careers path|paths|change|switch",
            "d_ou viennent|vient",
            "comment y|arriver|entrer|acceder ..2 arriver|entrer|metier",
            "transition|passer|passage|evoluer|bifurquer ..2 vers|a|en|to|into",
            "viens|venir|venons|vient|venant|issu|issue de|du|des|d",
        ),
    ),
    Place(
        slug="competences",
        view="knowledge:competencies",
        title="Les compétences",
        line="Le socle, puis ce qu’un mandat demande : trois niveaux, ce qui les prouve, les questions d’entretien.",
        cues=(
            "competence|competences|skill|skills|skillset|aptitudes|savoir_faire|savoir_etre",
            "qualite|qualites ..3 requises|necessaires|faut|humaines|personnelles|product",
            "soft|hard skill|skills",
            "prerequis|requirements|qualifications",
            "cv|resume|curriculum",
            "entretien|entretiens|interview|interviews ..2 embauche|recrutement|questions|product|preparer",
            "questions|preparer|reussir|prepare|preparation ..3 entretien|entretiens|interview|interviews",
            "entretien|interview",
            "lettre de_motivation",
            "que|quoi faut_il|il_faut|apprendre savoir?",
            "socle",
            "que|quoi|what ..2 apprendre|learn",
        ),
    ),
    Place(
        slug="metiers-voisins",
        view="knowledge:neighbours",
        title="Les métiers voisins",
        line="Ce que chacun décide, une semaine ordinaire, ce que l’on gagne et perd en passant à Product Ops, et après.",
        cues=(
            "metiers|metier|jobs voisins|voisin|proches|proche|similaires|similar|related",
            "difference|differences|differencie|distinction|distinguer|comparer|comparaison|comparatif|compare|comparison",
            "vs|versus",
            "ou product",
            "avantage|avantages|inconvenient|inconvenients|pros|cons|drawbacks|downsides",
            "career|carriere",
            "que fait|faire|fais|font",
            "journee|quotidien|semaine type|typique|ordinaire|d|day|week",
            "journee_type|semaine_type|journee|day_in_the_life|typical_day|day_to_day|typical_week|quotidien",
        ),
    ),
    Place(
        slug="mandats",
        view="knowledge:mandates",
        title="Les mandats",
        line="Les formes que prend le poste : une semaine ordinaire, ce que l’on y fait, à qui il convient, quoi demander.",
        cues=(
            "mandat|mandats",
            "journee|quotidien|semaine type|typique|ordinaire|d|day|week",
            "journee_type|semaine_type|journee|day_in_the_life|typical_day|day_to_day|typical_week|quotidien",
            "formes|sortes|types ..2 product_ops|product_operations|productops|poste|postes",
        ),
    ),
    Place(
        slug="les-4p",
        view="knowledge:domains",
        title="Les 4P",
        line="Pratiques, Personnes, Partenaires, Pilotage : ce qu’un Product Ops fait dans chaque domaine, et ce qui y fait mal.",
        cues=(
            "4p|4ps|quatre_p",
            "framework|cadre|modele|methode|grille|definition ..2 4p|4ps|quatre_p",
            "qui|invente|cree|auteur|origine|viennent|vient ..5 4p|4ps|quatre_p",
            "domaine|domaines",
            "definition|definir|definis|signifie|signification|meaning|define",
            "c_est quoi",
            "quoi|what est|is|are|do|does|ca",
            "qu_est ce que|qu",
            "a_quoi sert|ca_sert",
            "que fait|faire|fais|font",
            "role|roles ..2 product_ops|product_operations|productops",
            "mission|missions|taches|tasks|responsabilites|responsibilities|duties",
            "fiche metier",
            "metier ..2 product_ops|product_operations|productops",
            "product ops|operations",
            "productops",
        ),
    ),
    Place(
        slug="accueil",
        view="pages:home",
        title="Accueil",
        line="Ce qu’est le métier, et deux portes : cadrer un poste, explorer le métier.",
        cues=(
            "page d?_accueil",
            "home|homepage",
            "definition|meaning",
            "c_est quoi",
            "qu_est ce que|qu",
            "what is|are",
        ),
    ),
    Place(
        slug="temoignages",
        view="knowledge:testimonials",
        title="Les témoignages",
        line="Ce que disent des personnes qui font le métier, à lire par passé, contexte, domaine ou compétence.",
        cues=(
            "temoignage|temoignages|testimonial|testimonials|citation|citations|verbatims|quotes|voix",
            "retour|retours d?_experience|experiences",
            "retour|retours experience|experiences",
            "vecu|avis",
            "success story|stories",
            "interview|interviews ..2 de|product",
            "exemple|exemples|example|examples ..2 parcours|personnes|product_ops|people",
        ),
    ),
    Place(
        slug="proposer",
        view="contributions:contribute",
        title="Proposer un témoignage",
        line="Prêter sa voix : rien n’est publié sans une relecture, et vous pouvez demander son retrait.",
        cues=(
            "proposer|deposer|envoyer|ajouter|ecrire|submit|add ..3 temoignage|experience|voix|citation|testimonial|story",
            "contribuer|contribution|temoigner|contribute",
            "partager|raconter|share ..2 experience|parcours|vecu|story",
        ),
    ),
    Place(
        slug="retrait",
        view="contributions:removal",
        title="Demander le retrait d’un témoignage",
        line="Une personne citée peut faire retirer ses phrases : elles disparaissent partout à la fois.",
        cues=(
            "retrait",
            "retirer|supprimer|effacer|enlever|remove|delete ..3 temoignage|citation|phrase|phrases|nom|voix|donnees|quote",
            "droit a_l_oubli|d_opposition|opposition",
        ),
    ),
    Place(
        slug="verifier",
        view="publishing:check",
        title="Vérifier une offre",
        line="Collez une annonce : ce qui manque, ce qui alerte, ce que la loi demande, phrase par phrase.",
        cues=(
            "verifier|verification|controler|analyser|evaluer|relire|checker|check|review|audit ..3"
            " offre|offres|annonce|annonces|fiche|posting|postings|ad|description",
            "verifier|verificateur",
            "offre|annonce|posting|fiche ..4 louche|floue|suspecte|serieuse|bidon|legale|discriminatoire|piege|pieges|red|alerte",
            "red flag|flags",
            "signaux d_alerte",
            "pieges ..2 offre|offres|annonce|annonces",
        ),
    ),
    Place(
        slug="lire",
        view="publishing:read-posting",
        title="Lire une offre",
        line="Collez une annonce trouvée ailleurs : le métier qu’elle décrit vraiment, ses 4P, ce qu’elle ne dit pas.",
        cues=(
            "decrypter|decoder|dechiffrer|comprendre|lire|read|decode|understand ..3 offre|offres|annonce|annonces|fiche|posting|ad",
            "offre|offres|annonce|annonces|posting ..3 recue|recu|recues|trouvee|trouve|trouvees|vue|vues|received|found",
            "carte d_identite",
            "que|qu|quoi cache|cachent|signifie|veut ..4 offre|annonce|intitule|titre",
            "vrai|vraie metier|poste ..3 offre|annonce|titre|intitule",
        ),
    ),
    Place(
        slug="offres",
        view="offers:list",
        title="Les offres",
        line="Des offres relues ligne à ligne, avec ce que chaque ligne veut dire dans ce métier.",
        cues=(
            "offre|offres|annonce|annonces|emploi|emplois|job|jobs|posting|postings ..3 product_ops|product_operations|productops|ouverte|ouvertes|publiees|disponibles|open",
            "offres d_emploi",
        ),
    ),
    Place(
        slug="glossaire",
        view="knowledge:glossary",
        title="Le glossaire",
        line="Les mots du métier en une phrase : PM, PO, OKR, discovery, backlog, RevOps.",
        cues=("glossaire|glossary|lexique|vocabulaire|jargon|sigle|sigles|acronyme|acronymes|acronyms|terminologie",),
    ),
    Place(
        slug="donnees",
        view="opendata:home",
        title="Les données",
        line="Le catalogue entier en CSV et JSON, libre de reprise, avec son histoire.",
        cues=(
            "donnees|data ouvertes|ouverte|publiques|open|libres",
            "open data|dataset",
            "opendata|dataset|datasets|csv|json|openapi|api_publique",
            "telecharger|download|exporter|recuperer|reutiliser ..3 donnees|data|catalogue|csv|json|referentiel",
            "api ..2 catalogue|site|productops|publique",
        ),
        last=("donnees|data",),
    ),
    Place(
        slug="cadrer",
        view="scoping:start",
        title="Cadrer un poste",
        line="Du besoin au mandat, puis à l’offre, à la note de cadrage et au guide d’entretien.",
        cues=(
            "cadrer|cadrage|scoping|scope",
            "ecrire|rediger|redaction|creer|faire|publier|write|writing|draft|create ..3"
            " offre|annonce|fiche_de_poste|poste|job_description|posting|job_ad|jd",
            "fiche|description de_poste|du_poste",
            "job description|descriptions",
            "modele|exemple|template|sample ..2 offre|annonce|fiche|posting|job",
            "recruter|embaucher|recrutement|hire|hiring|recruit ..3 product_ops|product_operations|productops",
            "note de_cadrage",
            "mandats|mandat types|type",
        ),
    ),
    Place(
        slug="proposition",
        view="knowledge:pitch",
        title="Ma proposition à la direction produit",
        line="Une page à remettre à sa direction : ce qui fait mal ici, un mandat de deux domaines, un essai de quatre semaines.",
        cues=(
            "convaincre|persuader|convince|persuade|argumentaire|argumenter|arguments|business_case ..5"
            " direction|chef|cheffe|boss|manager|manageuse|patron|patronne|cpo|ceo|dg|hierarchie|comex|codir|dirigeant|fondateur|poste|role",
            "proposer|demander|negocier|vendre|pitcher|pitch|obtenir|propose|ask|sell ..4 poste|role|fonction|job|mandat ..4"
            " direction|chef|cheffe|boss|manager|cpo|ceo|dg|employeur|interne",
            "creer|create ..3 mon|son|my poste|role|job",
            "officialiser|reconnaitre|officiel|reconnu|reconnue|recognized|recognised|official ..3 role|poste|fonction|titre|travail|metier|title|job",
            "sans|without ..2 titre|title|reconnaissance|recognition",
            "proposer|parler ..3 product_ops ..3 direction|chef|cheffe|boss|manager|cpo|ceo|dg",
        ),
    ),
    Place(
        slug="importer",
        view="scoping:import",
        title="Reprendre un cadrage",
        line="Rouvrir un cadrage gardé dans un fichier.",
        cues=("importer|import|reprendre|rouvrir|charger ..2 cadrage|brouillon|fichier|json|draft", "cadrage json"),
    ),
    Place(
        slug="a-propos",
        view="pages:about",
        title="À propos",
        line="D’où vient ce que dit ce site, comment ses textes sont écrits, et ce qu’il ne sait pas.",
        cues=(
            "a propos",
            "about us|this|the|productops",
            "about",
            "qui etes_vous|sommes_nous|a_ecrit|a_fait|etes",
            "source|sources|auteur|auteurs|author|authors|fiabilite|credits ..3 site|article|catalogue|contenu|texte|textes",
            "source|sources|auteur|auteurs|credits",
            "ecrit par ia",
        ),
    ),
    Place(
        slug="confidentialite",
        view="pages:privacy",
        title="Confidentialité",
        line="Ce que ce site garde, combien de temps, et comment le faire effacer.",
        cues=(
            "confidentialite|cookie|cookies",
            "donnees personnelles",
            "vie privee",
            "personal|privacy data|policy|notice",
            "mes donnees",
            "my data",
        ),
        last=("rgpd|gdpr|cnil|privacy",),
    ),
    Place(
        slug="accessibilite",
        view="pages:accessibility",
        title="Accessibilité",
        line="L’état du site, et comment signaler ce qui vous arrête.",
        cues=("accessibilite|accessibility|rgaa|wcag|handicap|lecteur_d_ecran|a11y",),
    ),
    Place(
        slug="mentions",
        view="pages:legal",
        title="Mentions",
        line="Qui édite et héberge ce site, et comment écrire.",
        cues=("mentions legales?", "legal notice", "imprint|editeur|hebergeur|contact|contacter|contactez|cgu"),
    ),
    Place(
        slug="plan",
        view="pages:map",
        title="Plan du site",
        line="Toutes les pages, par ce que l’on vient y faire.",
        cues=("plan du_site", "sitemap|site_map", "toutes les_pages"),
    ),
)
"""In the order in which they are shown when a word asks for several."""
CITES = "a-propos"
"""The page that names the sources."""
