"""What the tests' server does that the real one need not."""

import threading

_turn = threading.Lock()


def one_at_a_time(get_response):
    """Serve one request at a time: in memory, every thread of the tests' server shares one SQLite connection.

    A page that saves itself while its button is pressed would mix two transactions. The real server gives each its own
    connection, and `test_server` puts two hundred at once to it.
    """

    def served(request):
        with _turn:
            return get_response(request)

    return served
