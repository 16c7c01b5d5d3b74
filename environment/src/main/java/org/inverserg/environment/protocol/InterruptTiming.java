package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.MessageContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/**
 * Tells interrupts of the cell that runs from those that were sent before it: the two come over different sockets, so that an
 * interrupt of an idle kernel may arrive after the next cell.
 */
final class InterruptTiming {

    /** Nobody interrupts so soon a cell that did not have to wait; the control channel is looked at once in 50 ms. */
    private static final long TOO_SOON = TimeUnit.MILLISECONDS.toNanos(60);

    private Header<?> cell;
    private long began;
    private boolean waited;
    private boolean running;

    /** The cell of {@code request} begins. */
    synchronized void begin(MessageContext request) {
        cell = request.getHeader();
        began = System.nanoTime();
        running = true;
    }

    /** The cell has ended; {@code more} tells whether another waits already. */
    synchronized void end(boolean more) {
        waited = more;
        running = false;
    }

    /** Carries out {@code action} if {@code interrupt} concerns the cell that runs, which does not end meanwhile. */
    synchronized void carryOut(MessageContext interrupt, Runnable action) {
        if (running && concerns(interrupt)) {
            action.run();
        }
    }

    private boolean concerns(MessageContext interrupt) {
        Header<?> sent = interrupt.getHeader();
        // The clocks of two senders may differ.
        if (sent.getSessionId() != null && sent.getSessionId().equals(cell.getSessionId())) {
            Instant interrupted = time(sent);
            Instant asked = time(cell);
            if (interrupted != null && asked != null && !interrupted.equals(asked)) {
                return interrupted.isAfter(asked);
            }
        }
        return waited || System.nanoTime() - began >= TOO_SOON;
    }

    /** When a message was sent, or null; the base reads no dates with seconds, which is what Jupyter sends. */
    private static Instant time(Header<?> header) {
        try {
            return OffsetDateTime.parse(header.getTimestamp().getDateString()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
