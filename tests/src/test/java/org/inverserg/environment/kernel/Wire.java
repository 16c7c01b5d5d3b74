package org.inverserg.environment.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The sockets of Jupyter's protocol on the side of the notebook, and its signed messages. */
final class Wire implements AutoCloseable {

    private static final String KEY = "a key for the signatures";
    private static final String DELIMITER = "<IDS|MSG>";

    private final ZContext context = new ZContext();
    private final String session = UUID.randomUUID().toString();
    private final Gson gson = new Gson();
    private final int[] ports = freePorts(5);
    final ZMQ.Socket shell = connect(SocketType.DEALER, ports[0]);
    final ZMQ.Socket publications = connect(SocketType.SUB, ports[1]);
    final ZMQ.Socket stdin = connect(SocketType.DEALER, ports[2]);
    final ZMQ.Socket control = connect(SocketType.DEALER, ports[3]);

    /** A message as far as the tests need it. */
    record Received(String type, String parent, JsonObject content) {
    }

    Wire() {
        publications.subscribe("");
    }

    /** Writes the file from which a kernel learns where to listen. */
    void writeConnectionFile(Path file) throws IOException {
        Files.writeString(file, gson.toJson(Map.of("transport", "tcp", "ip", "127.0.0.1", "signature_scheme", "hmac-sha256",
                "key", KEY, "shell_port", ports[0], "iopub_port", ports[1], "stdin_port", ports[2], "control_port", ports[3],
                "hb_port", ports[4])));
    }

    /** The next message, or null if none comes in time. */
    Received receive(ZMQ.Socket socket, int milliseconds) {
        socket.setReceiveTimeOut(milliseconds);
        String part = socket.recvStr();
        while (part != null && !part.equals(DELIMITER)) {
            part = socket.recvStr();
        }
        if (part == null) {
            return null;
        }
        String signature = socket.recvStr();
        List<String> parts = new ArrayList<>();
        while (socket.hasReceiveMore()) {
            parts.add(socket.recvStr());
        }
        if (!signature.equals(sign(parts.subList(0, 4)))) {
            throw new AssertionError("a message of the kernel is signed wrongly");
        }
        JsonObject parent = JsonParser.parseString(parts.get(1)).getAsJsonObject();
        return new Received(JsonParser.parseString(parts.get(0)).getAsJsonObject().get("msg_type").getAsString(),
                parent.has("msg_id") ? parent.get("msg_id").getAsString() : "", JsonParser.parseString(parts.get(3)).getAsJsonObject());
    }

    /** Sends a message and returns its id. */
    String send(ZMQ.Socket socket, String type, Map<String, ?> content) {
        String id = UUID.randomUUID().toString();
        sendParts(socket, signed(header(id, type), "{}", "{}", gson.toJson(content)));
        return id;
    }

    /** Sends parts as they are, whatever they are. */
    void sendParts(ZMQ.Socket socket, List<byte[]> parts) {
        for (int i = 0; i < parts.size(); i++) {
            socket.send(parts.get(i), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    /** The parts of a message with these four texts, signed as the kernel demands. */
    List<byte[]> signed(String header, String parent, String metadata, String content) {
        List<String> parts = List.of(header, parent, metadata, content);
        List<byte[]> all = new ArrayList<>(List.of(DELIMITER.getBytes(StandardCharsets.UTF_8), sign(parts).getBytes(StandardCharsets.UTF_8)));
        parts.forEach(part -> all.add(part.getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    /** The header of a message of the type {@code type}. */
    String header(String id, String type) {
        return gson.toJson(Map.of("msg_id", id, "session", session, "username", "test", "date", Instant.now().toString(),
                "msg_type", type, "version", "5.3"));
    }

    private static String sign(List<String> parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        if (type == SocketType.DEALER) {
            // The kernel asks for input whoever sent the cell: on another socket, so all of them have one name.
            socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        }
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static int[] freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
                ports[i] = sockets.get(i).getLocalPort();
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
