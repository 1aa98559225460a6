"""What a user can mend."""


class UserError(Exception):
    """One clear sentence about something the user can mend.

    The command line prints it on one line and exits with code 2; it never shows a traceback.

    >>> raise UserError("Le dossier « corpus » n'existe pas.")
    Traceback (most recent call last):
    analysis.errors.UserError: Le dossier « corpus » n'existe pas.
    """
