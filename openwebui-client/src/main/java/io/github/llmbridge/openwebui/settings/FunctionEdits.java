package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.UnreadableAnswerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Edits many accounts by few letters: decides, writes, and does it again for those that others wrote meanwhile. */
final class FunctionEdits {
    /** As many as the function takes in one letter. */
    private static final int MOST = 50;

    /** A conflict means that somebody else has got on, and costs one call: of 20 writers the slowest needed 12. */
    static final int ATTEMPTS = 32;

    private final FunctionCalls calls;
    private final FunctionReads reads;

    FunctionEdits(FunctionCalls calls) {
        this.calls = calls;
        this.reads = new FunctionReads(calls);
    }

    Map<String, AccountEdit> edit(List<PendingEdit> edits) {
        for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
            readWhatIsNotKnown(edits);
            boolean last = attempt == ATTEMPTS;
            List<PendingEdit> writes = edits.stream()
                    .filter(PendingEdit::isOpen)
                    .filter(edit -> edit.decide(last))
                    .toList();
            FunctionReads.batches(writes, MOST).forEach(this::write);
            if (edits.stream().noneMatch(PendingEdit::isOpen)) {
                break;
            }
        }
        Map<String, AccountEdit> outcomes = new LinkedHashMap<>();
        edits.forEach(edit -> outcomes.put(edit.accountId(), edit.outcome()));
        return outcomes;
    }

    private void readWhatIsNotKnown(List<PendingEdit> edits) {
        List<PendingEdit> unknown =
                edits.stream().filter(PendingEdit::mustBeRead).toList();
        try {
            Map<String, AccountRead> found =
                    reads.read(unknown.stream().map(PendingEdit::accountId).toList());
            unknown.forEach(edit -> edit.found(Objects.requireNonNull(found.get(edit.accountId()))));
        } catch (LlmBridgeException e) {
            unknown.forEach(edit -> edit.unread(e));
        }
    }

    private void write(List<PendingEdit> batch) {
        try {
            List<Map<String, Object>> answers =
                    calls.send("edit", batch.stream().map(PendingEdit::order).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answered(answers.get(i));
            }
        } catch (LlmBridgeException e) {
            batch.forEach(edit -> {
                if (e instanceof ApiException failure && mayBeDone(failure)) {
                    edit.lost(failure);
                } else {
                    edit.refused(e);
                }
            });
        }
    }

    private static boolean mayBeDone(ApiException failure) {
        return failure instanceof ServerErrorException
                || failure instanceof UnreadableAnswerException
                || (failure instanceof UnreachableException unreachable && unreachable.mayHaveBeenDone());
    }
}
