"""`python -m publisher`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from publisher.cli import cli

    cli(prog_name="publisher")


if __name__ == "__main__":
    main()
