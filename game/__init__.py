"""Face Garden: gentle games that retrain a face after facial palsy."""

from importlib.metadata import version

__version__ = version("face-garden")
