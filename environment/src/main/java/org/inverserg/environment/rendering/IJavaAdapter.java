package org.inverserg.environment.rendering;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Makes a running IJava show the library's results. Loaded only where IJava is. */
final class IJavaAdapter {

    /** IJava's main class, which knows the running kernel. */
    static final String PRESENCE = "io.github.spencerpark.ijava.IJava";

    private IJavaAdapter() {
    }

    static void install() throws ReflectiveOperationException {
        var kernel = (BaseKernel) Class.forName(PRESENCE).getMethod("getKernelInstance").invoke(null);
        if (kernel != null) {
            BundleRendering.register(kernel.getRenderer());
        }
    }
}
