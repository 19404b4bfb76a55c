"""What every worker needs, made once by the process that they are forked from: they share its memory until they write there.

A worker that finds nothing made makes it itself: the site serves without all this, only later and larger (docs/adr/0041).
"""

from __future__ import annotations

import gc
import logging
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections
from django.template import engines
from django.template.base import Node
from django.urls import get_resolver

from productops.knowledge.search.results import library

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Import every address, compile every template, read the catalogue, its lexicon and the pages that search knows."""
    _ = get_resolver().url_patterns
    _compile_templates()
    try:
        library()
    except DatabaseError as fault:
        logger.warning("Le catalogue n’est pas lu au démarrage, chaque processus le lira : %s", fault)
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):  # its threads would not live in a worker
            connection.close_pool()
    # What is there stays: a worker's collector does not walk it, nor write in its pages.
    gc.collect()
    gc.freeze()


def _compile_templates() -> None:
    """Compile our templates, where the engine keeps them."""
    engine = engines["django"].engine  # type: ignore[attr-defined]  # of every kind of engine, ours is Django's
    for folder in map(Path, settings.TEMPLATES[0]["DIRS"]):
        for file in folder.rglob("*.html"):
            template = engine.get_template(file.relative_to(folder).as_posix())
            if not engine.debug:  # what a page of debugging alone would show: 3 MB
                template.source = ""
                for node in template.nodelist.get_nodes_by_type(Node):
                    if hasattr(node, "token"):  # by its name: to ask for all that a node holds would make it a table
                        del node.token
