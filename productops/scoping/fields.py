"""What the steps' forms are made of: fields, and a form that reads its values from the answers and writes them back.

A field's `path` says where its answer lives in the JSON form (`organisation.name`).
"""

from __future__ import annotations

import copy
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from productops.drafting.answers import LIST, MEDIUM, TITLE, Answer, AnswerKind, Group
from productops.drafting.catalogue import Catalogue, by_catalogue
from productops.drafting.plan import Plan
from productops.drafting.scope import PLAIN
from productops.text.folding import fold
from productops.ui.forms import Form

Answers = dict[str, Any]
Part = tuple[str, str]
"""A part of a page, for its table of contents: its anchor and its title."""

OWN_ROWS = 3
OTHER_USES = 2


def with_blank(choices: dict[str, str], blank: str = "Non précisé") -> list[tuple[str, str]]:
    """Offer not to answer."""
    return [("", blank), *choices.items()]


def read_path(answers: Answers, path: str) -> Any:
    """Give the answer at a dotted path, or None."""
    value: Any = answers
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def write_path(answers: Answers, path: str, value: Any) -> None:
    """Put an answer at a dotted path; an empty one is taken away, and so is an object it leaves empty."""
    *parents, last = path.split(".")
    holder = answers
    for key in parents:
        holder = holder.setdefault(key, {})
    if value in (None, "", []):
        holder.pop(last, None)
        if parents and not holder:
            write_path(answers, ".".join(parents), None)
    else:
        holder[last] = value


class LinesField(forms.CharField):
    """A text area that holds one entry a line; gives a list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), max_length=LIST * (MEDIUM + 2), strip=True, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Give the lines that hold something; refuse too many or too long."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > LIST:
            raise ValidationError(f"{LIST} lignes au plus : il y en a {len(lines)}.")
        if any(len(line) > MEDIUM for line in lines):
            raise ValidationError(f"{MEDIUM} caractères au plus par ligne.")
        return lines


def matches(sought: str, *texts: str) -> bool:
    """Tell whether every word sought is in the texts, whatever the case, the accents and a plural's last letter."""
    message = fold(" ".join(texts))
    return all(word.rstrip("sx") in message for word in fold(sought).split())


def text(label: str, limit: int = TITLE, *, hint: str = "", rows: int = 0, required: bool = False) -> forms.CharField:
    """Make a text field; several rows make it a text area."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    # The limit is told and checked by the server; the browser would cut a pasted text without a word.
    field = forms.CharField(label=label, max_length=limit, help_text=hint, widget=widget, required=required)
    field.widget.attrs.pop("maxlength", None)
    return field


def number(label: str, low: int, high: int, *, hint: str = "", required: bool = False) -> forms.IntegerField:
    """Make a whole-number field."""
    return forms.IntegerField(label=label, min_value=low, max_value=high, help_text=hint, required=required)


def radio(label: str, choices: dict[str, str], *, hint: str = "") -> forms.ChoiceField:
    """Make a set of radio buttons that may be left unanswered."""
    return forms.ChoiceField(
        label=label, choices=with_blank(choices), widget=forms.RadioSelect, required=False, help_text=hint
    )


def select(label: str, choices: dict[str, str], blank: str) -> forms.ChoiceField:
    """Make a small select that may be left as it is."""
    return forms.ChoiceField(label=label, choices=with_blank(choices, blank), required=False)


def field_of(answer: Answer, **said: Any) -> forms.Field:
    """Make the field of a plain answer, as its declaration says; `said` says it otherwise."""
    common: dict[str, Any] = {"label": answer.label, "help_text": answer.hint, "required": False} | said
    match answer.kind:
        case AnswerKind.TEXT:
            rows = common.pop("rows", answer.rows)
            widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
            return forms.CharField(max_length=answer.longest, widget=widget, **common)
        case AnswerKind.NUMBER:
            return forms.IntegerField(min_value=answer.least, max_value=answer.most, **common)
        case AnswerKind.CHOICE:
            return forms.ChoiceField(choices=with_blank(dict(answer.options)), widget=forms.RadioSelect, **common)
        case AnswerKind.DAY:
            widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            message = "Cette date ne se lit pas : écrivez-la ainsi, 31/01/2027."
            return forms.DateField(widget=widget, error_messages={"invalid": message}, **common)
        case AnswerKind.TEXTS:
            return LinesField(**common)
        case AnswerKind.PART:
            raise KeyError(answer.path)


@by_catalogue
def _fields_of(catalogue: Catalogue, form: type[StepForm]) -> dict[str, forms.Field]:
    """Give a form's fields, which nobody may change: 240 of them take 5 ms to make."""
    fields = form.build(catalogue)
    for field in fields.values():
        field.widget.attrs.pop("maxlength", None)
    return fields


