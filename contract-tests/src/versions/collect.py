"""What versions of both servers say of themselves, without starting them: see README.md."""

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# What is kept of a wheel: (package on the index, folders and files inside the wheel).
KEPT = {
    "litellm": ("litellm", ("litellm/proxy/", "litellm/types/", "litellm/models/", "litellm/router", "litellm_enterprise/")),
    "openwebui": ("open-webui", ("open_webui/",)),
}
DUMP = {
    "litellm": "from litellm.proxy.proxy_server import app",
    "openwebui": "from open_webui.main import app",
}


def wheel(package, version, folder):
    """Downloads a wheel."""
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-cache-dir", "--only-binary=:all:",
         "--python-version", "3.11", "-d", folder, f"{package}=={version}"],
        check=True,
    )
    return next(Path(folder).glob("*.whl"))


def needed(archive, package):
    """The version of a package that a wheel asks for."""
    metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    found = re.search(rf"^Requires-Dist: {package} ?\(?==([^ ;)]+)", archive.read(metadata).decode(), re.MULTILINE)
    return found.group(1) if found else None


def unpack(server, version, work, source, folder):
    """Keeps a wheel's source, unpacks the rest where a folder is given, and leaves no wheel behind."""
    package, kept = KEPT[server]
    enterprise = None
    with zipfile.ZipFile(source.with_suffix(".part"), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in (package, "litellm-enterprise"):
            release = version if name == package else enterprise
            if release is None:
                continue
            with tempfile.TemporaryDirectory(dir=work) as wheels, zipfile.ZipFile(wheel(name, release, wheels)) as archive:
                enterprise = needed(archive, "litellm-enterprise") if server == "litellm" and name == package else None
                for file in archive.namelist():
                    if file.endswith((".py", ".prisma")) and file.startswith(kept):
                        target.writestr(file, archive.read(file))
                if folder:
                    archive.extractall(folder)
    source.with_suffix(".part").rename(source)


def write_document(server, folder, target, python, overlay):
    """Asks the unpacked server for its OpenAPI with the packages of another version of it."""
    with tempfile.TemporaryDirectory() as data:
        code = (
            f"import json, os\n{DUMP[server]}\ndocument = json.dumps(app.openapi())\n"
            f"with open(os.path.join({data!r}, 'o.json'), 'w') as file:\n    file.write(document)\nos._exit(0)\n"
        )
        environment = {
            "PATH": os.environ["PATH"], "HOME": data, "TMPDIR": data, "PYTHONPATH": f"{folder}:{overlay}",
            "PYTHONDONTWRITEBYTECODE": "1", "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            "DATA_DIR": data, "WEBUI_SECRET_KEY": "openapi", "OFFLINE_MODE": "true", "HF_HUB_OFFLINE": "1",
            "ENV": "dev", "RAG_EMBEDDING_ENGINE": "openai", "BYPASS_EMBEDDING_AND_RETRIEVAL": "true",
            "FROM_INIT_PY": "true",
        }
        run = subprocess.run([python, "-c", code], env=environment, cwd=data, capture_output=True, text=True)
        document = Path(data, "o.json")
        if not document.exists():
            return (run.stderr.strip().splitlines() or ["no document"])[-1]
        with gzip.open(target, "wb") as out:
            out.write(document.read_bytes())
        return None


def collect(server, version, work, pythons, overlay):
    home = work / server / version
    home.mkdir(parents=True, exist_ok=True)
    source, document = home / "source.zip", home / "openapi.json.gz"
    if source.exists() and (not pythons or document.exists()):
        return
    with tempfile.TemporaryDirectory(dir=work) as folder:
        unpack(server, version, work, source, Path(folder) if pythons else None)
        for python in pythons:
            fault = write_document(server, folder, document, python, overlay)
            if fault is None:
                print(f"{server} {version}: document", flush=True)
                return
            print(f"{server} {version}: {python}: {fault}", flush=True)
        if not document.exists():
            print(f"{server} {version}: source only", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server", choices=KEPT)
    parser.add_argument("versions", nargs="+")
    parser.add_argument("--work", type=Path, required=True, help="where documents and sources are kept")
    parser.add_argument("--python", action="append", default=[], help="the Python of an installed server; without one, sources only")
    parser.add_argument("--overlay", default="", help="a folder of further packages (pip install --target) for versions that need more")
    options = parser.parse_args()
    for version in options.versions:
        try:
            collect(options.server, version, options.work.resolve(), options.python, options.overlay)
        except subprocess.CalledProcessError as fault:
            print(f"{options.server} {version}: {fault}", flush=True)


if __name__ == "__main__":
    main()
