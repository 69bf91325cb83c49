"""What the command line can do. Each module has NAME, HELP, arguments(parser) and run(chosen)."""
