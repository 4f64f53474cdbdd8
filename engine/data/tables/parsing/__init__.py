"""From the bytes of a file to cells of text: encoding, separator, where the table lies."""
