package org.inverserg.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.inverserg.Slow;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go to NumPy and come from it: the real one reads and writes them. */
@Slow
class NumPyFilesTest {

    private static final Spins SPINS = Ising.critical(6).seed(1).sample(100);
    private static final Fields FIELDS = PhiFour.pointB().size(4).seed(1).sample(20);

    @TempDir
    private Path folder;

    @Test
    void numPyReadsWhatIsWritten() {
        SPINS.write(folder.resolve("spins.npy"));
        SPINS.write(folder.resolve("spins.npz"));
        SPINS.write(folder.resolve("spins.txt"));
        SPINS.write(folder.resolve("spins.csv"));
        SPINS.writePacked(folder.resolve("packed.npy"));
        SPINS.writePacked(folder.resolve("packed.npz"));
        FIELDS.write(folder.resolve("fields.npy"));
        FIELDS.write(folder.resolve("fields.npz"));
        NumPy.run(folder, """
                a = np.load('spins.npy', allow_pickle=False)
                assert a.shape == (100, 6, 6) and a.dtype == np.int8 and set(np.unique(a)) == {-1, 1}
                z = np.load('spins.npz', allow_pickle=False)
                assert (z['spins'] == a).all() and z['chains'] == %d and abs(z['beta'] - 0.440687) < 1e-6
                import json
                assert json.loads(str(z['provenance']))['seed'] == 1
                assert (np.loadtxt('spins.txt').reshape(100, 6, 6) == a).all()
                assert (np.loadtxt('spins.csv', delimiter=',').reshape(100, 6, 6) == a).all()
                p = np.load('packed.npy', allow_pickle=False)
                assert (p == np.packbits(a.reshape(100, 36) > 0, axis=1)).all() and p.dtype == np.uint8
                q = np.load('packed.npz', allow_pickle=False)
                assert (q['packed'] == p).all() and tuple(q['shape']) == a.shape
                assert np.load('fields.npy').shape == (20, 4, 4) and np.load('fields.npy').dtype == np.float32
                f = np.load('fields.npz')
                assert (f['fields'] == np.load('fields.npy')).all() and f['lambda'] == 1
                np.save('back.npy', a); np.save('fields-back.npy', f['fields'].astype('>f8'))
                """.formatted(SPINS.chains()));
        assertThat(Spins.read(folder.resolve("back.npy"))).isEqualTo(SPINS);
        assertThat(Fields.read(folder.resolve("fields-back.npy"))).isEqualTo(FIELDS);
        for (String name : new String[] {"spins.npy", "spins.npz", "spins.txt", "spins.csv", "packed.npz"}) {
            assertThat(Spins.read(folder.resolve(name))).as(name).isEqualTo(SPINS);
        }
        assertThat(Spins.read(folder.resolve("spins.npz")).model()).isEqualTo(SPINS.model());
        assertThat(Spins.read(folder.resolve("spins.npz")).provenance().inputs()).containsExactly(SPINS.provenance());
        assertThat(Fields.read(folder.resolve("fields.npz")).action()).isEqualTo(FIELDS.action());
        assertThat(Spins.file(folder.resolve("packed.npy")).packed().read()).isEqualTo(SPINS);
    }

    @Test
    void whatNumPyWritesIsReadInEveryTypeOrderAndShape() {
        SPINS.write(folder.resolve("spins.npy"));
        NumPy.run(folder, """
                a = np.load('spins.npy')
                b = ((a + 1) // 2)
                for t in ['i1', '<i2', '>i2', '<i4', '>i4', '<i8', '>i8', '<f2', '>f2', '<f4', '>f4', '<f8', '>f8']:
                    for order in 'CF':
                        np.save('s-%s%s.npy' % (t.replace('<', 'l').replace('>', 'b'), order), np.asarray(a.astype(t), order=order))
                        np.save('z-%s%s.npy' % (t.replace('<', 'l').replace('>', 'b'), order), np.asarray(b.astype(t), order=order))
                for t in ['?', 'u1', '<u2', '>u2', '<u4', '>u4', '<u8', '>u8']:
                    for order in 'CF':
                        np.save('z-%s%s.npy' % (t.replace('<', 'l').replace('>', 'b').replace('?', 'bool'), order), np.asarray(b.astype(t), order=order))
                np.save('rows.npy', a.reshape(100, 36))
                np.savez('two.npz', mine=a, other=np.zeros(3))
                np.savez_compressed('one.npz', a)
                np.savetxt('text.txt', a.reshape(100, 36), header='m0 m1')
                np.save('packed.npy', np.packbits(b.astype(bool), axis=2))
                np.save('one.npy', a[0])
                with open('v2.npy', 'wb') as f:
                    np.lib.format.write_array(f, a, version=(2, 0))
                with open('v3.npy', 'wb') as f:
                    np.lib.format.write_array(f, a, version=(3, 0))
                open('list', 'w').write('\\n'.join(__import__('glob').glob('[sz]-*.npy')))
                """);
        String[] names = folder.toFile().list((where, name) -> name.matches("[sz]-.*|rows.npy|v..npy|one.npz|text.txt"));
        assertThat(names).hasSize(2 * (2 * 13 + 8) + 5);
        for (String name : names) {
            assertThat(Spins.read(folder.resolve(name))).as(name).isEqualTo(SPINS);
        }
        assertThat(Spins.file(folder.resolve("two.npz")).array("mine").read()).isEqualTo(SPINS);
        assertThat(Spins.file(folder.resolve("packed.npy")).packed().read()).isEqualTo(SPINS);
        assertThat(Spins.read(folder.resolve("one.npy"))).isEqualTo(SPINS.first(1));
        assertThatThrownBy(() -> Spins.read(folder.resolve("two.npz"))).hasMessageContaining("one array must be meant, got mine, other");
        assertThatThrownBy(() -> Spins.read(folder.resolve("packed.npy"))).hasMessageContaining("say packed()");
    }

    @Test
    void objectsAndStructuresAreRefused() {
        NumPy.run(folder, """
                np.save('objects.npy', np.array([{'a': 1}], dtype=object), allow_pickle=True)
                np.save('records.npy', np.zeros(3, dtype=[('a', 'i4'), ('b', 'f8')]))
                np.save('complex.npy', np.zeros((3, 2, 2), dtype=complex))
                np.save('text.npy', np.array(['a']))
                import pickle
                pickle.dump([1, 2], open('pickle.npy', 'wb'))
                np.save('both.npy', np.array([[[-1, 0], [1, 1]]]))
                np.save('nine.npy', np.ones((9, 9)))
                np.save('potts.npy', np.array([[[1, 2], [1, 1]]]))
                """);
        refused("objects.npy", "Python objects");
        refused("records.npy", "the elements must be");
        refused("complex.npy", "the elements must be");
        refused("text.npy", "must be numbers");
        refused("pickle.npy", "a text must hold");
        refused("both.npy", "a spin must be");
        refused("nine.npy", "9 of 3×3");
        refused("potts.npy", "got 2.0 at row 0, column 1 of configuration 0");
        assertThat(Spins.file(folder.resolve("nine.npy")).size(3).read().count()).isEqualTo(9);
        assertThat(Spins.file(folder.resolve("nine.npy")).size(9).read().count()).isEqualTo(1);
    }

    private void refused(String name, String message) {
        assertThatThrownBy(() -> Spins.read(folder.resolve(name))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message)
                .hasMessageContaining(", got ").hasMessageContaining("; ");
    }
}
