package org.inverserg.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inverserg.Slow;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.sampling.Ising;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were changed by accident or by malice give an error or what they hold, never something else, and take no more memory than what is there.
 * {@code -Dinverserg.mutants=100000} tries as many.
 */
@Slow
class HostileFilesTest {

    private static final int MUTANTS = Integer.getInteger("inverserg.mutants", 4000);
    private static final Spins SPINS = Ising.critical(4).seed(1).sample(40);
    private static final List<String> TYPES = List.of("|O", "<i8", ">i2", "<f4", "|b1", "<U9", "|V8", "<c8", "<M8[s]", "|i9", "=u2", "|S4");
    private static final List<String> SHAPES = List.of("(40, 4)", "(99999999999, 4, 4)", "(40, 4, 5)", "(-1, 4, 4)", "(999999999999999999999,)", "()", "(40,)",
            "(0, 4, 4)", "(10, 8, 8)", "(4294967296, 4294967296, 4294967296)", "(1, 4, 4)", "(640, 1, 1)", "40", "(40, 4L, 4)", "(True, 4, 4)");

    @TempDir
    private Path folder;

    @Test
    void changedFilesGiveAnErrorOrWhatTheyHold() throws IOException {
        var random = new Random(17);
        SPINS.write(folder.resolve("a.npy"));
        SPINS.write(folder.resolve("a.npz"));
        SPINS.write(folder.resolve("a.txt"));
        SPINS.writePacked(folder.resolve("b.npz"));
        int read = 0;
        Path accepted = Files.createDirectory(folder.resolve("accepted"));
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            String name = List.of("a.npy", "a.npy", "a.npz", "a.txt", "b.npz").get(mutant % 5);
            Path file = Files.write(folder.resolve("m." + name), changed(Files.readAllBytes(folder.resolve(name)), random));
            try {
                Spins spins = Spins.read(file);
                Fields.read(file.getFileName().toString().contains("b.npz") ? folder.resolve("a.npy") : file);
                if (name.equals("a.npy")) {
                    Files.copy(file, accepted.resolve(read + ".npy"));
                    spins.write(accepted.resolve(read++ + ".same.npy"));
                } else if (!name.equals("a.txt")) {
                    assertThat(spins).isEqualTo(SPINS); // an archive knows its checksums
                }
            } catch (IllegalArgumentException | UncheckedIOException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
                assertThat(e.getStackTrace()[0].getClassName()).startsWith("org.inverserg.");
                assertThat(e.getMessage()).as(e.toString()).matches("(?s).*(got .*; .*|could not be read: .*)");
            }
        }
        assertThat(read).isGreaterThan(MUTANTS / 100);
        NumPy.run(folder, """
                for i in range(%d):
                    a = np.load('accepted/%%d.npy' %% i, allow_pickle=False)
                    b = np.load('accepted/%%d.same.npy' %% i)
                    assert (np.where(a == 1, 1, -1).reshape(b.shape) == b).all(), i
                """.formatted(read));
    }

    private static byte[] changed(byte[] bytes, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
            case 2 -> replaced(bytes, "'descr': '|i1'", "'descr': '" + TYPES.get(random.nextInt(TYPES.size())) + "'");
            case 3 -> replaced(bytes, "(40, 4, 4)", SHAPES.get(random.nextInt(SHAPES.size())));
            case 4 -> replaced(bytes, "False", random.nextBoolean() ? "True" : "__import__('os')");
            case 5 -> overwritten(bytes, random);
            case 6 -> turned(bytes, random);
            default -> copiedOver(bytes, random);
        };
    }

    /** A few bytes near the beginning, where headers are. */
    private static byte[] overwritten(byte[] bytes, Random random) {
        byte[] all = bytes.clone();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            all[random.nextInt(Math.min(all.length, 140))] = (byte) random.nextInt(256);
        }
        return all;
    }

    /** One bit anywhere. */
    private static byte[] turned(byte[] bytes, Random random) {
        byte[] all = bytes.clone();
        all[random.nextInt(all.length)] ^= (byte) (1 << random.nextInt(8));
        return all;
    }

    /** A piece of it written over another. */
    private static byte[] copiedOver(byte[] bytes, Random random) {
        byte[] all = bytes.clone();
        int from = random.nextInt(all.length);
        int to = random.nextInt(all.length);
        System.arraycopy(bytes, from, all, to, Math.min(random.nextInt(40), all.length - Math.max(from, to)));
        return all;
    }

    /** In a header that stays as long as it says. */
    private static byte[] replaced(byte[] bytes, String old, String by) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int more = by.length() - old.length();
        String padded = more > 0 ? text.replaceFirst(" {" + more + "}\n", "\n") : text.replaceFirst("\n", " ".repeat(-more) + "\n");
        return padded.replace(old, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aShapeThatLiesTakesNoMemory() throws IOException {
        for (String shape : SHAPES) {
            Files.write(folder.resolve("lies.npy"), npy("|i1", shape, new byte[640]));
            if (!shape.equals("(10, 8, 8)") && !shape.equals("(640, 1, 1)")) {
                assertThatThrownBy(() -> Spins.read(folder.resolve("lies.npy"))).as(shape).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(", got ");
            }
        }
    }

    @Test
    void anArchiveThatWouldGrowIsRefused() throws IOException {
        byte[] zeros = new byte[1 << 20];
        refusedArchive(archive("spins.npy", npy("|i1", "(1099511627776, 1, 1)", zeros)), "must have 1099511627776 bytes");
        refusedArchive(archive("../../spins.npy", npy("|i1", "(1048576, 1, 1)", zeros)), "must be called NAME.npy");
        refusedArchive(archive("/etc/spins.npy", npy("|i1", "(1048576, 1, 1)", zeros)), "must be called NAME.npy");
        refusedArchive(archive("spins.pkl", zeros), "must be called NAME.npy");
        byte[] bomb = archive("spins.npy", npy("|i1", "(1048576, 1, 1)", zeros));
        int central = new String(bomb, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 2_000_000_000); // the size that it says to have
        refusedArchive(bomb, "must not be larger than its compressed bytes can become");
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, (1 << 20) + 127);
        refusedArchive(bomb, "");
        assertThat(folder.resolveSibling("spins.npy")).doesNotExist();
        assertThat(folder.getParent().resolveSibling("spins.npy")).doesNotExist();
    }

    private void refusedArchive(byte[] bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("bomb.npz"), bytes);
        assertThatThrownBy(() -> Spins.read(file)).isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class).hasMessageContaining(message);
    }

    @Test
    void whatIsNoFileIsRefusedAndLinksAreFollowed() throws Exception {
        Path pipe = folder.resolve("pipe.npy");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        for (Path no : List.of(pipe, folder, folder.resolve("none.npy"), Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> Spins.read(no)).as(no.toString()).isInstanceOf(UncheckedIOException.class).hasMessageContaining(no + " could not be read");
        }
        SPINS.write(folder.resolve("a.npy"));
        Path link = Files.createSymbolicLink(folder.resolve("link.npy"), folder.resolve("a.npy"));
        assertThat(Spins.read(link)).isEqualTo(SPINS);
        assertThatThrownBy(() -> SPINS.write(folder.resolve("a.dat"))).hasMessageContaining("must end with .npy, .npz, .txt or .csv, got");
        assertThatThrownBy(() -> SPINS.write(pipe)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("a pipe or a device");
    }

    private static byte[] npy(String type, String shape, byte[] elements) throws IOException {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length(), 0});
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write(elements);
        return out.toByteArray();
    }

    private static byte[] archive(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
