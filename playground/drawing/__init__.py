"""What the decision boundary is drawn with: its canvas, its tools, its strokes and its contours."""
