package org.inverserg.environment.rendering;

import java.awt.image.RenderedImage;
import java.io.InputStream;
import java.net.URLConnection;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Shows every result the way {@link org.inverserg.notebook.Bundle} describes it, in JJava, which finds this class through
 * {@code META-INF/services}. No other kernel loads it.
 */
public final class JJavaExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer().createRegistration(Object.class)
                .onType(RenderedImage.class).onType(InputStream.class).onType(URLConnection.class)
                .preferring(MIMEType.ANY)
                .supporting(MIMEType.ANY)
                .register(JJavaExtension::render);
    }

    private static void render(Object result, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        // JJava has its library for JSON under a name of its own and leaves out members that are null, so JSON stays text here.
        var representations = Representations.of(result, json -> json);
        representations.data().forEach((type, content) -> {
            if (context.wantsDataRenderedAs(MIMEType.parse(type))) {
                out.putData(type, content);
            }
        });
        representations.metadata().forEach(out::putMetaData);
    }
}
