"""The 36 classes of products of up to four spins on a 3×3 plaquette, one orientation of each, summed over all placements, in two ways:

PyTorch: products of shifted copies of a batch of configurations, as one writes it down;
numba:   one configuration after the other, site by site, the nine spins of a plaquette in local variables.
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


@numba.njit
def by_loops(spins, cells, lengths, sums):
    size = spins.shape[1]
    for configuration in range(spins.shape[0]):
        for row in range(size):
            for column in range(size):
                for shape in range(len(lengths)):
                    product = 1
                    for i in range(lengths[shape]):
                        y = row + cells[shape, i, 0]
                        x = column + cells[shape, i, 1]
                        product *= spins[configuration, y - size if y >= size else y, x - size if x >= size else x]
                    sums[shape, configuration] += product


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    shapes = classes()
    assert len(shapes) == 36, f"there are 36 classes, found {len(shapes)}"
    spins = torch.randint(0, 2, (BATCH, SIZE, SIZE)).float() * 2 - 1
    whole = spins.numpy().astype(numpy.int8)
    cells = numpy.zeros((len(shapes), 4, 2), dtype=numpy.int64)
    for index, shape in enumerate(shapes):
        cells[index, : len(shape)] = shape
    lengths = numpy.array([len(shape) for shape in shapes])
    sums = numpy.zeros((len(shapes), BATCH), dtype=numpy.int64)
    by_loops(whole, cells, lengths, sums)
    assert (by_rolling(spins, shapes).numpy() == sums).all(), "the two ways must have the same sums"
    work = BATCH * SIZE**2
    timing.report("PyTorch", TASK, "ns/spin", work, lambda: by_rolling(spins, shapes))
    timing.report("numba", TASK, "ns/spin", work, lambda: by_loops(whole, cells, lengths, sums))


if __name__ == "__main__":
    main()
