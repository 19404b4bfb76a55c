"""What people ask for and the site does not hold: said as such, with where to look, and never guessed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure that a public source gives: what it says, who says it, of whom, and how far it may be trusted."""

    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """Where to look instead: a page of the site by its view, or an address outside."""

    text: str
    view: str = ""
    args: tuple[str, ...] = ()
    query: str = ""
    anchor: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Something that is not here: how newcomers ask for it, the words that do, what is said, and where to look.

    `paths` are the career paths that answer all the same, and come first.
    """

    key: str
    title: str
    question: str
    cues: tuple[str, ...]
    paragraphs: tuple[str, ...]
    ways: tuple[Way, ...]
    figures: tuple[Figure, ...] = ()
    paths: tuple[str, ...] = ()
    barred: tuple[str, ...] = field(default=())


_APEC = Way(text="Apec : offres et baromètres des cadres", address="https://www.apec.fr/")
_PUBLIC = Way(text="France Travail : offres et aides", address="https://www.francetravail.fr/")
_CHECK = Way(text="Vérifier une offre que vous avez sous les yeux", view="publishing:check", query="?lecteur=candidat")
_LISTED = Way(text="Les offres que des équipes ont publiées ici", view="offers:list")
_FIRST = Way(text="Commencer par ce métier : le parcours", view="knowledge:path", args=("premier-poste",))
_PEOPLE = Way(text="Les personnes qui font ce métier, et où", view="knowledge:testimonials")
_PATHS = Way(text="Les parcours, avec ce qu’il faut construire", view="knowledge:paths")

_WHO = "product_ops|productops|product_operations|pm|pmo|po|product_manager|product_owner|chef_de_projet|job|jobs|poste"
_WHERE = (
    "paris|lyon|nantes|lille|bordeaux|toulouse|rennes|marseille|montpellier|strasbourg|grenoble|idf|ile_de_france|france|suisse"
    "|belgique|bruxelles|brussels|geneve|geneva|lausanne|londres|london|berlin|barcelone|barcelona|montreal|luxembourg"
)

TOPICS = (
    Topic(
        key="remuneration",
        title="La rémunération",
        question="Combien gagne-t-on ?",
        cues=(
            "salaire|salaires|salarial|salariale|salariales|salary|salaries|remuneration|remunerations|remunere|remuneree",
            "paie|paye|payer|payes|payee|pay|paid|paycheck|compensation|wage|wages|tjm|daily_rate|day_rate",
            "gagne|gagner|gagnent|earn|earns|earning|earnings ..3 combien|product|ops|bien|how|much|pm",
            "combien|how ..3 gagne|gagner|gagnent|touche|earn|paye|much",
            "benefits|perks|mutuelle|tickets_restaurant|avantages_sociaux",
            "package|bonus|variable|stock_options|bspce|equity|prime|primes|interessement",
            "fourchette|grille|negocier|negociation salaire|salaires|salariale|salariales|remuneration",
        ),
        barred=(
            "conges payes",
            "avis|nombre|comite|delegue|effectif|temoignages ..2 salaries",
            "logiciels|logiciel|outils|outil|licences|licence|abonnements|abonnement ..3 paye|payes|payee|payees",
        ),
        paragraphs=(
            "Nous ne tenons aucun chiffre sur la paie des Product Ops : nous n’avons trouvé aucune série publique qui les"
            " compte à part. Voici ce qui s’en approche le plus, avec sa source, sans rien en déduire.",
        ),
        figures=(
            Figure(
                text="Cadres, tous métiers : 55 k€ brut par an en médiane, part variable comprise.",
                source="Baromètre de l’Apec, juin 2025, 26 000 personnes.",
            ),
            Figure(
                text="Cadres de la « gestion de produits » : 51 k€ brut par an en médiane.",
                source="Apec, offres et salaires de 2017 à 2022, reprise par la presse.",
            ),
            Figure(
                text="Product Ops : « 50 à 80 k€ ».",
                source="Page d’un organisme de formation, sans date ni méthode : à ne pas prendre pour une mesure.",
            ),
        ),
        ways=(_APEC, _CHECK),
    ),
    Topic(
        key="lieu-et-temps",
        title="Le télétravail et le temps de travail",
        question="Et le télétravail ?",
        cues=(
            "teletravail|teletravailler|remote|home_office|hybride|hybrid|presentiel|distanciel|full_remote|wfh|onsite",
            "a distance",
            "from home|anywhere",
            "work ..2 home|abroad",
            "horaire|horaires|rtt|conges|35h|35_heures|39h|temps_partiel|part_time|mi_temps|working_hours|overtime",
            "temps de_travail|partiel",
            "nombre d_heures",
            "work life|life_balance",
            "equilibre|vie ..3 vie|perso|personnelle|pro",
            "# enfant|enfants",
            "quatre_cinquiemes|4_5|4_5e|mercredi|mercredis",
            "semaine de_quatre_jours|de_4_jours",
            "four day|days week",
        ),
        paragraphs=(
            "Le lieu, le télétravail et les horaires dépendent de l’employeur : le catalogue n’en dit rien, et aucune source ne les"
            " compte pour ce métier. Une bonne annonce les dit ; le jour de l’entretien, demandez-les.",
            "À temps partiel, personne parmi les voix recueillies n’en parle. Une chose se vérifie avant de signer : additionnez ce que les"
            " missions annoncées prennent d’une semaine, et demandez laquelle on retire. Un poste plein tenu en quatre jours reste un poste plein.",
        ),
        ways=(_CHECK, Way(text="Une semaine ordinaire", view="knowledge:neighbours", anchor="#product-ops"), _APEC),
    ),
    Topic(
        key="age",
        title="L’âge et la reconversion",
        question="Est-il trop tard pour changer de métier ?",
        cues=(
            "trop vieux|vieille|age|agee|tard",
            "reconversion|reconvertir|changer|career ..6 # ans|years",
            "a|apres|passe # ans",
            "fin de carriere",
            "too old|late",
        ),
        barred=("# ans ..2 experience|pm|produit|metier",),
        paragraphs=(
            "Nous ne savons pas à quel âge on devient Product Ops : aucune source ne le compte, et aucune des voix recueillies"
            " ne dit le sien. Presque toutes ont fait autre chose avant, et c’est ce passé que l’on est venu chercher.",
            "Une offre n’a pas le droit de fixer un âge limite, sauf où la loi le fait elle-même (Code du travail, articles"
            " L1132-1 et L5331-2). Si vous en lisez une, passez-la à la vérification.",
        ),
        ways=(_PATHS, Way(text="Ce que votre métier apporte, et ce qu’il laisse", view="knowledge:neighbours"), _CHECK),
    ),
    Topic(
        key="taille",
        title="La taille à partir de laquelle le poste existe",
        question="Combien de PM faut-il pour que ce poste existe ?",
        cues=(
            "combien|how_many|nombre ..3 pm|pms|product_managers|chefs_de_produit ..6 faut|pour|assez|avant|recruter|embaucher|creer|need|needed|before",
            "# pm|pms|product_managers|chefs_de_produit ..6 assez|suffit|suffisent|enough|trop|utile|besoin|sens",
            "a_partir|des|seuil|quand|when ..4 combien|taille|nombre|size ..6 product_ops|productops|pm|pms|poste",
            "trop petit|petite|small ..6 product_ops|productops|poste|equipe",
            "taille|size ..3 minimale|minimum|critique|equipe|entreprise|company|team",
            "quand|when ..2 recruter|embaucher|hire|creer ..4 product_ops|productops|premier|first",
        ),
        paragraphs=(
            "Aucune source ne donne de seuil, et le nombre trompe : comptez plutôt ce qui revient chaque semaine et que personne ne"
            " tient. Voici notre repère, qui n’est qu’un repère.",
            "À trois PM, une bonne direction produit suffit, avec une demi-journée par semaine d’une personne de l’équipe. À quatre ou cinq,"
            " commencez par là aussi : le poste entier ne se justifie que si une chose précise déborde déjà, comme des retours de clients"
            " que personne ne trie ou un outil que chacun règle à sa façon. De cinq à dix, avec autant de méthodes que de personnes, un premier poste se défend.",
            "En poste dans une petite équipe, c’est souvent la bonne entrée : proposer cette demi-journée, montrer ce qu’elle rend, puis en parler.",
        ),
        ways=(
            Way(
                text="Le mandat du premier poste, et sa semaine", view="knowledge:mandate", args=("premier-en-startup",)
            ),
            Way(text="Écrire une page pour la proposer à sa direction", view="knowledge:pitch"),
            Way(text="Cadrer un poste : le verdict dit aussi non", view="scoping:start"),
        ),
    ),
    Topic(
        key="rencontrer",
        title="Où rencontrer des PM",
        question="Comment rencontrer des PM quand on n’en connaît aucun ?",
        cues=(
            "connais|connait|know ..3 aucun|aucune|pas|personne|no|any ..5 pm|pms|product_manager|product_managers|chef_de_produit|produit",
            "rencontrer|trouver|contacter|meet|meeting|find ..4 pm|pms|product_managers|product_ops|pairs|mentor|mentors|communaute|community",
            "reseau|network|networking|meetup|meetups",
            "communaute|communautes|community|communities ..3 product_ops|productops|product_operations",
            "parler ..3 avec|a ..3 pm|pms|product_ops|product_manager",
        ),
        barred=("entre pm|pms", "communaute ..2 de pratique|pratiques|pm"),
        paragraphs=(
            "Nous ne tenons ni annuaire ni agenda, et n’avons comparé aucune communauté. Trois portes ne demandent aucun carnet d’adresses.",
            "Les logiciels que vous utilisez chaque jour ont des PM, qui cherchent des personnes à écouter : répondez à leur invitation"
            " à un entretien, ou demandez au support d’être mis en relation, puis gardez dix minutes pour poser vos propres questions.",
            "Votre entreprise en a peut-être sans le dire : qui tient le site, l’application ou l’outil interne, quel que soit son titre ?"
            " Et les personnes de votre ancienne école ou de vos anciens postes répondent plus souvent qu’on ne le croit à trois questions précises.",
        ),
        ways=(
            Way(text="Les questions à leur poser, mandat par mandat", view="knowledge:mandates"),
            _PEOPLE,
            Way(text="Ce que fait un ou une PM de sa semaine", view="knowledge:neighbours", anchor="#product-manager"),
        ),
    ),
    Topic(
        key="sans-emploi",
        title="Un emploi perdu",
        question="J’ai perdu mon emploi : par où commencer ?",
        cues=(
            "chomage|chomeur|chomeuse|licenciement|licencie|licenciee|unemployed|unemployment|laid_off|redundancy|redundant",
            "perdu|perdre|lost|losing ..2 emploi|poste|travail|job|boulot",
            "sans|demandeur|demandeuse|demandeurs d?_emploi|emploi",
            "cherche|recherche|chercher ..2 emploi|travail|boulot",
            "entre deux_postes|deux_emplois|deux_jobs",
            "plan de_depart|depart_volontaire|pse",
            "fin de_contrat|de_mission|de_droits",
        ),
        barred=("formation|former ..4 chomage|emploi",),
        paragraphs=(
            "Aucune source ne compte les postes de Product Ops à pourvoir. Si votre temps est compté, ne misez pas tout sur ce titre :"
            " cherchez aussi dans votre métier d’aujourd’hui, où votre expérience se lit sans explication.",
            "Chaque parcours propose quatre semaines qui ne demandent aucun employeur : une association, une petite entreprise, un"
            " projet à vous. Gardez-en une trace d’une page ; c’est elle que vous montrerez à la place d’un poste que vous n’avez pas eu.",
            "Un métier voisin est parfois la meilleure porte : on y vient avec ce que l’on sait faire, et l’on se rapproche du produit de l’intérieur.",
        ),
        ways=(
            _PATHS,
            Way(text="Les métiers voisins, et celui par lequel commencer", view="knowledge:neighbours"),
            Way(text="Douze questions, puis vos quatre semaines selon où vous en êtes", view="knowledge:my-profile"),
            _PUBLIC,
            _APEC,
        ),
    ),
    Topic(
        key="autre-metier",
        title="Les autres métiers",
        question="Et si aucun parcours n’est le mien ?",
        cues=(
            "testeur|testeuse|testeurs|testeuses|tester|testers|qa|quality_assurance|recetteur|recetteuse",
            "autre metier|parcours|passe|horizon",
        ),
        barred=("tester ..3 hypothese|hypotheses|produit|idee|fonctionnalite|offre",),
        paragraphs=(
            "Les voix recueillies viennent du produit, de la conduite de projets, du coaching et du conseil. Aucune ne vient du test"
            " logiciel, du soin, de l’enseignement, du droit ou de la comptabilité : nous ne savons pas comment ces passages se font, et ne l’inventons pas.",
            "Ce qui se transporte se lit compétence par compétence, avec la preuve à montrer. Le questionnaire a une réponse pour les"
            " autres métiers, et les quatre semaines qui vont avec.",
        ),
        ways=(
            Way(text="Les compétences, et ce qui les prouve", view="knowledge:competencies"),
            Way(text="Douze questions, avec une réponse pour les autres métiers", view="knowledge:my-profile"),
            _PATHS,
        ),
    ),
    Topic(
        key="venir-de-l-etranger",
        title="Les visas et les titres de séjour",
        question="Et pour venir travailler en France ?",
        cues=(
            "visa|visas|titre_de_sejour|titres_de_sejour|carte_de_sejour|work_permit|permis_de_travail|sponsorship|relocation|passeport_talent|talent_passport",
        ),
        paragraphs=(
            "Nous ne savons rien des visas ni des titres de séjour : seuls les services de l’État y répondent. Une annonce peut demander"
            " un droit au travail en France ; elle n’a pas le droit d’exiger une nationalité, sauf pour quelques emplois publics ou de défense.",
        ),
        ways=(
            Way(text="Les visas : France-Visas", address="https://france-visas.gouv.fr/"),
            Way(text="Le travail des personnes étrangères : Service public", address="https://www.service-public.fr/"),
            _CHECK,
        ),
    ),
    Topic(
        key="alternance-et-stage",
        title="Les stages et les alternances",
        question="Peut-on commencer par un stage ou une alternance ?",
        cues=(
            "stage|stages|stagiaire|stagiaires|internship|internships",
            "alternance|alternances|alternant|alternante|alternants|apprentissage|apprenti|apprentie|apprenticeship",
            "contrat de_professionnalisation|pro|d_apprentissage",
            "v_i_e|summer_job",
        ),
        barred=("chaine d_apprentissage", "apprentissage ..3 equipes|pm"),
        paragraphs=(
            "Nous ne publions ni offres de stage ni contrats en alternance. Le métier s’apprend souvent après un premier poste, mais"
            " on y entre aussi en premier : voici ce que ce parcours demande.",
        ),
        ways=(
            _FIRST,
            Way(text="Offres de stage et d’alternance : France Travail", address="https://www.francetravail.fr/"),
        ),
        paths=("premier-poste",),
    ),
    Topic(
        key="contrat",
        title="Le contrat et le statut",
        question="Salarié ou indépendant ?",
        cues=(
            "freelance|freelances|freelancing|independant|independante|portage|auto_entrepreneur|autoentrepreneur|interim",
            "cdi|cdd|periode_d_essai|preavis|permanent_contract|fixed_term|contractor",
            "contrat|contrats|contract ..2 travail|type|employment|freelance",
            "convention|conventions collective|collectives",
            "syntec|rupture_conventionnelle",
            "statut cadre",
        ),
        paragraphs=(
            "Le catalogue décrit le travail, pas le contrat : rien ici ne compare CDI, CDD et indépendance pour ce métier.",
        ),
        ways=(_CHECK, Way(text="Les mandats que l’on rencontre", view="knowledge:mandates"), _APEC),
    ),
    Topic(
        key="se-former",
        title="Les formations et les certifications",
        question="Où se forme-t-on ?",
        cues=(
            "certification|certifications|certifie|certifiee|certifiant|certifiante|certificate|certificates|certified",
            "formation|formations|training|course|courses|cours ..4 product_ops|productops|product_operations|devenir|become|metier"
            "|certifiante|en_ligne|online|gratuite|cpf|payante|courte",
            "product_ops|productops|product_operations formation|formations|training|course|courses|certification|bootcamp",
            "se|me|ou|where former|formation|train|study",
            "quelle|quelles|which|what ..1 formation|formations|training|course|courses ..3 faire|suivre|choisir|prendre|take|follow",
            "formation|formations|former + chomage|emploi|france_travail|pole_emploi|financement|financer|financee|reconversion",
            "bootcamp|bootcamps|mooc|moocs|cpf|udemy|coursera|openclassrooms|product_school",
            "prix|cout|tarif|price|cost ..3 formation|formations|training|course|bootcamp",
            "livre|livres|book|books|podcast|podcasts|newsletter|blog|blogs|conference|conferences",
        ),
        barred=(
            "formation|former|training ..3 des_pm|pm|equipes|support|commerciales|teams",
            "annee|plan de_formation",
        ),
        paragraphs=(
            "Nous ne conseillons ni formation, ni certification, ni livre : nous n’avons rien comparé. Ce qui compte se prouve au travail ; chaque compétence dit comment.",
        ),
        ways=(
            Way(text="Les compétences, et ce qui les prouve", view="knowledge:competencies"),
            _PATHS,
            Way(
                text="Ses droits à la formation : Mon compte formation",
                address="https://www.moncompteformation.gouv.fr/",
            ),
        ),
    ),
    Topic(
        key="diplome",
        title="Les études et les diplômes",
        question="Quel diplôme faut-il ?",
        cues=(
            "ecole|ecoles|master|masters|mba|diplome|diplomes|diplomante|licence|bac|bachelor|degree|university|universite",
        ),
        barred=(
            "scrum_master|scrum masters?",
            "jeune diplome|diplomee|diplomes",
            "licence|licences ..3 outil|outils|logiciel",
        ),
        paragraphs=(
            "Aucune école ni aucun diplôme ne mène à ce métier à notre connaissance, et nous n’en comparons pas. On y entre aussi en"
            " premier poste : voici ce que ce parcours demande.",
        ),
        ways=(_FIRST, Way(text="Les compétences, et ce qui les prouve", view="knowledge:competencies")),
        paths=("premier-poste",),
    ),
    Topic(
        key="offres-et-employeurs",
        title="Les offres et les employeurs",
        question="Qui recrute ?",
        cues=(
            "offre|offres|annonce|annonces d?_emploi|emploi|product_ops",
            "offre|offres d_emploi",
            "emploi|emplois|vacancy|vacancies|opening|openings|job_board|jobboard|postuler|candidater|apply|jobs",
            "qui|entreprise|entreprises|boite|boites|societe|companies|startup|startups ..3 recrute|recrutent|hiring|hire|embauche",
            "recrute|recrutent|hiring|embauchent ..3 qui|paris|lyon|france|companies|now",
            "quelles|liste|top|meilleures|best|which ..1 entreprises|entreprise|boites|companies|startups|employeurs",
            f"{_WHO} + {_WHERE}",
            "job product_ops|product_operations|productops",
            "marche de_l_emploi|du_travail",
            "job|jobs market|offers|offer|listing|listings|board",
            "chez",
            "glassdoor|linkedin|welcome_to_the_jungle|wttj|indeed|hellowork",
            "combien|nombre|how_many de? product_ops|productops|postes|offres",
        ),
        barred=(
            "verifier|analyser|rediger|ecrire|relire|check|write|comprendre|lire|cadrer|evaluer|decrypter ..4 offre|annonce|offres|annonces",
        ),
        paragraphs=(
            "Des équipes peuvent publier ici leurs offres, relues une à une. Pour le reste, nous ne tenons ni fiches d’entreprises, ni"
            " chiffres du marché : rien ici ne dit qui recrute ailleurs.",
        ),
        ways=(_LISTED, _APEC, _PUBLIC, _CHECK, _PEOPLE),
    ),
)
"""What is not held, in the order in which it is said when a query asks for several."""
