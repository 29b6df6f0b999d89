"""What is made of Word files that already are: tracked changes accepted or rejected, files compared."""
