package org.inverserg.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChartBuilder;

class PlainTextTest {

    private static final class Mute {
    }

    private static final class MuteButEqual {

        @Override
        public boolean equals(Object other) {
            return other instanceof MuteButEqual;
        }

        @Override
        public int hashCode() {
            return 0x2a;
        }
    }

    private record Pair(Object first, int[] second) {
    }

    @Test
    void whatHasWordsKeepsThem() {
        assertThat(PlainText.of("user@abc, java.lang.Object@1f")).isEqualTo("user@abc, java.lang.Object@1f");
        assertThat(PlainText.of(List.of("a@b", Optional.of(1.5)))).isEqualTo("[a@b, Optional[1.5]]");
        assertThat(PlainText.of(null)).isEqualTo("null");
    }

    @Test
    void whatHasNoneIsNamedByItsClass() {
        assertThat(PlainText.of(new Object())).isEqualTo("Object");
        assertThat(PlainText.of(new Mute())).isEqualTo("PlainTextTest.Mute");
        assertThat(PlainText.of(new MuteButEqual())).isEqualTo("PlainTextTest.MuteButEqual");
        assertThat(PlainText.of(CompletableFuture.completedFuture(1))).isEqualTo("CompletableFuture[Completed normally]");
        Runnable lambda = () -> { };
        assertThat(PlainText.of(lambda)).isEqualTo("Runnable");
        assertThat(PlainText.of(new Mute[] {new Mute(), null})).isEqualTo("[PlainTextTest.Mute, null]");
        assertThat(PlainText.of(new Runnable() {
            @Override
            public void run() {
                throw new UnsupportedOperationException();
            }
        })).isEqualTo("Runnable");
    }

    @Test
    void alsoWithinOtherResults() {
        assertThat(PlainText.of(List.of(new Mute(), new double[] {1, 2.5}, new Mute[2], "x@y"))).isEqualTo("[PlainTextTest.Mute, [1.0, 2.5], PlainTextTest.Mute[2], x@y]");
        assertThat(PlainText.of(Map.of(new Mute(), Optional.of(new Object())))).isEqualTo("{PlainTextTest.Mute=Optional[Object]}");
        assertThat(PlainText.of(new Pair(List.of(new MuteButEqual()), new int[] {3}))).isEqualTo("Pair[first=[PlainTextTest.MuteButEqual], second=[3]]");
        assertThat(PlainText.of(List.of(new XYChartBuilder().build()))).isEqualTo("[XYChart]");
        assertThat(PlainText.of(List.of(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)))).startsWith("[BufferedImage: type = 1 ");
    }

    @Test
    void whatHoldsItselfEnds() {
        var array = new Object[2];
        var list = new ArrayList<Object>(List.of(new Object()));
        array[0] = array;
        array[1] = list;
        list.add(array);
        assertThat(PlainText.of(array)).isEqualTo("[[...], [Object, Object[2]]]");
        assertThat(PlainText.of(Arrays.asList(array, list))).isEqualTo("[Object[2], [Object, Object[2]]]");
    }

    @Test
    void theSameWordsEachTime() {
        assertThat(PlainText.of(List.of(new Mute(), new Object()))).isEqualTo(PlainText.of(List.of(new Mute(), new Object()))).doesNotContain("@");
    }
}
