package org.inverserg.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Results as bytes: numbers, arrays of numbers, and arrays, lists and records of these, each behind one letter for its kind. No name of a class is
 * read, and a length is believed only if the file is long enough for it.
 *
 * @param records those that may occur; a record is written as its place among them
 * @param limit   bytes of the file that is read
 */
record Wire(List<Class<? extends Record>> records, long limit) implements Form<Object> {

    private static final char NOTHING = '0';
    private static final char LIST = 'L';
    private static final char RECORD = 'R';
    private static final char ARRAY = 'A';
    /** The kinds of numbers; an array of them has the letter in lower case. */
    private static final String KINDS = "IJFD";
    private static final List<Class<?>> NUMBERS = List.of(int.class, long.class, float.class, double.class);
    private static final List<Class<?>> BOXES = List.of(Integer.class, Long.class, Float.class, Double.class);
    private static final List<Integer> BYTES = List.of(Integer.BYTES, Long.BYTES, Float.BYTES, Double.BYTES);
    private static final int AT_ONCE = 1024;

    /** To read {@code file}. */
    static Wire of(List<Class<? extends Record>> records, Path file) throws IOException {
        return new Wire(records, Files.size(file));
    }

    @Override
    public void write(Object value, DataOutput out) throws IOException {
        if (value == null) {
            out.writeByte(NOTHING);
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            writeAll(list.toArray(), out);
        } else if (value instanceof Record one) {
            out.writeByte(RECORD);
            writeRecord(one, out);
        } else if (value instanceof Object[] array) {
            out.writeByte(ARRAY);
            writeType(array.getClass().getComponentType(), out);
            writeAll(array, out);
        } else if (value.getClass().isArray()) {
            int kind = NUMBERS.indexOf(value.getClass().getComponentType());
            out.writeByte(Character.toLowerCase(KINDS.charAt(known(kind, value.getClass()))));
            writeNumbers(value, kind, out);
        } else {
            int kind = BOXES.indexOf(value.getClass());
            out.writeByte(KINDS.charAt(known(kind, value.getClass())));
            writeNumber((Number) value, kind, out);
        }
    }

    private static int known(int place, Class<?> type) {
        if (place < 0) {
            throw new IllegalStateException("results of batches consist of numbers, arrays, lists and the records that a job names, got "
                    + type.getName() + "; name it among the records, or give its numbers");
        }
        return place;
    }

    private void writeAll(Object[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (Object value : values) {
            write(value, out);
        }
    }

    private void writeRecord(Record one, DataOutput out) throws IOException {
        out.writeByte(known(records.indexOf(one.getClass()), one.getClass()));
        RecordParts parts = RecordParts.of(one.getClass());
        for (int part = 0; part < parts.count(); part++) {
            write(parts.get(one, part), out);
        }
    }

    /** What an array is made of: how many brackets, and of what. */
    private void writeType(Class<?> type, DataOutput out) throws IOException {
        int brackets = 0;
        Class<?> base = type;
        for (; base.isArray(); brackets++) {
            base = base.getComponentType();
        }
        out.writeByte(brackets);
        int kind = NUMBERS.indexOf(base);
        out.writeByte(kind >= 0 ? KINDS.charAt(kind) : RECORD);
        if (kind < 0) {
            out.writeByte(known(records.indexOf(base), base));
        }
    }

    private static void writeNumber(Number value, int kind, DataOutput out) throws IOException {
        switch (kind) {
            case 0 -> out.writeInt(value.intValue());
            case 1 -> out.writeLong(value.longValue());
            case 2 -> out.writeFloat(value.floatValue());
            default -> out.writeDouble(value.doubleValue());
        }
    }

    /** Many at a time: one by one would take longer than the work of a short batch. */
    private static void writeNumbers(Object array, int kind, DataOutput out) throws IOException {
        int length = Array.getLength(array);
        out.writeInt(length);
        var buffer = ByteBuffer.allocate(Math.min(length, AT_ONCE) * BYTES.get(kind));
        for (int first = 0; first < length; first += AT_ONCE) {
            int count = Math.min(length - first, AT_ONCE);
            switch (kind) {
                case 0 -> buffer.asIntBuffer().put((int[]) array, first, count);
                case 1 -> buffer.asLongBuffer().put((long[]) array, first, count);
                case 2 -> buffer.asFloatBuffer().put((float[]) array, first, count);
                default -> buffer.asDoubleBuffer().put((double[]) array, first, count);
            }
            out.write(buffer.array(), 0, count * BYTES.get(kind));
        }
    }

    @Override
    public Object read(DataInput in) throws IOException {
        char letter = (char) in.readUnsignedByte();
        return switch (letter) {
            case NOTHING -> null;
            case LIST -> readList(in);
            case RECORD -> readRecord(in);
            case ARRAY -> readArray(in);
            default -> readNumberOrNumbers(letter, in);
        };
    }

    private Object readNumberOrNumbers(char letter, DataInput in) throws IOException {
        int kind = KINDS.indexOf(Character.toUpperCase(letter));
        if (kind < 0) {
            throw new IOException("the file has a value of the unknown kind " + (int) letter);
        }
        return Character.isUpperCase(letter) ? readNumber(kind, in) : readNumbers(kind, in);
    }

    private int length(DataInput in, int bytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * bytes > limit) {
            throw new IOException("the file tells of " + length + " values and is too short for them");
        }
        return length;
    }

