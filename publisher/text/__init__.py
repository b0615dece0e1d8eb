"""Pure functions on words, names, addresses and markup, shared by every room."""
