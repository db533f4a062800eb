"""The heat map has a number in every cell that has a figure, and none in those that are withheld."""

import pytest
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from adapters.charts.canvas import WIDTH, Canvas
from adapters.charts.heat_map import draw
from adapters.charts.palette import shade
from conversations.drawings import Grid
from conversations.figures import State
from tests.adapters.charts import samples
from tests.adapters.charts.test_every_picture import colour_of, texts

GRID = samples.grid("en")
CELLS = [cell for cells in GRID.cells for cell in cells]


def written(canvas: Canvas, name: str) -> str:
    return " ".join(each.get_text() for each in canvas.named(name) if isinstance(each, Text))


def test_each_cell_bears_its_mean_on_the_colour_of_its_mean() -> None:
    canvas = draw(GRID, samples.frame("en"))
    shown = [cell for cell in CELLS if cell.figures.measure]
    assert len(shown) == 15
    for cell in shown:
        name = f"mean {cell.figures.key}"
        (field,) = (each for each in canvas.named(name) if isinstance(each, Rectangle))
        assert written(canvas, name) == cell.value
        assert cell.figures.measure is not None
        assert colour_of(field.get_facecolor()) == shade(cell.figures.measure.mean_tenths)


def test_withheld_and_empty_cells_have_no_mean_and_look_different() -> None:
    canvas = draw(GRID, samples.frame("en"))
    missing = [cell for cell in CELLS if cell.figures.measure is None]
    assert {cell.figures.state for cell in missing} == {State.WITHHELD, State.EMPTY}
    for cell in missing:
        name = f"missing {cell.figures.key}"
        assert canvas.named(f"mean {cell.figures.key}") == []
        assert written(canvas, name) == cell.value
        hatched = [each for each in canvas.named(name) if isinstance(each, Rectangle) and each.get_hatch()]
        assert len(hatched) == (cell.figures.state is State.WITHHELD)


@pytest.mark.parametrize("columns", [1, 6, 12])
@pytest.mark.parametrize("rows", [1, 12])
def test_a_councils_own_framework_fits_with_up_to_twelve_of_each(columns: int, rows: int) -> None:
    name, cell = "Cynghorau wedi'u galluogi'n ddigidol", CELLS[0]
    grid = Grid("Theme", (name,) * rows, (name,) * columns, ((cell,) * columns,) * rows)
    canvas = draw(grid, samples.frame("cy"))
    canvas.figure.draw_without_rendering()
    assert all(text.get_window_extent().x1 <= 2 * WIDTH for text in texts(canvas))
    means = [each for each in texts(canvas) if each.get_gid() == f"mean {cell.figures.key}"]
    assert len(means) == rows * columns


def test_an_empty_grid_makes_a_picture_all_the_same() -> None:
    assert draw(Grid("Theme", (), (), ()), samples.frame("en")).png().startswith(b"\x89PNG")
