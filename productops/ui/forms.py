"""Forms that refuse in the voice of the site: what is wrong here, and what to write instead."""

from __future__ import annotations

from django import forms

from productops.text.folding import unfolds_beyond
from productops.text.french import integer

_TOLD = {
    "max_length": "%(limit_value)d caractères au plus, et il y en a %(show_value)d : gardez l’essentiel.",
    "invalid_choice": "« %(value)s » n’est pas un choix d’ici, ou ne l’est plus : prenez-en un autre.",
}


class Form(forms.Form):
    """A form whose fields say Django's refusals in our own words."""

    def full_clean(self) -> None:
        """Give every field its words, those added on the way included, then read what was sent."""
        for field in self.fields.values():
            if field.error_messages.get("max_length") == _TOLD["max_length"]:
                continue  # several forms may share a field
            field.error_messages |= _TOLD
            if isinstance(field, forms.IntegerField) and not isinstance(field, forms.DecimalField):
                low, high = field.min_value, field.max_value
                bounds = (
                    f", de {integer(low)} à {integer(high)}" if isinstance(low, int) and isinstance(high, int) else ""
                )
                message = f"Écrivez un nombre entier{bounds}."
                field.error_messages |= dict.fromkeys(("invalid", "min_value", "max_value"), message)
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = "Cette adresse ne se lit pas : il lui faut un @, puis un domaine."
        super().full_clean()
        for name, value in list(getattr(self, "cleaned_data", {}).items()):
            most = getattr(self.fields.get(name), "max_length", None)
            said = "\n".join(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value
            # Twice the limit: what French writes (œ, ½) unfolds a little, and is no one's fault.
            if most and isinstance(said, str) and not said.isascii() and unfolds_beyond(said, 2 * most):
                self.add_error(
                    name, f"Ce texte contient des signes qui en valent plusieurs : {most} caractères au plus, dépliés."
                )
