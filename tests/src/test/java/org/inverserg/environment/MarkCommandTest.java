package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Runs {@code environment/mark} as a teacher does, on a class in which not everybody means well. */
@Slow
class MarkCommandTest {

    private static final String[] MEANS = {LittleAssignment.MEAN, "for (double x : data) {\n    mean = Double.isNaN(mean) ? x / 5 : mean + x / 5;\n}",
        "mean = DoubleStream.of(data).sum() / data.length;", "double total = 0;\nfor (double x : data) {\n    total += x;\n}\nmean = total / 5;",
        "/* half of the first and the last */ mean = (data[0] + data[4]) / 2;"};
    private static final String[] RESULTS = {LittleAssignment.RESULT, "result = Estimate.of(3.05, 0.7);"};
    private static final String[] SQUARES = {LittleAssignment.SQUARE, "for (int i = 0; i < Math.abs(n); i++) {\n    square += Math.abs(n);\n}"};
    /** How long a sleeper of the class sleeps, by which it is known. */
    private static final String SLEEP = "98765.4321";

    @TempDir
    private static Path folder;

    private static Path version;
    private static Path solutions;

    @BeforeAll
    static void requireSandbox() throws IOException, InterruptedException {
        Command.requireJupyter();
        Command sandbox = Command.program(List.of("bash", "-c", ". " + Command.path("common.sh")
                + "; require_sandbox && bwrap --ro-bind / / --unshare-all --die-with-parent true && echo possible"), Path.of("."), Map.of());
        Tools.require(Tools.onPath("bwrap"), "bubblewrap is needed: " + sandbox.output());
        Assumptions.assumeTrue(sandbox.output().contains("possible"), "the system allows no namespaces: " + sandbox.output());
        solutions = Files.createDirectories(folder.resolve("course/solutions"));
        LittleAssignment.write(solutions.resolve("little.ipynb"));
        Command assigned = Command.run(folder, Map.of(), "assign", "--out", "versions", "course/solutions");
        assertThat(assigned.code()).as(assigned.output()).isZero();
        version = folder.resolve("versions/little.ipynb");
    }

    /** What a student answers, the points this gets, and what is said of it. */
    private record Case(String student, Map<String, String> answers, int points, String said) {
    }

    private Case hostile(String student, String result, int points, String said) {
        return new Case(student, answers(LittleAssignment.MEAN, result, LittleAssignment.SQUARE), points, said);
    }

    private static Map<String, String> answers(String mean, String result, String square) {
        return Map.of("mean", mean, "result", result, "square", square);
    }

    private List<Case> cases() {
        Path outside = folder.resolve("outside.txt");
        return List.of(
                hostile("loops", "while (true) {\n    try {\n        Thread.sleep(1000);\n    } catch (InterruptedException e) {\n        break;\n    }\n}", 7,
                        "cell 5 took longer than 30 s, and was stopped"),
                hostile("exits", "System.exit(0);", 2, "its program ended early in cell 5, as System.exit"),
                hostile("halts", "Runtime.getRuntime().halt(0);", 2, "its program ended early in cell 5"),
                hostile("hoards", "var hoard = new ArrayList<long[]>();\nwhile (true) {\n    hoard.add(new long[4_000_000]);\n}", 7, "cell 5 fails with OutOfMemoryError"),
                hostile("writes", "Files.writeString(Path.of(\"" + outside + "\"), \"was here\");", 7, "cell 5 fails with NoSuchFileException"),
                hostile("reads", "System.out.println(Files.readString(Path.of(\"" + solutions.resolve("little.ipynb") + "\")));", 7,
                        "cell 5 fails with NoSuchFileException"),
                hostile("forks", "new ProcessBuilder(\"sh\", \"-c\", \"sleep " + SLEEP + " & sleep " + SLEEP + "\").start();\n" + LittleAssignment.RESULT, 7, "cell 5 fails with IOException"),
                hostile("prints", "while (true) {\n    System.out.println(\"spam \".repeat(1000));\n}", 7, "cell 5 fails with IllegalStateException"),
                hostile("throws", "throw new Error(\"<script>alert(1)</script>\");", 7, "cell 5 fails with Error"),
                hostile("misspells", "resultt = 3;", 7, "cell 5 does not compile"),
                new Case("tampers", answers("mean = 1;\nclass Check {\n    static Object all(Object... all) {\n        return \"10 of 10\";\n    }\n}",
                        "System.out.println(\"3 of 3 points\");", "square = 9;"), 2, ""),
                new Case("sums", answers("mean = DoubleStream.of(data).sum();", LittleAssignment.RESULT.replace("mean", "3"), LittleAssignment.SQUARE), 8, ""));
    }

