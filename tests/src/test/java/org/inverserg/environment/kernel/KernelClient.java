package org.inverserg.environment.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of a kernel: starts one in a process of its own and talks Jupyter's protocol with it, as a notebook does. */
final class KernelClient implements AutoCloseable {

    private static final String KEY = "a key for the signatures";
    private static final int PATIENCE_MILLISECONDS = 20_000;
    private static final String DELIMITER = "<IDS|MSG>";

    private final ZContext context = new ZContext();
    private final String session = UUID.randomUUID().toString();
    private final Gson gson = new Gson();
    private final int[] ports = freePorts(5);
    private final ZMQ.Socket shell = connect(SocketType.DEALER, ports[0]);
    private final ZMQ.Socket publications = connect(SocketType.SUB, ports[1]);
    private final ZMQ.Socket control = connect(SocketType.DEALER, ports[3]);
    private final Process process;

    /** A message as far as the tests need it. */
    record Received(String type, String parent, JsonObject content) {
    }

    private KernelClient(Path folder) throws IOException {
        publications.subscribe("");
        Path connection = folder.resolve("connection.json");
        Files.writeString(connection, gson.toJson(Map.of("transport", "tcp", "ip", "127.0.0.1", "signature_scheme", "hmac-sha256",
                "key", KEY, "shell_port", ports[0], "iopub_port", ports[1], "stdin_port", ports[2], "control_port", ports[3],
                "hb_port", ports[4])));
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx300m",
                "-Djava.awt.headless=true", "-cp", classPath(), Main.class.getName(), connection.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kernel.log").toFile())
                .start();
    }

    /** Starts a kernel whose files lie in {@code folder}, and waits until it answers. */
    static KernelClient start(Path folder) throws IOException {
        var client = new KernelClient(folder);
        client.awaitSubscription();
        return client;
    }

    private static String classPath() {
        // Surefire starts the tests from a jar that only names the real class path.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    /** Publications only reach who has subscribed, which takes a moment after the kernel has bound its sockets. */
    private void awaitSubscription() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            kernelInfo();
            if (receive(publications, 200) != null) {
                return;
            }
        }
        throw new AssertionError("the kernel published nothing within 60 s");
    }

    JsonObject kernelInfo() {
        return request(shell, "kernel_info_request", Map.of());
    }

    /** Runs a cell to its end. */
    Reply run(String code) {
        return await(submit(code));
    }

    /** Sends a cell and does not wait. */
    String submit(String code) {
        return submit(code, false);
    }

    /** Sends a cell, as a page that a person watches does or as a program, and does not wait. */
    String submit(String code, boolean interactive) {
        return send(shell, "execute_request", Map.of("code", code, "silent", false, "store_history", true,
                "user_expressions", Map.of(), "allow_stdin", interactive, "stop_on_error", true));
    }

    /** Waits for the end of a cell: both its reply and the word that the kernel is idle again. */
    Reply await(String request) {
        return await(request, message -> { });
    }

    /** The same; {@code watcher} sees every publication of the cell as it comes. */
    Reply await(String request, Consumer<Received> watcher) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        var data = new JsonObject();
        var traceback = new StringBuilder();
        while (true) {
            Received message = receiveFor(publications, request);
            JsonObject content = message.content();
            watcher.accept(message);
            switch (message.type()) {
                case "stream" -> {
                    StringBuilder printed = content.get("name").getAsString().equals("stdout") ? out : err;
                    printed.append(content.get("text").getAsString());
                }
                case "execute_result" -> data = content.getAsJsonObject("data");
                case "error" -> content.getAsJsonArray("traceback").forEach(line -> traceback.append(line.getAsString()).append('\n'));
                case "status" -> {
                    if (content.get("execution_state").getAsString().equals("idle")) {
                        JsonObject reply = receiveFor(shell, request).content();
                        return new Reply(reply.get("status").getAsString(), out.toString(), err.toString(), data, reply,
                                traceback.toString());
                    }
                }
                default -> { }
            }
        }
    }

    void interrupt() {
        request(control, "interrupt_request", Map.of());
    }

    JsonObject complete(String code, int cursor) {
        return request(shell, "complete_request", Map.of("code", code, "cursor_pos", cursor));
    }

    JsonObject isComplete(String code) {
        return request(shell, "is_complete_request", Map.of("code", code));
    }

    private JsonObject request(ZMQ.Socket socket, String type, Map<String, ?> content) {
        return receiveFor(socket, send(socket, type, content)).content();
    }

    private Received receiveFor(ZMQ.Socket socket, String request) {
        Received message;
        do {
            message = process.isAlive() ? receive(socket, PATIENCE_MILLISECONDS) : null;
            if (message == null) {
                // A kernel that hangs would make every later test wait as long.
                process.destroyForcibly();
                throw new AssertionError("the kernel has ended or said nothing for " + PATIENCE_MILLISECONDS + " ms");
            }
        } while (!request.equals(message.parent()));
        return message;
    }

    private Received receive(ZMQ.Socket socket, int milliseconds) {
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

    private String send(ZMQ.Socket socket, String type, Map<String, ?> content) {
        String id = UUID.randomUUID().toString();
        String header = gson.toJson(Map.of("msg_id", id, "session", session, "username", "test",
                "date", "2026-01-01T00:00:00.000000Z", "msg_type", type, "version", "5.3"));
        List<String> parts = List.of(header, "{}", "{}", gson.toJson(content));
        socket.sendMore(DELIMITER);
        socket.sendMore(sign(parts));
        parts.subList(0, 3).forEach(socket::sendMore);
        socket.send(parts.get(3));
        return id;
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

    boolean alive() {
        return process.isAlive();
    }

    /** Asks the kernel to end and says whether it did within ten seconds. */
    boolean shutDown() throws InterruptedException {
        send(control, "shutdown_request", Map.of("restart", false));
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        context.close();
    }
}
