"""The commands, a module for those that belong together. They wire the rooms and hold no logic."""
