package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.inverserg.environment.kernel.Wire.Received;
import org.inverserg.environment.protocol.Main;
import org.inverserg.environment.session.CellSession;
import org.zeromq.ZMQ;

/** The other end of a kernel: starts one in a process of its own and talks Jupyter's protocol with it, as a notebook does. */
final class KernelClient implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 60_000;
    private static final String CONNECTION_FILE = "{connection_file}";

    private final Wire wire = new Wire();
    private final Process process;
    private final int patienceMilliseconds;

    private KernelClient(Path folder, List<String> command, Map<String, String> environment, int patience) throws IOException {
        patienceMilliseconds = patience;
        Path connection = folder.resolve("connection.json");
        wire.writeConnectionFile(connection);
        var builder = new ProcessBuilder(command.stream().map(part -> part.replace(CONNECTION_FILE, connection.toString())).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kernel.log").toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Starts a kernel whose files lie in {@code folder}, which is also its working directory, and waits until it answers. */
    static KernelClient start(Path folder) throws IOException {
        return start(folder, Path.of(System.getProperty("java.home")));
    }

    /** Starts a kernel on the JDK in {@code home}. */
    static KernelClient start(Path folder, Path home) throws IOException {
        return start(folder, home, ProcessHandle.current().pid());
    }

    /** Starts a kernel that takes the process {@code parent} for its Jupyter. */
    static KernelClient start(Path folder, Path home, long parent) throws IOException {
        return start(folder, home, parent, List.of(), Map.of());
    }

    /** Starts a kernel with options of the JVM and variables of the environment. */
    static KernelClient start(Path folder, Path home, List<String> options, Map<String, String> environment) throws IOException {
        return start(folder, home, ProcessHandle.current().pid(), options, environment);
    }

    private static KernelClient start(Path folder, Path home, long parent, List<String> options, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString(), "-Xmx300m", "-Djava.awt.headless=true",
                "-javaagent:" + jar()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), Main.class.getName(), CONNECTION_FILE));
        var variables = new HashMap<String, String>(environment);
        variables.put("JPY_PARENT_PID", String.valueOf(parent));
        return start(folder, command, variables, PATIENCE_MILLISECONDS);
    }

    /** Starts any kernel as Jupyter does, by the file {@code kernel.json} in {@code specification}. */
    static KernelClient startAsJupyter(Path folder, Path specification, int patienceMilliseconds) throws IOException {
        JsonObject kernel = JsonParser.parseString(Files.readString(specification.resolve("kernel.json"))).getAsJsonObject();
        List<String> command = kernel.getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList();
        var environment = new HashMap<String, String>();
        kernel.getAsJsonObject("env").entrySet().forEach(entry -> environment.put(entry.getKey(), entry.getValue().getAsString()));
        return start(folder, command, environment, patienceMilliseconds);
    }

    private static KernelClient start(Path folder, List<String> command, Map<String, String> environment, int patience) throws IOException {
        var client = new KernelClient(folder, command, environment, patience);
        client.awaitSubscription();
        return client;
    }

    /** The jar with the kernel, as the command that registers the kernel names it. */
    private static String jar() {
        return CellSession.class.getProtectionDomain().getCodeSource().getLocation().getPath();
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
            if (wire.receive(wire.publications, 200) != null) {
                return;
            }
        }
        throw new AssertionError("the kernel published nothing within 60 s");
    }

    JsonObject kernelInfo() {
        return request(wire.shell, "kernel_info_request", Map.of());
    }

    /** Runs a cell to its end. */
    Reply run(String code) {
        return await(submit(code));
    }

    /** Runs a cell in front of a person who answers each question for input with the next of {@code answers}. */
    Reply runWithInput(String code, String... answers) {
        return await(submit(code, true), new ArrayDeque<>(List.of(answers)), message -> { });
    }

    /** Sends a cell and does not wait. */
    String submit(String code) {
        return submit(code, false);
    }

    /** Sends a cell from a page where a person answers questions for input, or from a program, and does not wait. */
    String submit(String code, boolean input) {
        return wire.send(wire.shell, "execute_request", Map.of("code", code, "silent", false, "store_history", true,
                "user_expressions", Map.of(), "allow_stdin", input, "stop_on_error", true));
    }

    /** Waits for the end of a cell: both its reply and the word that the kernel is idle again. */
    Reply await(String request) {
        return await(request, new ArrayDeque<>(), message -> { });
    }

    /** The same; {@code watcher} sees every publication of the cell as it comes. */
    Reply await(String request, Consumer<Received> watcher) {
        return await(request, new ArrayDeque<>(), watcher);
    }

    private Reply await(String request, Deque<String> answers, Consumer<Received> watcher) {
        var reply = new Reply.Collector();
        while (true) {
            Received message = answers.isEmpty() ? receiveFor(wire.publications, request) : answering(request, answers);
            watcher.accept(message);
            reply.add(message.type(), message.content());
            if (message.type().equals("status") && message.content().get("execution_state").getAsString().equals("idle")) {
                return reply.end(receiveFor(wire.shell, request).content());
            }
        }
    }

    private Received answering(String request, Deque<String> answers) {
        while (true) {
            Received message = wire.receive(wire.publications, 20);
            if (message != null && request.equals(message.parent())) {
                return message;
            }
            Received question = wire.receive(wire.stdin, 20);
            if (question != null && request.equals(question.parent()) && !answers.isEmpty()) {
                wire.send(wire.stdin, "input_reply", Map.of("value", answers.remove()));
            }
        }
    }

    /** Waits until a cell has printed {@code text}. */
    void awaitOutput(String request, String text) {
        Received message;
        do {
            message = receiveFor(wire.publications, request);
        } while (!message.type().equals("stream") || !message.content().get("text").getAsString().contains(text));
    }

    /** Sends an interrupt and does not wait until it has arrived. */
    void sendInterrupt() {
        wire.send(wire.control, "interrupt_request", Map.of());
    }

    void interrupt() {
        request(wire.control, "interrupt_request", Map.of());
    }

    JsonObject complete(String code, int cursor) {
        return request(wire.shell, "complete_request", Map.of("code", code, "cursor_pos", cursor));
    }

    /** What the kernel says about what stands at {@code cursor}; empty if nothing. */
    String inspect(String code, int cursor) {
        JsonObject reply = request(wire.shell, "inspect_request", Map.of("code", code, "cursor_pos", cursor, "detail_level", 0));
        assertThat(reply.get("status").getAsString()).as(reply.toString()).isEqualTo("ok");
        return reply.get("found").getAsBoolean() ? reply.getAsJsonObject("data").get("text/plain").getAsString() : "";
    }

    JsonObject isComplete(String code) {
        return request(wire.shell, "is_complete_request", Map.of("code", code));
    }

    /** The names offered at the bar in {@code marked}, which stands for the cursor. */
    List<String> offered(String marked) {
        var names = new ArrayList<String>();
        String code = marked.replace("|", "");
        int cursor = marked.codePointCount(0, marked.indexOf('|'));
        complete(code, cursor).getAsJsonArray("matches").forEach(name -> names.add(name.getAsString()));
        return names;
    }

    /** The sockets, for messages that no notebook would send. */
    Wire wire() {
        return wire;
    }

    /** Sends a request and waits for its answer. */
    JsonObject request(ZMQ.Socket socket, String type, Map<String, ?> content) {
        return receiveFor(socket, wire.send(socket, type, content)).content();
    }

    Received receiveFor(ZMQ.Socket socket, String request) {
        Received message;
        do {
            message = process.isAlive() ? wire.receive(socket, patienceMilliseconds) : null;
            if (message == null) {
                // A kernel that hangs would make every later test wait as long.
                process.destroyForcibly();
                throw new AssertionError("the kernel has ended or said nothing for " + patienceMilliseconds + " ms");
            }
        } while (!request.equals(message.parent()));
        return message;
    }

    /** Asks the kernel to end and says whether it did within ten seconds. */
    boolean shutDown() throws InterruptedException {
        wire.send(wire.control, "shutdown_request", Map.of("restart", false));
        return ends();
    }

    /** Whether the kernel ends within ten seconds. */
    boolean ends() throws InterruptedException {
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        wire.close();
    }
}
