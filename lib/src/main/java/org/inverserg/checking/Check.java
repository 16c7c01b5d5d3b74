package org.inverserg.checking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.parallel.Require;

/**
 * An answer that was looked at: points, and words that help. It begins with {@link #that} and ends with {@link Question#points}; an answer that is
 * right gets all of its points, any other none.
 *
 * <pre>{@code
 * Check.that("gamma over nu", yours).isAbout(1.75).within(0.02)
 *     .mistake(0.875, "that is half of it: is it the susceptibility that was fitted, and not its root?")
 *     .otherwise("look at the range of sizes").points(3);
 * }</pre>
 *
 * @param name    what was asked for
 * @param points  those that the answer gets
 * @param of      those that it could get
 * @param message what is right or wrong, in words that do not tell the right answer
 * @param hint    what to look at when it is wrong; empty if there is nothing more to say
 * @param parts   the checks that this one is the sum of, empty for one alone
 */
public record Check(String name, int points, int of, String message, String hint, List<Check> parts) {

    /** @throws IllegalArgumentException if something is missing, or unless 0 ≤ points ≤ of */
    public Check {
        Require.given(name, "what is asked for");
        Require.that(of >= 1, "a check must be worth 1 point or more", of, "give it points");
        Require.that(points >= 0 && points <= of, "an answer must get 0 to " + of + " points", points, "give it no more than there are");
        Require.given(message, "what is said of an answer");
        Require.given(hint, "what to look at");
        parts = List.copyOf(Require.all(parts, "the parts of a check"));
    }

    /**
     * Begins a check.
     *
     * @param name  what is asked for, for the student
     * @param yours the answer: a number, an {@link org.inverserg.statistics.Estimate}, true or false, a text, an array or a list of numbers; null where
     *              nothing is answered yet, which is no error and gets no points
     */
    public static Question that(String name, Object yours) {
        Require.given(name, "what is asked for");
        Require.that(!name.isBlank(), "what is asked for must have a name", "\"" + name + "\"", "name it as the task does");
        return new Question(name, new Answer(yours), List.of(), List.of(), "", Double.NaN);
    }

    /**
     * Several checks on one card, with the sum of their points.
     *
     * @throws IllegalArgumentException if there is none, or if two have one name
     */
    public static Check all(Check... checks) {
        Require.allOf(checks, "checks");
        Require.that(checks.length > 0, "of checks there must be at least 1", "none", "give what is to be shown together");
        List<String> names = Arrays.stream(checks).map(Check::name).toList();
        Require.that(names.stream().distinct().count() == names.size(), "checks that are shown together must have different names", names, "rename one");
        int points = Arrays.stream(checks).mapToInt(Check::points).sum();
        int of = Arrays.stream(checks).mapToInt(Check::of).sum();
        String message = Arrays.stream(checks).allMatch(Check::passed) ? "all is right" : "see each of them";
        return new Check(String.join(", ", names), points, of, message, "", List.of(checks));
    }

    /** Whether the answer gets all points. */
    public boolean passed() {
        return points == of;
    }

    /** What is right or wrong, and what to look at. */
    public String advice() {
        return hint.isEmpty() ? message : message + "; " + hint;
    }

    /** The points, then a line for each check. */
    @Override
    public String toString() {
        Stream<Check> lines = parts.isEmpty() ? Stream.of(this) : parts.stream();
        return points + " of " + of + " points" + lines.map(check -> "\n  " + check.mark() + ": " + check.advice()).collect(Collectors.joining());
    }

    /** A sign, the name and the points: {@code ✓ gamma over nu (3 of 3)}. */
    public String mark() {
        return (passed() ? "✓ " : "✗ ") + name + " (" + points + " of " + of + ")";
    }

    /** A check that goes on: what is asked of the answer, and what is said when it is not so. Immutable. */
    public static final class Question {

        private final String name;
        private final Answer answer;
        private final List<Condition> conditions;
        private final List<Mistake> mistakes;
        private final String hint;
        /** Of the last {@code within}, or NaN. */
        private final double tolerance;

        /** A wrong answer that is known, and what is said of it. */
        private record Mistake(Condition isMade, String explanation) {
        }

        private Question(String name, Answer answer, List<Condition> conditions, List<Mistake> mistakes, String hint, double tolerance) {
            this.name = name;
            this.answer = answer;
            this.conditions = conditions;
            this.mistakes = mistakes;
            this.hint = hint;
            this.tolerance = tolerance;
        }

        /** The answer must be close to {@code value}; {@link About#within} says how close. */
        public About isAbout(double value) {
            requireFinite(value, "what an answer is compared with");
            return new About(this, tolerated -> Condition.about(value, tolerated));
        }

