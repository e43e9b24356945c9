"""The screens: they ask the workspace in the background and hand values down to widgets.

A screen holds controllers: plain classes, each in a file of its own, which are handed what they need (the workspace,
the widgets they drive, and the screen as a small protocol of what they may ask of it), know no other controller and
are tested without a screen. Textual asks for `BINDINGS`, `action_*`, `on_*` and `check_action` on the screen itself:
there they are one line that calls the controller. What a controller does in the background is a method marked
`background(group)` (in `controlling`), which runs as a worker of its screen. What lies beyond a screen it wishes of the
app, with a message (in `wishes`); no screen imports another.
"""
