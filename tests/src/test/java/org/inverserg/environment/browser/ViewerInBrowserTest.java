package org.inverserg.environment.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.inverserg.Slow;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.plotting.Plot;
import org.inverserg.upscaling.DreamPlan;
import org.inverserg.upscaling.SymmetricKernel;
import org.inverserg.viewing.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The viewer as people use it, its pixels compared with {@code Plot.lattice}. */
@Slow
class ViewerInBrowserTest {

    private static final DreamPlan PLAN = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146).dream(2).seed(11);
    private static final int SIDE = 1024;
    private static final int LEVELS = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LINE = 0xffd55e00;

    private static Browser browser;
    private static String page;

    @BeforeAll
    static void save(@TempDir Path folder) {
        browser = Browser.start(folder.resolve("profile"));
        page = PLAN.upTo(SIDE).viewer().save(folder.resolve("dream.html")).toUri().toString();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.prefer("light");
        browser.open(page, 700, 950);
    }

    /** A part of the viewer that is the {@code number}th on the page. */
    private static String part(int number, String css) {
        return "document.querySelectorAll('.inverserg-viewer')[" + number + "].shadowRoot.querySelector('" + css + "')";
    }

    private static String part(String css) {
        return part(0, css);
    }

    private static String text(String css) {
        return (String) browser.evaluate(part(css) + ".textContent");
    }

    private static BufferedImage canvas(int number, String css) throws IOException {
        String url = (String) browser.evaluate(part(number, css) + ".toDataURL('image/png')");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
    }

    private static void slide(int number, int level) {
        browser.evaluate("(s => { s.value = " + level + "; s.dispatchEvent(new Event('input', {bubbles: true})); })(" + part(number, ".level") + ")");
    }

    private static void focus(String css) {
        browser.evaluate(part(css) + ".focus()");
    }

    /** Moves the pointer to a pixel of the canvas, as a mouse does. */
    private static void pointAt(int x, int y) {
        browser.evaluate("(c => { const b = c.getBoundingClientRect(); c.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX: b.left + "
                + (x + 0.5) + " * b.width / " + SIDE + ", clientY: b.top + " + (y + 0.5) + " * b.height / " + SIDE + "})); })(" + part(".sites") + ")");
    }

    /** What {@code Plot.lattice} paints of the dream at {@code level}, seen through the canvas: from a corner on, enlarged, around the torus. */
    private static void assertShows(BufferedImage canvas, int level, int zoom, int left, int top) {
        Spins spins = spins(level);
        BufferedImage plot = Plot.lattice(spins, 0);
        assertThat(canvas.getWidth()).isEqualTo(SIDE);
        assertThat(canvas.getHeight()).isEqualTo(SIDE);
        int enlarged = SIDE * zoom / plot.getWidth();
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int expected = plot.getRGB((x + left) / enlarged % plot.getWidth(), (y + top) / enlarged % plot.getHeight());
                if (canvas.getRGB(x, y) != expected) {
                    throw new AssertionError("pixel (" + x + ", " + y + ") of L = " + spins.size() + " is " + Integer.toHexString(canvas.getRGB(x, y))
                            + " and not " + Integer.toHexString(expected));
                }
            }
        }
    }

    private static Spins spins(int level) {
        if (level > 0) {
            return PLAN.configurationsAt(1 << level);
        }
        int up = (Integer) browser.evaluate(part(".status") + ".textContent.endsWith('−1.000') ? -1 : 1") == 1 ? 1 : -1;
        return Spins.of(new byte[] {(byte) up});
    }

    @Test
    void everySizeHasThePixelsOfThePlot() throws IOException {
        for (int level = 1; level < LEVELS; level++) {
            slide(0, level);
            assertThat(text(".size")).isEqualTo("L = " + (1 << level));
            assertShows(canvas(0, ".sites"), level, 1, 0, 0);
            if (level == 3 || level == 6 || level == 10) {
                browser.screenshot("viewer-L" + (1 << level) + "-light");
            }
        }
    }

    @Test
    void zoomKeepsThePlaceAndGoesAroundTheTorus() throws IOException {
        slide(0, 7);
        for (int i = 0; i < 3; i++) {
            browser.evaluate(part(".in") + ".click()");
        }
        int left = (8 - 1) * SIDE / 2; // the middle stays in the middle
        assertShows(canvas(0, ".sites"), 7, 8, left, left);
        focus(".sites");
        for (int i = 0; i < 32; i++) {
            browser.press(Keys.ARROW_RIGHT);
        }
        browser.press(Keys.ARROW_UP);
        assertShows(canvas(0, ".sites"), 7, 8, (left + 32 * 128) % (8 * SIDE), left - 128);
        slide(0, 10);
        assertShows(canvas(0, ".sites"), 10, 8, (left + 32 * 128) % (8 * SIDE), left - 128);
        browser.evaluate(part(".whole") + ".click()");
        assertShows(canvas(0, ".sites"), 10, 1, 0, 0);
        for (int i = 0; i < 20; i++) {
            browser.evaluate(part(".in") + ".click()");
        }
        assertThat(text(".zoom")).isEqualTo("× 256"); // four sites of the largest lattice side by side
        assertThat(browser.evaluate(part(".in") + ".disabled")).isEqualTo(true);
    }

    @Test
    void draggingMovesTheLattice() throws IOException {
        slide(0, 6);
        browser.evaluate(part(".in") + ".click()");
        browser.evaluate("(c => { const b = c.getBoundingClientRect(); const at = (type, x, y) => c.dispatchEvent(new PointerEvent(type, {bubbles: true,"
                + " button: 0, clientX: b.left + x * b.width / 1024, clientY: b.top + y * b.height / 1024})); c.setPointerCapture = () => {};"
                + " at('pointerdown', 512, 512); at('pointermove', 256, 640); at('pointerup', 256, 640); at('pointermove', 900, 900); })(" + part(".sites") + ")");
        assertShows(canvas(0, ".sites"), 6, 2, 512 + 256, 512 - 128);
    }

    @Test
    void aBlockAndItsChildrenAreOutlinedUnderThePointer() throws IOException {
        slide(0, 4); // sites of 64 pixels
        pointAt(5 * 64 + 20, 2 * 64 + 20); // row 2, column 5: block (1, 2), from (256, 128) to (384, 256)
        BufferedImage outlines = canvas(0, ".outlines");
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                boolean around = x >= 250 && x < 390 && y >= 122 && y < 262 && !(x >= 256 && x < 384 && y >= 128 && y < 256);
                boolean between = x >= 256 && x < 384 && y >= 128 && y < 256 && (x == 319 || x == 320 || y == 191 || y == 192);
                boolean halo = !around && x >= 244 && x < 396 && y >= 116 && y < 268 && !(x >= 256 && x < 384 && y >= 128 && y < 256);
                int expected = around || between ? LINE : halo ? 0xffffffff : 0;
                if (outlines.getRGB(x, y) != expected) {
                    throw new AssertionError("pixel (" + x + ", " + y + ") is " + Integer.toHexString(outlines.getRGB(x, y)));
                }
            }
        }
        assertShows(canvas(0, ".sites"), 4, 1, 0, 0); // which nothing was painted over
        Spins fine = spins(4);
        assertThat(text(".block")).isEqualTo("block (1, 2) of L = 8: " + word(spins(3), 1, 2) + ", its children: " + word(fine, 2, 4) + ", " + word(fine, 2, 5)
                + ", " + word(fine, 3, 4) + ", " + word(fine, 3, 5));
        browser.screenshot("viewer-block");
        browser.evaluate(part(".sites") + ".dispatchEvent(new PointerEvent('pointerleave'))");
        assertThat(text(".block")).isEmpty();
    }

    private static String word(Spins spins, int row, int column) {
        return spins.spin(0, row, column) > 0 ? "up" : "down";
    }

    @Test
    void allCanBeDoneWithKeysAndIsSaid() throws IOException {
        focus(".sites");
        browser.press(Keys.HOME);
        assertThat(text(".size")).isEqualTo("L = 1");
        browser.press(Keys.ARROW_RIGHT);
        browser.press(Keys.PAGE_UP);
        assertThat(text(".size")).isEqualTo("L = 4");
        assertThat(browser.evaluate(part(".sites") + ".getAttribute('role')")).isEqualTo("img");
        assertThat(browser.evaluate(part(".sites") + ".getAttribute('aria-label')")).asString()
                .matches("configuration 0 of a dream with k=3, L = 4, m = −?\\d\\.\\d{3}");
        assertThat(text(".status")).matches("L = 4, m = −?\\d\\.\\d{3}");
        assertThat(browser.evaluate(part(".status") + ".getAttribute('role')")).isEqualTo("status");
        assertThat(browser.evaluate(part(".level") + ".getAttribute('aria-valuetext')")).isEqualTo("L = 4");
        browser.press("+");
        assertThat(text(".status")).contains("enlarged 2 times. In the middle: block (1, 1) of L = 2: ");
        browser.press("-");
        assertThat(text(".zoom")).isEmpty();
        assertThat(browser.evaluate("getComputedStyle(" + part(".sites") + ").outlineStyle")).isEqualTo("solid");
        browser.screenshot("viewer-focus");
        browser.press(Keys.TAB, Keys.TAB);
        assertThat(browser.evaluate("document.querySelector('.inverserg-viewer').shadowRoot.activeElement.className")).isEqualTo("level");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(text(".size")).isEqualTo("L = 8");
        browser.press(Keys.SPACE);
        assertThat(browser.evaluate(part(".play") + ".getAttribute('aria-label')")).isEqualTo("Pause");
        browser.press(Keys.SPACE);
        assertThat(browser.evaluate(part(".play") + ".getAttribute('aria-label')")).isEqualTo("Play the growth");
    }

    @Test
    void playingGoesThroughAllSizesAndStops() {
        browser.evaluate(part(".play") + ".click()");
        assertThat(text(".size")).isEqualTo("L = 1");
        browser.await(part(".size") + ".textContent == 'L = 2'", PATIENCE);
        browser.await(part(".size") + ".textContent == 'L = 1024' && " + part(".play") + ".textContent == '▶'", PATIENCE);
    }

    @Test
    void severalOnAPageDoNotDisturbEachOtherOrThePage(@TempDir Path folder) throws IOException {
        String one = PLAN.upTo(SIDE).viewer().html();
        Path both = folder.resolve("both.html");
        Files.writeString(both, "<!DOCTYPE html><meta charset=\"utf-8\"><style>button { display: none }</style><script>var before = Object.keys(window)"
                + "</script>" + one + one + one.replaceAll("(?s)<script>.*?</script>", ""));
        browser.open(both.toUri().toString(), 700, 950);
        slide(0, 5);
        slide(1, 9);
        assertShows(canvas(0, ".sites"), 5, 1, 0, 0);
        assertShows(canvas(1, ".sites"), 9, 1, 0, 0);
        assertThat(browser.evaluate("Object.keys(window).filter(name => !before.includes(name) && !/^(cdc_|ret_nodes$)/.test(name))"))
                .as("global names but those of the driver").isEqualTo(List.of());
        assertThat(browser.count("[id]")).isZero();
        assertThat(browser.evaluate("getComputedStyle(" + part(".play") + ").display")).isNotEqualTo("none");
        assertThat(browser.evaluate("document.querySelectorAll('.inverserg-viewer')[2].shadowRoot")).isNull(); // its script did not run
        assertThat(browser.evaluate("document.querySelectorAll('.inverserg-viewer img')[2].getBoundingClientRect().width > 500")).isEqualTo(true);
    }

    @Test
    void aPageThatAllowsNoScriptsShowsSizesBesideEachOther(@TempDir Path folder) throws IOException {
        String html = Files.readString(Path.of(URI.create(page)));
        Path bare = folder.resolve("bare.html");
        Files.writeString(bare, html.replace("<head>", "<head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">"));
        browser.open(bare.toUri().toString(), 700, 400);
        browser.awaitPictures(".inverserg-viewer img", PATIENCE);
        assertThat(browser.evaluate("document.querySelector('.inverserg-viewer').shadowRoot")).isNull();
        assertThat(browser.evaluate("document.querySelector('.inverserg-viewer img').offsetWidth")).isEqualTo(576L);
        assertThat(browser.evaluate("document.body.innerText.trim()")).isEqualTo("");
        browser.screenshot("viewer-without-scripts");
    }

    @Test
    void fieldsHaveTheColoursOfThePlotToTheNearestOf256(@TempDir Path folder) throws IOException {
        float[] coarse = {-1.5f, -0.25f, 0.01f, 2};
        float[] fine = new float[16];
        for (int site = 0; site < 16; site++) {
            fine[site] = site / 4f - 1.9f;
        }
        Viewer viewer = Viewer.ofFields("ramp", 4, List.of(Fields.of(coarse), Fields.of(fine)));
        browser.open(viewer.save(folder.resolve("fields.html")).toUri().toString(), 700, 950);
        BufferedImage canvas = canvas(0, ".sites");
        BufferedImage plot = Plot.image(Plot.field(Fields.of(fine), 0).range(-2, 2));
        for (int site = 0; site < 16; site++) {
            int shown = canvas.getRGB(site % 4 * 256 + 128, site / 4 * 256 + 128);
            int painted = plot.getRGB(2 * (site % 4 * 90 + 45), 2 * (site / 4 * 90 + 45));
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(shown >> shift & 0xff).as("site " + site).isCloseTo(painted >> shift & 0xff, within(5));
            }
        }
        pointAt(300, 300);
        assertThat(text(".block")).isEqualTo("block (0, 0) of L = 2: −1.50, its children: −1.91, −1.65, −0.90, −0.65");
    }

    @Test
    void itIsReadableOnLightAndDark() throws IOException {
        slide(0, 6);
        Object light = browser.evaluate("getComputedStyle(" + part(".status") + ").color");
        browser.prefer("dark");
        assertThat(browser.evaluate("getComputedStyle(" + part(".status") + ").color")).isNotEqualTo(light);
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(21, 24, 29)");
        browser.screenshot("viewer-L64-dark");
    }
}
