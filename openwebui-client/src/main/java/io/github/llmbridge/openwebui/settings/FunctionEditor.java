package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One account by the settings function. */
final class FunctionEditor implements ConnectionsEditor {
    private final SettingsFunction function;
    private final String accountId;

    FunctionEditor(SettingsFunction function, String accountId) {
        this.function = function;
        this.accountId = accountId;
    }

    @Override
    public DirectConnections read() {
        return found().connections();
    }

    @Override
    public SettingsEdit edit(UnaryOperator<DirectConnections> change) {
        AccountEdit outcome =
                Objects.requireNonNull(function.edit(Map.of(accountId, change)).get(accountId));
        if (outcome instanceof AccountEdit.Done done) {
            return done.edit();
        }
        if (outcome instanceof AccountEdit.Refused refused) {
            throw refused.reason();
        }
        if (outcome instanceof AccountEdit.OutcomeUnknown unknown) {
            throw unknown.reason();
        }
        throw outcome instanceof AccountEdit.Conflict
                ? new SettingsConflictException(FunctionEdits.ATTEMPTS)
                : absent();
    }

    @Override
    public boolean confirm(SettingsEdit edit) {
        return found().confirms(edit);
    }

    private AccountRead.Found found() {
        AccountRead read =
                Objects.requireNonNull(function.read(List.of(accountId)).get(accountId));
        if (read instanceof AccountRead.Found found) {
            return found;
        }
        throw read instanceof AccountRead.Unreadable unreadable ? unreadable.exception() : absent();
    }

    private NotFoundException absent() {
        return new NotFoundException(
                ErrorDetails.withoutAnswer("settingsFunction", "there is no account with the id " + accountId));
    }
}
