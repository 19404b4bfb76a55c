"""Addresses of the wizard. A malformed key matches nothing: the same 404 as an unknown one."""

from django.urls import path

from productops.scoping import converters  # noqa: F401  registers the converters of keys and steps
from productops.scoping.views import draft, recovery, start, step, votes

app_name = "scoping"
urlpatterns = [
    path("cadrage/", start.start, name="start"),
    path("cadrage/mandats-types/", start.typical, name="typical"),
    path("cadrage/importer/", draft.import_scope, name="import"),
    path("cadrage/retrouver/", recovery.ask, name="recover"),
    path("cadrage/retrouver/<key:link>/", recovery.bring_back, name="bring-back"),
    path("cadrage/<key:key>/", start.resume, name="resume"),
    path("cadrage/<key:key>/cadrage.json", draft.export_scope, name="export"),
    path("cadrage/<key:key>/dupliquer/", draft.duplicate, name="duplicate"),
    path("cadrage/<key:key>/nommer/", draft.rename, name="rename"),
    path("cadrage/<key:key>/supprimer/", draft.delete, name="delete"),
    path("cadrage/<key:key>/adresse/", recovery.leave, name="leave-address"),
    path("cadrage/<key:key>/reprendre/", step.take_back, name="take-back"),
    path("cadrage/<key:key>/confirmer/<step:step>/", step.confirm, name="confirm"),
    path("cadrage/<key:key>/suggestion/<step:step>/", step.back_to_suggestion, name="suggestion"),
    path("cadrage/<key:key>/<step:step>/", step.step, name="step"),
    path("lecture/<key:key>/mandat/", votes.vote, name="vote"),
    path("cadrage/<key:key>/avis/", votes.erase, name="erase-vote"),
]
