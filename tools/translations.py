"""Renew the translations: collect the strings of the code, then compile what is translated.

    python -m tools.translations            collect into resources/translations/*.ts and compile to *.qm
    python -m tools.translations --check    exit 1 when a string is missing or not translated

Words are then translated in the .ts files, by hand or with Qt Linguist.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"

LANGUAGES = {"fr": (), "en": ("-pluralonly",)}
"""English is the language of the source: only its plurals need words."""

SOURCES = ("shell", "views", "painting", "state")


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def _files() -> list[str]:
    return [str(file) for part in SOURCES for file in sorted((ROOT / "timeline_app" / part).rglob("*.py"))]


def collect(language: str, target: Path) -> None:
    """Bring a .ts file up to date with the code."""
    command = [
        _tool("lupdate"),
        *_files(),
        "-no-obsolete",
        "-locations",
        "none",
        *LANGUAGES[language],
        "-target-language",
        language,
        "-ts",
        str(target),
    ]
    subprocess.run(command, check=True, capture_output=True)


def compile_words(source: Path, target: Path) -> None:
    """Compile a .ts file to the .qm file that Qt reads."""
    subprocess.run([_tool("lrelease"), str(source), "-qm", str(target)], check=True, capture_output=True)


def unfinished(file: Path) -> list[str]:
    """Return the strings of a .ts file that have no translation."""
    missing = []
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else [*translation.iter("numerusform")]
        texts = [form.text for form in forms] or [message.findtext("translation")]
        if not all(texts):
            missing.append(message.findtext("source") or "")
    return missing


def problems() -> list[str]:
    """Return what is wrong with the translations: strings the files lack, or that have no words."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            kept = FOLDER / f"timeline_app_{language}.ts"
            fresh = Path(folder) / kept.name
            fresh.write_bytes(kept.read_bytes())
            collect(language, fresh)
            found += [f"{language}: not translated: {text}" for text in unfinished(fresh)]
            compiled = Path(folder) / f"{language}.qm"
            compile_words(kept, compiled)
            if compiled.read_bytes() != kept.with_suffix(".qm").read_bytes():
                found.append(f"{language}: {kept.stem}.qm is older than {kept.name}")
    return found


def main() -> None:
    """Renew or check."""
    if "--check" in sys.argv[1:]:
        found = problems()
        print("\n".join(found) or "The translations are complete.")
        sys.exit(1 if found else 0)
    for language in LANGUAGES:
        file = FOLDER / f"timeline_app_{language}.ts"
        collect(language, file)
        compile_words(file, file.with_suffix(".qm"))
        print(f"{file.name}: {len(unfinished(file))} strings to translate")


if __name__ == "__main__":
    main()
