package io.github.llmbridge.saas;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person and an operator in a browser, light and dark. Pictures of the pages are left in {@code target}. */
@Tag("browser")
class BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private Backend backend;
    private @Nullable ChromeDriver opened;

    @BeforeEach
    void start() throws Exception {
        backend = Backend.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (opened != null) {
            opened.quit();
        }
        backend.close();
    }

    private void open(String scheme, String size) {
        // Debian's driver; without a path Selenium would look for one in the net.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(System.getProperty("llmbridge.chromedriver", "/usr/bin/chromedriver")))
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=" + size);
        opened = new ChromeDriver(service, options);
        driver().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private ChromeDriver driver() {
        return Objects.requireNonNull(opened, "a browser is open");
    }

    private void go(String path) {
        driver().get(backend.uri(path).toString());
    }

    private void type(String id, String text) {
        driver().findElement(By.id(id)).sendKeys(text);
    }

    private void press(String label) {
        driver().findElement(By.xpath("//main//button[text()='" + label + "']")).click();
    }

    private void awaitText(String text) {
        new WebDriverWait(driver(), PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /** Takes a picture, and looks for what keeps people out. */
    private void check(String name) throws IOException {
        Files.write(Path.of("target", name + ".png"), driver().getScreenshotAs(OutputType.BYTES));
        List<Rule> broken = new AxeBuilder()
                .analyze(driver()).getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .toList();
        assertThat(broken).as(name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aPersonSignsUpUpgradesAndSeesIt(String scheme) throws Exception {
        open(scheme, "900,1400");
        go("/");
        check(scheme + "-welcome");
        go("/signup");
        String email = UUID.randomUUID() + "@example.com";
        type("email", email);
        type("name", "Ada Lovelace");
        type("password", Backend.PASSWORD);
        check(scheme + "-signup");
        press("Sign up");
        awaitText("the account is being made");
        check(scheme + "-login");
        type("username", email);
        type("password", Backend.PASSWORD);
        press("Sign in");
        backend.rest();
        go("/account");
        awaitText("What you have used");
        chat(email, 3);
        go("/account");
        check(scheme + "-account");

        Customer person = backend.bean(Customers.class).withEmail(email).orElseThrow();
        Instant now = Instant.now();
        backend.send(backend.webhook("evt-" + UUID.randomUUID(), now, """
                {"type":"subscription.started","timestamp":"%s",
                "data":{"user_id":"%s","subscription_id":"sub-1","tier":"pro"}}""".formatted(now, person.id())));
        backend.rest();
        go("/account");
        awaitText("gpt-4o-mini, gpt-4o");
        driver().findElement(By.tagName("summary")).click();
        check(scheme + "-upgraded");

        driver().findElement(By.xpath("//header//button")).click();
        awaitText("One subscription, all models");
        go("/login");
        type("username", "operator");
        type("password", Backend.OPERATOR_PASSWORD);
        press("Sign in");
        awaitText("Who is near the limit");
        check(scheme + "-operator");
    }

    /** Stand-ins have no page to chat in. */
    @Test
    @EnabledIfSystemProperty(named = "llmbridge.servers", matches = "live")
    void aPersonWhoSignedUpChatsInOpenWebUi() throws Exception {
        open("light", "1280,900");
        Customer person = backend.person();
        go("/login");
        type("username", person.email());
        type("password", Backend.PASSWORD);
        press("Sign in");
        press("Show my first password for the chat, once");
        awaitText("It is not shown again");
        String password = driver().findElement(By.tagName("code")).getText();

        String chat = backend.bean(SaasProperties.class).chatUrl();
        driver().get(chat + "/auth");
        clickable("input[type=email], input[name=email]").sendKeys(person.email());
        clickable("input[type=password]").sendKeys(password, Keys.ENTER);
        clickable("#chat-input");
        driver().get(chat + "/?models=gpt-4o-mini");
        awaitText("gpt-4o-mini");
        clickable("#chat-input").sendKeys("Hello?", Keys.ENTER);
        awaitText("Hello from gpt-4o-mini");
        Files.write(Path.of("target", "chat.png"), driver().getScreenshotAs(OutputType.BYTES));
    }

    private WebElement clickable(String selector) {
        return new WebDriverWait(driver(), PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    @Test
    void aNarrowPageNeedsNoScrollingSideways() throws Exception {
        open("light", "500,900");
        Customer person = backend.person();
        go("/login");
        type("username", person.email());
        type("password", Backend.PASSWORD);
        press("Sign in");
        awaitText("What you have used");
        check("narrow-account");
        assertThat(driver().executeScript(
                                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    /** The person chats, so that there is something to see. */
    private void chat(String email, int calls) throws InterruptedException {
        var key = backend.openWebUi()
                .users()
                .findByEmail(email)
                .orElseThrow()
                .directConnections()
                .all()
                .get(0)
                .key();
        for (int i = 0; i < calls; i++) {
            backend.liteLlm()
                    .as(Objects.requireNonNull(key))
                    .chatCompletions()
                    .create(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"));
        }
        Thread.sleep(2_000);
    }
}
