package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium without a window, which opens a page from disk and tells what the page did. Behind each test
 * it holds that no script failed and nothing was fetched.
 */
final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private ChromeDriver driver;

    /** Starts it. Where there is none the tests are skipped, and say so; in CI there must be one. */
    @Override
    public void beforeAll(ExtensionContext tests) {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            String missing = "no browser: " + CHROMIUM + " and " + DRIVER
                    + " are needed (apt-get install chromium chromium-driver)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            System.err.println("\n*** SKIPPED: THE TESTS OF THE HTML REPORT DID NOT RUN, " + missing
                    + " ***\n");
            Assumptions.abort(missing);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--no-first-run");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        logging.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString())).build();
        driver = new ChromeDriver(service, options);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(messages()).isEmpty();
        assertThat(fetched()).isEmpty();
        assertThat((Long) run("return performance.getEntriesByType('resource').length")).isZero();
        assertThat(run("return window.pwned")).isNull();
        assertThat((List<?>) run("return Object.keys(Object.prototype)")).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (driver != null) {
            driver.quit();
        }
    }

    /** Opens {@code page} in a window of {@code width} pixels whose user likes {@code theme}. */
    void open(Path page, int width, String theme) {
        show(width, theme);
        messages();
        fetched();
        driver.get(page.toUri().toString());
    }

    /** Makes the window {@code width} pixels wide; its user likes {@code theme}. */
    void show(int width, String theme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** Waits until what was changed has been drawn. */
    void waitForFrames() {
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(() =>"
                + " setTimeout(arguments[0], 20)))");
    }

    ChromeDriver driver() {
        return driver;
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What {@code script} returns. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The text of every element that {@code selector} finds and that is shown, all in one call. */
    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>) run("return [...document.querySelectorAll(arguments[0])]"
                + ".filter(e => e.checkVisibility()).map(e => e.textContent)", selector);
    }

    /** Pairs of pieces of text whose places on the page overlap by more than a pixel. */
    List<?> overlaps() {
        return (List<?>) run("""
                const pieces = [];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode() && pieces.length < 600) {
                    const node = walker.currentNode;
                    const hidden = node.parentElement.closest("script, noscript, .tip");
                    const blank = node.textContent.trim() === "";
                    if (hidden || blank || !node.parentElement.checkVisibility()) {
                        continue;
                    }
                    const range = document.createRange();
                    range.selectNodeContents(node);
                    const clip = node.parentElement.getBoundingClientRect();
                    for (const box of [...range.getClientRects()].slice(0, 4)) {
                        pieces.push({text: node.textContent.trim().slice(0, 30), node,
                            left: Math.max(box.left, clip.left), right: Math.min(box.right, clip.right),
                            top: Math.max(box.top, clip.top), bottom: Math.min(box.bottom, clip.bottom)});
                    }
                }
                const found = [];
                pieces.forEach((a, i) => pieces.slice(i + 1).forEach(b => {
                    if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) {
                        found.push(a.text + " / " + b.text);
                    }
                }));
                return found;
                """);
    }

    /** What the console got since the page was opened: errors of scripts, refusals of the policy. */
    List<String> messages() {
        return log(LogType.BROWSER).map(LogEntry::getMessage).toList();
    }

    /** The addresses that were asked for since the page was opened, the page's own left out. */
    List<String> fetched() {
        String page = driver.getCurrentUrl();
        return log(LogType.PERFORMANCE)
                .map(entry -> JsonParser.parseString(entry.getMessage()).getAsJsonObject())
                .map(entry -> entry.getAsJsonObject("message"))
                .filter(message -> message.get("method").getAsString().equals("Network.requestWillBeSent"))
                .map(message -> message.getAsJsonObject("params").getAsJsonObject("request"))
                .map(request -> request.get("url").getAsString())
                .filter(url -> !url.equals(page)).toList();
    }

    private Stream<LogEntry> log(String type) {
        return driver.manage().logs().get(type).getAll().stream();
    }
}
