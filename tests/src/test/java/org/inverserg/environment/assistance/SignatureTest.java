package org.inverserg.environment.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "org.inverserg.lattice.Spins Ising.sample(int n)                              | Ising         | sample | int",
        "SymmetricKernel SymmetricTraining.train(org.inverserg.lattice.Spins fine)    | SymmetricTraining | train | Spins",
        "void Batches.<S,R>run(String task, int count, Supplier<S> s, Work<S,R> work) | Batches       | run    | String;int;Supplier<S>;Work<S,R>",
        "ArrayList<E>(Collection<? extends E> c)                                      | ArrayList     | <init> | Collection<?extendsE>",
        "R org.inverserg.parallel.Batches.Work<S,R>.run(S scratch, int batch)         | Batches;Work  | run    | S;int",
        "String String.format(String format, Object... args)                          | String        | format | String;Object[]",
        "double Fit.value()                                                           | Fit           | value  | ''",
        "double Fit.value(double[], int)                                              | Fit           | value  | double[];int",
    })
    void readsMethods(String text, String types, String member, String parameters) {
        assertThat(Signature.of(text)).isEqualTo(new Signature(list(types), member, list(parameters)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Batches.WIDTH:int              | Batches   | WIDTH",
        "org.inverserg.lattice.Spins    | Spins     | ''",
        "java.util.ArrayList<E>         | ArrayList | ''",
        "text:java.lang.String          | ''        | text",
    })
    void readsFieldsAndTypes(String text, String types, String member) {
        assertThat(Signature.of(text)).isEqualTo(new Signature(list(types), member, null));
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(";"));
    }
}
