"""The jail from outside: start it, talk to it, prove that its walls are there."""
