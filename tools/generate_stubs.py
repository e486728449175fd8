"""Generate service/zhengming/v1 from proto/zhengming/v1: `python -m tools.generate_stubs [--check]`.

With --check nothing is written: the stubs are generated into a temporary folder, and every committed
file that differs, is missing or is left over is named.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from tools.stage_googleapis import ROOT, stage

PROTO = ROOT / "proto"
PACKAGE = Path("zhengming/v1")
COMMITTED = ROOT / "service" / PACKAGE
INIT = '"""Generated from proto/zhengming/v1 by `make proto`: never edited by hand."""\n'


def generate() -> dict[str, bytes]:
    """Return file name → contents of everything that service/zhengming/v1 should hold."""
    protos = sorted((PROTO / PACKAGE).glob("*.proto"))
    if not protos:
        sys.exit(f"There is no .proto file in {PROTO / PACKAGE}.")
    # protoc starts protoc-gen-mypy and protoc-gen-mypy_grpc by their bare names.
    path = sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"]
    with tempfile.TemporaryDirectory() as out:
        protoc = [
            *(sys.executable, "-m", "grpc_tools.protoc", f"-I{PROTO}", f"-I{stage()}"),
            *(f"--{kind}_out={out}" for kind in ("python", "grpc_python")),
            *(f"--{kind}_out=quiet:{out}" for kind in ("mypy", "mypy_grpc")),
            *map(str, protos),
        ]
        if subprocess.run(protoc, env={**os.environ, "PATH": path}, check=False).returncode:
            sys.exit("protoc refused the proto files, for the reason above.")
        stubs = {file.name: file.read_bytes() for file in (Path(out) / PACKAGE).iterdir()}
    # protoc makes a *_pb2_grpc of every file, also where there is no service to call.
    for name in [name for name in stubs if name.endswith("_pb2_grpc.py")]:
        if b"Servicer" not in stubs[name]:
            del stubs[name], stubs[name + "i"]
    return {"__init__.py": INIT.encode(), **stubs}


def committed() -> dict[str, bytes]:
    if not COMMITTED.is_dir():
        return {}
    return {file.name: file.read_bytes() for file in COMMITTED.iterdir() if file.is_file()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Generate service/zhengming/v1 from the protos.")
    parser.add_argument("--check", action="store_true", help="only compare with what is committed")
    check = parser.parse_args().check
    wanted, found = generate(), committed()
    differing = sorted(
        name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)
    )
    if check:
        if differing:
            names = ", ".join(differing)
            sys.exit(f"service/zhengming/v1 is not what proto/ says ({names}): run `make proto`.")
        print(f"Generated code is up to date: {len(wanted)} files.")
        return
    COMMITTED.mkdir(parents=True, exist_ok=True)
    for name in differing:
        if name in wanted:
            (COMMITTED / name).write_bytes(wanted[name])
        else:
            (COMMITTED / name).unlink()
    print(f"service/zhengming/v1: {len(wanted)} files, {len(differing)} changed.")


if __name__ == "__main__":
    main()
