"""Face Garden: gentle games that retrain a face after facial palsy."""
