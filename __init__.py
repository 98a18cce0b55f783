"""policygraph: who answers for what in Chinese government plans, with the characters that prove it."""

__version__ = "0.1.0"
