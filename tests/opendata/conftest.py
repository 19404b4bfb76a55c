"""A site without a catalogue, and the files of one."""

import pytest
from django.apps import apps

from productops.knowledge import loading


@pytest.fixture
def empty_site(db):
    """Take the whole catalogue away, and what is remembered of it."""

    def empty():
        for model in apps.get_app_config("knowledge").get_models(include_auto_created=True):
            rows = model._base_manager.all()
            rows._raw_delete(rows.db)
        loading.forget()

    return empty
