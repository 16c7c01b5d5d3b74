package org.inverserg.environment.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.inverserg.Slow;
import org.inverserg.environment.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the site of the quickstart as a reader who opened its files, without a server and without a network. */
@Slow
class SiteInBrowserTest {

    private static final Path SITE = Path.of("target", "site").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIGURES = 5;

    private static Browser browser;

    @BeforeAll
    static void makeSite(@TempDir Path profile) throws IOException, InterruptedException {
        Command.requireJupyter();
        browser = Browser.start(profile);
        Command run = Command.run(Path.of("."), Map.of("INVERSERG_SITE", SITE.toString()), "run", "quickstart");
        assertThat(run.code()).as(run.output()).isZero();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Object colour(String css, String property) {
        return browser.evaluate("getComputedStyle(document.querySelector('" + css + "'))." + property);
    }

    @Test
    void frontPageShowsEveryFigureAndLeadsToItsPlace() throws IOException {
        browser.open(SITE.resolve("index.html").toUri().toString(), 1100, 1400);
        browser.awaitPictures(".figures img", PATIENCE);
        assertThat(browser.count(".figures img")).isEqualTo(FIGURES);
        assertThat(browser.count("table.agreement tr")).isEqualTo(1 + 4);
        assertThat(browser.count("td.mark.within1, td.mark.within2, td.mark.beyond")).isEqualTo(4);
        browser.prefer("light");
        Object light = colour("body", "backgroundColor");
        browser.screenshot("site-front-light");
        browser.prefer("dark");
        assertThat(colour("body", "backgroundColor")).isNotEqualTo(light);
        browser.screenshot("site-front-dark");
        browser.click(".figures li:last-child a");
        browser.await("location.hash == '#figure-" + FIGURES + "' && document.querySelector(':target').tagName == 'IMG'", PATIENCE);
    }

    @Test
    void notebookPageShowsFiguresAndFormulas() throws IOException {
        browser.prefer("light");
        browser.open(SITE.resolve("notebooks/quickstart.html").toUri().toString(), 1100, 6300);
        browser.awaitPictures(".jp-OutputArea-output img", PATIENCE);
        assertThat(browser.count(".jp-OutputArea-output img[id^='figure-']")).isEqualTo(FIGURES);
        browser.await("document.querySelectorAll('.MathJax_SVG svg').length >= 8", PATIENCE);
        assertThat(browser.count("merror, .MathJax_Error")).isZero();
        assertThat(browser.count(".jp-OutputArea-output table")).isGreaterThanOrEqualTo(4);
        Object light = colour("body", "backgroundColor");
        browser.screenshot("site-notebook-light");
        browser.prefer("dark");
        assertThat(colour("body", "backgroundColor")).isNotEqualTo(light);
        assertThat(colour(".jp-RenderedHTMLCommon p", "color")).isNotEqualTo(colour("body", "backgroundColor"));
        browser.screenshot("site-notebook-dark");
        assertThat(browser.evaluate("performance.getEntriesByType('resource').filter(e => e.name.startsWith('http')).length")).isEqualTo(0L);
    }
}