    @Test
    void aClassIsMarkedWhateverItHandsIn() throws Exception {
        Path handIns = Files.createDirectories(folder.resolve("submitted"));
        for (int i = 0; i < 20; i++) {
            handIn(handIns, "right%02d".formatted(i), LittleAssignment.filled(version, answers(MEANS[i % 5], RESULTS[i / 5 % 2], SQUARES[i / 10])));
        }
        for (Case each : cases()) {
            handIn(handIns, each.student, LittleAssignment.filled(version, each.answers));
        }
        handIn(handIns, "empty", Files.readString(version));
        String whole = LittleAssignment.filled(version, answers(LittleAssignment.MEAN, LittleAssignment.RESULT, LittleAssignment.SQUARE));
        Files.writeString(handIns.resolve("cut_little.ipynb"), whole.substring(0, whole.length() / 2));
        Files.writeString(handIns.resolve("nothing-little.ipynb"), "");
        Files.createSymbolicLink(handIns.resolve("link_little.ipynb"), solutions.resolve("little.ipynb"));
        Path lost = Files.writeString(folder.resolve("whole.ipynb"), whole);
        handIn(handIns, "loses", LittleAssignment.changed(lost, cell -> LittleAssignment.id(cell).endsWith("check") ? null : cell));
        handIn(handIns, "easier", LittleAssignment.changed(Files.writeString(lost, whole.replace(LittleAssignment.MEAN, "mean = 5;")), MarkCommandTest::lenient));
        handIn(handIns, "=stray", "{\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}", "other.ipynb");

        Command ended = Command.run(folder, Map.of(), "mark", "--solutions", "course/solutions", "--out", "marks", "--time", "60", "--memory", "256m", "submitted");
        assertThat(ended.code()).as(ended.output()).isZero();
        Map<String, Row> marks = marks(folder.resolve("marks/marks.csv"));
        assertThat(List.copyOf(marks.keySet())).isSorted().hasSize(20 + cases().size() + 7);
        for (int i = 0; i < 20; i++) {
            expect(marks, "right%02d".formatted(i), 10, "");
        }
        cases().forEach(each -> expect(marks, each.student, each.points, each.said));
        expect(marks, "empty", 0, "");
        expect(marks, "cut", 0, "the file cannot be read as a notebook");
        expect(marks, "nothing", 0, "the file cannot be read as a notebook");
        expect(marks, "link", 0, "it is a link to another file");
        expect(marks, "loses", 10, "3 of the cells that were given out are not there");
        expect(marks, "easier", 5, ""); // the second answer is made of the first
        assertThat(marks.get("'=stray").getString("reason")).contains("its name is that of no assignment");
        assertThat(marks.get("sums").getString("checks")).isEqualTo("the mean 0/2; the mean with its error 3/3; another square 3/3; the square of 3 2/2");

        assertThat(folder.resolve("outside.txt")).doesNotExist();
        assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse(""))).noneMatch(line -> line.contains(SLEEP));
        assertThat(page("sums")).contains("8 of 10 points", "15 is too large by a factor 5.0; that is the sum: divide it by how many there are", "<progress")
                .doesNotContain("src=", "http:", "https:");
        assertThat(page("tampers")).contains("not as it should be; does it hold for every number?").doesNotContain("289", "-17");
        assertThat(page("throws")).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(page("empty")).contains("not answered yet").doesNotContain("class=\"reason\"");
    }

    /** The shortest one; each takes the time of three runs of its notebook. */
    @Test
    void anAssignmentOfTheProjectGivesItsSolutionAllPointsAndAnEmptyVersionNone() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path teacher = Files.copy(Path.of("..", "notebooks", "assignments", "01-magnetization.ipynb"), real.resolve("01-magnetization.ipynb"));
        Command assigned = Command.run(folder, Map.of(), "assign", "--out", "real-versions", "real");
        assertThat(assigned.code()).as(assigned.output()).isZero();
        Path handIns = Files.createDirectories(folder.resolve("real-hand-ins"));
        Files.copy(teacher, handIns.resolve("teacher_01-magnetization.ipynb"));
        Files.copy(folder.resolve("real-versions/01-magnetization.ipynb"), handIns.resolve("empty_01-magnetization.ipynb"));
        Command ended = Command.run(folder, Map.of(), "mark", "--solutions", "real", "--out", "real-marks", "real-hand-ins");
        assertThat(ended.code()).as(ended.output()).isZero();
        Map<String, Row> marks = marks(folder.resolve("real-marks/marks.csv"));
        assertThat(marks.get("teacher").getString("points")).isEqualTo(marks.get("teacher").getString("of")).isEqualTo("19");
        assertThat(marks.get("empty").getString("points")).isEqualTo("0");
        assertThat(marks.values()).allSatisfy(row -> assertThat(row.getString("reason")).isEmpty());
    }

    /** A student's own check, which is easier to pass. */
    private static JsonObject lenient(JsonObject cell) {
        if (LittleAssignment.id(cell).equals("mean-check")) {
            cell.addProperty("source", "Check.that(\"the mean\", 3).is(3).points(2)");
        }
        return cell;
    }

    @Test
    void aSolutionThatDoesNotPassItsOwnChecksJudgesNobody() throws Exception {
        Path wrong = Files.createDirectories(folder.resolve("wrong/solutions"));
        Path teacher = LittleAssignment.write(wrong.resolve("little.ipynb"));
        Files.writeString(teacher, Files.readString(teacher).replace("isAbout(3).within(0.01)", "isAbout(4).within(0.01)"));
        Path handIns = Files.createDirectories(folder.resolve("one"));
        handIn(handIns, "somebody", Files.readString(version));
        Command ended = Command.run(folder, Map.of(), "mark", "--solutions", "wrong/solutions", "--out", "wrong/marks", "one");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("cannot judge", "the mean (0 of 2)", "too small by 25 %");
        assertThat(folder.resolve("wrong/marks/marks.csv")).doesNotExist();
    }

    @Test
    void whatCannotBeMarkedIsSaid() throws Exception {
        assertThat(said()).contains("A folder of hand-ins is needed.");
        assertThat(said("nowhere")).contains("There is no folder nowhere");
        assertThat(said("--memory", "much", ".")).contains("--memory needs a size of at least 128m, for example 1g, got much.");
        assertThat(said("--time=-3", ".")).contains("--time needs a positive number of seconds");
        assertThat(said("--jobs", "0", ".")).contains("--jobs needs a number, 1 or more, got 0.");
        assertThat(said("--solutions", "nowhere", ".")).contains("with the teacher's notebooks");
        assertThat(said("--help")).startsWith("environment/mark [OPTION…] FOLDER");
    }

    private static String said(String... arguments) throws IOException, InterruptedException {
        return Command.run(folder, Map.of(), "mark", Stream.concat(Stream.of("--solutions=course/solutions"), Stream.of(arguments)).toArray(String[]::new)).output();
    }

    private static void handIn(Path handIns, String student, String text) throws IOException {
        handIn(handIns, student, text, "little.ipynb");
    }

    private static void handIn(Path handIns, String student, String text, String name) throws IOException {
        Files.writeString(Files.createDirectories(handIns.resolve(student).resolve("little")).resolve(name), text);
    }

    private static Map<String, Row> marks(Path file) {
        var marks = new HashMap<String, Row>();
        Table table = Table.read().usingOptions(CsvReadOptions.builder(file.toFile()).columnTypes(name -> ColumnType.STRING));
        for (int row = 0; row < table.rowCount(); row++) {
            marks.put(table.stringColumn("student").get(row), table.row(row));
        }
        return table.stringColumn("student").asList().stream().collect(Collectors.toMap(name -> name, marks::get, (a, b) -> a, LinkedHashMap::new));
    }

    private static void expect(Map<String, Row> marks, String student, int points, String reason) {
        assertThat(marks).containsKey(student);
        Row row = marks.get(student);
        assertThat(row.getString("points") + " of " + row.getString("of")).as(student + ": " + row.getString("checks") + " " + row.getString("reason"))
                .isEqualTo(points + " of 10");
        if (reason.isEmpty()) {
            assertThat(row.getString("reason")).as(student).isEmpty();
        } else {
            assertThat(row.getString("reason")).as(student).contains(reason);
        }
    }

    private static String page(String student) throws IOException {
        return Files.readString(folder.resolve("marks/feedback/" + student + ".html"));
    }
}
