package org.inverserg.hostile;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.inverserg.parallel.Provenance;

/** What of the library can be seen from outside. */
final class PublicTypes {

    private PublicTypes() {
    }

    /** In the order of their names. */
    static List<Class<?>> all() {
        var imported = new ClassFileImporter().importUrl(Provenance.class.getProtectionDomain().getCodeSource().getLocation());
        return imported.stream().<Class<?>>map(type -> type.reflect()).filter(PublicTypes::isOne).sorted(Comparator.comparing(Class::getName)).toList();
    }

    static boolean isOne(Class<?> type) {
        return type.getName().startsWith("org.inverserg.") && Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isOne(type.getEnclosingClass()));
    }

    /** Those that the library has written: {@code valueOf} of constants is Java's. */
    static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> isOne(method.getDeclaringClass()) && !method.isBridge()
                && !(type.isEnum() && method.getName().equals("valueOf"))).sorted(Comparator.comparing(Method::toString)).toList();
    }
}
