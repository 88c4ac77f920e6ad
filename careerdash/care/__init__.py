"""Care of the data: what is erased on request, and whether what is stored is sound."""
