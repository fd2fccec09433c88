"""The first start: a few pages, each with one question, from who plays to the first flower."""
