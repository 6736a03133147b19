"""What the program is made of: its bill of materials, its licences, and builds that can be made
again to the byte.
"""
