"""An export as JSON."""

import json

from conversations.export_file import ExportFile


def json_file(export: ExportFile) -> bytes:
    """Indented, in UTF-8; what there is nothing to say of is left out."""
    return f"{export.model_dump_json(indent=2, exclude_none=True)}\n".encode()


def schema_text() -> str:
    """docs/export.schema.json, as it has to be."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ExportFile.model_json_schema()}
    return f"{json.dumps(schema, indent=2)}\n"
