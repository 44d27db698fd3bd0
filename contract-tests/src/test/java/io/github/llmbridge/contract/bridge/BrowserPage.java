package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.http.Secret;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Open WebUI's page, as a person uses it. */
final class BrowserPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOT = Path.of("target", "page.png");

    private final String baseUrl;
    private final ChromeDriver driver;
    private final WebDriverWait until;

    BrowserPage(String baseUrl) {
        this.baseUrl = baseUrl;
        // Debian's driver; without a path Selenium would look for one in the net.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(System.getProperty("llmbridge.chromedriver", "/usr/bin/chromedriver")))
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900");
        options.addArguments("--lang=en-US");
        this.driver = new ChromeDriver(service, options);
        this.until = new WebDriverWait(driver, PATIENCE);
    }

    void signIn(String email, Secret password) {
        driver.get(baseUrl + "/auth");
        find("input[type=email], input[name=email]").sendKeys(email);
        WebElement secret = find("input[type=password]");
        secret.sendKeys(password.reveal());
        secret.sendKeys(Keys.ENTER);
        find("#chat-input");
    }

    /** Opens a new chat with a model, and says something. */
    void say(String model, String text) {
        driver.get(baseUrl + "/?models=" + model);
        WebElement input = find("#chat-input");
        until.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), model));
        input.click();
        input.sendKeys(text);
        input.sendKeys(Keys.ENTER);
    }

    /** Waits for a text on the page. */
    void awaitText(String text) {
        until.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    private WebElement find(String selector) {
        return until.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    /** Shows in {@code target/page.png} how the page looked in the end. */
    @Override
    public void close() {
        try {
            Files.write(SCREENSHOT, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            driver.quit();
        }
    }
}
