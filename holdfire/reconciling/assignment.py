"""The best one-to-one assignment between two short lists: the Hungarian method with potentials."""

from collections.abc import Sequence
from math import inf


def assign(worth: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """Pairs (row, column), each row and column at most once, with the greatest total worth.

    Pairs worth 0 or less are left out. Cubic in the longer side, meant for lists of some dozens
    (Kuhn 1955; the shortest-path form of Jonker and Volgenant 1987).
    """
    if not worth or not worth[0]:
        return ()
    if len(worth) > len(worth[0]):
        turned = assign([[row[column] for row in worth] for column in range(len(worth[0]))])
        return tuple(sorted((column, row) for row, column in turned))
    columns = _least_cost([[-max(value, 0.0) for value in row] for row in worth])
    return tuple((row, column) for row, column in enumerate(columns) if worth[row][column] > 0)


def _least_cost(cost: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row at least total cost; no more rows than columns."""
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)  # the row (from 1) that holds a column; column 0 is the starting place
    for row in range(1, rows + 1):
        holder[0] = row
        came_from = _shortest_path(cost, row_price, column_price, holder)
        place = next(column for column in came_from["order"] if holder[column] == 0)
        while place:
            before = came_from["before"][place]
            holder[place] = holder[before]
            place = before
    assigned = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            assigned[holder[column] - 1] = column - 1
    return assigned


def _shortest_path(
    cost: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], holder: list[int]
) -> dict[str, list[int]]:
    """Grows a tree of least reduced cost from column 0 to a free column; updates the prices."""
    columns = len(column_price) - 1
    nearest, before = [inf] * (columns + 1), [0] * (columns + 1)
    reached = [False] * (columns + 1)
    place = 0
    order: list[int] = []
    while True:
        reached[place] = True
        row = holder[place]
        for column in range(1, columns + 1):
            if not reached[column]:
                reduced = cost[row - 1][column - 1] - row_price[row] - column_price[column]
                if reduced < nearest[column]:
                    nearest[column], before[column] = reduced, place
        step, following = min(
            (nearest[column], column) for column in range(1, columns + 1) if not reached[column]
        )
        for column in range(columns + 1):
            if reached[column]:
                row_price[holder[column]] += step
                column_price[column] -= step
            else:
                nearest[column] -= step
        place = following
        order.append(place)
        if holder[place] == 0:
            return {"order": order, "before": before}
