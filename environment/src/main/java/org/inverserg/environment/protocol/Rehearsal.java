package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * Starts a kernel, asks it to complete a name and to run one cell as Jupyter would, and ends: the classes that are loaded on the way are what every kernel needs.
 * The build keeps them in an archive. The one argument is the file with the code of the cell.
 */
public final class Rehearsal {

    private static final String TYPED = "var plan = Ising.critical(8);\nplan.se";
    private static final int PATIENCE_MILLISECONDS = 120_000;
    private static final String LOOPBACK = "127.0.0.1";

    private Rehearsal() {
    }

    /** Ends with 0 if the cell ran, with 1 if it did not or if the kernel does not answer. */
    public static void main(String[] arguments) throws Exception {
        var properties = properties();
        Path file = Files.createTempFile("rehearsal", ".json");
        boolean ran = false;
        try {
            Files.writeString(file, properties.toJsonString());
            Callable<Void> kernel = () -> {
                Main.main(new String[] {file.toString()});
                return null;
            };
            var thread = new Thread(new FutureTask<>(kernel), "kernel");
            thread.setDaemon(true);
            thread.start();
            ran = run(properties, Files.readString(Path.of(arguments[0])));
        } finally {
            Files.deleteIfExists(file);
            // The kernel's other threads would go on, also after an exception.
            System.exit(ran ? 0 : 1);
        }
    }

    private static boolean run(KernelConnectionProperties properties, String code) throws GeneralSecurityException {
        try (var client = new Client(properties)) {
            client.bind(properties);
            client.sendMessage(new Message<>(new Header<>(MessageType.KERNEL_INFO_REQUEST), new KernelInfoRequest()));
            client.readMessage();
            client.sendMessage(new Message<>(new Header<>(MessageType.COMPLETE_REQUEST), new CompleteRequest(TYPED, TYPED.length())));
            client.readMessage();
            client.sendMessage(new Message<>(new Header<>(MessageType.EXECUTE_REQUEST),
                    new ExecuteRequest(code, false, false, Map.of(), false, true)));
            return client.readMessage().getContent() instanceof ExecuteReply;
        }
    }

    private static KernelConnectionProperties properties() throws IOException {
        try (var first = new ServerSocket(0); var second = new ServerSocket(0); var third = new ServerSocket(0);
                var fourth = new ServerSocket(0); var fifth = new ServerSocket(0)) {
            return new KernelConnectionProperties(LOOPBACK, first.getLocalPort(), second.getLocalPort(), third.getLocalPort(),
                    fourth.getLocalPort(), fifth.getLocalPort(), "tcp", "hmac-sha256", UUID.randomUUID().toString());
        }
    }

    /** Jupyter's end of the channel of the cells. */
    private static final class Client extends JupyterSocket {

        Client(KernelConnectionProperties properties) throws GeneralSecurityException {
            super(ZMQ.context(1), SocketType.DEALER, properties.createHMACGenerator(), JUPYTER_LOGGER);
            setReceiveTimeOut(PATIENCE_MILLISECONDS);
        }

        @Override
        public void bind(KernelConnectionProperties properties) {
            connect(formatAddress(properties.getTransport(), properties.getIp(), properties.getShellPort()));
        }
    }
}
