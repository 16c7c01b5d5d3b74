package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code display}, {@code updateDisplay}, {@code render} and {@code eval}, as in IJava. */
class CellStaticsTest extends KernelTest {

    @Test
    void displayShowsAtItsPlaceInTheCell() {
        Reply reply = kernel.run("""
                System.out.println("before");
                String id = display(Table.create("t", IntColumn.create("n", 1, 2)));
                System.out.println("after");
                updateDisplay(id, "changed");
                id
                """);
        assertThat(reply.status()).as(reply.traceback()).isEqualTo("ok");
        assertThat(reply.shown()).hasSize(2);
        Reply.Shown table = reply.shown().get(0);
        assertThat(table.data().get("text/html").getAsString()).contains("<table");
        assertThat(table.outBefore()).isEqualTo("before\n");
        assertThat(table.id()).isEqualTo(reply.text());
        Reply.Shown change = reply.shown().get(1);
        assertThat(change.update()).isTrue();
        assertThat(change.id()).isEqualTo(table.id());
        assertThat(change.text()).isEqualTo("changed");
        assertThat(change.outBefore()).isEqualTo("before\nafter\n");
    }

    @Test
    void displayShowsTheKindsAskedFor() {
        Reply reply = kernel.run("display(\"<b>bold</b>\", \"text/html\");\ndisplay(new BufferedImage(3, 2, 1), \"image/png\");");
        assertThat(reply.shown().get(0).data().get("text/html").getAsString()).isEqualTo("<b>bold</b>");
        assertThat(reply.shown().get(1).data().has("image/png")).isTrue();
    }

    @Test
    void renderGivesTheRepresentationsAndShowsNothing() {
        Reply reply = kernel.run("var data = render(Estimate.of(1.25, 0.02));\nint n = 1;");
        assertThat(reply.shown()).isEmpty();
        assertThat(kernel.run("data").data().get("text/html").getAsString()).isEqualTo("1.25(2)");
        assertThat(kernel.run("render(\"<i>x</i>\", \"text/html\")").data().get("text/html").getAsString()).isEqualTo("<i>x</i>");
    }

    @Test
    void showsEverythingOfALoopThatShows() {
        Reply reply = kernel.run("for (int i = 0; i < 3000; i++) display(i);");
        assertThat(reply.shown()).extracting(Reply.Shown::text)
                .containsExactlyElementsOf(IntStream.range(0, 3000).mapToObj(String::valueOf).toList());
    }

    @Test
    void aLoopThatUpdatesEndsWithTheLastState() {
        Reply reply = kernel.run("var bar = display(0);\nfor (int i = 1; i <= 3000; i++) updateDisplay(bar, i);");
        assertThat(reply.shown()).last().extracting(Reply.Shown::text).isEqualTo("3000");
        assertThat(reply.shown()).hasSizeLessThan(500);
    }

    @Test
    void evalRunsCodeAndGivesItsValue() {
        assertThat(kernel.run("int a = 20;\nvar sum = (int) eval(\"int b = 22; a + b\");\nsum + b").text()).isEqualTo("64");
        assertThat(kernel.run("IntStream.range(0, 3).mapToObj(i -> eval(i + \" + 1\")).toList()").text()).isEqualTo("[1, 2, 3]");
    }

    @Test
    void evalWorksOnOtherThreads() {
        assertThat(kernel.run("""
                var results = new ConcurrentHashMap<Integer, Object>();
                var threads = IntStream.range(0, 4).mapToObj(i -> new Thread(() -> results.put(i, eval("int own" + i + " = " + i + ";\\n10 * own" + i)))).toList();
                for (var thread : threads) thread.start();
                for (var thread : threads) thread.join();
                results
                """).text()).isEqualTo("{0=0, 1=10, 2=20, 3=30}");
        assertThat(kernel.run("own0 + own1 + own2 + own3").text()).isEqualTo("6");
        kernel.run("var late = CompletableFuture.supplyAsync(() -> { LockSupport.parkNanos(300_000_000); return eval(\"20 + 22\"); });"
                .replace("LockSupport", "java.util.concurrent.locks.LockSupport"));
        assertThat(kernel.run("late.get()").text()).isEqualTo("42");
    }

    @Test
    void evalThrowsWhatIsWrongWithItsCode() {
        Reply compile = kernel.run("eval(\"int z = \\\"text\\\";\")");
        assertThat(compile.errorName()).isEqualTo("IllegalArgumentException");
        assertThat(compile.traceback()).contains("String cannot be converted to int");
        Reply thrown = kernel.run("eval(\"Integer.parseInt(\\\"x\\\")\")");
        assertThat(thrown.traceback()).contains("Caused by: java.lang.NumberFormatException", "For input string");
        assertUsable();
    }

    @Test
    void anInterruptReachesCodeGivenToEval() throws InterruptedException {
        String request = kernel.submit("eval(\"while (true) { }\")");
        Thread.sleep(800);
        kernel.interrupt();
        assertThat(kernel.await(request).errorName()).isEqualTo("Interrupted");
        assertUsable();
    }

    @Test
    void anErrorShowsTheCellThatWasRunLast() {
        kernel.run("var again = 1;");
        assertThat(kernel.run("var again = 1 / 0;").traceback()).contains("var again = 1 / 0;");
    }
}
