"""Facts as data: field names, month names, agencies, boilerplate. Each file names its source."""
