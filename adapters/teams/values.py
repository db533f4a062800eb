"""Where a button's value, and what was ticked beside it, stand in what Teams sends."""

VALUE = "waymark"
"""Its name in the data of a button that was pressed, or of a file that was accepted."""

BOX = "waymark.quote"
"""How the id of a box begins that is ticked when the words beside it may be quoted."""

TICKED, UNTICKED = "true", "false"
