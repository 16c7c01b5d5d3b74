package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which chunk of a call this process makes next. First what nobody has claimed, from the process's own place on; then what is claimed and not
 * there: at once if its process is dead or on another machine, after a while if it lives, in case that it does not get on.
 */
final class ChunkBoard {

    /** Nothing is to be done now. */
    static final int NONE = -1;

    private static final long SHORTEST_PATIENCE = 1_000_000_000;

    private final SharedCall call;
    private final Claim self;
    private final int begin;
    private final IntPredicate wanted;
    private int seen;
    /** Claimed by others when they were looked at. */
    private final Set<Integer> claimed = new LinkedHashSet<>();
    private final Set<Integer> made = new LinkedHashSet<>();
    private final Set<Integer> working = new LinkedHashSet<>();
    private final Map<Integer, Long> waitedSince = new HashMap<>();
    private long longest;

    /**
     * @param begin  this process's own place
     * @param wanted which chunks it needs
     */
    ChunkBoard(SharedCall call, Claim self, int begin, IntPredicate wanted) {
        this.call = call;
        this.self = self;
        this.begin = begin;
        this.wanted = wanted;
    }

    /** A chunk to make, which is claimed now, or {@link #NONE}. */
    synchronized int next() throws IOException {
        while (seen < call.chunks()) {
            int chunk = (begin + seen++) % call.chunks();
            if (!wanted.test(chunk) || isThere(chunk)) {
                continue;
            }
            if (self.take(call.claim(chunk))) {
                if (isThere(chunk)) { // its maker has removed the claim between the two looks
                    Files.deleteIfExists(call.claim(chunk));
                    continue;
                }
                working.add(chunk);
                return chunk;
            }
            claimed.add(chunk);
        }
        return nextClaimed();
    }

    private int nextClaimed() throws IOException {
        for (Iterator<Integer> chunks = claimed.iterator(); chunks.hasNext();) {
            int chunk = chunks.next();
            if (isThere(chunk)) {
                chunks.remove();
            } else if (isLost(chunk)) {
                chunks.remove();
                self.takeOver(call.claim(chunk));
                working.add(chunk);
                return chunk;
            }
        }
        return NONE;
    }

    private boolean isThere(int chunk) {
        return Files.exists(call.file(chunk));
    }

    private boolean isLost(int chunk) {
        long now = System.nanoTime();
        long waited = now - waitedSince.computeIfAbsent(chunk, first -> now);
        return waited > Math.max(SHORTEST_PATIENCE, 2 * longest) || Claim.in(call.claim(chunk)).filter(claim -> claim.isAlive(self)).isEmpty();
    }

    /** A chunk lies in its place. */
    synchronized void made(int chunk, long nanoseconds) throws IOException {
        longest = Math.max(longest, nanoseconds);
        working.remove(chunk);
        made.add(chunk);
        Files.deleteIfExists(call.claim(chunk));
        notifyAll();
    }

    /** Whether this process made it. */
    synchronized boolean isOwn(int chunk) {
        return made.contains(chunk);
    }

    /** Nanoseconds that the longest chunk took here. */
    synchronized long longest() {
        return longest;
    }

    /** A file that cannot be used is removed, to be made again. */
    synchronized void again(int chunk) throws IOException {
        Files.deleteIfExists(call.file(chunk));
        made.remove(chunk);
        waitedSince.remove(chunk);
        claimed.add(chunk);
    }

    /** Gives back what is claimed and will not be made. */
    synchronized void release() {
        for (int chunk : working) {
            try {
                Files.deleteIfExists(call.claim(chunk));
            } catch (IOException e) {
                return; // the folder is gone or read-only: claims are hints, whoever comes makes the chunks all the same
            }
        }
    }

    /** A chunk is waited for: it may have been there, or claimed, and be lost since. */
    synchronized void want(int chunk) {
        if (!working.contains(chunk)) {
            claimed.add(chunk);
        }
    }

    /** Returns when a chunk was made here, or after some milliseconds. */
    @SuppressWarnings("WaitNotInLoop") // who waits looks again
    synchronized void await(long milliseconds) throws InterruptedException {
        wait(milliseconds);
    }
}
