# SPDX-License-Identifier: GPL-2.0-only
"""How a program of scenarios/ stops."""


class ScenarioError(Exception):
    """Something that ends the program with one message.

    :param message: what is wrong, in one sentence where possible
    :param exit_code: 2 for a mistake of the user, 1 for anything else
    """

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code
