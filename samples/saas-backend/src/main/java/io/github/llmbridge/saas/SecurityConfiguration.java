package io.github.llmbridge.saas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open what. Sign-in is by a password of this application; README tells what to put in its place. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final String OPERATOR = "operator";
    private static final int PASSWORD_BYTES = 18;

    /** Nothing is loaded but our own style sheet; no script runs. */
    private static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'self'; form-action 'self';" + " base-uri 'none'; frame-ancestors 'none'";

    /** Webhooks have no session and no form: their signature says who sends them. */
    @Bean
    @Order(1)
    SecurityFilterChain webhooks(HttpSecurity http) {
        return http.securityMatcher("/webhooks/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/", "/signup", "/login", "/style.css", "/favicon.ico", "/error", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/operator/**")
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .hasRole("PERSON"))
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", true))
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** A person signs in by the address, and is known by the id from then on. */
    @Bean
    UserDetailsService people(Customers customers, PasswordEncoder passwords, SaasProperties properties)
            throws IOException {
        String given = properties.operatorPassword();
        String operator = passwords.encode(given == null || given.isBlank() ? madePassword() : given);
        return name -> name.equals(OPERATOR)
                ? User.withUsername(OPERATOR)
                        .password(operator)
                        .roles("OPERATOR")
                        .build()
                : person(customers, name);
    }

    private static UserDetails person(Customers customers, String email) {
        Customer customer = customers
                .withEmail(email.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this address"));
        return User.withUsername(customer.id())
                .password(customer.passwordHash())
                .roles("PERSON")
                .build();
    }

    /** Written into a file that only its owner reads, since logs are read by many. */
    private static String madePassword() throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path file = Files.createTempFile(
                "saas-backend-operator-",
                ".txt",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password, StandardCharsets.UTF_8);
        LOG.info("the password of the user 'operator' is in {}", file);
        return password;
    }
}
