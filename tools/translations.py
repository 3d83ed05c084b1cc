"""Renew the translations: collect the strings of the code, then compile what is translated.

    python -m tools.translations            collect into resources/translations/*.ts and compile to *.qm
    python -m tools.translations --check    exit 1 when a string is missing or not translated

Words are then translated in the .ts files, by hand or in Qt Linguist. Qt's lupdate reads Python only in part:
it misses plurals and calls inside f-strings, so the calls are found here and handed to it as C++.
"""

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"

LANGUAGES = {"fr": (), "en": ("-pluralonly",)}
"""English is the language of the source: only its plurals need words."""

SOURCES = ("shell", "views", "painting", "state")


class Words(NamedTuple):
    """A string to translate: its context, the text, and whether it counts something."""

    context: str
    text: str
    is_plural: bool


def words_of(tree: ast.AST, context: str = "") -> Iterator[Words]:
    """Yield the strings that a piece of code marks for translation.

    ``self.tr(text)`` has its class for a context; ``translate`` and ``QT_TRANSLATE_NOOP`` name theirs.
    """
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.ClassDef) else context
        if isinstance(node, ast.Call):
            yield from _marked(node, context)
        yield from words_of(node, inner)


def _marked(call: ast.Call, context: str) -> Iterator[Words]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name == "tr" and context and texts:
        yield Words(context, texts[0], len(call.args) > 2)
    elif name in ("translate", "QT_TRANSLATE_NOOP") and len(texts) > 1:
        yield Words(texts[0], texts[1], len(call.args) > 3)


def all_words() -> list[Words]:
    """Return the strings of the code, each once, in order of context and first use."""
    found: dict[Words, None] = {}
    for part in SOURCES:
        for file in sorted((ROOT / "timeline_app" / part).rglob("*.py")):
            found |= dict.fromkeys(words_of(ast.parse(file.read_text(encoding="utf-8"))))
    return sorted(found, key=lambda one: one.context)


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def _as_cpp(words: Words) -> str:
    context, text = (json.dumps(one, ensure_ascii=False) for one in words[:2])
    counting = ', "", 1' if words.is_plural else ""
    return f"QCoreApplication::translate({context}, {text}{counting});"


def collect(language: str, target: Path) -> None:
    """Bring a .ts file up to date with the code."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "strings.cpp"
        source.write_text("\n".join(map(_as_cpp, all_words())), encoding="utf-8")
        command = [_tool("lupdate"), str(source), "-no-obsolete", "-locations", "none", *LANGUAGES[language]]
        command += ["-target-language", language, "-ts", str(target)]
        subprocess.run(command, check=True, capture_output=True)


def compile_words(source: Path, target: Path) -> None:
    """Compile a .ts file to the .qm file that Qt reads, at once: a window that is open has it mapped."""
    made = target.with_suffix(".new")
    subprocess.run([_tool("lrelease"), str(source), "-qm", str(made)], check=True, capture_output=True)
    made.replace(target)


def unfinished(file: Path) -> list[str]:
    """Return the strings of a .ts file that have no translation."""
    missing = []
    for message in ET.parse(file).getroot().iter("message"):
        forms = [form.text for form in message.iter("numerusform")]
        if not all(forms or [message.findtext("translation")]):
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
