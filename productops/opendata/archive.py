"""The files of a revision: JSON and CSV, a Table Schema a CSV, a data package that lists them; and their zip.

The same catalogue gives the same bytes: no date, no address of a site, names in order.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from productops.opendata.tables import KINDS, Entries, Entry, Table, tables

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TITLE = "ProductOps : le catalogue du métier de Product Ops"
LEVEL = 3
"""How hard to pack: twice as fast as 6, for a tenth more bytes."""
READ_ME = """\
ProductOps : le catalogue du métier de Product Ops, révision {revision}

Nos phrases sont sous licence Creative Commons Attribution 4.0 (CC BY 4.0) : https://creativecommons.org/licenses/by/4.0/
Citez : ProductOps, catalogue du métier de Product Ops, révision {revision}.

N’en font pas partie :
- le cadre des 4P (Pratiques, Personnes, Partenaires, Pilotage), qui est de Thiga ;
- les citations et les personnes : aucun de ces fichiers n’en contient ; elles se lisent sur le site ;
- les codes et libellés du ROME (France Travail, Licence Ouverte) et d’ESCO (Commission européenne), donnés comme voisins.

Chaque liste est un fichier JSON (catalogue complet) et un ou plusieurs CSV en UTF-8, décrits par schemas/*.json (Table Schema).
datapackage.json les énumère. « slug » nomme chaque entrée, et ne change jamais.
"""


def files_of(entries: Entries, revision: int) -> dict[str, bytes]:
    """Make the files of a revision, by name."""
    files = {f"{kind}.json": _list(entries[kind]) for kind in KINDS}
    every = tables()
    for table in every:
        files[f"{table.name}.csv"] = _csv(table, entries[table.kind])
        files[f"schemas/{table.name}.json"] = _json(_schema(table))
    files["datapackage.json"] = _json(_package(every, files, revision))
    files["LISEZMOI.txt"] = READ_ME.format(revision=revision).encode()
    return dict(sorted(files.items()))


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Pack files, the same way each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, LEVEL)
    return packed.getvalue()


def entries_in(packed: bytes) -> dict[str, list[Entry]]:
    """Read back the entries of a zip, by kind: those it holds, whatever this code holds today."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json") and "/" not in name]
        return {
            name.removesuffix(".json"): json.loads(archive.read(name)) for name in names if name != "datapackage.json"
        }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _list(entries: Sequence[Entry]) -> bytes:
    """Write entries one a line: what changed between two files is then read line by line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]\n".encode()


def _csv(table: Table, entries: Any) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows(entries))
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value


def _schema(table: Table) -> dict[str, Any]:
    fields = [
        {"name": column.name, "title": column.title, "type": column.type}
        | ({"constraints": {"required": True}} if column.required else {})
        for column in table.columns
    ]
    links = [
        {"fields": column.name, "reference": {"resource": column.to, "fields": "slug"}}
        for column in table.columns
        if column.to
    ]
    key = ["slug", "rank"] if table.part else "slug"
    return {"fields": fields, "primaryKey": key, "missingValues": [""]} | ({"foreignKeys": links} if links else {})


def _package(every: list[Table], files: Mapping[str, bytes], revision: int) -> dict[str, Any]:
    sheets = [
        {"title": table.title, "profile": "tabular-data-resource", "schema": f"schemas/{table.name}.json"}
        | _resource(table.name, f"{table.name}.csv", files)
        for table in every
    ]
    trees = [_resource(f"{kind}-json", f"{kind}.json", files) for kind in KINDS]
    return {
        "name": "productops-catalogue",
        "title": TITLE,
        "version": str(revision),
        "licenses": [LICENCE],
        "sources": [
            {"title": "Les 4P du Product Ops, cadre de Thiga : crédité, hors de la licence"},
            {"title": "ROME 4.0, France Travail, Licence Ouverte"},
            {"title": "ESCO, Commission européenne"},
        ],
        "resources": [*sheets, *trees],
    }


def _resource(name: str, path: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    return {
        "name": name,
        "path": path,
        "format": ending,
        "mediatype": {"csv": "text/csv", "json": "application/json"}[ending],
        "encoding": "utf-8",
        "bytes": len(files[path]),
        "hash": f"sha256:{hashlib.sha256(files[path]).hexdigest()}",
    }
