"""The least that a Qt window costs: made, painted once, ended. The floor for starting."""

from __future__ import annotations


def main() -> None:
    """Show an empty window once."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(QLabel("bare"))
    window.resize(1440, 900)
    window.show()
    application.processEvents()


if __name__ == "__main__":
    main()
