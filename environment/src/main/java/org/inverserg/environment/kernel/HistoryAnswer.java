package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import java.util.List;

/** The answer to a question for cells that ran before; with the {@code status} that the base leaves out. */
final class HistoryAnswer extends HistoryReply {

    @SuppressWarnings("unused") // read by gson
    private final String status = "ok";

    HistoryAnswer(List<HistoryEntry> entries) {
        super(entries);
    }
}
