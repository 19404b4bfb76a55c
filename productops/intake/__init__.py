"""Files as recruiters have them: bytes become blocks of text, with their place. Pure Python, bounded, never run."""
