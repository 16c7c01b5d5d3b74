package org.inverserg.environment.streams;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.inverserg.environment.execution.CellThread;

/**
 * Gathers what the cells print and show, from any thread, and sends it in few large messages: who reads along would be
 * flooded by a message for each line of a loop that prints.
 *
 * <p>A thread that prints never sends: a cell may be stopped at any instruction, and half a message would spoil the socket.
 * What is printed while no cell runs belongs to the cell that ran last.
 */
public final class CellOutput {

    /** With more than this waiting, a thread that prints or shows has to wait, too: memory stays bounded. */
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_MESSAGES = 500;

    private final JupyterSocket publisher;
    private final Object sending = new Object();
    private final Part outPart = new Part(StreamType.OUT);
    private final Part errPart = new Part(StreamType.ERR);
    private final PrintStream out = new PrintStream(outPart, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(errPart, true, StandardCharsets.UTF_8);
    private OutputQueue waiting = new OutputQueue();
    private MessageContext cell;

    /** Sends through {@code publisher}. */
    public CellOutput(JupyterSocket publisher) {
        this.publisher = publisher;
    }

    /** A stream whose text appears below the running cell as standard output. */
    public PrintStream out() {
        return out;
    }

    /** A stream whose text appears below the running cell as standard error. */
    public PrintStream err() {
        return err;
    }

    /** Shows {@code data} behind what is printed and shown already. */
    public void show(DisplayData data) {
        append(queue -> queue.show(data));
    }

    /** Shows {@code data} in place of what has been shown with the same id. */
    public void update(DisplayData data) {
        append(queue -> queue.update(data));
    }

    /** From now on output belongs to the cell that came with {@code request}. */
    public void attach(MessageContext request) {
        flush();
        synchronized (sending) {
            cell = request;
        }
    }

    /** Sends all that the cell has printed and shown. */
    public void endCell() {
        // A thread that was stopped in the middle of a line has left it in the stream, where the next cell would find it.
        out.print("");
        err.print("");
        append(queue -> {
            outPart.giveUp(queue);
            errPart.giveUp(queue);
        });
        flush();
    }

    /** Sends what waits. What comes before the first cell keeps waiting for it. */
    public void flush() {
        synchronized (sending) {
            if (cell != null) {
                take().messages().forEach(this::send);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the kinds of output have no more narrow type in common
    private void send(ContentType<?> content) {
        publisher.sendMessage(new Message(cell, content.getType(), content));
    }

    private synchronized OutputQueue take() {
        OutputQueue taken = waiting;
        waiting = new OutputQueue();
        notifyAll();
        return taken;
    }

    private void append(Consumer<OutputQueue> item) {
        // What a cell that was given up still says would stand below a cell that has nothing to do with it.
        if (!CellThread.isAbandoned()) {
            appendInTurn(item);
        }
    }

    private synchronized void appendInTurn(Consumer<OutputQueue> item) {
        waitForRoom();
        item.accept(waiting);
    }

    @SuppressWarnings("WaitNotInLoop") // a second at most, also where nobody reads
    private void waitForRoom() {
        if (waiting.bytes() > MOST_BYTES || waiting.size() > MOST_MESSAGES) {
            try {
                wait(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Part extends OutputStream {

        private final StreamType stream;
        private final WholeCharacters characters = new WholeCharacters();

        Part(StreamType stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] text, int offset, int length) {
            append(queue -> print(queue, characters.add(text, offset, length)));
        }

        /** Prints what has begun a character that never came to its end. */
        void giveUp(OutputQueue queue) {
            print(queue, characters.rest());
        }

        private void print(OutputQueue queue, byte[] text) {
            if (text.length > 0) {
                queue.print(stream, text, 0, text.length);
            }
        }
    }
}
