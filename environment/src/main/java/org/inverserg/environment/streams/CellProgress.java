package org.inverserg.environment.streams;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.util.UUID;
import org.inverserg.environment.progress.ProgressLine;
import org.inverserg.parallel.ProgressListener;

/**
 * Shows below the running cell how far a long call of the library has come: one output of the cell, changed in place, at most
 * ten times a second. Only for a person who watches: see {@link #begin}.
 *
 * <p>As with {@link CellOutput}, the threads of the cell never send.
 */
public final class CellProgress implements ProgressListener {

    private static final long NANOSECONDS_BETWEEN_UPDATES = 100_000_000;

    private final JupyterSocket publisher;
    private final ProgressLine line = new ProgressLine();
    private MessageContext cell;
    private boolean watched;
    private String display;
    private String sent = "";
    private long lastUpdate;

    /** Shows progress through {@code publisher}. */
    public CellProgress(JupyterSocket publisher) {
        this.publisher = publisher;
    }

    /**
     * A new cell begins.
     *
     * @param interactive whether somebody sits in front of it who could be asked for input: a notebook that is executed by a program
     *                    gets no progress, which would differ from one execution to the next
     */
    public synchronized void begin(MessageContext request, boolean interactive) {
        line.clear();
        cell = request;
        watched = interactive;
        display = null;
        sent = "";
    }

    @Override
    public void progress(String task, long done, long total) {
        line.progress(task, done, total);
    }

    @Override
    public void stopped(String task) {
        line.stopped(task);
    }

    /** Sends what is new, unless the last update was just now. To be called again and again. */
    public synchronized void update() {
        if (System.nanoTime() - lastUpdate >= NANOSECONDS_BETWEEN_UPDATES) {
            flush();
        }
    }

    /** Sends what is new. */
    public synchronized void flush() {
        String text = watched ? line.text() : "";
        if (text.equals(sent)) {
            return;
        }
        var data = new DisplayData(text);
        boolean first = display == null;
        display = first ? UUID.randomUUID().toString() : display;
        data.setDisplayId(display);
        publisher.sendMessage(first ? new Message<>(cell, PublishDisplayData.MESSAGE_TYPE, new PublishDisplayData(data))
                : new Message<>(cell, PublishUpdateDisplayData.MESSAGE_TYPE, new PublishUpdateDisplayData(data)));
        sent = text;
        lastUpdate = System.nanoTime();
    }
}