        /** Each number of the answer, an array, must be close to that of {@code values}. */
        public About isAbout(double[] values) {
            Require.given(values, "what an answer is compared with");
            Arrays.stream(values).forEach(value -> requireFinite(value, "what an answer is compared with"));
            double[] copy = values.clone();
            return new About(this, tolerated -> Condition.about(copy, tolerated));
        }

        /** The answer must be the number, the truth value, the text (but for space at its ends) or the array {@code expected}. */
        public Question is(Object expected) {
            var right = new Answer(Require.given(expected, "what an answer is compared with"));
            boolean comparable = right.number().isPresent() || right.numbers().isPresent() || right.truth().isPresent() || right.text().isPresent();
            Require.that(comparable, "an answer is compared with a number, an array, a text, true or false", right.kind(), "ask for one of these");
            right.number().ifPresent(number -> requireFinite(number, "what an answer is compared with"));
            right.numbers().ifPresent(numbers -> Arrays.stream(numbers).forEach(number -> requireFinite(number, "what an answer is compared with")));
            return and(Condition.equalTo(expected), tolerance);
        }

        /** The answer must be a number from {@code low} to {@code high}. */
        public Question isBetween(double low, double high) {
            requireRange(low, high);
            return and(Condition.between(low, high), tolerance);
        }

        /** The answer must have an error, of 0 or more, no larger than {@code limit}. */
        public Question hasErrorBelow(double limit) {
            return hasErrorBetween(0, limit);
        }

        /** The answer must have an error from {@code low} to {@code high}. */
        public Question hasErrorBetween(double low, double high) {
            requireRange(low, high);
            return and(Condition.errorBetween(low, high), tolerance);
        }

        /** What to say of the answer {@code wrong}, as close as {@code within} before it says, or exactly. */
        public Question mistake(double wrong, String message) {
            requireFinite(wrong, "a wrong answer");
            requireText(message, "what is said of a mistake");
            var longer = new ArrayList<>(mistakes);
            longer.add(new Mistake(Double.isNaN(tolerance) ? Condition.equalTo(wrong) : Condition.about(wrong, tolerance), message));
            return new Question(name, answer, conditions, List.copyOf(longer), hint, tolerance);
        }

        /** What to look at when the answer is wrong and is none of the mistakes. */
        public Question otherwise(String lookAt) {
            return new Question(name, answer, conditions, mistakes, requireText(lookAt, "what to look at"), tolerance);
        }

        /**
         * Ends the check.
         *
         * @param of what a right answer gets, 1 or more
         * @throws IllegalStateException if nothing was asked of the answer
         */
        public Check points(int of) {
            Require.that(of >= 1, "a check must be worth 1 point or more", of, "give it points");
            if (conditions.isEmpty()) {
                throw new IllegalStateException("a check must ask something of \"" + name + "\" before its points; add isAbout(…).within(…), or is(…)");
            }
            if (answer.missing()) {
                return new Check(name, 0, of, "not answered yet", "", List.of());
            }
            Optional<String> complaint = conditions.stream().flatMap(condition -> condition.complaint(answer).stream()).findFirst();
            if (complaint.isEmpty()) {
                return new Check(name, of, of, answer + " is right", "", List.of());
            }
            return mistakes.stream().filter(mistake -> mistake.isMade.complaint(answer).isEmpty()).findFirst()
                    .map(mistake -> new Check(name, 0, of, complaint.get(), mistake.explanation, List.of()))
                    .orElseGet(() -> new Check(name, 0, of, complaint.get(), hint, List.of()));
        }

        private Question and(Condition condition, double newTolerance) {
            var longer = new ArrayList<>(conditions);
            longer.add(condition);
            return new Question(name, answer, List.copyOf(longer), mistakes, hint, newTolerance);
        }

        private static String requireText(String text, String what) {
            Require.given(text, what);
            Require.that(!text.isBlank(), what + " must say something", "\"" + text + "\"", "write a sentence");
            return text;
        }

        private static void requireFinite(double value, String what) {
            Require.that(Double.isFinite(value), what + " must be a finite number", value, "give a number");
        }

        private static void requireRange(double low, double high) {
            Require.that(low <= high, "the limits of an answer must be in order", low + " to " + high, "give the smaller one first");
        }
    }

    /** A check that has to be told how close is close enough. */
    public static final class About {

        private final Question question;
        private final DoubleFunction<Condition> condition;

        private About(Question question, DoubleFunction<Condition> condition) {
            this.question = question;
            this.condition = condition;
        }

        /** No further away than {@code tolerance}, which is 0 or more. */
        public Question within(double tolerance) {
            Require.that(tolerance >= 0 && Double.isFinite(tolerance), "how far an answer may be off must be 0 or more", tolerance, "give a number");
            return question.and(condition.apply(tolerance), tolerance);
        }
    }
}
