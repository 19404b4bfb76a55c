"""What `scripts.mutants` asks of pytest: which tests run which lines and for how long, then to run some in an order of its own.

A plugin (`-p scripts.witnesses`). Under `coverage run` each line is put down to the test that ran it; what is run before
the first test, or to make what all share, is put down to nobody ("").
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what the script passes."""
    parser.addoption("--costs-to", type=Path, help="a file for what each test costs, while coverage notes what it runs")
    parser.addoption("--named-in", type=Path, help="a file that names the tests to run, one a line, in their order")


def pytest_configure(config: pytest.Config) -> None:
    """Take notes where they are asked for."""
    if config.option.costs_to:
        config.pluginmanager.register(_Notes())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that are named, in the order of their names."""
    if config.option.named_in:
        rank = {name: rank for rank, name in enumerate(config.option.named_in.read_text().splitlines())}
        items[:] = sorted((item for item in items if item.nodeid in rank), key=lambda item: rank[item.nodeid])


class _Notes:
    def __init__(self) -> None:
        self.test = ""
        self.seconds: dict[str, float] = defaultdict(float)
        self.databases: dict[str, int] = {}

    def _now(self, test: str) -> str:
        before, self.test = self.test, test
        if measured := Coverage.current():
            measured.switch_context(test)
        return before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        marker = item.get_closest_marker("django_db")
        # 0 where it needs no database, 1 where it does, 2 where it empties it.
        self.databases[item.nodeid] = (
            1 + bool(marker.kwargs.get("transaction")) if marker else "db" in item.fixturenames
        )
        self._now(item.nodeid)
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        if fixturedef.scope != "session":
            return (yield)
        test = self._now("")
        try:
            return (yield)
        finally:
            self._now(test)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        costs = {test: (int(self.databases[test]), seconds) for test, seconds in self.seconds.items()}
        session.config.option.costs_to.write_text(json.dumps(costs))
