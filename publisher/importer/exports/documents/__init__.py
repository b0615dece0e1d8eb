"""Texts that editors keep as trees of JSON, as HTML."""
