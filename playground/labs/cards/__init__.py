"""What a step of a lab shows below its words: one kind of card for each kind of step."""
