package perfmap.symbol;

/**
 * Which installed package a file belongs to, by its path or URL, with slashes or backslashes. Where packages
 * nest, the innermost one counts.
 */
final class PackagePath {
    private static final String[] PYTHON_ROOTS = {"site-packages", "dist-packages"};

    private PackagePath() {
    }

    /**
     * {@code lodash} or {@code @babel/core} for a file below {@code node_modules}, {@code numpy} for one
     * below {@code site-packages}; null for any other.
     */
    static String packageOf(String file) {
        int start = afterLast("node_modules", file);
        if (start >= 0) {
            return npmPackage(file, start);
        }
        for (String root : PYTHON_ROOTS) {
            start = afterLast(root, file);
            if (start >= 0) {
                return pythonPackage(file, start);
            }
        }
        return null;
    }

    private static String npmPackage(String file, int start) {
        int end = separator(file, start);
        // A file straight in node_modules is no package, nor is a hidden folder such as .pnpm or .cache.
        if (end <= start || file.charAt(start) == '.') {
            return null;
        }
        String name = file.substring(start, end);
        if (name.charAt(0) != '@') {
            return name;
        }
        int scopedEnd = separator(file, end + 1);
        return scopedEnd <= end + 1 ? null : name + '/' + file.substring(end + 1, scopedEnd);
    }

    private static String pythonPackage(String file, int start) {
        int end = separator(file, start);
        if (end < 0) {
            end = file.endsWith(".py") ? file.length() - ".py".length() : file.length();
        }
        return end <= start ? null : file.substring(start, end);
    }

    /** Where the path goes on below the last folder of this name; -1 where there is no such folder. */
    private static int afterLast(String folder, String file) {
        int at = file.lastIndexOf(folder);
        while (at >= 0) {
            int end = at + folder.length();
            boolean whole = (at == 0 || isSeparator(file.charAt(at - 1)))
                && end < file.length() && isSeparator(file.charAt(end));
            if (whole) {
                return end + 1;
            }
            at = file.lastIndexOf(folder, at - 1);
        }
        return -1;
    }

    private static int separator(String file, int from) {
        for (int i = from; i < file.length(); i++) {
            if (isSeparator(file.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
