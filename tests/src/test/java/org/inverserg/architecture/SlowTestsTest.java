package org.inverserg.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** What {@code environment/test --quick} leaves out is marked. */
class SlowTestsTest {

    private static final JavaClasses TESTS = new ClassFileImporter().importUrl(Slow.class.getProtectionDomain().getCodeSource().getLocation());

    /** A program takes seconds to start, and a kernel or a command is one: its test is marked, or its class, or the class above. */
    @Test
    void testsThatStartProgramsAreMarked() {
        Set<String> starting = new TreeSet<>();
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : TESTS.that(describe("concrete", type -> !type.getModifiers().contains(JavaModifier.ABSTRACT)))) {
            for (JavaMethod test : tests(type).filter(test -> startsProgram(type, test)).toList()) {
                starting.add(type.getSimpleName());
                if (!isMarked(type) && !test.isAnnotatedWith(Slow.class)) {
                    unmarked.add(type.getSimpleName() + "." + test.getName());
                }
            }
        }
        assertThat(unmarked).as("tests that start a program need @Slow, or their classes do").isEmpty();
        assertThat(starting).contains("JavaKernelTest", "RunCommandTest", "SiteInBrowserTest", "EditedCellTest", "DreamMemoryTest");
    }

    private static Stream<JavaMethod> tests(JavaClass type) {
        return type.getAllMethods().stream().filter(method -> method.isMetaAnnotatedWith(Testable.class));
    }

    private static boolean isMarked(JavaClass type) {
        return type.isAnnotatedWith(Slow.class) || type.getAllRawSuperclasses().stream().anyMatch(above -> above.isAnnotatedWith(Slow.class));
    }

    /** Follows the calls of a test, and of what runs before it, through the classes of the tests. */
    private static boolean startsProgram(JavaClass type, JavaMethod test) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>(type.getConstructors());
        type.getStaticInitializer().ifPresent(open::add);
        type.getAllMethods().stream()
                .filter(method -> method.isAnnotatedWith(BeforeAll.class) || method.isAnnotatedWith(BeforeEach.class)).forEach(open::add);
        open.add(test);
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (var access : open.remove().getAccessesFromSelf()) {
                if (access.getTargetOwner().isEquivalentTo(ProcessBuilder.class)) {
                    return true;
                }
                access.getTarget().resolveMember().filter(SlowTestsTest::isOurs).filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast).filter(seen::add).ifPresent(open::add);
            }
        }
        return false;
    }

    private static boolean isOurs(JavaMember member) {
        return TESTS.contain(member.getOwner().getName());
    }
}
