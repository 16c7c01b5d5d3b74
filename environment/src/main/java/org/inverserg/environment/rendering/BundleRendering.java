package org.inverserg.environment.rendering;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import org.inverserg.notebook.Bundle;

/** Shows every result the way {@link Bundle} describes it, in a kernel built on jupyter-jvm-basekernel (this one, IJava). */
public final class BundleRendering {

    private BundleRendering() {
    }

    /** From now on {@code renderer} shows any object for which it has no more special way by its {@link Bundle}. */
    public static void register(Renderer renderer) {
        renderer.createRegistration(Object.class)
                .preferring(MIMEType.ANY)
                .supporting(MIMEType.ANY)
                .register(BundleRendering::render);
    }

    private static void render(Object result, RenderContext context) {
        try {
            DisplayData out = context.getOutputContainer();
            for (Map.Entry<String, String> representation : Bundle.of(result).entrySet()) {
                String type = representation.getKey();
                if (context.wantsDataRenderedAs(MIMEType.parse(type))) {
                    out.putData(type, content(type, representation.getValue()));
                }
            }
            Bundle.metadata(result).forEach(out::putMetaData);
        } catch (Throwable t) {
            // Also an Error: one that leaves here ends the message loop of the kernel, and with it every later cell.
            throw new RenderingException(result, t);
        }
    }

    /** The notebook format stores JSON types as JSON, everything else as text. */
    private static Object content(String type, String text) {
        if (type.equals("application/json") || type.endsWith("+json")) {
            return JsonContent.of(text);
        }
        return text;
    }
}
