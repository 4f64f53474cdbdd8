"""The one table of commands: menus, tool bar, shortcuts, tool tips and the F1 list come from it."""

from __future__ import annotations

from dataclasses import dataclass

MENUS = ("File", "Edit", "Data", "Network", "Train", "View", "Help")


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is what the window looks the handler up by; `group` separates menu sections.

    `toolbar` is "text" or "icon" for a button in the bar on top.
    """

    name: str
    text: str
    menu: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    toolbar: str = ""


COMMANDS = (
    Command("new", "New experiment", "File", "Begin with the spiral and first weights.", "Ctrl+N"),
    Command("open", "Open…", "File", "Open an experiment file and go on where it was.", "Ctrl+O"),
    Command(
        "save",
        "Save",
        "File",
        "Write settings, weights and history to the file.",
        "Ctrl+S",
        group=1,
    ),
    Command(
        "save_as",
        "Save as…",
        "File",
        "Write settings, weights and history to another file.",
        "Ctrl+Shift+S",
        group=1,
    ),
    Command(
        "import_csv",
        "Import CSV…",
        "File",
        "Read a table of your own and choose its inputs and target.",
        "Ctrl+I",
    ),
    Command(
        "export",
        "Export results…",
        "File",
        "Write weights.npz, history.csv and result.json of this step into a folder.",
        "Ctrl+E",
    ),
    Command("quit", "Quit", "File", "Close the window and stop training.", "Ctrl+Q", group=1),
    Command(
        "undo", "Undo", "Edit", "Take the last change back; trained weights return too.", "Ctrl+Z"
    ),
    Command("redo", "Redo", "Edit", "Make the change again.", "Ctrl+Shift+Z"),
    Command(
        "new_data",
        "New data",
        "Data",
        "Draw other samples of the same data set. Rebuilds: new weights.",
        "D",
        "new-data",
        toolbar="icon",
    ),
    Command(
        "tool_look",
        "Look at points",
        "Data",
        "Read answers off the decision boundary, and click samples.",
        "V",
        "look",
        group=1,
    ),
    Command(
        "tool_brush",
        "Paint points",
        "Data",
        "Paint points of the chosen class on the decision boundary.",
        "B",
        "brush",
        group=1,
    ),
    Command(
        "tool_drag",
        "Drag points",
        "Data",
        "Drag single points of your own across the decision boundary.",
        "M",
        "drag",
        group=1,
    ),
    Command(
        "tool_eraser",
        "Erase points",
        "Data",
        "Erase points of your own from the decision boundary.",
        "E",
        "eraser",
        group=1,
    ),
    Command(
        "add_layer",
        "Add layer",
        "Network",
        "Add a hidden layer. Rebuilds: new weights.",
        "A",
        "add",
    ),
    Command(
        "new_weights",
        "New weights",
        "Network",
        "Draw other first weights for the same data. Rebuilds the run.",
        "W",
        "new-weights",
        toolbar="icon",
    ),
    Command(
        "reset",
        "Reset",
        "Train",
        "Go back to step 0 with the same first weights.",
        "R",
        "reset",
        toolbar="text",
    ),
    Command("play", "Play", "Train", "Train, or pause training.", "Space", "play", toolbar="text"),
    Command(
        "back",
        "Back",
        "Train",
        "Undo the last step, exactly; settings of that time return too.",
        "Left",
        "back",
        group=1,
        toolbar="text",
    ),
    Command(
        "step",
        "Step",
        "Train",
        "Train on one mini-batch.",
        "Right",
        "step",
        group=1,
        toolbar="text",
    ),
    Command(
        "epoch",
        "Epoch",
        "Train",
        "Train to the end of the epoch.",
        "Shift+Right",
        "epoch",
        group=1,
        toolbar="text",
    ),
    Command(
        "run_epochs",
        "Run epochs…",
        "Train",
        "Train for a number of epochs, then pause.",
        "Ctrl+Right",
        group=1,
    ),
    Command("light", "Light", "View", "Dark words on a light ground.", "", "sun"),
    Command("dark", "Dark", "View", "Light words on a dark ground.", "", "moon"),
    Command("system", "As the system", "View", "Follow the system's light or dark look."),
    Command("projector", "Projector", "View", "Large type, thick lines, highest contrast.", "F5"),
    Command(
        "beginner",
        "Beginner",
        "View",
        "Show data, layers, activation and learning rate only.",
        group=1,
    ),
    Command("standard", "Standard", "View", "Show what a course needs.", group=1),
    Command("full", "Full", "View", "Show the settings that research needs, too.", group=1),
    Command(
        "full_screen",
        "Full screen",
        "View",
        "Let the panel that was clicked or is under the pointer fill the screen, else the window.",
        "F11",
        group=2,
    ),
    Command(
        "spread",
        "All panels side by side",
        "View",
        "Show every panel and none behind another, for large screens.",
        group=2,
    ),
    Command("reset_layout", "Reset layout", "View", "Put every panel back to its place.", group=2),
    Command("shortcuts", "Shortcuts", "Help", "List every keyboard shortcut.", "F1"),
    Command("about", "About", "Help", "What this program is, and its version.", group=1),
)


def command(name: str) -> Command:
    """The command called `name`. Raises KeyError for an unknown one."""
    return {command.name: command for command in COMMANDS}[name]
