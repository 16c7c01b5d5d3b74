package org.inverserg.environment.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Puts classes into one jar in which the libraries of JJava have the names that its distribution gives them. */
final class Relocation implements AutoCloseable {

    private static final String SHADED = "org/dflib/jjava/shaded/";
    private static final List<String> RELOCATED = List.of("com/google/", "com/neilalexander/", "eu/neilalexander/", "org/slf4j/", "org/zeromq/", "zmq/");

    private final Set<String> written = new HashSet<>();
    private final JarOutputStream out;

    Relocation(Path jar) throws IOException {
        OutputStream file = Files.newOutputStream(jar);
        out = new JarOutputStream(file);
    }

    /** Adds all classes of a jar. */
    void addJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class") && !e.getName().startsWith("META-INF/")
                    && !e.getName().endsWith("module-info.class")).toList()) {
                try (InputStream code = file.getInputStream(entry)) {
                    add(code);
                }
            }
        }
    }

    /** Adds a class of the tests. */
    void add(Class<?> type) throws IOException {
        try (InputStream code = type.getResourceAsStream(type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            add(code);
        }
    }

    private void add(InputStream code) throws IOException {
        var reader = new ClassReader(code);
        var writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return relocated(name);
            }
        }), 0);
        String name = relocated(reader.getClassName()) + ".class";
        if (written.add(name)) {
            out.putNextEntry(new JarEntry(name));
            out.write(writer.toByteArray());
        }
    }

    private static String relocated(String name) {
        return RELOCATED.stream().anyMatch(name::startsWith) ? SHADED + name : name;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