    private List<Object> readList(DataInput in) throws IOException {
        int length = length(in, 1);
        var list = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            list.add(read(in));
        }
        return list;
    }

    private Class<? extends Record> recordType(DataInput in) throws IOException {
        int place = in.readUnsignedByte();
        if (place >= records.size()) {
            throw new IOException("the file has a record of the unknown kind " + place);
        }
        return records.get(place);
    }

    private Record readRecord(DataInput in) throws IOException {
        RecordParts parts = RecordParts.of(recordType(in));
        Object[] values = new Object[parts.count()];
        for (int part = 0; part < values.length; part++) {
            values[part] = read(in);
        }
        return parts.make(values);
    }

    private Object[] readArray(DataInput in) throws IOException {
        int brackets = in.readUnsignedByte();
        int kind = KINDS.indexOf((char) in.readUnsignedByte());
        Class<?> type = kind >= 0 ? NUMBERS.get(kind) : recordType(in);
        if (brackets > 8 || kind >= 0 && brackets == 0) {
            throw new IOException("the file has an array with " + brackets + " more pairs of brackets");
        }
        for (int i = 0; i < brackets; i++) {
            type = type.arrayType();
        }
        Object[] array = (Object[]) Array.newInstance(type, length(in, 1));
        for (int i = 0; i < array.length; i++) {
            Object value = read(in);
            if (value != null && !type.isInstance(value)) {
                throw new IOException("the file has an array of " + type.getSimpleName() + " with a value of " + value.getClass().getSimpleName());
            }
            array[i] = value;
        }
        return array;
    }

    private static Number readNumber(int kind, DataInput in) throws IOException {
        return switch (kind) {
            case 0 -> (Number) in.readInt();
            case 1 -> (Number) in.readLong();
            case 2 -> (Number) in.readFloat();
            default -> (Number) in.readDouble();
        };
    }

    private Object readNumbers(int kind, DataInput in) throws IOException {
        int length = length(in, BYTES.get(kind));
        Object array = Array.newInstance(NUMBERS.get(kind), length);
        var buffer = ByteBuffer.allocate(Math.min(length, AT_ONCE) * BYTES.get(kind));
        for (int first = 0; first < length; first += AT_ONCE) {
            int count = Math.min(length - first, AT_ONCE);
            in.readFully(buffer.array(), 0, count * BYTES.get(kind));
            switch (kind) {
                case 0 -> buffer.asIntBuffer().get((int[]) array, first, count);
                case 1 -> buffer.asLongBuffer().get((long[]) array, first, count);
                case 2 -> buffer.asFloatBuffer().get((float[]) array, first, count);
                default -> buffer.asDoubleBuffer().get((double[]) array, first, count);
            }
        }
        return array;
    }
}
