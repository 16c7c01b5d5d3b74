"""The 36 classes of products of up to four spins on a 3×3 plaquette, one orientation of each, summed over all placements, in two ways:

PyTorch: products of shifted copies of a batch of configurations, as one writes it down;
numba:   one configuration after the other with a margin that repeats it, row by row, in loops that the compiler turns into vector code.
"""

import itertools

import numba
import numpy
import torch

import timing

SIZE = 256
SIDE = 3
BATCH = 8
TASK = f"36 couplings one orientation L={SIZE}"


def moved(cells):
    """Towards the upper left as far as it goes."""
    top, left = min(row for row, _ in cells), min(column for _, column in cells)
    return tuple(sorted((row - top, column - left) for row, column in cells))


def orientations(cells):
    for _ in range(4):
        cells = [(column, SIDE - 1 - row) for row, column in cells]
        yield moved(cells)
        yield moved([(column, row) for row, column in cells])


def classes():
    """One shape for each class, the first of its orientations in the order of the cells."""
    plaquette = list(itertools.product(range(SIDE), repeat=2))
    shapes = {min(orientations(cells)) for spins in range(1, 5) for cells in itertools.combinations(plaquette, spins)}
    return sorted(shapes, key=lambda shape: (len(shape), shape))


def by_rolling(spins, shapes):
    shifted = {(row, column): torch.roll(spins, (-row, -column), (1, 2)) for row in range(SIDE) for column in range(SIDE)}
    sums = []
    for shape in shapes:
        product = shifted[shape[0]]
        for cell in shape[1:]:
            product = product * shifted[cell]
        sums.append(product.sum((1, 2)))
    return torch.stack(sums)


@numba.njit(fastmath=True)
def by_loops(padded, cells, sums):
    """Shapes of fewer than four spins are filled up with places in one more row, which is all 1."""
    ones, size = padded.shape[1] - 1, padded.shape[2] - SIDE + 1
    for configuration in range(padded.shape[0]):
        rows = padded[configuration]
        for shape in range(len(cells)):
            total = 0
            ay, by, cy, dy = cells[shape, 0, 0], cells[shape, 1, 0], cells[shape, 2, 0], cells[shape, 3, 0]
            ax, bx, cx, dx = cells[shape, 0, 1], cells[shape, 1, 1], cells[shape, 2, 1], cells[shape, 3, 1]
            for row in range(size):
                a = rows[row + ay, ax : ax + size]
                b = rows[row + by, bx : bx + size] if by >= 0 else rows[ones, :size]
                c = rows[row + cy, cx : cx + size] if cy >= 0 else rows[ones, :size]
                d = rows[row + dy, dx : dx + size] if dy >= 0 else rows[ones, :size]
                in_row = numpy.float32(0)
                for column in range(size):
                    in_row += a[column] * b[column] * c[column] * d[column]
                total += int(in_row)
            sums[shape, configuration] = total


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    shapes = classes()
    assert len(shapes) == 36, f"there are 36 classes, found {len(shapes)}"
    spins = torch.randint(0, 2, (BATCH, SIZE, SIZE)).float() * 2 - 1
    margin = SIDE - 1
    padded = numpy.pad(spins.numpy(), ((0, 0), (0, margin), (0, margin)), "wrap")
    padded = numpy.pad(padded, ((0, 0), (0, 1), (0, 0)), constant_values=1)
    cells = numpy.array([(shape + ((-1, 0),) * 3)[:4] for shape in shapes])
    sums = numpy.zeros((len(shapes), BATCH), dtype=numpy.int64)
    by_loops(padded, cells, sums)
    assert (by_rolling(spins, shapes).numpy() == sums).all(), "the two ways must have the same sums"
    work = BATCH * SIZE**2
    timing.report("PyTorch", TASK, "ns/spin", work, lambda: by_rolling(spins, shapes))
    timing.report("numba", TASK, "ns/spin", work, lambda: by_loops(padded, cells, sums))


if __name__ == "__main__":
    main()
