"""An example meeting with a living workshop in it, for looking and for trying."""
