"""What the application says: texts in every language, words for settings and places."""