class StepForm(Form):
    """The form of one step. It asks the plain answers of its `answer_groups`, under their headings.

    `redrawn` names the fields that the page shows again each time it saves itself; `apart` the fields that are not plain
    answers, in groups of their own.
    """

    answer_groups: ClassVar[tuple[Group, ...]] = ()
    apart: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    redrawn: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, plan: Plan, answers: Answers, **kwargs: Any) -> None:
        self.plan = plan
        self.scope = plan.scope
        self.catalogue = plan.catalogue
        self.answers = answers
        super().__init__(*args, **kwargs)
        self.fields = _fields_of(plan.catalogue, type(self)) | self.suggested_fields()
        self.initial = self.read()

    @classmethod
    def asked(cls) -> list[Answer]:
        """Give the plain answers that the step asks for."""
        return [answer for group in cls.answer_groups for answer in PLAIN.values() if answer.group is group]

    @property
    def paths(self) -> dict[str, str]:
        """Give the place of each plain field in the answers."""
        return {answer.name: answer.path for answer in self.asked()}

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Make the fields. They depend on the catalogue alone, and every form of a revision shares them."""
        return {answer.name: field_of(answer) for answer in cls.asked()} | copy.deepcopy(cls.base_fields)

    def suggested_fields(self) -> dict[str, forms.Field]:
        """Give the fields that say what this plan suggests, in place of the shared ones."""
        return {}

    def titled_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Give the plain fields in their groups, each under its title, then those apart."""
        plain = [
            (str(group), [each.name for each in self.asked() if each.group is group]) for group in self.answer_groups
        ]
        return [(title, [self[name] for name in names]) for title, names in [*plain, *self.apart]]

    def parts(self) -> list[Part]:
        """Give the parts of the page, for its table of contents."""
        return [(f"partie-{rank}", title) for rank, (title, _fields) in enumerate(self.titled_groups(), start=1)]

    def read(self) -> dict[str, Any]:
        """Give the fields' values from the answers."""
        return {name: read_path(self.answers, path) for name, path in self.paths.items()}

    def write(self) -> Answers:
        """Give the answers with this step's fields in place; call it on a valid form."""
        answers = copy.deepcopy(self.answers)
        for name, path in self.paths.items():
            if name in self.fields:
                write_path(answers, path, self._plain(self.cleaned_data[name]))
        return answers

    @staticmethod
    def _plain(value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value

    def seek(self, sought: str) -> frozenset[str] | None:
        """Give the entries of the page that a search finds, by slug; None where there is nothing to search."""
        return None

    def own_rows(self, count: int = OWN_ROWS) -> list[list[forms.BoundField]]:
        """Give the rows of the leader's own entries, each a list of bound fields."""
        rows = []
        for rank in range(1, count + 1):
            rows.append([self[name] for name in self.fields if name.startswith("own_") and name.endswith(f"_{rank}")])
        return rows

    def keep(self, answers: Answers, part: str, chosen: Any) -> None:
        """Keep a part that the leader has seen. The suggestion itself is accepted, not frozen: it follows the answers."""
        if chosen == self.plan.suggestion(part):
            answers.pop(part, None)
        else:
            answers[part] = chosen
        answers["confirmed"] = sorted({*answers.get("confirmed", []), part})
