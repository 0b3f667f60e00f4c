"""Who is hard, as a table that every column sorts."""

import math

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.models.hard_speakers import COLUMNS, SORT_ROLE, HardSpeakersModel
from desktop_app.widgets.tight_header import TightHeader
from gmm_core.evaluation.by_speaker import SpeakerFigures

SPEAKERS = (
    SpeakerFigures("bea", 3, 2, 40, 0, 4.0, -1.0),
    SpeakerFigures("Ada", 12, 3, 40, 1, 9.0, -0.5),
    SpeakerFigures("<b>Cleo", 2, 0, 10, 1, 6.25, math.nan),
)


@pytest.fixture
def sorting(qapp: object) -> QSortFilterProxyModel:
    model = HardSpeakersModel()
    model.set_speakers(SPEAKERS)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    model.setParent(proxy)
    proxy.setSortRole(SORT_ROLE)
    return proxy


def column(model: QSortFilterProxyModel, number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_rows_say_how_often_of_how_many(sorting: QSortFilterProxyModel) -> None:
    assert column(sorting, 1) == ["2 of 3", "3 of 12", "0 of 2"]
    assert column(sorting, 3) == ["+4.0", "+9.0", "+6.2"]
    assert column(sorting, 4) == ["\u22121.0", "\u22120.5", "none"]


@pytest.mark.parametrize(
    ("number", "ascending"),
    [
        (0, ["<b>Cleo", "Ada", "bea"]),
        (1, ["<b>Cleo", "Ada", "bea"]),  # 0 %, 25 %, 67 %: the share counts, not the number
        (2, ["bea", "Ada", "<b>Cleo"]),
        (3, ["bea", "<b>Cleo", "Ada"]),
        (4, ["<b>Cleo", "bea", "Ada"]),
    ],
)
def test_every_column_sorts(
    sorting: QSortFilterProxyModel, number: int, ascending: list[str]
) -> None:
    sorting.sort(number, Qt.SortOrder.AscendingOrder)
    assert column(sorting, 0) == ascending
    sorting.sort(number, Qt.SortOrder.DescendingOrder)
    assert column(sorting, 0) == ascending[::-1]


def test_a_hostile_name_is_no_markup(sorting: QSortFilterProxyModel) -> None:
    tip = sorting.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;Cleo</qt>"


def test_headings_explain_themselves(sorting: QSortFilterProxyModel) -> None:
    for number, (words, meaning) in enumerate(COLUMNS):
        tip = sorting.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert sorting.headerData(number, Qt.Orientation.Horizontal) == words
        assert tip == meaning


def test_only_the_sorted_column_keeps_room_for_the_arrow(
    qtbot: QtBot, sorting: QSortFilterProxyModel
) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    header = TightHeader(table)
    table.setHorizontalHeader(header)
    table.setModel(sorting)
    table.setSortingEnabled(True)
    before = header.sectionSizeFromContents(2).width()
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert header.sectionSizeFromContents(2).width() > before
    assert header.sectionSizeFromContents(1).width() < header.sectionSizeFromContents(2).width()
