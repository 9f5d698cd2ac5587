"""QObjects without widgets: they own the state of the program and talk in signals."""
