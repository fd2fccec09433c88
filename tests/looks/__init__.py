"""How every scene looks, measured."""
