"""The screens: they ask the workspace in the background and hand values down to widgets.

A screen holds controllers: plain classes, each in a file of its own, which are handed what they need (the workspace,
the widgets they drive, and the screen as a small protocol of what they may ask of it), know no other controller and
are tested without a screen. One pattern everywhere:

- The screen makes its widgets and controllers in `__init__`. A key whose action is a controller's method as it stands
  is given it there (`self.action_undo = self.editor.undo`), and so is what one controller asks and another one does
  (`self.open_report = self.reader.open`); where the screen has something to say in it, it is a method of one line.
- Textual finds handlers on the class: `on_*` are methods of the screen, which call the controller.
- What a controller does in the background is a method marked `background(group)` (in `controlling`), which runs as a
  worker of its screen.
- What lies beyond a screen it wishes of the app, with a message (in `wishes`); no screen imports another.
"""
