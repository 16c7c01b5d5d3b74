package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.ZMQ;

/** What comes on a socket and is no message of Jupyter's keeps no later request from its answer. */
@Slow
class MalformedMessagesTest extends KernelTest {

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);
    private static final long MOST_MILLISECONDS = 15_000;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> parts(String... texts) {
        return Stream.of(texts).map(MalformedMessagesTest::text).toList();
    }

    static Stream<List<byte[]>> messages() {
        Wire wire = kernel.wire();
        String header = wire.header("an id", "execute_request");
        return Stream.of(
                parts("<IDS|MSG>"), parts(""), parts("no delimiter", "at all"),
                parts("<IDS|MSG>", "signature", "{}", "{}"), parts("<IDS|MSG>", "signature", "{}", "{}", "{}"),
                parts("<IDS|MSG>", "wrong signature", header, "{}", "{}", "{\"code\": \"1\"}"),
                parts("<IDS|MSG>", "", "", "", "", ""),
                parts("<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>", "<IDS|MSG>"),
                wire.signed("", "", "", ""), wire.signed("{}", "{}", "{}", "{}"), wire.signed("null", "null", "null", "null"),
                wire.signed("[]", "[]", "[]", "[]"), wire.signed("{\"msg_type\"", "{}", "{}", "{}"), wire.signed("7", "{}", "{}", "{}"),
                wire.signed("{\"msg_type\": \"execute_request\"}", "{}", "{}", "{\"code\": \"1\"}"),
                wire.signed("{\"msg_type\": {}, \"msg_id\": []}", "{}", "{}", "{}"),
                wire.signed(header, "[1]", "{}", "{\"code\": \"1\"}"), wire.signed(header, "{}", "[]", "{\"code\": \"1\"}"),
                wire.signed(header, "{}", "{}", "{\"code\": "), wire.signed(header, "{}", "{}", "[]"),
                wire.signed(header, "{}", "{}", "{\"code\": [1, 2]}"),
                wire.signed("[".repeat(100_000), "{}", "{}", "{}"), wire.signed(header, "{}", "{}", "{\"a\":".repeat(100_000)),
                wire.signed(wire.header("x".repeat(5_000_000), "no_such_type"), "{}", "{}", "{}"),
                wire.signed(wire.header("an id", "execute_reply"), "{}", "{}", "{}"),
                wire.signed(wire.header("an id", "status"), "{}", "{}", "{\"execution_state\": \"idle\"}"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theNextRequestIsAnswered(List<byte[]> message) {
        Wire wire = kernel.wire();
        for (ZMQ.Socket socket : List.of(wire.shell, wire.control, wire.stdin)) {
            wire.sendParts(socket, message);
        }
        assertAnswered();
    }

    private static void assertAnswered() {
        long start = System.nanoTime();
        assertUsable();
        assertThat(kernel.request(kernel.wire().control, "interrupt_request", Map.of()).get("status").getAsString()).isEqualTo("ok");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(MOST_MILLISECONDS);
    }

    /** Requests that can be read and not be handled. */
    @ParameterizedTest
    @ValueSource(strings = {"execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "no_such_request"})
    void aRequestWithoutItsContentIsAnsweredWithAnError(String type) {
        assertThat(kernel.request(kernel.wire().shell, type, Map.of()).get("status").getAsString()).isEqualTo("error");
        assertUsable();
    }

    @Test
    void whateverComesTheNextRequestIsAnswered() {
        var random = new Random(13);
        Wire wire = kernel.wire();
        List<ZMQ.Socket> sockets = List.of(wire.shell, wire.control, wire.stdin);
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 10; i++) {
                wire.sendParts(sockets.get(random.nextInt(sockets.size())), random(random));
            }
            assertAnswered();
        }
    }

    private static List<byte[]> random(Random random) {
        if (random.nextBoolean()) {
            return new ArrayList<>(IntStream.rangeClosed(0, random.nextInt(9)).mapToObj(i -> part(random)).toList());
        }
        return kernel.wire().signed(json(random), json(random), json(random), json(random));
    }

    private static byte[] part(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return switch (random.nextInt(3)) {
            case 0 -> DELIMITER;
            case 1 -> text(json(random));
            default -> bytes;
        };
    }

    /** Nothing that could be taken for the order to end. */
    private static String json(Random random) {
        String[] some = {"{}", "[]", "null", "\"text\"", "1e400", "{\"msg_id\": 3}", "{\"msg_id\": \"i\", \"msg_type\": \"complete_request\"}",
            "{\"code\": 1}", "{\"msg_type\": null}", "", "{", "{\"msg_id\": \"i\", \"msg_type\": \"input_reply\", \"date\": \"never\"}", "{\"value\": {}}"};
        return some[random.nextInt(some.length)];
    }

    @Test
    void anAnswerIsFoundAmongWhatIsNone() {
        String request = kernel.submit("new Scanner(System.in).nextLine()", true);
        Wire.Received question = kernel.receiveFor(kernel.wire().stdin, request);
        assertThat(question.type()).isEqualTo("input_request");
        messages().forEach(message -> kernel.wire().sendParts(kernel.wire().stdin, message));
        kernel.wire().send(kernel.wire().stdin, "input_reply", Map.of("value", "found"));
        assertThat(kernel.await(request).text()).isEqualTo("found");
    }

    @Test
    void whatIsNoMessageDoesNotSkipTheCellBehindAFailure() {
        String failing = kernel.submit("Thread.sleep(300);\nint n = 1 / 0;");
        kernel.wire().sendParts(kernel.wire().shell, parts("<IDS|MSG>"));
        assertThat(kernel.await(failing).errorName()).isEqualTo("ArithmeticException");
        assertUsable();
    }
}
