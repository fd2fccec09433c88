"""One file for each version of the database; once released, none is edited again."""
