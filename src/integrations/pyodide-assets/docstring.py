"""Takes the place of _pyodide.docstring, which asks inspect for the signatures of 175 functions at every start.

They describe how Python handles JavaScript's objects, and a program has none to ask here.
"""


def get_cmeth_docstring(function):
    """The signature that C reads: a line that ends in `)`, then `--`."""
    return f"{function.__name__}(*args, **kwargs)\n--\n\n"
