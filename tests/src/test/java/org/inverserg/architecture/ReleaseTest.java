package org.inverserg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files beside the code say of the version, and that the papers are cited alike. */
class ReleaseTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PAPERS = List.of("2506.04016", "10.1103/PhysRevLett.128.081603");

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static String find(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(text(file));
        assertThat(matcher.find()).as(pattern + " in " + file).isTrue();
        return matcher.group(1);
    }

    private static String version() throws IOException {
        return find("pom.xml", "<version>([^<]+)</version>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/pom.xml", "environment/pom.xml", "tests/pom.xml"})
    void modulesHaveTheVersionOfTheWhole(String module) throws IOException {
        assertThat(find(module, "<version>([^<]+)</version>")).isEqualTo(version());
    }

    @Test
    void whatCitesTheProjectHasItsVersion() throws IOException {
        assertThat(find("CITATION.cff", "(?m)^version: (.+)$")).isEqualTo(version());
        for (String file : List.of("codemeta.json", ".zenodo.json")) {
            assertThat(JsonParser.parseString(text(file)).getAsJsonObject().get("version").getAsString()).as(file).isEqualTo(version());
        }
        assertThat(find("CHANGELOG.md", "(?m)^## ([0-9.]+)")).isEqualTo(version().replace("-SNAPSHOT", ""));
    }

    /** A date of release is a fact; before the release there is none. */
    @Test
    void onlyAReleaseHasADateOfRelease() throws IOException {
        assertThat(text("CITATION.cff").contains("date-released:")).isEqualTo(!version().endsWith("-SNAPSHOT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CITATION.cff", "codemeta.json", ".zenodo.json"})
    void bothPapersAreCited(String file) throws IOException {
        assertThat(text(file)).contains(PAPERS);
    }
}
