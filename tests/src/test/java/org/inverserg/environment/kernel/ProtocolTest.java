package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jupyter's protocol asks of a kernel beside running cells. */
@Slow
class ProtocolTest extends KernelTest {

    private final List<String> published = new ArrayList<>();

    private Reply run(String code, boolean silent, boolean stored, Map<String, String> expressions) {
        String request = kernel.wire().send(kernel.wire().shell, "execute_request", Map.of("code", code, "silent", silent,
                "store_history", stored, "user_expressions", expressions, "allow_stdin", false, "stop_on_error", true));
        return kernel.await(request, message -> published.add(message.type()));
    }

    private static int count(Reply reply) {
        return reply.content().get("execution_count").getAsInt();
    }

    private static JsonArray history() {
        return kernel.request(kernel.wire().shell, "history_request",
                Map.of("hist_access_type", "tail", "n", 100, "output", false, "raw", true)).getAsJsonArray("history");
    }

    @Test
    void aSilentCellLeavesNoTrace() {
        int before = count(kernel.run("1"));
        Reply reply = run("int inSilence = 5;\ninSilence", true, true, Map.of());
        assertThat(reply.status()).isEqualTo("ok");
        assertThat(published).doesNotContain("execute_input", "execute_result");
        assertThat(history().toString()).doesNotContain("inSilence");
        assertThat(run("int failing = 1 / 0;", true, false, Map.of()).errorName()).isEqualTo("ArithmeticException");
        assertThat(published).doesNotContain("error");
        assertThat(count(kernel.run("inSilence"))).isEqualTo(before + 1);
    }

    @Test
    void aCellThatIsNotStoredDoesNotCount() {
        int before = count(kernel.run("1"));
        assertThat(run("\"not stored\"", false, false, Map.of()).text()).isEqualTo("not stored");
        assertThat(history().toString()).doesNotContain("not stored");
        assertThat(count(kernel.run("1"))).isEqualTo(before + 1);
    }

