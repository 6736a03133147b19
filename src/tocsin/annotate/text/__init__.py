"""What is read off a text before anybody asks who said it: quotation marks, turns, entries, genre,
and the records made of it.
"""
