"""One module per section of a class report: an insights answer in, a section out. Nothing is queried here."""
