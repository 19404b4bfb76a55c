"""The views of the wizard."""
