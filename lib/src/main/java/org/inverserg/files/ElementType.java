package org.inverserg.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The type of an array's elements, as NumPy writes it: {@code <i4} is a whole number of four bytes, the least significant first.
 *
 * @param kind  b truth values, i and u whole numbers with and without sign, f real ones, U text
 * @param bytes of an element
 * @param order of its bytes
 * @hidden
 */
@Internal
public record ElementType(char kind, int bytes, ByteOrder order) {

    /** Truth values. */
    public static final ElementType BOOL = new ElementType('b', 1, ByteOrder.LITTLE_ENDIAN);
    /** Whole numbers of one byte, with sign. */
    public static final ElementType INT8 = new ElementType('i', 1, ByteOrder.LITTLE_ENDIAN);
    /** Whole numbers of one byte, without sign. */
    public static final ElementType UINT8 = new ElementType('u', 1, ByteOrder.LITTLE_ENDIAN);
    /** Whole numbers of eight bytes, with sign. */
    public static final ElementType INT64 = new ElementType('i', 8, ByteOrder.LITTLE_ENDIAN);
    /** Real numbers in single precision. */
    public static final ElementType FLOAT32 = new ElementType('f', 4, ByteOrder.LITTLE_ENDIAN);
    /** Real numbers in double precision. */
    public static final ElementType FLOAT64 = new ElementType('f', 8, ByteOrder.LITTLE_ENDIAN);

    private static final Pattern NUMBER = Pattern.compile("([<>|=])([biuf])([1248])");
    private static final Pattern TEXT = Pattern.compile("([<>])U([1-9][0-9]{0,8})");
    private static final int TEXT_UNIT = 4;

    /** @throws IllegalArgumentException if something is missing, or the size is not one of the kind */
    public ElementType {
        Require.given(order, "the order of bytes");
        boolean known = switch (kind) {
            case 'b' -> bytes == 1;
            case 'i', 'u' -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
            case 'f' -> bytes == 2 || bytes == 4 || bytes == 8;
            case 'U' -> bytes >= 0 && bytes % TEXT_UNIT == 0;
            default -> false;
        };
        Require.that(known, "the type of an array must be a truth value, a whole number of 1 to 8 bytes, a real one of 2 to 8, or text",
                "\"" + kind + bytes + "\"", "convert it by array.astype(…)");
    }

    /** Text of {@code length} characters. */
    static ElementType text(int length) {
        return new ElementType('U', length * TEXT_UNIT, ByteOrder.LITTLE_ENDIAN);
    }

    /** The type that {@code name} stands for, or null if there is none of numbers or text. */
    static ElementType named(String name) {
        Matcher text = TEXT.matcher(name);
        if (text.matches()) {
            long bytes = Long.parseLong(text.group(2)) * TEXT_UNIT;
            return bytes > Integer.MAX_VALUE ? null : new ElementType('U', (int) bytes, order(text.group(1)));
        }
        Matcher number = NUMBER.matcher(name);
        if (!number.matches()) {
            return null;
        }
        char kind = number.group(2).charAt(0);
        int bytes = Integer.parseInt(number.group(3));
        boolean unordered = number.group(1).equals("|");
        boolean exists = kind == 'b' ? bytes == 1 : kind != 'f' || bytes > 1;
        return exists && (!unordered || bytes == 1) ? new ElementType(kind, bytes, order(number.group(1))) : null;
    }

    private static ByteOrder order(String sign) {
        return sign.equals(">") ? ByteOrder.BIG_ENDIAN : sign.equals("=") ? ByteOrder.nativeOrder() : ByteOrder.LITTLE_ENDIAN;
    }

    /** As NumPy writes it. */
    String name() {
        char sign = bytes == 1 ? '|' : order == ByteOrder.BIG_ENDIAN ? '>' : '<';
        return "" + sign + kind + (kind == 'U' ? bytes / TEXT_UNIT : bytes);
    }

    boolean isNumber() {
        return kind != 'U';
    }

    /** The next element; a truth value as 0 or 1, any other byte in its place as NaN. */
    double next(ByteBuffer from) {
        return switch (kind) {
            case 'b' -> truth(from.get());
            case 'i' -> signed(from);
            case 'u' -> unsigned(from);
            default -> real(from);
        };
    }

    private static double truth(byte value) {
        return value == 0 || value == 1 ? value : Double.NaN;
    }

    private double signed(ByteBuffer from) {
        return switch (bytes) {
            case 1 -> from.get();
            case 2 -> from.getShort();
            case 4 -> from.getInt();
            default -> from.getLong();
        };
    }

    private double unsigned(ByteBuffer from) {
        return switch (bytes) {
            case 1 -> Byte.toUnsignedInt(from.get());
            case 2 -> Short.toUnsignedInt(from.getShort());
            case 4 -> Integer.toUnsignedLong(from.getInt());
            default -> positive(from.getLong());
        };
    }

    /** Half of it with the lost bit put back, doubled: rounded as the whole would be. */
    private static double positive(long bits) {
        return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
    }

    private double real(ByteBuffer from) {
        return switch (bytes) {
            case 2 -> half(from.getShort());
            case 4 -> from.getFloat();
            default -> from.getDouble();
        };
    }

    /** IEEE 754 in 16 bits: sign, 5 bits of exponent, 10 of fraction. */
    static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size;
        if (exponent == 0x1f) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            size = exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(fraction + 1024.0, exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
