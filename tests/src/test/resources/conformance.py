"""Jupyter's own suite of tests for kernels, with Java code: conformance.py. The kernel is the one called java."""

import unittest

import jupyter_kernel_test


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "Java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("wrong");'
    code_inspect_sample = "Math.max("

    completion_samples = [
        {"text": "System.currentTimeM", "matches": {"currentTimeMillis()"}},
        {"text": "%ma", "matches": {"maven", "mavenRepo"}},
    ]
    complete_code_samples = ["1 + 1", "int a = 1;", "void f() {\n}", "%time 1 + 1"]
    incomplete_code_samples = ["void f() {", 'String s = """\n text', "List.of("]
    invalid_code_samples = ["int z = ;"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": 'Table.create("t")', "mime": "text/html"},
        {"code": "new BufferedImage(2, 2, 1)", "mime": "image/png"},
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"},
        {"code": "display(new BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6*"

    @unittest.skip("does not apply: nothing in Java opens a pager")
    def test_pager(self):
        pass

    @unittest.skip("does not apply: cells change what they show with updateDisplay and have no call that clears it")
    def test_clear_output(self):
        pass


if __name__ == "__main__":
    unittest.main(verbosity=2)
