package org.inverserg.environment.marking;

import java.util.concurrent.Callable;
import org.inverserg.environment.magics.Magics;
import org.inverserg.environment.protocol.CellStatics;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.session.SessionOptions;
import org.inverserg.environment.session.StartScript;
import org.inverserg.environment.shell.ScriptHost;

/** A session as a notebook has it, whose cells run by themselves. */
final class MarkingSession implements AutoCloseable {

    private final CellSession session;

    /** @param options how long a statement may take */
    MarkingSession(SessionOptions options) throws CellFailure {
        session = new CellSession(System.out, System.err, options, own -> new Magics(own, System.out));
        CellStatics.speakTo(new ScriptHost(session));
        session.run(CellStatics.IMPORTS);
        session.run(StartScript.read());
    }

    Object run(String name, String code) throws CellFailure {
        return session.run(new CellCode(name, code));
    }

    Callable<?> compiled(String name, String code) throws CellFailure {
        session.beginCell();
        return session.compiled(new CellCode(name, code));
    }

    @Override
    public void close() {
        session.close();
    }
}
