package org.inverserg.environment.browser;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inverserg.environment.Command;

/** {@code environment/jupyter} on a folder, with settings of nobody else. */
final class JupyterServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(http://(?:localhost|127\\.0\\.0\\.1):\\d+/)(tree|lab)?(\\?token=\\w+)");
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;
    private String base;
    private String page;
    private String token;

    private JupyterServer(Path notebooks, Path folder) throws IOException {
        log = folder.resolve("jupyter.log");
        var builder = new ProcessBuilder(Command.path("jupyter").toString(), "--no-browser", "--notebook-dir", notebooks.toString(),
                "--port", String.valueOf(freePort())).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        builder.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        process = builder.start();
    }

    /** Starts one on the folder {@code notebooks} and waits until it says where it is. */
    static JupyterServer start(Path notebooks, Path folder) throws IOException, InterruptedException {
        var server = new JupyterServer(notebooks, folder);
        try {
            server.awaitAddress();
            return server;
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    private void awaitAddress() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher said = ADDRESS.matcher(Files.readString(log));
            if (said.find()) {
                base = said.group(1);
                page = said.group(2);
                token = said.group(3);
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Jupyter did not say within " + PATIENCE_SECONDS + " s where it is; it printed\n" + Files.readString(log));
    }

    String address(String page) {
        return base + page + token;
    }

    /** Whether it is JupyterLab, which the command prefers, and not the classic notebook. */
    boolean isLab() {
        return "lab".equals(page);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Politely at first: it then ends its kernels. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
