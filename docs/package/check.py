"""`check.py ZIP`: names where a package's manifest breaks Microsoft's schema, and unpacks it beside."""

import json
import sys
import zipfile
from pathlib import Path

from jsonschema.validators import validator_for

from adapters.teams.package import SCHEMA_VERSION

_SCHEMAS = Path(__file__).parent / "node_modules/@microsoft/app-manifest/build/json-schemas/teams"


def main(package: Path) -> int:
    with zipfile.ZipFile(package) as zipped:
        zipped.extractall(package.parent)
        manifest = json.loads(zipped.read("manifest.json"))
    schema = json.loads((_SCHEMAS / f"v{SCHEMA_VERSION}" / "MicrosoftTeams.schema.json").read_text("utf-8"))
    faults = list(validator_for(schema)(schema).iter_errors(manifest))
    for each in faults:
        print(f"{each.json_path}: {each.message}")
    print(f"{package.name}: {len(faults)} faults against schema {SCHEMA_VERSION}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
