package org.inverserg.environment.execution;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Defines the classes into which JShell turns snippets. Differs from JShell's own in what it does with a class that is loaded
 * already: it gives that class the new methods, and what its variables hold stays.
 */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate {

    private static final Pattern CLASS_OF_CELL = Pattern.compile("REPL/\\$JShell\\$\\d+[A-Z]*\\$\\w+");

    private final Map<String, byte[]> bytecodes = new ConcurrentHashMap<>();

    SnippetLoader() {
        super(new URL[0], ClassLoader.getSystemClassLoader());
        // Libraries look here for the classes of cells.
        Thread.currentThread().setContextClassLoader(this);
    }

    @Override
    @SuppressWarnings("ReturnValueIgnored") // asked for its methods, a class looks for the types in them
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        List<ClassDefinition> changed = new ArrayList<>();
        try {
            for (ClassBytecodes bytes : classes) {
                if (findLoadedClass(bytes.name()) == null) {
                    bytecodes.put(resource(bytes.name()), bytes.bytecodes());
                }
            }
            for (int i = 0; i < classes.length; i++) {
                byte[] code = classes[i].bytecodes();
                Class<?> type = loadClass(classes[i].name());
                if (type.getClassLoader() == this && bytecodes.get(resource(classes[i].name())) != code) {
                    changed.add(new ClassDefinition(type, code));
                } else {
                    type.getDeclaredMethods();
                    installed[i] = true;
                }
            }
            redefine(changed);
        } catch (Exception | LinkageError e) {
            throw new ClassInstallException(e.toString(), installed);
        }
    }

    private void redefine(List<ClassDefinition> changed) throws Exception {
        if (!changed.isEmpty()) {
            Redefinition.redefine(changed.toArray(ClassDefinition[]::new));
            changed.forEach(definition -> bytecodes.put(resource(definition.getDefinitionClass().getName()),
                    definition.getDefinitionClassFile()));
        }
    }

    /**
     * Whether a class would mean other classes of cells by the same names. The JVM takes no notice of the arguments of a generic type:
     * a list of objects of a class that has been replaced would pass for one of objects of the new class.
     */
    boolean wouldMeanOtherClasses(ClassBytecodes changed) {
        return !meant(changed.bytecodes()).equals(meant(bytecodes.get(resource(changed.name()))));
    }

    private static Set<String> meant(byte[] code) {
        return CLASS_OF_CELL.matcher(new String(code, StandardCharsets.ISO_8859_1)).results()
                .map(MatchResult::group).collect(Collectors.toSet());
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // Known already: see load.
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            for (String entry : path.split(File.pathSeparator)) {
                addURL(new File(entry).toURI().toURL());
            }
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        byte[] code = bytecodes.get(resource(name));
        return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }

    /** Serializers of closures read the code of cells as if it lay in a file. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] code = bytecodes.get(name);
        return code == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(code);
    }

    private static String resource(String className) {
        return className.replace('.', '/') + ".class";
    }
}
