"""Pure functions on words, names, addresses and markup."""
