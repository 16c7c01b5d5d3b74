package org.inverserg.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of an array in NumPy's format: the magic word, the version, and a Python dictionary with the type of the elements, their order and
 * the shape (NumPy Enhancement Proposal 1). Read strictly: what is not understood to the last character is refused.
 *
 * @param type    of the elements
 * @param fortran whether the first index runs fastest
 * @param shape   number of elements along each index
 */
record NpyHeader(ElementType type, boolean fortran, long[] shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** As NumPy itself takes. */
    private static final int LONGEST = 10_000;
    private static final int ALIGNMENT = 64;
    /** As many indices as NumPy allows. */
    private static final int MOST_INDICES = 64;
    private static final String VALUE = "'[^'\\\\]*'|True|False|\\(\\s*(?:\\d{1,18}\\s*,\\s*)*(?:\\d{1,18}\\s*)?\\)|\\[.*]";
    private static final Pattern ENTRY = Pattern.compile("\\s*'(descr|fortran_order|shape)'\\s*:\\s*(" + VALUE + ")\\s*(,|(?=}))");

    private static final String SAVE = "write it by np.save";

    /** Whether a file that begins so is one of NumPy's. */
    static boolean begins(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static NpyHeader read(InputStream in, Path file) throws IOException {
        var data = new DataInputStream(in);
        byte[] start = data.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !begins(start)) {
            throw Trouble.with(file, "an array of NumPy must begin with \\x93NUMPY and a version", Arrays.toString(start), SAVE);
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
            throw Trouble.with(file, "the version of NumPy's format must be 1.0, 2.0 or 3.0", version + "." + start[MAGIC.length + 1], SAVE);
        }
        byte[] length = data.readNBytes(version == 1 ? 2 : 4);
        long claimed = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            claimed = claimed << 8 | length[i] & 0xff;
        }
        if (claimed > LONGEST) {
            throw Trouble.with(file, "the header must have at most " + LONGEST + " bytes", claimed, SAVE);
        }
        byte[] text = data.readNBytes((int) claimed);
        if (length.length < (version == 1 ? 2 : 4) || text.length < claimed) {
            throw Trouble.with(file, "the header must have the " + claimed + " bytes that it says", text.length, "the file was cut off: copy it again");
        }
        return parse(file, new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static NpyHeader parse(Path file, String text) {
        String body = text.strip();
        var values = new HashMap<String, String>();
        Matcher entry = ENTRY.matcher(body);
        int at = body.startsWith("{") ? 1 : -1;
        while (at > 0 && entry.region(at, body.length()).lookingAt() && values.put(entry.group(1), entry.group(2)) == null) {
            at = entry.end();
        }
        if (at < 0 || !body.substring(at).strip().equals("}") || values.size() != 3) {
            throw Trouble.with(file, "the header must be a dictionary with 'descr', 'fortran_order' and 'shape'", "\"" + body + "\"", SAVE);
        }
        return new NpyHeader(type(file, values.get("descr")), fortran(file, values), shape(file, values.get("shape")));
    }

    private static ElementType type(Path file, String value) {
        ElementType type = value.startsWith("'") ? ElementType.named(value.substring(1, value.length() - 1)) : null;
        if (type == null) {
            boolean objects = value.contains("O");
            throw Trouble.with(file, "the elements must be truth values, whole or real numbers", (objects ? "Python objects, " : "the type ") + value,
                    objects ? "they are programs as much as data and are not read: np.save an array.astype(…) of numbers" : "convert them by array.astype('float64')");
        }
        return type;
    }

    private static boolean fortran(Path file, Map<String, String> values) {
        String value = values.get("fortran_order");
        if (!value.equals("True") && !value.equals("False")) {
            throw Trouble.with(file, "'fortran_order' must be True or False", value, SAVE);
        }
        return value.equals("True");
    }

    private static long[] shape(Path file, String value) {
        String inside = value.startsWith("(") ? value.substring(1, value.length() - 1).strip() : "none";
        boolean one = !inside.isEmpty() && !inside.contains(",");
        if (value.charAt(0) != '(' || one) {
            throw Trouble.with(file, "'shape' must be a tuple of whole numbers", value, SAVE);
        }
        long[] shape = inside.isEmpty() ? new long[0]
                : Arrays.stream(inside.split(",")).map(String::strip).filter(part -> !part.isEmpty()).mapToLong(Long::parseLong).toArray();
        if (shape.length > MOST_INDICES) {
            throw Trouble.with(file, "an array must have at most " + MOST_INDICES + " indices", shape.length, SAVE);
        }
        return shape;
    }

    /** The number of bytes of all elements, or −1 where no {@code long} counts them. */
    long bytes() {
        long product = type.bytes();
        for (long along : shape) {
            if (along == 0) {
                return 0;
            }
        }
        for (long along : shape) {
            if (product > Long.MAX_VALUE / along) {
                return -1;
            }
            product *= along;
        }
        return product;
    }

    /** Format 1.0, filled up with spaces so that the elements begin at a multiple of 64. */
    byte[] toBytes() {
        String text = "{'descr': '" + type.name() + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + ArraySource.text(shape) + ", }";
        int before = MAGIC.length + 4;
        int length = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
        byte[] all = Arrays.copyOf(MAGIC, before + length);
        all[MAGIC.length] = 1;
        all[before - 2] = (byte) length;
        all[before - 1] = (byte) (length >> 8);
        Arrays.fill(all, before, all.length - 1, (byte) ' ');
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, all, before, text.length());
        all[all.length - 1] = '\n';
        return all;
    }
}
