"""Text primitives that many rooms need. Pure: nothing here reads a document store or asks the
network.
"""
