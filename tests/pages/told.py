"""What `/confidentialite/` says of each field that may hold something of a person: a field that is added says where it is told.

Each part of the page, by its heading, gives words of it as they stand there and the fields of which they tell.
"""

from __future__ import annotations

ROWS: dict[str, dict[str, str]] = {
    "Un cadrage": {
        "ce que vous écrivez": "scoping.RoleScope: name answers superseded exceptions",
        "ce qui a été refusé": "scoping.RoleScope: pending",
        "vos retouches": "scoping.RoleScope: edits",
        "le logo et la couleur de ses fichiers": "scoping.Letterhead: logo colour",
        "le numéro au hasard de la page qui a écrit": "scoping.RoleScope: writers revision",
        "Sa clef n’est pas gardée, seulement son empreinte": "scoping.RoleScope: key_digest comment_digest",
        "ses dates": "scoping.RoleScope: created_at saved_at kept_until",
    },
    "Les liens d’un cadrage": {
        "le nom que vous leur donnez": "scoping.Link: name",
        "leur usage": "scoping.Link: use documents",
        "leurs dates": "scoping.Link: created_at ends_on revoked_at",
        "Leur clef n’est lisible qu’avec celle du cadrage": "scoping.Link: key_digest sealed_key",
    },
    "L’adresse de courriel laissée pour retrouver un cadrage": {
        "seulement son empreinte": "scoping.LeftAddress: address_digest",
        "le jour où vous l’avez laissée": "scoping.LeftAddress: left_at",
        "scellée sous elle, la clef du cadrage": "scoping.LeftAddress: sealed_key",
        "Un lien envoyé sert une heure": "scoping.LeftAddress: link_digest link_sealed link_until",
    },
    "Une note ou un avis laissés sur un cadrage": {"avec le nom que vous avez donné": "scoping.RoleScope: notes votes"},
    "Une offre publiée": {
        "toutes ses versions": "offers.OfferVersion: number document facts page catalogue_revision published_at",
        "leurs fichiers": "offers.VersionFile: extension content",
        "leurs raisons": "offers.OfferVersion: why",
        "le nom de l’employeur": "offers.Offer: employer",
        "ses dates": "offers.Offer: published_at closes_on closed_on",
        "son état": "offers.Offer: state filled reason history_shown key_digest sealed_key",
        "L’adresse de courriel de qui publie": "offers.Offer: contact",
    },
    "Le domaine de courriel d’un employeur": {
        "le domaine": "offers.EmployerDomain: domain is_unsent link_digest sealed_key",
        "le jour de la demande et celui de la réponse": "offers.EmployerDomain: asked_at proved_at",
    },
    "Le bilan d’un mandat": {
        "le jour où le poste a été pris": "offers.Assessment: started_on opened_at",
        "Ce que vous écrivez": "offers.Stocktaking: day answers",
        "ce que vous remettez": "offers.Stocktaking: handed",
        "tel qu’au jour où vous l’avez remis": "offers.Stocktaking: handed_at",
    },
    "La demande de figurer dans la liste des offres": {
        "son adresse": "offers.Listing: public_key tokens place sketch",
        "la décision et sa raison": "offers.Listing: decision asked_at decided_at reason",
        "votre réponse": "offers.Listing: answer",
        "si ce navigateur avait déjà cadré un poste ici": "offers.Listing: is_new_browser",
    },
    "Le signalement d’une offre": {
        "ce que vous dites": "offers.OfferReport: subject text",
        "la date": "offers.OfferReport: received_at done",
        "la réponse": "offers.OfferReport: answer",
        "l’empreinte de la clef de votre reçu": "offers.OfferReport: key_digest",
        "L’adresse de courriel est facultative": "offers.OfferReport: email",
    },
    "Une offre à vérifier": {"Pas du tout": ""},
    "Mon profil": {"Pas du tout": ""},
    "Un témoignage proposé": {
        "vos réponses": "contributions.Contribution: before surprise hard skill advice status received_at",
        "votre nom, votre fonction, votre entreprise": "contributions.Contribution: name role company",
        "vos accords": "contributions.Contribution: consent_site consent_documents",
        "l’empreinte de la clef de votre lien": "contributions.Contribution: key_digest",
        "L’adresse de courriel, facultative, est effacée dès la décision": "contributions.Contribution: email",
    },
    "Une citation publiée": {
        "ses mots": "knowledge.Testimonial: slug quote context added_on published order",
        "son nom, sa fonction": "knowledge.Interviewee: slug name role story is_recruiter published citable order",
        "ses entreprises": "knowledge.IntervieweeCompany: text order",
        "ce que dit la source": "knowledge.Source: slug title publisher year url author dated as_of excerpt",
        "les corrections qui y ont été faites, avec leur date et leur raison": "editing.EntryVersion: model slug entry saved_at reason",
    },
    "Une demande de retrait": {
        "votre adresse de courriel": "contributions.RemovalRequest: email",
        "ce que vous demandez": "contributions.RemovalRequest: reason",
        "la date": "contributions.RemovalRequest: received_at done",
    },
    "Le compte d’une personne qui tient le catalogue": {
        "nom, adresse si elle est donnée": "auth.User: username first_name last_name email",
        "empreinte du mot de passe": "auth.User: password",
        "droits, dates": "auth.User: is_superuser is_staff is_active last_login date_joined",
        "second facteur": (
            "otp_totp.TOTPDevice: name confirmed throttling_failure_timestamp throttling_failure_count created_at"
            " last_used_at key step t0 digits tolerance drift last_t; otp_static.StaticDevice: name confirmed"
            " throttling_failure_timestamp throttling_failure_count created_at last_used_at; otp_static.StaticToken: token"
        ),
        "ce que la personne a changé": "admin.LogEntry: action_time object_id object_repr action_flag change_message",
        "le nom tapé, l’adresse de la machine, le navigateur et la page": (
            "axes.AccessAttempt: user_agent ip_address username http_accept path_info attempt_time get_data post_data"
            " failures_since_start; axes.AccessFailureLog: user_agent ip_address username http_accept path_info attempt_time"
            " locked_out; axes.AccessLog: user_agent ip_address username http_accept path_info attempt_time logout_time"
            " session_hash; axes.AccessAttemptExpiration: expires_at"
        ),
        "Une session s’arrête après trente minutes": "sessions.Session: session_data expire_date",
        "Un fichier à importer attend un jour au plus, avec sa date": "editing.WaitingImport: digest content checked_at",
    },
    "Ce qui a été effacé": {"Une date et une empreinte, hors de la base": ""},
}
"""By row of the table."""

