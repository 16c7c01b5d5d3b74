package org.inverserg.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sums that can be kept: how many there are follows from how the object was made, so their values are all that is written. */
public interface Storable {

    void write(DataOutput out) throws IOException;

    /** Replaces all sums by those that {@link #write} wrote. */
    void read(DataInput in) throws IOException;
}
