package org.inverserg.sampling;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.lattice.BatchSink;

/** Keeps the batches of a run, in their order. */
final class KeepingSink implements BatchSink<List<long[]>> {

    private List<long[]> run = new ArrayList<>();

    @Override
    public void accept(int batch, int lanes, long[] words) {
        run.add(words);
    }

    @Override
    public List<long[]> finish() {
        List<long[]> whole = run;
        run = new ArrayList<>();
        return whole;
    }
}
