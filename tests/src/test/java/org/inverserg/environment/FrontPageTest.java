package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;

@Slow
class FrontPageTest {

    private static final String PROGRAM = """
            import front_page
            places = ["mine/one", "assignments/01", "beyond/01", "dreaming/00", "dreaming/01", "quickstart", "mine/<two>"]
            print(front_page.front_page([{"place": place, "page": place, "title": place, "profile": "quick", "seconds": 1, "whole": True, "figures": []}
                                         for place in places], []))
            """;

    /** What one may read first comes first; folders of one's own come last, and within a folder the order is kept. */
    @Test
    void notebooksStandUnderTheHeadingsOfTheirFolders() throws Exception {
        Command python = Command.program(List.of("python3", "-c", PROGRAM), Path.of("."), Map.of("PYTHONPATH", Command.path("").toString(), "PYTHONDONTWRITEBYTECODE", "1"));
        assertThat(python.code()).as(python.output()).isZero();
        assertThat(python.output()).containsSubsequence("<h2>Notebooks</h2>", ">quickstart</a>", "<h2>Dreaming up scale invariance</h2>", ">dreaming/00</a>",
                ">dreaming/01</a>", "<h2>Beyond the papers</h2>", "<h2>Assignments</h2>", "<h2>mine</h2>", ">mine/one</a>", ">mine/&lt;two&gt;</a>");
    }
}
