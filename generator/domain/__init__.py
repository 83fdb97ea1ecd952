"""The vocabulary: frozen types, declared columns, exact quantities. No input or output."""
