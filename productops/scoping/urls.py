"""Addresses of the wizard. A malformed key matches nothing: the same 404 as an unknown one."""

from django.urls import path

from productops.scoping import converters  # noqa: F401  registers the converters of keys and steps
from productops.scoping.views import draft, start, step

app_name = "scoping"
urlpatterns = [
    path("", start.start, name="start"),
    path("importer/", draft.import_scope, name="import"),
    path("<key:key>/", start.resume, name="resume"),
    path("<key:key>/cadrage.json", draft.export_scope, name="export"),
    path("<key:key>/dupliquer/", draft.duplicate, name="duplicate"),
    path("<key:key>/supprimer/", draft.delete, name="delete"),
    path("<key:key>/reprendre/", step.take_back, name="take-back"),
    path("<key:key>/suggestion/<step:step>/", step.back_to_suggestion, name="suggestion"),
    path("<key:key>/<step:step>/", step.step, name="step"),
]
