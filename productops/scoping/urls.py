"""Addresses of the wizard. A malformed key matches nothing: the same 404 as an unknown one."""

from django.urls import path

from productops.scoping import converters, views  # noqa: F401  registers the converters of keys and steps

app_name = "scoping"
urlpatterns = [
    path("", views.start, name="start"),
    path("importer/", views.import_scope, name="import"),
    path("<key:key>/", views.resume, name="resume"),
    path("<key:key>/cadrage.json", views.export_scope, name="export"),
    path("<key:key>/dupliquer/", views.duplicate, name="duplicate"),
    path("<key:key>/supprimer/", views.delete, name="delete"),
    path("<key:key>/apercu/<step:step>/", views.preview, name="preview"),
    path("<key:key>/suggestion/<step:step>/", views.back_to_suggestion, name="suggestion"),
    path("<key:key>/<step:step>/", views.step, name="step"),
]
