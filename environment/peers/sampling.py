"""Swendsen-Wang sweeps of the critical Ising model in numba: bonds drawn site by site, clusters by union-find with path halving,
a new sign for each. Energy and magnetization are not measured. One thread."""

import functools
import math

import numba
import numpy

import timing

OPEN = 1 - math.exp(-math.log(1 + math.sqrt(2)))  # 1 - exp(-2 beta)
SIZES = (128, 512)
SITE_UPDATES = 1 << 22


@numba.njit
def root(parent, site):
    while parent[site] != site:
        parent[site] = parent[parent[site]]
        site = parent[site]
    return site


@numba.njit
def join(parent, a, b):
    a = root(parent, a)
    b = root(parent, b)
    if a < b:
        parent[b] = a
    else:
        parent[a] = b


@numba.njit
def sweep(spins, parent, signs, size, count):
    for _ in range(count):
        for site in range(size * size):
            parent[site] = site
        for row in range(size):
            below = (row + 1) % size * size
            for column in range(size):
                site = row * size + column
                right = row * size + (column + 1) % size
                if spins[site] == spins[right] and numpy.random.random() < OPEN:
                    join(parent, site, right)
                if spins[site] == spins[below + column] and numpy.random.random() < OPEN:
                    join(parent, site, below + column)
        for site in range(size * size):
            top = root(parent, site)
            if top == site:
                signs[site] = 1 if numpy.random.random() < 0.5 else -1
            spins[site] = signs[top]


@numba.njit
def energy(spins, size):
    total = 0
    for row in range(size):
        for column in range(size):
            total -= spins[row * size + column] * (spins[row * size + (column + 1) % size] + spins[(row + 1) % size * size + column])
    return total / size**2


def main():
    for size in SIZES:
        spins = numpy.random.default_rng(1).choice(numpy.array([-1, 1], dtype=numpy.int8), size * size)
        parent = numpy.empty(size * size, dtype=numpy.int32)
        signs = numpy.empty(size * size, dtype=numpy.int8)
        sweep(spins, parent, signs, size, 100)
        found = energy(spins, size)
        assert abs(found + math.sqrt(2)) < 0.15, f"not critical: e = {found}"
        count = SITE_UPDATES // size**2
        timing.report("numba", f"Swendsen–Wang L={size}", "ns/spin/sweep", count * size**2,
                      functools.partial(sweep, spins, parent, signs, size, count))


if __name__ == "__main__":
    main()
