package org.inverserg.storage;

import java.util.Map;

/**
 * Where a process begins among those that share a folder, so that they do not meet at the first chunk. A hint: any place is right.
 *
 * @param number of this process, from 0
 * @param of     how many there are, as far as it is known
 */
record Place(int number, int of) {

    private static final int MOST = 1 << 15;

    /** From the number in SLURM's array, and the task of a job. */
    static Place of(Map<String, String> environment) {
        int first = read(environment, "SLURM_ARRAY_TASK_MIN", 0);
        int step = Math.max(1, read(environment, "SLURM_ARRAY_TASK_STEP", 1));
        int jobs = Math.max(1, read(environment, "SLURM_ARRAY_TASK_COUNT", 1));
        int tasks = Math.max(1, read(environment, "SLURM_NTASKS", 1));
        int job = Math.max(0, read(environment, "SLURM_ARRAY_TASK_ID", 0) - first) / step;
        int task = Math.max(0, read(environment, "SLURM_PROCID", 0));
        return new Place(job % jobs * tasks + task % tasks, jobs * tasks);
    }

    private static int read(Map<String, String> environment, String name, int missing) {
        String text = environment.getOrDefault(name, "").strip();
        return text.matches("\\d{1,7}") ? Math.min(Integer.parseInt(text), MOST) : missing;
    }

    /** The first of {@code count} things to look at. */
    int begin(int count) {
        return (int) ((long) count * number / of);
    }
}
