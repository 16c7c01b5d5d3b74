package org.inverserg.environment.rendering;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.RenderedImage;
import java.io.InputStream;
import java.net.URLConnection;

/**
 * Shows every result the way {@link org.inverserg.notebook.Bundle} describes it, in a kernel built on jupyter-jvm-basekernel
 * (this one, IJava).
 */
public final class BundleRendering {

    private BundleRendering() {
    }

    /**
     * From now on {@code renderer} shows any object for which it has no more special way by its bundle, and what a stock kernel shows
     * with words that change from run to run as well.
     */
    public static void register(Renderer renderer) {
        renderer.createRegistration(Object.class)
                .onType(RenderedImage.class).onType(InputStream.class).onType(URLConnection.class)
                .preferring(MIMEType.ANY)
                .supporting(MIMEType.ANY)
                .register(BundleRendering::render);
    }

    private static void render(Object result, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        var representations = Representations.of(result, JsonContent::of);
        representations.data().forEach((type, content) -> {
            if (context.wantsDataRenderedAs(MIMEType.parse(type))) {
                out.putData(type, content);
            }
        });
        representations.metadata().forEach(out::putMetaData);
    }
}
