package org.inverserg.checking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.inverserg.statistics.Estimate;

/** What is asked of an answer. */
interface Condition {

    /** Doubles that are computed in another order differ by less than this share. */
    double ROUNDING = 1e-9;

    /** What is wrong with the answer, in words that do not tell the right one; nothing if it is as asked for. */
    Optional<String> complaint(Answer answer);

    /** A number in [{@code centre} − {@code tolerance}, {@code centre} + {@code tolerance}]. */
    static Condition about(double centre, double tolerance) {
        return answer -> number(answer).or(() -> {
            double off = answer.number().orElseThrow() - centre;
            return Math.abs(off) <= tolerance + ROUNDING * Math.max(Math.abs(centre), tolerance) ? Optional.empty() : Optional.of(answer + " is " + distance(answer, centre, off, tolerance));
        });
    }

    /** As {@link #about(double, double)}, number by number. */
    static Condition about(double[] centres, double tolerance) {
        return answer -> {
            if (answer.numbers().isEmpty()) {
                return wrongKind(answer, "an array of numbers");
            }
            double[] numbers = answer.numbers().get();
            if (numbers.length != centres.length) {
                return Optional.of(answer + " has " + numbers.length + " numbers, and " + centres.length + " are asked for");
            }
            for (int i = 0; i < numbers.length; i++) {
                Optional<String> complaint = about(centres[i], tolerance).complaint(new Answer(numbers[i]));
                if (complaint.isPresent()) {
                    return Optional.of("number " + i + " of the array, counted from 0: " + complaint.get());
                }
            }
            return Optional.empty();
        };
    }

    /** A number from {@code low} to {@code high}. */
    static Condition between(double low, double high) {
        return answer -> number(answer).or(() -> {
            double value = answer.number().orElseThrow();
            return value >= low && value <= high ? Optional.empty() : Optional.of(answer + " is too " + (value < low ? "small" : "large"));
        });
    }

    /** A number whose statistical error lies from {@code low} to {@code high}. */
    static Condition errorBetween(double low, double high) {
        return answer -> {
            if (answer.estimate().isEmpty()) {
                return wrongKind(answer, "a number with its error (an Estimate)");
            }
            Estimate estimate = answer.estimate().get();
            if (Double.isNaN(estimate.error())) {
                return Optional.of("the error of " + answer + " is not known: there was nothing to estimate it from");
            }
            return estimate.error() < low ? Optional.of("the error of " + answer + " is too small: something is counted as independent that is not")
                    : estimate.error() > high ? Optional.of("the error of " + answer + " is too large: too few data, or not all of them are used")
                    : Optional.empty();
        };
    }

    /** The same text, truth value or array; of numbers, as close as rounding lets them be. */
    static Condition equalTo(Object expected) {
        var right = new Answer(expected);
        if (right.number().isPresent()) {
            double number = right.number().get();
            return about(number, 0);
        }
        if (right.numbers().isPresent()) {
            double[] numbers = right.numbers().get();
            double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
            return about(numbers, largest * ROUNDING);
        }
        return answer -> {
            boolean sameKind = right.truth().isPresent() ? answer.truth().isPresent() : answer.text().isPresent();
            boolean same = sameKind && right.truth().equals(answer.truth()) && right.text().equals(answer.text());
            return !sameKind ? wrongKind(answer, right.kind()) : same ? Optional.empty() : Optional.of(answer + " is not what is asked for");
        };
    }

    private static Optional<String> number(Answer answer) {
        if (answer.number().isEmpty()) {
            return wrongKind(answer, "a number");
        }
        double value = answer.number().get();
        if (Double.isNaN(value)) {
            return Optional.of("it is not a number (NaN): 0 was divided by 0, or there was nothing to average or to fit");
        }
        return Double.isInfinite(value) ? Optional.of("it is infinite: something was divided by 0, or has overflowed") : Optional.empty();
    }

    private static Optional<String> wrongKind(Answer answer, String wanted) {
        return Optional.of("it is " + answer.kind() + ", and " + wanted + " is asked for");
    }

    private static String distance(Answer answer, double centre, double off, double tolerance) {
        double value = centre + off;
        String direction = off > 0 ? "too large" : "too small";
        String errors = answer.estimate().filter(estimate -> estimate.error() > 0)
                .map(estimate -> ", which is " + digits(Math.abs(off) / estimate.error()) + " times its error").orElse("");
        if (value * centre < 0 && Math.abs(value) > tolerance) {
            return direction + ", and has the wrong sign" + errors;
        }
        double ratio = centre == 0 ? Double.NaN : value / centre;
        String by = Double.isNaN(ratio) || ratio <= 0 ? "" : ratio >= 2 ? " by a factor " + digits(ratio) : ratio <= 0.5 ? " by a factor " + digits(1 / ratio)
                : " by " + digits(100 * Math.abs(ratio - 1)) + " %";
        return direction + by + errors;
    }

    private static String digits(double number) {
        return number >= 9.95 ? String.format(Locale.ROOT, "%.0f", number) : String.format(Locale.ROOT, "%.2g", number);
    }
}
