"""How a lab file is written: where its keys stand, strict reading, words with placeholders."""
