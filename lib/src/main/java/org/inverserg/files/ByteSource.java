package org.inverserg.files;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an array, to be read from the beginning as often as wanted. */
interface ByteSource {

    InputStream open() throws IOException;

    /** How many bytes there are, as far as the file says. */
    long length() throws IOException;
}
