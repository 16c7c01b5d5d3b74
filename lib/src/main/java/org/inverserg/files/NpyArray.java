package org.inverserg.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;

/** An array in NumPy's format, with as many bytes behind its header as the shape takes: no more and no less. */
final class NpyArray implements ArraySource {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TEXT = 1 << 24;

    private final Path file;
    private final ByteSource source;
    private final NpyHeader header;

    private NpyArray(Path file, ByteSource source, NpyHeader header) {
        this.file = file;
        this.source = source;
        this.header = header;
    }

    static NpyArray of(Path file, ByteSource source) throws IOException {
        try (var in = new Counting(source.open())) {
            NpyHeader header = NpyHeader.read(in, file);
            long needed = header.bytes();
            long there = source.length() - in.count;
            if (needed < 0 || needed != there) {
                throw Trouble.with(file, "an array of shape " + ArraySource.text(header.shape()) + " and type " + header.type().name() + " must have "
                        + (needed < 0 ? "more bytes than any file holds" : needed + " bytes") + " behind its header", there,
                        there < needed ? "the file was cut off, or its header does not tell the truth: write it again by np.save" : "write one array to a file by np.save");
            }
            return new NpyArray(file, source, header);
        }
    }

    @Override
    public long[] shape() {
        return header.shape().clone();
    }

    @Override
    public ElementType type() {
        return header.type();
    }

    @Override
    public void forEach(Elements elements) {
        if (!header.type().isNumber()) {
            throw Trouble.with(file, "the elements must be numbers", "text", "choose another array");
        }
        try (InputStream in = new BufferedInputStream(source.open(), BUFFER)) {
            requireSame(in);
            var walk = new Walk(header.shape(), header.fortran());
            byte[] bytes = new byte[BUFFER];
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.type().order());
            for (long left = header.bytes(); left > 0; left -= bytes.length) {
                int wanted = (int) Math.min(left, bytes.length);
                requireAll(in.readNBytes(bytes, 0, wanted), wanted);
                for (buffer.clear().limit(wanted); buffer.hasRemaining(); walk.step()) {
                    elements.accept(walk.index, header.type().next(buffer));
                }
            }
            requireEnd(in);
        } catch (IOException e) {
            throw Trouble.of(file, "read", e);
        }
    }

    /** What the one element holds. */
    String text() {
        long bytes = header.bytes();
        if (header.type().isNumber() || header.shape().length > 0 || bytes > LONGEST_TEXT) {
            throw Trouble.with(file, "there must be one text of up to " + LONGEST_TEXT + " bytes", header.type().name() + " " + ArraySource.text(header.shape()),
                    "let write(file) make the file");
        }
        try (InputStream in = source.open()) {
            requireSame(in);
            byte[] all = in.readNBytes((int) bytes);
            requireAll(all.length, (int) bytes);
            requireEnd(in);
            String order = header.type().order() == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE";
            String text = new String(all, Charset.forName(order));
            return text.replaceAll("\0+$", "");
        } catch (IOException e) {
            throw Trouble.of(file, "read", e);
        }
    }

    private void requireSame(InputStream in) throws IOException {
        NpyHeader again = NpyHeader.read(in, file);
        if (!again.type().equals(header.type()) || !Arrays.equals(again.shape(), header.shape()) || again.fortran() != header.fortran()) {
            throw new IOException("it changed while it was read");
        }
    }

    private static void requireAll(int read, int wanted) throws IOException {
        if (read < wanted) {
            throw new IOException("it ends before its last element");
        }
    }

    /** The end of an entry of an archive is where its checksum is looked at. */
    private static void requireEnd(InputStream in) throws IOException {
        if (in.read() != -1) {
            throw new IOException("it has bytes behind its last element");
        }
    }

    /** Counts what is read. */
    private static final class Counting extends InputStream {
        private final DataInputStream in;
        private long count;

        private Counting(InputStream in) {
            this.in = new DataInputStream(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** From element to element in the order of the file; {@code index} is the place where the last index runs fastest. */
    private static final class Walk {
        private final long[] shape;
        private final long[] strides;
        private final long[] at;
        private final boolean inOrder;
        private long index;

        private Walk(long[] shape, boolean fortran) {
            this.shape = shape;
            this.inOrder = !fortran || shape.length < 2;
            this.at = new long[shape.length];
            this.strides = new long[shape.length];
            long stride = 1;
            for (int d = shape.length - 1; d >= 0; d--) {
                strides[d] = stride;
                stride *= shape[d];
            }
        }

        private void step() {
            if (inOrder) {
                index++;
                return;
            }
            for (int d = 0; d < shape.length; d++) {
                index += strides[d];
                if (++at[d] < shape[d]) {
                    return;
                }
                index -= strides[d] * shape[d];
                at[d] = 0;
            }
        }
    }
}
