package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Standard input: a person in front of the notebook is asked; where there is none, the input is at its end. */
class InputTest extends KernelTest {

    @Test
    void aScannerReadsWhatThePersonTypes() {
        Reply reply = kernel.runWithInput("""
                var in = new Scanner(System.in);
                System.out.print("name? ");
                String name = in.nextLine();
                int n = in.nextInt();
                name + " " + (n + in.nextInt())
                """, "Jürgen", "20 22");
        assertThat(reply.text()).as(reply.traceback()).isEqualTo("Jürgen 42");
        assertThat(reply.out()).isEqualTo("name? ");
    }

    @Test
    void readGivesCharactersAndTheEndOfTheLine() {
        assertThat(kernel.runWithInput("List.of(System.in.read(), System.in.read(), System.in.read())", "ab").text())
                .isEqualTo("[97, 98, 10]");
        assertThat(kernel.runWithInput("new BufferedReader(new InputStreamReader(System.in)).readLine()", "").text()).isEmpty();
    }

    @Test
    void withoutAPersonTheInputIsAtItsEnd() {
        assertThat(kernel.run("System.in.read()").text()).isEqualTo("-1");
        assertThat(kernel.run("new Scanner(System.in).nextLine()").errorName()).isEqualTo("NoSuchElementException");
        assertUsable();
    }

    @Test
    void anInterruptEndsTheWaitForInput() throws InterruptedException {
        String request = kernel.submit("new Scanner(System.in).nextLine()", true);
        Thread.sleep(800);
        kernel.interrupt();
        assertThat(kernel.await(request).errorName()).isEqualTo("Interrupted");
        assertThat(kernel.runWithInput("new Scanner(System.in).nextLine()", "later").text()).isEqualTo("later");
    }
}
