"""What an operator does with all data at once: one backup in one file, and the way back.

Stands on the roof: commands and the server's start import it; it knows the store and the
settings, and no operation, screen or page.
"""
