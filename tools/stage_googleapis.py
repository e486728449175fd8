"""Lay out Google's protos (google.api, google.rpc, google.longrunning …) where protoc and buf find them.

They come from the installed googleapis-common-protos, so that their version is the locked one. One of
them ships under another name than the one it is imported by, and gets its true name back here.
"""

import shutil
from importlib.metadata import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAGED = ROOT / ".build" / "googleapis"
TRUE_NAMES = {
    "google/longrunning/operations_proto.proto": "google/longrunning/operations.proto",
}


def stage() -> Path:
    """Return the folder to import Google's protos from, freshly made."""
    shutil.rmtree(STAGED, ignore_errors=True)
    for file in files("googleapis-common-protos") or []:
        if file.suffix == ".proto":
            target = STAGED / TRUE_NAMES.get(file.as_posix(), file.as_posix())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), target)
    return STAGED


if __name__ == "__main__":
    print(stage().relative_to(ROOT))
