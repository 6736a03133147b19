"""The past as of each day, what happened then, and how well warnings have fared.

`days` replays a casebook over what a store holds, `outcomes` reads what happened, `scoring` joins
the two, and `report` shows it.
"""
