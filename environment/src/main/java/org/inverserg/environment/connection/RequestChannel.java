package org.inverserg.environment.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import org.zeromq.ZMQ;

/**
 * A socket on which requests come, and the thread that answers them one after the other. Whatever comes, the next request is
 * answered: what is no message is dropped, what nobody knows or what cannot be handled is answered with an error.
 */
final class RequestChannel extends ShellChannel {

    /** How often an idle channel looks whether it is to end. */
    private static final int LOOK_MILLISECONDS = 100;
    /** How long the last answers may take to leave. */
    private static final int LINGER_MILLISECONDS = 1000;

    private final ZMQ.Context context;
    private final KernelConnection connection;
    private final boolean control;
    private final WholeMessages messages = new WholeMessages();
    private final Deque<List<byte[]>> skipped = new ArrayDeque<>();
    private boolean skipping;
    private volatile boolean open = true;
    private Thread thread;

    private RequestChannel(ZMQ.Context context, KernelConnectionProperties properties, boolean control, KernelConnection connection)
            throws GeneralSecurityException {
        super(context, properties.createHMACGenerator(), control, connection);
        this.context = context;
        this.connection = connection;
        this.control = control;
    }

    /** A channel in a context of its own, so that it ends whatever another one does. */
    static RequestChannel create(KernelConnectionProperties properties, boolean control, KernelConnection connection)
            throws GeneralSecurityException {
        return new RequestChannel(ZMQ.context(1), properties, control, connection);
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        bind(formatAddress(properties.getTransport(), properties.getIp(), control ? properties.getControlPort() : properties.getShellPort()));
        setReceiveTimeOut(LOOK_MILLISECONDS);
        setLinger(LINGER_MILLISECONDS);
        thread = new Thread(this::answerRequests, control ? "control" : "shell");
        thread.start();
    }

    private void answerRequests() {
        while (open) {
            try {
                skipping = !skipped.isEmpty();
                List<byte[]> next = skipping ? skipped.remove() : receive(0);
                if (!next.isEmpty()) {
                    answer(next);
                }
            } catch (WholeMessages.Malformed | RuntimeException | StackOverflowError e) {
                JUPYTER_LOGGER.log(Level.WARNING, "dropped what is no message: " + e);
            } catch (Error e) {
                connection.onError(e);
            } finally {
                messages.clear();
            }
        }
        close();
        context.close();
    }

    /** The parts of the next message; none if none comes for a while. */
    private List<byte[]> receive(int flags) {
        byte[] first = super.recv(flags);
        return first == null ? List.of() : WholeMessages.receive(first, () -> super.recv(0), super::hasReceiveMore);
    }

    /** The requests that wait at this moment are not to be carried out. To be called by the thread of this channel. */
    void skipWaiting() {
        for (List<byte[]> next = receive(ZMQ.DONTWAIT); !next.isEmpty(); next = receive(ZMQ.DONTWAIT)) {
            skipped.add(next);
        }
    }

    /** Whether another request has come. To be called by the thread of this channel. */
    boolean waiting() {
        return !skipped.isEmpty() || (getEvents() & ZMQ.Poller.POLLIN) != 0;
    }

    /** Whether the request that is being answered is one to be skipped. */
    boolean skipping() {
        return skipping;
    }

    private void answer(List<byte[]> received) throws WholeMessages.Malformed {
        messages.open(received);
        Message<?> message = null;
        RuntimeException unreadable = null;
        try {
            message = readMessage();
        } catch (SecurityException e) {
            throw e;
        } catch (RuntimeException e) {
            unreadable = e;
        }
        JsonObject header = JsonParser.parseString(new String(messages.header(), StandardCharsets.UTF_8)).getAsJsonObject();
        String type = header.get("msg_type").getAsString();
        MessageContext request = message == null ? new Unread(messages.identities(), header(header)) : message;
        if (request.getHeader().getId() == null) {
            throw new WholeMessages.Malformed("a message needs an id, and one of type " + type + " has none");
        }
        CellReplies replies = connection.prepareReplyEnv(this, request);
        try {
            if (message == null) {
                replies.setBusyDeferIdle();
                replies.replyFailure(type, unreadable);
            } else {
                handle(replies, message, type);
            }
        } finally {
            replies.resolveDeferrals();
        }
        if (replies.isMarkedForShutdown()) {
            connection.end();
        }
    }

    /** A message with a signature that is right and a content that cannot be read. */
    private record Unread(List<byte[]> identities, Header<?> header) implements MessageContext {
        @Override
        public List<byte[]> getIdentities() {
            return identities;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Header getHeader() {
            return header;
        }
    }

    private static Header<?> header(JsonObject header) {
        return new Header<>(header.get("msg_id").getAsString(), Header.KERNEL_USERNAME, header.get("session").getAsString(),
                KernelTimestamp.now(), MessageType.getType(header.get("msg_type").getAsString()), Header.PROTOCOL_VERISON);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a handler is registered under the type of its request
    private void handle(CellReplies replies, Message<?> message, String type) {
        ShellHandler handler = connection.getHandler(message.getHeader().getType());
        try {
            if (handler == null) {
                UnknownRequests.answer(replies, type, message.getContent());
            } else if (control && MessageType.EXECUTE_REQUEST.equals(message.getHeader().getType())) {
                // Two cells would run at once.
                throw new IllegalArgumentException("a cell is run by a request on the shell channel, and this one came on the control channel");
            } else {
                handler.handle(replies, message);
            }
        } catch (Exception | Error e) {
            connection.onError(e);
            replies.replyFailure(type, e);
        }
    }

    /** Sends a message of a type for which the base has no class, in answer to {@code request}. */
    void send(MessageContext request, String type, JsonElement content) {
        byte[] parent = messages.header();
        byte[] header = header(request.getHeader(), type).toString().getBytes(StandardCharsets.UTF_8);
        byte[] metadata = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] body = content.toString().getBytes(StandardCharsets.UTF_8);
        request.getIdentities().forEach(this::sendMore);
        String signature = hmacGenerator.calculateSignature(header, parent, metadata, body);
        for (byte[] part : List.of(WholeMessages.DELIMITER, signature.getBytes(StandardCharsets.US_ASCII), header, parent, metadata)) {
            sendMore(part);
        }
        send(body);
    }

    private static JsonObject header(Header<?> request, String type) {
        var header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", request.getSessionId());
        header.addProperty("username", Header.KERNEL_USERNAME);
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", Header.PROTOCOL_VERISON);
        return header;
    }

    @Override
    public byte[] recv(int flags) {
        return messages.more() ? messages.next() : super.recv(flags);
    }

    @Override
    public boolean hasReceiveMore() {
        return messages.more();
    }

    /** No more requests are to be answered. */
    void end() {
        open = false;
    }

    /** Waits for the end, not longer than {@code milliseconds}: a cell may be deaf. */
    void awaitEnd(long milliseconds) throws InterruptedException {
        thread.join(milliseconds);
    }
}
