"""The demo year (prøveåret): a fictional project, made only by the actions that the buttons call."""