    @Test
    void expressionsOfTheUserAreEvaluatedBehindTheCell() {
        Reply reply = run("int five = 5;", false, true, Map.of("six", "five + 1", "bad", "nowhere + 1", "none", "(Object) null"));
        JsonObject values = reply.content().getAsJsonObject("user_expressions");
        assertThat(values.getAsJsonObject("six").getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("6");
        assertThat(values.getAsJsonObject("six").get("status").getAsString()).isEqualTo("ok");
        assertThat(values.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
        assertThat(values.getAsJsonObject("bad").get("ename").getAsString()).isEqualTo("CompileError");
        assertThat(values.getAsJsonObject("none").get("status").getAsString()).isEqualTo("ok");
        assertThat(reply.status()).isEqualTo("ok");
    }

    @Test
    void theHistoryHasCellsThatFailed() {
        kernel.run("int failed = 1 / 0; // kept");
        assertThat(history().toString()).contains("// kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kernel_info_request | {}", "complete_request | {\"code\": \"Sys\", \"cursor_pos\": 3}",
        "complete_request | {\"code\": \"no.such\", \"cursor_pos\": 7}", "inspect_request | {\"code\": \"Math\", \"cursor_pos\": 4, \"detail_level\": 0}",
        "inspect_request | {\"code\": \"\", \"cursor_pos\": 0, \"detail_level\": 0}", "comm_info_request | {}",
        "history_request | {\"hist_access_type\": \"tail\", \"n\": 1, \"output\": false, \"raw\": true}",
    })
    void everyReplySaysHowItWent(String type, String content) {
        assertThat(kernel.request(kernel.wire().shell, type, json(content)).get("status").getAsString()).isEqualTo("ok");
    }

    @Test
    void repliesOnTheControlChannelSaySoAsWell() {
        assertThat(kernel.request(kernel.wire().control, "interrupt_request", Map.of()).get("status").getAsString()).isEqualTo("ok");
        assertUsable();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> json(String content) {
        return new Gson().fromJson(content, Map.class);
    }

    @Test
    void aDebuggerIsRefused() {
        JsonObject reply = kernel.request(kernel.wire().control, "debug_request",
                Map.of("seq", 7, "type", "request", "command", "debugInfo", "arguments", Map.of()));
        assertThat(reply.get("success").getAsBoolean()).isFalse();
        assertThat(reply.get("message").getAsString()).contains("no debugger");
        assertThat(reply.get("command").getAsString()).isEqualTo("debugInfo");
        assertThat(reply.get("request_seq").getAsInt()).isEqualTo(7);
    }

    @Test
    void aRequestThatNobodyKnowsIsAnsweredWithAnError() {
        JsonObject reply = kernel.request(kernel.wire().shell, "create_subshell_request", Map.of());
        assertThat(reply.get("status").getAsString()).isEqualTo("error");
        assertThat(reply.get("evalue").getAsString()).contains("create_subshell_request");
    }

    @Test
    void aWidgetIsToldThatItsChannelIsClosed() {
        String id = UUID.randomUUID().toString();
        String request = kernel.wire().send(kernel.wire().shell, "comm_open", Map.of("comm_id", id, "target_name", "jupyter.widget", "data", Map.of()));
        Wire.Received message;
        do {
            message = kernel.receiveFor(kernel.wire().publications, request);
            assertThat(message.content().toString()).doesNotContain("idle");
        } while (!message.type().equals("comm_close"));
        assertThat(message.content().get("comm_id").getAsString()).isEqualTo(id);
        kernel.wire().send(kernel.wire().shell, "comm_msg", Map.of("comm_id", id, "data", Map.of()));
        kernel.wire().send(kernel.wire().shell, "comm_close", Map.of("comm_id", id, "data", Map.of()));
        assertThat(kernel.request(kernel.wire().shell, "comm_info_request", Map.of()).getAsJsonObject("comms").size()).isZero();
        assertUsable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/vnd.vegalite.v4+json", "application/geo+json"})
    void jsonIsSentAsJson(String type) {
        String code = "import io.github.spencerpark.jupyter.kernel.display.DisplayData;\nvar chart = new DisplayData();\n"
                + "chart.putData(\"" + type + "\", \"{\\\"mark\\\": \\\"bar\\\", \\\"none\\\": null}\");\n";
        assertThat(kernel.run(code + "chart").data().getAsJsonObject(type).get("mark").getAsString()).isEqualTo("bar");
        assertThat(kernel.run(code + "display(chart);").shown().get(0).data().getAsJsonObject(type).get("none").isJsonNull()).isTrue();
        assertThat(kernel.run("chart.putData(\"" + type + "\", Map.of(\"a\", 1));\nchart").data().getAsJsonObject(type).get("a").getAsInt()).isEqualTo(1);
        assertThat(kernel.run("chart.putData(\"" + type + "\", \"{no\");\nchart").traceback()).contains("must be JSON");
        assertUsable();
    }

    @Test
    void nullIsShown() {
        assertThat(kernel.run("display((Object) null);").shown().get(0).text()).isEqualTo("null");
        assertThat(kernel.run("String nothing = null;\ndisplay(nothing);\nrender(nothing)").text()).isEqualTo("null");
    }

    @Test
    void aCharacterWhoseBytesComeOneByOneStaysWhole() {
        assertThat(kernel.run("""
                for (byte b : "π😀é".getBytes("UTF-8")) {
                    System.out.write(b);
                    System.out.flush();
                    System.err.print(".");
                    Thread.sleep(120);
                }""").out()).isEqualTo("π😀é");
        assertThat(kernel.run("System.out.write(0xcf); System.out.flush();").out()).isEqualTo("\ufffd");
        assertThat(kernel.run("System.out.print(\"next\");").out()).isEqualTo("next");
    }

    @Test
    void printsAsJshellDoes() {
        assertThat(kernel.run("printf(\"%d-%s \", 4, \"x\"); print(1); println(); println(\"end\");").out()).isEqualTo("4-x 1\nend\n");
    }

    @Test
    void theKernelIsThereForScriptsOfIJava() {
        assertThat(kernel.run("getKernelInstance().evalRaw(\"20 + 22\")").text()).isEqualTo("42");
        assertThat(kernel.run("class Shown { }\ngetKernelInstance().getRenderer().createRegistration(Shown.class)"
                + ".preferring(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)"
                + ".register((shown, context) -> context.renderIfRequested("
                + "io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML, () -> \"<b>own</b>\"));\nnew Shown()")
                .data().get("text/html").getAsString()).isEqualTo("<b>own</b>");
        assertThat(kernel.run("getKernelInstance().addToClasspath(\".\");").status()).isEqualTo("ok");
    }
}
