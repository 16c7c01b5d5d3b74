package org.inverserg.viewing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A configuration growing, as a GIF that begins again when it has ended: a frame for every size, all as large, sites as squares of whole pixels. */
final class Film {

    private static final int SMALLEST_SIDE = 512;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /** Of a second. */
    private static final int HUNDREDTHS = 80;
    private static final int HUNDREDTHS_AT_THE_END = 300;
    /** What browsers read as: for ever. */
    private static final byte[] AGAIN = {1, 0, 0};

    private Film() {
    }

    static void write(Growth growth, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            int last = growth.last().size();
            int side = last * Math.max(1, SMALLEST_SIDE / last);
            for (Level level : growth.levels()) {
                BufferedImage frame = frame(level, growth.inks(), side);
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
                describe(metadata, level.size() == last ? HUNDREDTHS_AT_THE_END : HUNDREDTHS);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage frame(Level level, Inks inks, int side) {
        var model = new IndexColorModel(inks.bits(), inks.colors().length, inks.colors(), 0, false, -1, DataBuffer.TYPE_BYTE);
        var frame = new BufferedImage(side, side, inks.bits() == 1 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, model);
        int pixels = side / level.size();
        int[] line = new int[side];
        for (int row = 0; row < level.size(); row++) {
            for (int column = 0; column < side; column++) {
                line[column] = level.color(row, column / pixels);
            }
            for (int i = 0; i < pixels; i++) {
                frame.getRaster().setSamples(0, row * pixels + i, side, 1, 0, line);
            }
        }
        return frame;
    }

    private static void describe(IIOMetadata metadata, int hundredths) throws IIOInvalidTreeException {
        var root = new IIOMetadataNode(FORMAT);
        var control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", String.valueOf(hundredths));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        var extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        extension.setUserObject(AGAIN.clone());
        var extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(extension);
        root.appendChild(extensions);
        metadata.mergeTree(FORMAT, root);
    }
}
