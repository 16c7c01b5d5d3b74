package org.inverserg.environment.streams;

import java.util.Arrays;

/** Holds back the bytes of a UTF-8 character whose others have not been written yet: a message is text and cannot hold a part of one. */
final class WholeCharacters {

    private static final int LONGEST = 4;
    private static final byte[] NONE = {};

    private byte[] held = NONE;

    /** Takes bytes and gives what can be sent: all of them with those held back, but for a character that has only begun. */
    byte[] add(byte[] bytes, int offset, int length) {
        byte[] all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, offset, all, held.length, length);
        int whole = all.length - begun(all);
        held = whole == all.length ? NONE : Arrays.copyOfRange(all, whole, all.length);
        return held.length == 0 ? all : Arrays.copyOf(all, whole);
    }

    /** What is held back; nothing is any more. */
    byte[] rest() {
        byte[] rest = held;
        held = NONE;
        return rest;
    }

    /** How many bytes at the end begin a character of more bytes than that. */
    private static int begun(byte[] bytes) {
        for (int count = 1; count < LONGEST && count <= bytes.length; count++) {
            int b = bytes[bytes.length - count] & 0xff;
            if (b < 0x80) {
                return 0;
            }
            if (b >= 0xc0) {
                int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return needed > count ? count : 0;
            }
        }
        return 0;
    }
}
