"""Files as they are on disk: opened with care, replaced whole or not at all."""
