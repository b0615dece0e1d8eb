"""The door to `page`, the main text of saved pages."""

from publisher.composer.page import base_of, to_html, with_own_host, without_scripts

__all__ = ["base_of", "to_html", "with_own_host", "without_scripts"]
