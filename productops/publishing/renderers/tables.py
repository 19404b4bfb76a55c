"""How wide the columns of a table are, for the formats that want to know."""

from math import sqrt

from productops.drafting.document import Block

_LEAST, _MOST = 7.0, 12.0


def column_shares(block: Block) -> tuple[int, ...]:
    """Give each column's share of the width, in percent: by how much it has to say, within bounds.

    A column left for the pen takes as much as a wide one.
    """
    rows = [(item.text, *item.cells) for item in block.items]
    weights = []
    for rank, name in enumerate(block.columns):
        mean = sum(len(row[rank]) for row in rows) / len(rows)
        weights.append(max(_LEAST, min(_MOST, sqrt(max(mean, 1.5 * len(name))))) if mean else _MOST)
    shares = [int(100 * weight / sum(weights)) for weight in weights]
    shares[-1] += 100 - sum(shares)
    return tuple(shares)
