"""Pictures of what a network answers over a plane, for classes and for numbers."""
