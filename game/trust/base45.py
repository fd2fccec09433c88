"""Base 45 (RFC 9285): bytes as the signs that a QR code holds most of, two bytes in three signs."""

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def in_signs(data: bytes) -> str:
    """Bytes as signs.

    >>> in_signs(b"ietf!")
    'QED8WEX0'
    """
    pairs = (data[at : at + 2] for at in range(0, len(data), 2))
    return "".join(_signs(int.from_bytes(pair, "big"), len(pair) + 1) for pair in pairs)


def from_signs(text: str) -> bytes:
    """The bytes that some signs stand for. Raises ValueError for any other text."""
    groups = (text[at : at + 3] for at in range(0, len(text), 3))
    return b"".join(_value(group).to_bytes(len(group) - 1, "big") for group in groups)


def _signs(value: int, count: int) -> str:
    return "".join(SIGNS[value // 45**place % 45] for place in range(count))


def _value(group: str) -> int:
    if len(group) < 2:
        raise ValueError("a sign is missing")
    value = 0
    for sign in reversed(group):
        value = 45 * value + SIGNS.index(sign)
    if value >= 256 ** (len(group) - 1):
        raise ValueError("no bytes have these signs")
    return value
