"""The parsers that grammars stand on, each checked against the weights that were measured."""
