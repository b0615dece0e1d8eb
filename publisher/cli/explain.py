"""`publisher explain`."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.cli.options import exit_on_error, json_option, site_options


@click.command()
@site_options
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def explain(folder: str, file: str | None, article: Path, *, as_json: bool) -> None:
    """Show how each field of ARTICLE is decided.

    Prints its value, the claim that it comes from, and why the other claims lost; then what its text loses.
    """
    from publisher.cli.output import print_json
    from publisher.config import load
    from publisher.explain import as_lines, as_values, explanations_of

    with exit_on_error():
        found = explanations_of(load(folder, file), article)
    if as_json:
        print_json([as_values(one) for one in found])
    else:
        for one in found:
            click.echo("\n".join(as_lines(one)))
