package org.inverserg.files;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * An array that is to be written.
 *
 * @param type  of the elements
 * @param shape number of elements along each index
 * @param body  writes them, the last index fastest
 * @hidden
 */
@Internal
public record ArrayContent(ElementType type, long[] shape, Body body) {

    /** Writes the bytes of all elements. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws IllegalArgumentException if something is missing */
    public ArrayContent {
        Require.given(type, "the type of an array");
        Require.given(shape, "the shape of an array");
        Require.given(body, "the elements of an array");
    }

    /** One text. */
    public static ArrayContent of(String text) {
        byte[] bytes = Require.given(text, "a text").getBytes(Charset.forName("UTF-32LE"));
        return new ArrayContent(ElementType.text(bytes.length / Integer.BYTES), new long[0], out -> out.write(bytes));
    }

    /** One whole number. */
    public static ArrayContent of(long number) {
        return new ArrayContent(ElementType.INT64, new long[0], out -> out.write(eightBytes(number)));
    }

    /** Real numbers of any shape. */
    public static ArrayContent of(long[] shape, double... numbers) {
        Require.given(numbers, "the numbers of an array");
        return new ArrayContent(ElementType.FLOAT64, shape, out -> {
            for (double number : numbers) {
                out.write(eightBytes(Double.doubleToRawLongBits(number)));
            }
        });
    }

    private static byte[] eightBytes(long bits) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array();
    }

    /** In NumPy's format. */
    void writeNpy(OutputStream out) throws IOException {
        var data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        data.write(new NpyHeader(type, false, shape).toBytes());
        body.writeTo(data);
        data.flush();
    }
}
