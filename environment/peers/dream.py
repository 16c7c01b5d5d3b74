"""Dreams from single spins with a symmetric kernel in PyTorch, without measuring anything on the way, on one thread, in two ways:

plain: nearest-neighbour upsampling, convolution with periodic boundary, sigmoid, Bernoulli;
tuned: the same field from one convolution of the coarse spins with four channels, one for each site of a block (the upsampled spins
       are constant on blocks, so this is the same sum with its terms collected), compared with uniform numbers, in a batch that
       stays in the cache.
"""

import functools

import torch

import timing

SIZE = 512
KERNELS = {  # as published for L = 32, N = 10^6; by orbits: the larger and the smaller offset
    3: {(0, 0): 1.452482, (1, 0): 0.587866, (1, 1): 0.573146},
    5: {(0, 0): 1.376823, (1, 0): 0.695583, (1, 1): 0.553284, (2, 0): -0.149380, (2, 1): 0.105498, (2, 2): -0.141227},
    7: {(0, 0): 1.544379, (1, 0): 0.591733, (1, 1): 0.603752, (2, 0): -0.240196, (2, 1): 0.253157, (2, 2): -0.379564,
        (3, 0): 0.170675, (3, 1): -0.219789, (3, 2): 0.234863, (3, 3): -0.156026},
}


class Plain:
    """As one writes it down."""

    batch = 16

    def __init__(self, k):
        r = k // 2
        self.kernel = torch.empty(1, 1, k, k)
        for row in range(k):
            for column in range(k):
                offsets = sorted((abs(row - r), abs(column - r)), reverse=True)
                self.kernel[0, 0, row, column] = KERNELS[k][tuple(offsets)] / 2  # the field is half the convolution

    def field(self, coarse):
        return convolved(torch.nn.functional.interpolate(coarse, scale_factor=2, mode="nearest"), self.kernel)

    def upscaled(self, coarse):
        return torch.bernoulli(torch.sigmoid_(self.field(coarse))).mul_(2).sub_(1)


class Tuned:
    """As one writes it when time matters."""

    batch = 4

    def __init__(self, k):
        r = k // 2
        reach = (r + 1) // 2
        fine = Plain(k).kernel[0, 0]
        self.kernel = torch.zeros(4, 1, 2 * reach + 1, 2 * reach + 1)
        for site in range(4):
            for row in range(-r, r + 1):
                for column in range(-r, r + 1):
                    block = (site // 2 + row) // 2 + reach, (site % 2 + column) // 2 + reach
                    self.kernel[(site, 0) + block] += fine[row + r, column + r]

    def field(self, coarse):
        return torch.nn.functional.pixel_shuffle(convolved(coarse, self.kernel), 2)

    def upscaled(self, coarse):
        field = convolved(coarse, self.kernel)
        up = torch.rand_like(field) < torch.sigmoid_(field)
        return torch.nn.functional.pixel_shuffle(up.float().mul_(2).sub_(1), 2)


def convolved(spins, kernel):
    r = kernel.shape[-1] // 2
    size = spins.shape[-1]
    if size > r:
        return torch.nn.functional.conv2d(torch.nn.functional.pad(spins, (r, r, r, r), mode="circular"), kernel)
    wrapped = torch.arange(-r, size + r) % size  # the smallest lattices are wrapped more than once
    return torch.nn.functional.conv2d(spins[..., wrapped, :][..., wrapped], kernel)


def random_spins(batch, size):
    return torch.randint(0, 2, (batch, 1, size, size)).float() * 2 - 1


def dream(way):
    spins = random_spins(way.batch, 1)
    while spins.shape[-1] < SIZE:
        spins = way.upscaled(spins)
    return spins


def check(k):
    coarse = random_spins(2, 16)
    difference = (Plain(k).field(coarse) - Tuned(k).field(coarse)).abs().max().item()
    assert difference < 1e-5, f"the two ways must have the same field, it differs by {difference}"


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    with torch.no_grad():
        for k in KERNELS:
            check(k)
            for name, way in (("PyTorch", Plain(k)), ("PyTorch, tuned", Tuned(k))):
                timing.report(name, f"dream k={k} L={SIZE}", "ns/spin", way.batch * (4 * SIZE**2 - 4) / 3,
                              functools.partial(dream, way))


if __name__ == "__main__":
    main()
