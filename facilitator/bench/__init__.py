"""The benchmark: what a room of phones costs the server, and what a phone's first look costs.

It runs the product as users do: a server in a process of its own, phones over the real
protocol, a page in a real browser. `make bench` prints a table and writes JSON.
"""
