package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the cells print, from any thread, and sends it in few large messages: Jupyter's publishing socket drops
 * messages when more than a thousand wait, so a message for each line would lose lines of a loop that prints.
 *
 * <p>A thread that prints never sends: a cell may be stopped at any instruction, and half a message would spoil the socket.
 * What is printed while no cell runs belongs to the cell that ran last.
 */
final class CellOutput {

    /** With more than this waiting, a thread that prints has to wait, too: memory stays bounded. */
    private static final int MOST_BYTES = 1 << 20;
    /** With more stretches than this, standard output and error are no longer kept in order, to keep the messages few. */
    private static final int MOST_STRETCHES = 200;

    private final JupyterSocket publisher;
    private final Object sending = new Object();
    private List<Stretch> waiting = new ArrayList<>();
    private int bytes;
    private MessageContext cell;

    /** Neighbouring bytes of one stream. */
    private record Stretch(StreamType stream, ByteArrayOutputStream text) {
    }

    CellOutput(JupyterSocket publisher) {
        this.publisher = publisher;
    }

    /** A stream whose text appears below the running cell as standard output. */
    PrintStream out() {
        return new PrintStream(new Part(StreamType.OUT), true, StandardCharsets.UTF_8);
    }

    /** A stream whose text appears below the running cell as standard error. */
    PrintStream err() {
        return new PrintStream(new Part(StreamType.ERR), true, StandardCharsets.UTF_8);
    }

    /** From now on output belongs to the cell that came with {@code request}. */
    void attach(MessageContext request) {
        flush();
        synchronized (sending) {
            cell = request;
        }
    }

    /** Sends what waits. What comes before the first cell keeps waiting for it. */
    void flush() {
        synchronized (sending) {
            if (cell != null) {
                take().forEach(stretch -> publisher.sendMessage(new Message<>(cell, PublishStream.MESSAGE_TYPE,
                        new PublishStream(stretch.stream(), stretch.text().toString(StandardCharsets.UTF_8)))));
            }
        }
    }

    private synchronized List<Stretch> take() {
        List<Stretch> taken = waiting;
        waiting = new ArrayList<>();
        bytes = 0;
        notifyAll();
        return taken;
    }

    private synchronized void append(StreamType stream, byte[] text, int offset, int length) {
        waitForRoom();
        stretch(stream).text().write(text, offset, length);
        bytes += length;
    }

    private void waitForRoom() {
        if (bytes > MOST_BYTES) {
            try {
                wait(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Stretch stretch(StreamType stream) {
        int count = waiting.size();
        int oldest = count < MOST_STRETCHES ? count - 1 : count - 2;
        for (int i = count - 1; i >= Math.max(0, oldest); i--) {
            if (waiting.get(i).stream() == stream) {
                return waiting.get(i);
            }
        }
        var added = new Stretch(stream, new ByteArrayOutputStream());
        waiting.add(added);
        return added;
    }

    private final class Part extends OutputStream {

        private final StreamType stream;

        Part(StreamType stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) {
            append(stream, new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] text, int offset, int length) {
            append(stream, text, offset, length);
        }
    }
}
