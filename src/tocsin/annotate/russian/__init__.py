"""The attribution grammar for Russian, over its parse."""
