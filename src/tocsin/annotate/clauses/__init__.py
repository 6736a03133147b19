"""The attribution grammar for languages whose folder declares how their clauses are built: who says
what is told by the order of words and marks, and by word lists.
"""
