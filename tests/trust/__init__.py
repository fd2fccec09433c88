"""What the home trusts: keys."""
