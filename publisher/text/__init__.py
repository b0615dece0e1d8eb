"""What is done with words, names, dates, addresses and markup: pure functions that every room may use."""
