"""The command line: one function a command, with the options they share."""
