package org.inverserg.environment.streams;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a cell has printed and shown and nobody has sent yet, in its order, in as few messages as possible. Not for many threads. */
final class OutputQueue {

    /** With more items than this, standard output and error are no longer kept in order, to keep the messages few. */
    private static final int MOST_IN_ORDER = 200;

    /** Something that becomes one message. */
    private sealed interface Item permits Text, Shown {
        ContentType<?> message();
    }

    /** Neighbouring bytes of one stream. */
    private record Text(StreamType stream, ByteArrayOutputStream bytes) implements Item {
        @Override
        public ContentType<?> message() {
            return new PublishStream(stream, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private record Shown(DisplayData data, boolean update) implements Item {
        @Override
        public ContentType<?> message() {
            return update ? new PublishUpdateDisplayData(data) : new PublishDisplayData(data);
        }

        boolean updates(String id) {
            return update && data.getDisplayId().equals(id);
        }
    }

    private final List<Item> items = new ArrayList<>();
    private int bytes;

    /** The number of bytes of text. */
    int bytes() {
        return bytes;
    }

    /** The number of messages. */
    int size() {
        return items.size();
    }

    void print(StreamType stream, byte[] text, int offset, int length) {
        textOf(stream).bytes().write(text, offset, length);
        bytes += length;
    }

    void show(DisplayData data) {
        items.add(new Shown(data, false));
    }

    /** Of several changes of one display that nobody has seen yet, only the last counts. */
    void update(DisplayData data) {
        items.removeIf(item -> item instanceof Shown shown && shown.updates(data.getDisplayId()));
        items.add(new Shown(data, true));
    }

    List<ContentType<?>> messages() {
        var messages = new ArrayList<ContentType<?>>();
        items.forEach(item -> messages.add(item.message()));
        return messages;
    }

    private Text textOf(StreamType stream) {
        int count = items.size();
        int oldest = count < MOST_IN_ORDER ? count - 1 : count - 2;
        for (int i = count - 1; i >= Math.max(0, oldest) && items.get(i) instanceof Text text; i--) {
            if (text.stream() == stream) {
                return text;
            }
        }
        var added = new Text(stream, new ByteArrayOutputStream());
        items.add(added);
        return added;
    }
}
