package org.inverserg.storage;

import java.nio.file.Path;

/** A program that keeps one result after the other in a cache until it is killed. */
final class CachingProgram {

    private static final int LENGTH = 50_000;

    /** As many numbers as take some time to be written. */
    static final Form<double[]> NUMBERS = new Numbers(LENGTH);

    private CachingProgram() {
    }

    static double[] result(int key) {
        double[] result = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            result[i] = (i + 1.0) / (key + 1.0);
        }
        return result;
    }

    static Cached<double[]> ask(Path folder, int key) {
        return Cache.in(folder).get("result " + key, NUMBERS, () -> result(key));
    }

    public static void main(String[] arguments) {
        for (int key = Integer.parseInt(arguments[1]);; key++) {
            System.out.print('.');
            System.out.flush();
            ask(Path.of(arguments[0]), key);
        }
    }
}
