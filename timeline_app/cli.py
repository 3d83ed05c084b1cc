"""The command line. Qt is imported inside the commands that need it, so ``check`` starts at once."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline_app import paths

if TYPE_CHECKING:
    from timeline_app.loading.read import LoadResult

OK, CONTENT_ERROR, WRONG_USE = 0, 1, 2

VIEWS = ("window", "timeline", "map", "statistics")
THEMES = ("light", "dark", "system")


def installed_version() -> str:
    """Return the version of the installed package."""
    # Imported for a second's hundredth part: most commands never say their version.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("timeline-app")
    except PackageNotFoundError:
        return "unknown (not installed)"


def _tell_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"timeline-app, version {installed_version()}")
        context.exit()


class _OpenByDefault(click.Group):
    """A group whose default command is ``open``: ``timeline-app PATH`` opens PATH."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_lang = click.option(
    "--lang", metavar="TAG", help="Language of the interface and of the texts, such as fr or en."
)
_theme = click.option("--theme", type=click.Choice(THEMES), help="Light, dark, or the system's.")
_large = click.option("--large", is_flag=True, help="Read files of any size.")


@click.group(cls=_OpenByDefault, context_settings=_CONTEXT)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Show when, where and how much together: a timeline, a map, figures and text from YAML."""


@cli.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@_lang
@_theme
@click.option("--safe", is_flag=True, help="Start with default settings, and keep them as they are.")
@click.option("--verbose", is_flag=True, help="Say on standard error what goes into the log.")
@_large
def open_command(path: Path | None, lang: str | None, theme: str | None, **options: bool) -> None:
    """Open a dataset in the window: the shipped one when no PATH is given."""
    target = _existing(path)
    from timeline_app import app  # noqa: PLC0415 - Qt only when a window is wanted

    if not app.has_display():
        click.echo("No display here: drawing the opening view to a picture instead.", err=True)
        from timeline_app import exporting  # noqa: PLC0415

        click.echo(exporting.draw_opening_view(target, lang=lang, theme=theme))
        return
    sys.exit(app.run(target, lang=lang, theme=theme, **options))


@cli.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text")
@click.option(
    "--notes", is_flag=True, help="Print notes too, such as where sources disagree. JSON has them always."
)
@_large
def check(path: Path, style: str, notes: bool, large: bool) -> None:
    """Read a dataset and print its errors and warnings; exit 1 when there is an error."""
    from timeline_app.loading.problems import Severity, problems_to_json  # noqa: PLC0415

    result = _read(path, large=large)
    if style == "json":
        click.echo(json.dumps(problems_to_json(result.problems), ensure_ascii=False, indent=2))
    else:
        folder = result.folder.as_posix()
        for problem in result.problems:
            if notes or problem.severity is not Severity.NOTE:
                click.echo(problem.render_github(folder) if style == "github" else result.render(problem))
    sys.exit(CONTENT_ERROR if result.has_errors else OK)


@cli.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE"
)
@click.option("--view", type=click.Choice(VIEWS), default="window", show_default=True)
@click.option("--size", default="1600x1000", show_default=True, metavar="WxH", help="In logical pixels.")
@click.option("--scale", type=click.FloatRange(0.5, 8), default=1.0, show_default=True)
@_lang
@_theme
@click.option("--span", metavar="EDTF", help="Time to show, such as 2012/2028.")
@click.option(
    "--select", "selection", metavar="ID[,ID]", help="Records to select: an event's id, or kind:id."
)
@click.option("--as-of", metavar="DATE", help="Day of the time cursor (EDTF).")
@_large
def export(path: Path, output: Path, large: bool, **wanted: Any) -> None:
    """Write a dataset as .json or .csv, or a view of it as .png, .svg or .pdf. Needs no display."""
    from timeline_app import exporting  # noqa: PLC0415
    from timeline_app.exchange.files import said  # noqa: PLC0415

    result = _read(path, large=large)
    for problem in result.errors:
        click.echo(problem.render(folder=result.folder.as_posix()), err=True)
    try:
        exporting.export(result, output, exporting.Wanted(**wanted))
    except exporting.ExportError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(said(error)) from error
    sys.exit(CONTENT_ERROR if result.has_errors else OK)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the dataset format, for editors."""
    from timeline_app.loading.json_schema import schema_text  # noqa: PLC0415

    click.echo(schema_text(), nl=False)


@cli.command()
def datasets() -> None:
    """List the datasets that are shipped."""
    for folder in sorted(paths.datasets().iterdir()):
        if folder.is_dir():
            click.echo(f"{folder.name}\t{folder}")


def _existing(path: Path | None) -> Path:
    """Return the dataset meant: a path, or the name of a shipped one."""
    if path is None:
        return paths.default_dataset()
    shipped = paths.datasets() / path
    if not path.exists() and len(path.parts) == 1 and shipped.is_dir():
        return shipped
    if not path.exists():
        raise click.UsageError(
            f"there is no file or folder {str(path)!r}; `timeline-app datasets` lists what is shipped"
        )
    return path


def _read(path: Path, *, large: bool) -> "LoadResult":
    from timeline_app.loading.read import read_dataset  # noqa: PLC0415

    result = read_dataset(_existing(path), large=large)
    if result.is_unreadable:
        for problem in result.errors:
            click.echo(problem.render(folder=result.folder.as_posix()), err=True)
        sys.exit(WRONG_USE)
    return result


def main() -> None:
    """Run the command line. A mistake of the user's is one line; Ctrl+C and a closed pipe end it quietly."""
    try:
        sys.exit(cli(standalone_mode=False) or OK)
    except click.ClickException as error:
        click.echo(f"timeline-app: {error.format_message()}", err=True)
        sys.exit(WRONG_USE)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        # Python would complain once more when it closes the pipe for good.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