BESIDE = {
    "combien de fois par heure on l’envoie, par adresse et par navigateur": "ui.Hit: kind who window count day",
    "sous une clef tirée pour la journée": "ui.DayKey: day key",
}
"""In the paragraph under it."""

NOBODYS = (
    "auth.Group", "auth.Group_permissions", "auth.Permission", "auth.User_groups", "auth.User_user_permissions",
    "contenttypes.ContentType", "knowledge.CareerPath", "knowledge.CareerPathCompetency", "knowledge.CareerPathLine",
    "knowledge.CareerPathQuestion", "knowledge.CatalogueRevision", "knowledge.Competency", "knowledge.CompetencyBehaviour",
    "knowledge.CompetencyCode", "knowledge.CompetencyPosting", "knowledge.CompetencyProof", "knowledge.CompetencyQuestion", "knowledge.CompetencyWarning",
    "knowledge.ContextNote", "knowledge.Dissent", "knowledge.Domain", "knowledge.Doubt", "knowledge.DoubtCondition",
    "knowledge.ExistingRole", "knowledge.ExistingRole_missions", "knowledge.IntervieweePath", "knowledge.LexiconLine",
    "knowledge.LexiconRecord", "knowledge.MandateLine", "knowledge.MandateNeighbour", "knowledge.MandateQuestion",
    "knowledge.MandateSign", "knowledge.Mission", "knowledge.MissionCompetency", "knowledge.MissionLine",
    "knowledge.MissionResult", "knowledge.NeighbourJob", "knowledge.NeighbourJobCode", "knowledge.NeighbourJobMoment",
    "knowledge.PathSignal", "knowledge.Problem", "knowledge.ProblemMission", "knowledge.ProfileAnswer",
    "knowledge.ProfileAnswerLine", "knowledge.ProfileEffect", "knowledge.ProfileQuestion", "knowledge.SearchEntry", "knowledge.SeedRecord",
    "knowledge.Situation", "knowledge.Term", "knowledge.TermForm", "knowledge.Testimonial_competencies",
    "knowledge.Testimonial_domains", "knowledge.Testimonial_paths", "knowledge.Testimonial_situations",
    "knowledge.TypicalMandate", "knowledge.WayOut", "offers.ListRevision", "opendata.Release",
)  # fmt: skip
"""Models of the trade and of the machine: what the catalogue says of the work, ties between rows, revisions, an index of words."""
