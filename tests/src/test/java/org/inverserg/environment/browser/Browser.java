package org.inverserg.environment.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.inverserg.environment.Tools;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, for looking at pages as a reader does. Screenshots go to {@code target/screenshots}. */
final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration POLL = Duration.ofMillis(100);

    /** It warns that it knows no special commands of this version of Chromium; those used here are in all. Held, or it is forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(Path chromium, Path chromeDriver, Path profile) {
        var service = new ChromeDriverService.Builder().usingDriverExecutable(chromeDriver.toFile()).usingAnyFreePort().build();
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        // It runs as root on test machines, where its sandbox cannot; and it must not ask the network for anything of its own.
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", "--user-data-dir=" + profile);
        SELENIUM.setLevel(Level.SEVERE);
        driver = new ChromeDriver(service, options);
    }

    /** Starts one, with its profile in {@code profile}; skips the test, or fails it, where there is none. */
    static Browser start(Path profile) {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(name -> find(name).stream()).findFirst();
        Optional<Path> chromeDriver = find("chromedriver");
        Tools.require(chromium.isPresent() && chromeDriver.isPresent(),
                "Chromium and chromedriver are needed to look at pages; environment/test installs them (chromium, chromium-driver)");
        return new Browser(chromium.orElseThrow(), chromeDriver.orElseThrow(), profile);
    }

    private static Optional<Path> find(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable).findFirst();
    }

    void open(String address, int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.get(address);
    }

    /** As if the reader had set the system to light or dark. */
    void prefer(String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void click(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    /** Moves the pointer onto something, for menus that open under it. */
    void point(String css) {
        new Actions(driver).moveToElement(driver.findElement(By.cssSelector(css))).perform();
    }

    /** The value of a JavaScript expression. */
    Object evaluate(String expression) {
        return driver.executeScript("return " + expression);
    }

    long count(String css) {
        return ((Number) evaluate("document.querySelectorAll(\"" + css + "\").length")).longValue();
    }

    /** Waits until an expression is true. */
    void await(String expression, Duration patience) {
        new WebDriverWait(driver, patience, POLL).withMessage(() -> expression + " on " + driver.getCurrentUrl())
                .until(page -> Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")")));
    }

    /** Waits until every picture that matches is there and has been decoded. */
    void awaitPictures(String css, Duration patience) {
        await("Array.from(document.querySelectorAll(\"" + css + "\")).every(i => i.complete && i.naturalWidth > 0)", patience);
    }

    /** Of the whole page, not only of what a window would show. */
    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true)).get("data");
        Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) data));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
