"""The table of actions: menus, tool bar, shortcuts, tool tips and the F1 list come from it."""

from __future__ import annotations

from collections.abc import Iterable

from playground.panels.panel import Panel
from playground.widgets.action import Action

MENUS = ("File", "Edit", "Data", "Network", "Train", "View", "Labs", "Help")


# Those of the window itself; panels bring more.
ACTIONS = (
    Action("new", "New experiment", "File", "Begin with the spiral and first weights.", "Ctrl+N"),
    Action("open", "Open…", "File", "Open an experiment file and go on where it was.", "Ctrl+O"),
    Action(
        "save",
        "Save",
        "File",
        "Write settings, weights and history to the file.",
        "Ctrl+S",
        group=1,
    ),
    Action(
        "save_as",
        "Save as…",
        "File",
        "Write settings, weights and history to another file.",
        "Ctrl+Shift+S",
        group=1,
    ),
    Action(
        "import_csv",
        "Import table…",
        "File",
        "Read a table of your own, a text file or a workbook, and choose its inputs and target.",
        "Ctrl+I",
    ),
    Action(
        "export",
        "Export results…",
        "File",
        "Write weights.npz, history.csv and result.json of this step into a folder, and the best "
        "weights if a stopping rule keeps them.",
        "Ctrl+E",
    ),
    Action(
        "copy_code",
        "Copy as text code",
        "File",
        "Copy the experiment, or the lab that is open, as a text to send: it opens the same.",
    ),
    Action(
        "open_code",
        "Open a text code…",
        "File",
        "Open the experiment or the lab that somebody has sent as a text.",
    ),
    Action("quit", "Quit", "File", "Close the window and stop training.", "Ctrl+Q", group=1),
    Action(
        "undo", "Undo", "Edit", "Take the last change back; trained weights return too.", "Ctrl+Z"
    ),
    Action("redo", "Redo", "Edit", "Make the change again.", "Ctrl+Shift+Z"),
    Action(
        "new_data",
        "New data",
        "Data",
        "Draw other samples of the same data set. Rebuilds: new weights.",
        "Ctrl+D",
        "new-data",
        toolbar="word",
    ),
    Action(
        "add_layer",
        "Add layer",
        "Network",
        "Add a hidden layer. Rebuilds: new weights.",
        "Ctrl+L",
        "add",
    ),
    Action(
        "new_weights",
        "New weights",
        "Network",
        "Draw other first weights for the same data. Rebuilds the run.",
        "Ctrl+R",
        "new-weights",
        toolbar="word",
    ),
    Action("play", "Play", "Train", "Train, or pause training.", "Space", "play", toolbar="text"),
    Action(
        "reset",
        "Reset",
        "Train",
        "Go back to step 0 with the same first weights.",
        "R",
        "reset",
        toolbar="text",
    ),
    Action(
        "back",
        "Back",
        "Train",
        "Undo the last step, exactly; settings of that time return too.",
        "Left",
        "back",
        group=1,
        toolbar="text",
    ),
    Action(
        "phase",
        "Phase",
        "Train",
        "Look at the next phase of a step: batch, forward, loss, backward, update, which takes it.",
        "Alt+Right",
        "phase",
        group=1,
        toolbar="text",
    ),
    Action(
        "step",
        "Step",
        "Train",
        "Train on one mini-batch.",
        "Right",
        "step",
        group=1,
        toolbar="text",
    ),
    Action(
        "epoch",
        "Epoch",
        "Train",
        "Train to the end of the epoch.",
        "Shift+Right",
        "epoch",
        group=1,
        toolbar="text",
    ),
    Action(
        "phase_back",
        "Phase back",
        "Train",
        "Look at the phase before; from the first one the step before is undone, exactly.",
        "Alt+Left",
        group=1,
    ),
    Action(
        "epoch_back",
        "Epoch back",
        "Train",
        "Go to the end of the epoch before, exactly.",
        "Shift+Left",
        group=1,
    ),
    Action(
        "run_epochs",
        "Run epochs…",
        "Train",
        "Train for a number of epochs, then pause.",
        "Ctrl+Right",
        group=1,
    ),
    Action("faster", "Faster", "Train", "Train with more steps a second.", "+", group=2),
    Action("slower", "Slower", "Train", "Train with fewer steps a second.", "-", group=2),
    Action(
        "add_lane",
        "Add a lane",
        "Train",
        "Put a copy of this run beside it: both go on from this step, with settings of their own.",
        "Ctrl+T",
        group=3,
    ),
    Action(
        "pin_run",
        "Pin this run, begin another",
        "Train",
        "Keep this run as it is, and begin another one beside it at step 0.",
        "Ctrl+Shift+T",
        group=3,
    ),
    Action(
        "next_lane",
        "Next lane",
        "Train",
        "Show the next lane in all panels.",
        "F8",
        group=3,
    ),
    Action(
        "remove_lane",
        "Remove this lane",
        "Train",
        "Take the lane that is shown away; Undo brings it back with its weights.",
        group=3,
    ),
    Action("light", "Light", "View", "Dark words on a light ground.", "", "sun"),
    Action("dark", "Dark", "View", "Light words on a dark ground.", "", "moon"),
    Action("system", "As the system", "View", "Follow the system's light or dark look."),
    Action("projector", "Projector", "View", "Large type, thick lines, highest contrast.", "F5"),
    Action(
        "beginner",
        "Beginner",
        "View",
        "Show data, layers, activation and learning rate only.",
        group=1,
    ),
    Action("standard", "Standard", "View", "Show what a course needs.", group=1),
    Action("full", "Full", "View", "Show the settings that research needs, too.", group=1),
    Action(
        "full_screen",
        "Full screen",
        "View",
        "Let the panel that was clicked or is under the pointer fill the screen, else the window.",
        "F11",
        group=2,
    ),
    Action(
        "side_by_side",
        "Lanes side by side",
        "View",
        "Show the lanes beside each other in the place of all panels, or these again.",
        "F9",
        group=2,
    ),
    Action(
        "spread",
        "All panels side by side",
        "View",
        "Show every panel and none behind another, for large screens.",
        group=2,
    ),
    Action("reset_layout", "Reset layout", "View", "Put every panel back to its place.", group=2),
    Action(
        "next_panel",
        "Next panel",
        "View",
        "Go to the next panel with the keyboard.",
        "F6",
        group=3,
    ),
    Action(
        "previous_panel",
        "Previous panel",
        "View",
        "Go to the panel before with the keyboard.",
        "Shift+F6",
        group=3,
    ),
    Action(
        "find_panel",
        "Find a panel…",
        "View",
        "Find the panel that answers what you want to know.",
        "Ctrl+F",
        group=3,
    ),
    Action("menu_bar", "Menu bar", "View", "Open the menus with the keyboard.", "F10", group=3),
    Action(
        "lab_begin",
        "Begin this step anew",
        "Labs",
        "Load the experiment of this step of the lab again.",
        group=1,
    ),
    Action(
        "lab_open_all",
        "Open all controls",
        "Labs",
        "For teachers: lift the locks of the lab, or put them back.",
        group=1,
    ),
    Action(
        "lab_hand_in",
        "Hand in…",
        "Labs",
        "Save what you did in this lab as a file and as a report to print.",
        group=1,
    ),
    Action(
        "lab_leave",
        "Leave the lab",
        "Labs",
        "Unlock everything and keep what you did.",
        group=1,
    ),
    Action("lab_list", "All labs…", "Labs", "List all labs by theme and by lecture.", group=2),
    Action(
        "lab_open",
        "Open a lab file…",
        "Labs",
        "Open a lab of your own, or what a student has handed in.",
        group=2,
    ),
    Action(
        "lab_folder",
        "Folder of my labs…",
        "Labs",
        "Show the labs of a folder of yours in this menu, beside those of the program.",
        group=2,
    ),
    Action(
        "lab_no_folder",
        "Without my labs",
        "Labs",
        "Show the labs of the program alone; the folder stays as it is.",
        group=2,
    ),
    Action("shortcuts", "Shortcuts", "Help", "List every keyboard shortcut.", "F1"),
    Action("lab_terms", "Terms and symbols", "Help", "What words and symbols of the labs mean."),
    Action("lab_guide", "Writing labs", "Help", "How a lab is written, built up step by step."),
    Action(
        "about", "About", "Help", "What this program is, its version, and what computes.", group=1
    ),
)

_BY_NAME = {action.name: action for action in ACTIONS}


def actions_with(panels: Iterable[type[Panel]]) -> tuple[Action, ...]:
    """The actions of a window with these kinds of panel."""
    return (*ACTIONS, *(action for panel in panels for action in panel.brings))


def action_named(name: str) -> Action:
    """The window's own action called `name`. Raises KeyError for an unknown one."""
    return _BY_NAME[name]
