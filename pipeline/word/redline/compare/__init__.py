"""Two files compared: blocks paired, lines differenced, paragraphs written anew, and the whole proved."""
