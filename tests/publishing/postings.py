"""Postings written for the tests: no company, no person is real."""

OFFER = """Product Ops (F/H)
Fabrique Numérique équipe quarante ateliers de menuiserie. Quinze PM, quatre équipes.
Vos missions
- Animer les rituels produit et supprimer les réunions qui ne décident rien
- Tenir le manuel produit avec les PM
- Automatiser les tâches répétitives des PM avec du no-code
- Faire remonter chaque mois au produit les motifs de tickets du support
- Piloter le cycle OKR des équipes produit
- Soigner les plantes vertes de l’étage
Ce que ce poste n’est pas :
- recruter des PM
Votre profil
Vous savez conduire le changement et animer un atelier. Trois ans d’expérience en gestion de produit.
Conditions
CDI, poste basé à Nantes, 52 à 58 k€ brut par an, deux jours de télétravail.
Processus de recrutement
- Un échange d’une heure avec Léa, directrice produit
- Une étude de cas avec deux PM
Pour postuler : emplois@fabrique.example
"""
PEOPLE = """Product Ops, parcours des PM (F/H)
Quarante PM, huit équipes. Vous rejoignez l’équipe Product Ops.
Missions
- Préparer l’accueil de chaque PM, du contrat signé au troisième mois
- Tenir le parcours de formation des PM
- Animer la communauté des PM
- Écrire avec les RH la grille de niveaux des PM
Profil
Vous savez former et accompagner. CDI, Lyon, 50 k€.
"""
ENGLISH = """Product Operations Manager
We are hiring our first Product Operations hire for fifteen product managers.
What you will do
- Run the quarterly planning cycle with the product teams
- Coordinate product launches with support, sales and marketing
- Write release notes that customers understand
- Keep the product handbook up to date with the PMs
Requirements
Five years of experience in product or operations.
"""
PMO = """Product Ops (H/F)
Vos missions
- Consolider l’avancement des projets dans MS Project et alerter sur les jalons
- Préparer les COPIL, rédiger les comptes rendus et suivre les plans d’actions
- Suivre le budget de chaque projet et former les chefs de projet à la méthode
Profil
PMP souhaité, cinq ans d’expérience en PMO.
CDI, Lyon.
"""
NO_CARD = {
    "CV": "Camille Roy\n06 12 34 56 78 – camille@exemple.fr\nExpérience professionnelle\n2019 – 2023 : cheffe de projet. J’ai piloté trois chantiers.\n2016 – 2019 : assistante de projet.\nFormation\n2016 : master de gestion.\nCentres d’intérêt : la voile.",
    "recipe": "Gâteau au yaourt\nPréchauffez le four. Mélangez un pot de yaourt, deux pots de sucre, trois pots de farine et deux œufs. Versez dans un moule beurré et laissez cuire trente minutes, puis servez tiède avec une compote.",
    "novel": "Le vent soufflait depuis trois jours sur la lande, et la vieille maison craquait de toutes ses poutres. Il posa sa lampe, regarda la mer par la fenêtre et se demanda si quelqu’un, quelque part, pensait encore à lui ce soir-là.",
    "nurse": "Infirmière ou infirmier de nuit (F/H)\nVos missions\n- Prodiguer les soins prescrits et surveiller l’état des patients\n- Préparer les piluliers et tenir le dossier de soins\nProfil\nDiplôme d’État d’infirmier.\nConditions\nCDI, Brest, 2 400 € brut par mois.",
    "links": "\n".join(f"https://exemple.fr/offres/{n}" for n in range(30)),
    "two": f"{OFFER}\n\n{PMO}",
    "German": "Product Operations Manager (m/w/d)\nDeine Aufgaben\n- Du bist für die Werkzeuge der Produktteams verantwortlich und entwickelst sie mit den Teams weiter\n- Du planst mit den Teams die Quartale und hältst die Ziele fest\nDein Profil\nDu hast drei Jahre Erfahrung und arbeitest gern mit anderen zusammen. Wir freuen uns auf deine Bewerbung.",
}
"""Texts that have no card, by what they are."""
