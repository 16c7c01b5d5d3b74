package org.inverserg.environment.connection;

import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.security.GeneralSecurityException;
import org.zeromq.ZMQ;

/** The socket on which a cell asks the person for a line. What comes on it and is no answer to the question is dropped. */
final class StdinAnswers extends StdinChannel {

    private static final long LOOK_MILLISECONDS = 20;

    private final WholeMessages messages = new WholeMessages();

    StdinAnswers(ZMQ.Context context, KernelConnectionProperties properties) throws GeneralSecurityException {
        super(context, properties.createHMACGenerator());
    }

    @Override
    public byte[] recv(int flags) {
        return messages.more() ? messages.next() : super.recv(flags);
    }

    @Override
    public boolean hasReceiveMore() {
        return messages.more();
    }

    /**
     * Asks and waits for the answer.
     *
     * @param cell the request that runs the cell that asks
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    synchronized String ask(MessageContext cell) throws InterruptedException {
        var question = new Message<>(cell, InputRequest.MESSAGE_TYPE, new InputRequest("", false));
        sendMessage(question);
        while (true) {
            while ((getEvents() & ZMQ.Poller.POLLIN) == 0) {
                Thread.sleep(LOOK_MILLISECONDS);
            }
            String answer = answer(question);
            if (answer != null) {
                return answer;
            }
        }
    }

    /** The answer that has come, or null if what has come is none, or a late one to a cell that was interrupted. */
    private String answer(MessageContext question) {
        try {
            messages.open(WholeMessages.receive(super.recv(0), () -> super.recv(0), super::hasReceiveMore));
            Message<InputReply> answer = readMessage(InputReply.MESSAGE_TYPE);
            boolean late = answer.hasParentHeader() && !answer.getParentHeader().getId().equals(question.getHeader().getId());
            return late ? null : answer.getContent().getValue();
        } catch (WholeMessages.Malformed | RuntimeException | StackOverflowError e) {
            return null;
        } finally {
            messages.clear();
        }
    }
}
