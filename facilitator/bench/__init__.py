"""The benchmark: what a room of phones costs the server, an update to a thousand, a first look.

It runs the product as users do: a server in a process of its own, phones over the real
protocol, a page in a real browser. `make bench` prints a table and writes JSON.
"""
