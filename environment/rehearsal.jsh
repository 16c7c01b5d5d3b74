// What most notebooks begin with, small: the classes that it loads are kept for the next start of a kernel.
var spins = Ising.critical(8).seed(1).sample(64);
var kernel = SymmetricKernel.ofSize(3).train(spins);
var sizes = kernel.dream(64).seed(2).upTo(16).observables();
display(Plot.lattice(spins, 0));
display(Plot.logLog(Fit.powerLaw(sizes, "chi")));
sizes
