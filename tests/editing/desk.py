"""Gestures of an editor at the desk: export, import, confirm, save a form."""

import csv
import io

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from productops.editing.models import EntryVersion

CSV, YAML = "0", "1"


def versions(row):
    """Give the versions of a row, the latest first."""
    return EntryVersion.objects.of(row)


def page(model, name, *args):
    return reverse(f"admin:knowledge_{model._meta.model_name}_{name}", args=args)


def exported(client, model, kind, query=""):
    response = client.post(page(model, "export") + query, {"format": kind, "resource": "0"})
    assert response.status_code == 200, response.status_code
    assert "attachment" in response["Content-Disposition"], response.context["form"].errors
    return response.content


def check(client, model, content, name="fichier.csv"):
    """Send a file to be checked; nothing is written yet."""
    content = content if isinstance(content, bytes) else content.encode()
    response = client.post(page(model, "import"), {"import_file": SimpleUploadedFile(name, content), "resource": "0"})
    assert response.status_code == 200
    return response


def confirm(client, model, checked):
    """Confirm what a check showed."""
    form = checked.context["confirm_form"]
    return client.post(page(model, "process_import"), {name: form[name].value() for name in form.fields}, follow=True)


def imported(client, model, content, name="fichier.csv"):
    checked = check(client, model, content, name)
    assert "confirm_form" in checked.context, told(checked)
    return confirm(client, model, checked)


def told(response):
    """Give the faults that a page lists, as « line: column: told », or those of its form."""
    result = response.context.get("result")
    if result:
        return [f"{fault.line}: {fault.column}: {fault.message}" for fault in result.faults]
    return [str(text) for texts in response.context["form"].errors.values() for text in texts]


def as_rows(content):
    """Read an exported sheet."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def as_sheet(rows):
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_entries(content):
    return yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def as_yaml(entries):
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False).encode()


def form_of(client, url):
    """Give the data that a change form would post back untouched, its lists included."""
    context = client.get(url).context
    data = {}
    for form in [context["adminform"].form, *(f for s in context["inline_admin_formsets"] for f in s.formset.forms)]:
        for field in form:
            value = field.value()
            if value is True:
                value = "on"
            if value is not None and value is not False:
                data[field.html_name] = value
    for formset in context["inline_admin_formsets"]:
        for field in formset.formset.management_form:
            data[field.html_name] = field.value()
    return data
