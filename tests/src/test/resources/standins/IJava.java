package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** Does what IJava does with a class path and a start script: the arguments are the jar, the script, and expressions to show. */
public final class IJava {

    private static BaseKernel kernel;

    public static BaseKernel getKernelInstance() {
        return kernel;
    }

    public static void main(String[] arguments) throws Exception {
        kernel = new BaseKernel() {
            @Override
            public DisplayData eval(String code) {
                return null;
            }

            @Override
            public LanguageInfo getLanguageInfo() {
                return null;
            }
        };
        JShell shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(arguments[0]);
        run(shell, Files.readString(Path.of(arguments[1])));
        for (int i = 2; i < arguments.length; i++) {
            run(shell, "io.github.spencerpark.ijava.IJava.show(" + arguments[i] + ");");
        }
        System.exit(0);
    }

    public static void show(Object result) {
        DisplayData data = kernel.getRenderer().render(result);
        for (String type : new String[] {"text/plain", "text/html", "image/png"}) {
            if (data.hasDataForType(MIMEType.parse(type))) {
                System.out.print(type + " ");
            }
        }
        System.out.println();
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
}
