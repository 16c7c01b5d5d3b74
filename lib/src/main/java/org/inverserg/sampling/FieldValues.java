package org.inverserg.sampling;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.inverserg.storage.Form;

/**
 * How fields are kept: value by value.
 *
 * @param count of configurations
 * @param size  L
 */
record FieldValues(int count, int size) implements Form<float[][]> {

    @Override
    public void write(float[][] fields, DataOutput out) throws IOException {
        for (float[] field : fields) {
            for (float value : field) {
                out.writeFloat(value);
            }
        }
    }

    @Override
    public float[][] read(DataInput in) throws IOException {
        float[][] fields = new float[count][size * size];
        for (float[] field : fields) {
            for (int site = 0; site < field.length; site++) {
                field[site] = in.readFloat();
            }
        }
        return fields;
    }
}
