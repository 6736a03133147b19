"""The closed list of acts that become events, and the words that name them."""
