package org.inverserg.environment.rendering;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * Does what JJava does with a class path and a start script, on JJava's own base library: its distribution is not among the artifacts of
 * Maven Central. The arguments are the jar, the script, and expressions; of each it prints what would go into a message.
 */
public final class JJavaStandIn extends BaseKernel {

    private static JJavaStandIn kernel;

    private JJavaStandIn() {
        super("JJava", "stand-in", null, List.of(), null, new JupyterIO(StandardCharsets.UTF_8), new CommManager(), new Renderer(),
                null, null, true, new StringStyler.Builder().build());
    }

    /** Ends the program: threads of the base library would keep it. */
    public static void main(String[] arguments) throws Exception {
        kernel = new JJavaStandIn();
        // JJava looks for extensions by a class loader of its own, which is not that of the cells.
        kernel.installExtensions(arguments[0]);
        JShell shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(arguments[0]);
        run(shell, Files.readString(Path.of(arguments[1])));
        for (int i = 2; i < arguments.length; i++) {
            run(shell, JJavaStandIn.class.getName() + ".show(" + arguments[i] + ");");
        }
        System.exit(0);
    }

    /** In one line, as JSON. */
    public static void show(Object result) {
        DisplayData data = kernel.getRenderer().render(result);
        System.out.println(new Gson().toJson(data));
    }

    private static void run(JShell shell, String code) {
        for (String rest = code; !rest.isBlank();) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.exception() != null || !event.status().isDefined()) {
                    System.out.println("FAILED " + event);
                }
            }
            rest = next.remaining();
        }
    }

    @Override
    public Object evalRaw(String source) {
        return null;
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return null;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return null;
    }

    @Override
    public String isComplete(String code) {
        return IS_COMPLETE_MAYBE;
    }
}
