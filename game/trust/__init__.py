"""What the home trusts, and why: keys, and documents signed with them. Only bytes here; the disk is the store's."""
