"""French that is not about the war: folding, phrases, sentences, numbers, verbs, dates."""
