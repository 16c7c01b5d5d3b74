package org.inverserg.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.storage.WholeFile;

/**
 * Results as JSON, a member of the outermost object a line: {@code format}, which says what it is, {@code version} of the format, {@code library}, the
 * result's own members, its {@code provenance}, and last {@code checksum}, the CRC-32 of all text before its line. Who makes a file by hand
 * leaves the checksum out. Numbers have as many digits as they need to be read back the same; null stands for what is not known.
 *
 * @param kind of the result, for example {@code symmetric kernel}, so that one is not taken for another
 * @hidden
 */
@Internal
public record ResultFile(String kind) {

    private static final int VERSION = 1;
    /** Many times more than the largest result takes. */
    private static final int MOST_BYTES = 1 << 27;
    private static final String CHECKSUM = ",\n\"checksum\": \"";
    private static final String REMEDY = "save the result again";

    /** @throws IllegalArgumentException if there is no kind */
    public ResultFile {
        Require.given(kind, "the kind of a result");
    }

    private String format() {
        return "InverseRG " + kind;
    }

    /**
     * Writes a result aside and puts it into its place.
     *
     * @throws IllegalArgumentException     if it has a longer history than is read back
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void save(Path file, Map<String, ?> members, Provenance provenance) {
        Require.given(file, "the name of a file");
        var all = new LinkedHashMap<String, Object>();
        all.put("format", format());
        all.put("version", VERSION);
        all.put("library", Provenance.version());
        all.putAll(Require.given(members, "the members of a result"));
        all.put("provenance", ProvenanceText.members(provenance));
        String text = Json.lines(all);
        String open = text.substring(0, text.length() - "\n}\n".length());
        ArrayFiles.write(file, out -> out.write((open + CHECKSUM + checksum(open) + "\"\n}\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a result.
     *
     * @throws IllegalArgumentException     if the file holds something else, or is damaged
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public Members load(Path file) {
        String text = read(Require.given(file, "the name of a file"));
        Members members = Members.of(file, text);
        if (!members.has("format") || !members.text("format").equals(format())) {
            throw Trouble.with(file, "it must hold a " + kind + ", \"format\": \"" + format() + "\"", members.has("format") ? members.text("format") : "none",
                    "save(file) of a " + kind + " writes one");
        }
        members.whole("version", VERSION, VERSION);
        int last = text.lastIndexOf(CHECKSUM);
        if (members.has("checksum") && (last < 0 || !members.text("checksum").equals(checksum(text.substring(0, last))))) {
            throw Trouble.with(file, "the checksum must be that of all text before it", members.text("checksum"), "the file is damaged: " + REMEDY);
        }
        return members;
    }

    private String read(Path file) {
        try (InputStream in = WholeFile.read(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Trouble.with(file, "a " + kind + " must have at most " + MOST_BYTES + " bytes", "more", REMEDY);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Trouble.with(file, "a " + kind + " must be a text in UTF-8", "other bytes", REMEDY);
        } catch (IOException e) {
            throw Trouble.of(file, "read", e);
        }
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
