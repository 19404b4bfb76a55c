"""Whole kinds rather than sentences: other wordings of what real postings and lawful texts say."""

from pathlib import Path

import pytest
import yaml

from productops.review.check import check
from tests.conftest import ON

WORDINGS = yaml.safe_load((Path(__file__).parent / "corpus/wordings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording["text"][:60])
def test_a_wording_is_read_as_its_kind(wording):
    found = {finding.rule.id: finding.excerpt for finding in check(wording["text"], on=ON)}
    for wanted in wording.get("found", ()):
        assert set(found) & set(wanted.split("|")), wanted
    assert not {rule: found[rule] for rule in wording.get("silent", ()) if rule in found}
