package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;

/** Where cells run, as far as {@link CellStatics} needs it: a notebook, or a script in a terminal. */
public interface CellHost {

    /** How {@code object} would be shown, in all the ways there are. */
    DisplayData render(Object object);

    /** How {@code object} would be shown as {@code mimeTypes}. */
    DisplayData renderAs(Object object, String... mimeTypes);

    /** Shows {@code data}; returns the id by which it can be changed. */
    String show(DisplayData data);

    /** Shows {@code data} in place of what was shown as {@code id}. */
    void update(String id, DisplayData data);

    /**
     * Runs {@code code} as a part of what runs, and returns the value of its last expression.
     *
     * @throws IllegalArgumentException if the code does not compile or throws
     */
    Object evalRaw(String code);

    /** The magics that can be called by name. */
    Magics magics();

    /** The kernel of the notebook; null in a script. */
    JavaKernel kernel();
}
