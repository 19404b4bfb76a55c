"""Questions for those who receive without being of the trade, or without choosing: who recruits, is served, will be led.

Nobody can judge an answer on a tool or a method they do not use; each asks about what they know better than anyone.
"""

from __future__ import annotations

from typing import NamedTuple


class AudienceQuestion(NamedTuple):
    """A question, what it is about in words, and what a good answer holds."""

    ref: str
    theme: str
    vous: str
    tu: str
    good_answer: str


FOR_RECRUITERS = (
    AudienceQuestion(
        "read",
        "ce que la personne a compris du poste",
        "Qu’avez-vous compris de ce poste en lisant l’offre, et qu’est-ce qui vous a fait hésiter ?",
        "Qu’as-tu compris de ce poste en lisant l’offre, et qu’est-ce qui t’a fait hésiter ?",
        "Des mots de l’offre, et une question qu’elle laisse ouverte. Hésiter n’est pas un défaut.",
    ),
    AudienceQuestion(
        "handed-on",
        "ce qui a été transmis en partant",
        "La dernière fois que vous avez quitté un poste ou un sujet, qu’avez-vous laissé à qui prenait la suite ?",
        "La dernière fois que tu as quitté un poste ou un sujet, qu’as-tu laissé à qui prenait la suite ?",
        "Un passage de relais concret, et ce qui s’est perdu malgré lui, dit sans charger personne.",
    ),
    AudienceQuestion(
        "needs",
        "ce qu’il lui faut pour bien travailler",
        "De quoi avez-vous besoin, de qui vous encadre, pour bien travailler les six premiers mois ?",
        "De quoi as-tu besoin, de qui t’encadre, pour bien travailler les six premiers mois ?",
        "Un besoin précis, que cette maison peut offrir ou non : le noter pour la suite du recrutement.",
    ),
    AudienceQuestion(
        "told",
        "ce que d’autres en diraient",
        "Que dirait de votre travail quelqu’un à qui vous avez dû refuser quelque chose ?",
        "Que dirait de ton travail quelqu’un à qui tu as dû refuser quelque chose ?",
        "Un refus raconté du point de vue de l’autre, et ce qu’il est devenu de leur entente.",
    ),
)
FOR_THE_SERVED = (
    AudienceQuestion(
        "a-day",
        "sa façon de regarder le travail des autres",
        "Vous passez une journée avec nous avant de changer quoi que ce soit : que regardez-vous, que demandez-vous ?",
        "Tu passes une journée avec nous avant de changer quoi que ce soit : que regardes-tu, que demandes-tu ?",
        "Des gestes et des moments à voir, des questions ouvertes ; aucune solution annoncée d’avance.",
    ),
    AudienceQuestion(
        "lost-time",
        "ce qu’il advient d’une plainte",
        "Nous vous disons qu’un changement nous fait perdre une heure par jour. Que faites-vous le lendemain ?",
        "Nous te disons qu’un changement nous fait perdre une heure par jour. Que fais-tu le lendemain ?",
        "Venir voir, compter avec nous, dire à qui ce sera porté et quand nous aurons une réponse, même négative.",
    ),
    AudienceQuestion(
        "taught",
        "ce qu’on lui a appris",
        "Racontez une fois où quelqu’un du terrain vous a montré que vous aviez tort.",
        "Raconte une fois où quelqu’un du terrain t’a montré que tu avais tort.",
        "Un fait, la personne qui l’a montré, et ce qui a été changé ensuite.",
    ),
    AudienceQuestion(
        "warned",
        "la façon de prévenir",
        "Un changement arrive chez nous dans trois semaines. Comment l’apprenons-nous, et par qui ?",
        "Un changement arrive chez nous dans trois semaines. Comment l’apprenons-nous, et par qui ?",
        "Avant, par quelqu’un que l’on peut rappeler, avec ce qui change dans la journée plutôt que la liste des nouveautés.",
    ),
)
FOR_THE_LED = (
    AudienceQuestion(
        "one-to-one",
        "ce que devient un tête-à-tête",
        "À quoi servaient vos tête-à-tête avec les personnes que vous encadriez, et qu’en reste-t-il quand la semaine déborde ?",
        "À quoi servaient tes tête-à-tête avec les personnes que tu encadrais, et qu’en reste-t-il quand la semaine déborde ?",
        "Un rythme tenu même quand il gêne, et un exemple de ce que la personne en face en a tiré.",
    ),
    AudienceQuestion(
        "known-better",
        "ce qu’il advient d’un avis meilleur que le sien",
        "Quelqu’un de votre équipe en savait plus que vous sur un sujet. Qui a décidé, et comment ?",
        "Quelqu’un de ton équipe en savait plus que toi sur un sujet. Qui a décidé, et comment ?",
        "Une décision laissée à qui savait, et dite comme la sienne devant les autres.",
    ),
    AudienceQuestion(
        "kept-away",
        "ce dont une équipe est protégée",
        "Racontez une demande que votre équipe n’a jamais vue, parce que vous l’avez arrêtée avant.",
        "Raconte une demande que ton équipe n’a jamais vue, parce que tu l’as arrêtée avant.",
        "Un refus porté plus haut, avec ce qu’il a coûté, et l’équipe qui l’apprend quand même un jour.",
    ),
    AudienceQuestion(
        "first-weeks",
        "les premières semaines avec nous",
        "Que voulez-vous savoir de nous avant de changer quoi que ce soit à ce que nous faisons ?",
        "Que veux-tu savoir de nous avant de changer quoi que ce soit à ce que nous faisons ?",
        "Ce que chacun porte, ce qui pèse, ce qui marche et qu’il ne faut pas toucher.",
    ),
)
