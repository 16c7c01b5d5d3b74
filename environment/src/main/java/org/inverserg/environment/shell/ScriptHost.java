package org.inverserg.environment.shell;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.UUID;
import org.inverserg.environment.protocol.CellHost;
import org.inverserg.environment.protocol.JavaKernel;
import org.inverserg.environment.rendering.BundleRendering;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;

/** A terminal, where a notebook's cells run as a script: what they show is printed as text. */
public final class ScriptHost implements CellHost {

    private final CellSession session;
    private final Renderer renderer = new Renderer();

    /** Shows what the cells of {@code session} show. */
    public ScriptHost(CellSession session) {
        this.session = session;
        Text.registerAll(renderer);
        BundleRendering.register(renderer);
    }

    @Override
    public DisplayData render(Object object) {
        return object == null ? new DisplayData("null") : object instanceof DisplayData data ? data : renderer.render(object);
    }

    @Override
    public DisplayData renderAs(Object object, String... mimeTypes) {
        return object == null ? new DisplayData("null") : object instanceof DisplayData data ? data : renderer.renderAs(object, mimeTypes);
    }

    @Override
    public String show(DisplayData data) {
        Object text = data.getData(MIMEType.TEXT_PLAIN);
        System.out.println(text == null ? "(shown in a notebook only)" : text);
        return UUID.randomUUID().toString();
    }

    @Override
    public void update(String id, DisplayData data) {
        show(data);
    }

    @Override
    public Object evalRaw(String code) {
        try {
            return session.runInside(new CellCode("the code given to eval", code));
        } catch (CellFailure failure) {
            throw new IllegalArgumentException(String.join("\n", failure.report()), failure.getCause());
        }
    }

    @Override
    public Magics magics() {
        return ((org.inverserg.environment.magics.Magics) session.magics()).registry();
    }

    @Override
    public JavaKernel kernel() {
        return null;
    }
}
