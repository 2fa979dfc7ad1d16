"""Reading what the training register keeps, always through one authority."""
