"""A combo box that shortens what has no room; Qt would cut it in the middle of a letter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from desktop_app.widgets.painting import plain_tip


class ElidedCombo(QComboBox):
    """What is chosen ends in an ellipsis where it must, and is then whole in the tooltip."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        whole = option.currentText
        option.currentText = option.fontMetrics.elidedText(
            whole, Qt.TextElideMode.ElideRight, room.width() - 2
        )
        tip = plain_tip(whole) if option.currentText != whole else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
