"""Pure functions on words, names, addresses and markup. Imports tables and the standard library."""
