"""Simulated participants: phones that speak the real HTTP and socket protocol.

A client of the house, for rehearsals and for load. It knows the server by its addresses and
answers only, and imports nothing of it but the domain's words.
"""
