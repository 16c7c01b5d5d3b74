package org.inverserg.environment.streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Standard input of the cells: asks the person for a line whenever a cell reads and nothing is left of the line before.
 *
 * <p>A thread of its own asks, so that a cell that waits can be interrupted, and stopped, without spoiling the socket.
 */
public final class CellInput extends InputStream {

    private final ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "input");
        thread.setDaemon(true);
        return thread;
    });
    private Callable<String> question;
    private byte[] line = {};
    private int at;

    /**
     * A new cell runs.
     *
     * @param ask asks the person for a line, or null where no person is there to answer
     */
    public synchronized void attach(Callable<String> ask) {
        question = ask;
    }

    @Override
    public synchronized int read() throws IOException {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(line, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - at;
    }

    /** Makes sure that there is something to read; false at the end of the input, which is where nobody can be asked. */
    private boolean fill() throws IOException {
        if (available() == 0 && question != null) {
            line = ask().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return available() > 0;
    }

    private String ask() throws IOException {
        Future<String> answer = asking.submit(question);
        try {
            return answer.get() + "\n";
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the cell was interrupted while it waited for input");
        } catch (ExecutionException e) {
            throw new IOException("the notebook did not answer a request for input", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
