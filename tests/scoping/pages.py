"""Reads a form out of a page, as a browser would send it back."""

from html.parser import HTMLParser


class PageForm(HTMLParser):
    """The fields of the page's step form, with the values shown."""

    def __init__(self, response):
        super().__init__()
        assert response.status_code in (200, 409, 422), response.status_code
        self._fields, self._inside, self._select, self._area = {}, False, None, None
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self._inside = a.get("id") in ("etape", "retouche")
        if not self._inside:
            return
        name = a.get("name")
        if tag == "input" and name:
            kind = a.get("type", "text")
            if kind not in ("radio", "checkbox") or "checked" in a:
                self._fields.setdefault(name, []).append(a.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "select":
            self._select = name
            self._fields[name] = [""]
        elif tag == "option" and self._select and "selected" in a:
            self._fields[self._select] = [a.get("value", "")]
        elif tag == "textarea":
            self._area = name
            self._fields[name] = [""]

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._fields[self._area][0] = self._fields[self._area][0].removeprefix("\n")
            self._area = None

    def handle_data(self, data):
        if self._area:
            self._fields[self._area][0] += data

    def fields(self):
        """Give every field's values."""
        return {name: list(values) for name, values in self._fields.items()}

    def with_fields(self, **changes):
        """Give what is sent after a person changed some fields."""
        return self.fields() | changes
