"""Reading rooms: an article or an event with its French words, words in context, borrowed copy."""
