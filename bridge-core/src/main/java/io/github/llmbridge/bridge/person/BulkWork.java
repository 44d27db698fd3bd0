package io.github.llmbridge.bridge.person;

import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import java.util.Set;

/** What is to be done for one person, in a bulk run or in the background. New kinds may come. */
public sealed interface BulkWork {
    /** The person's id in LiteLLM. */
    String userId();

    /** {@code provisionUser} */
    record Provision(ProvisionRequest request) implements BulkWork {
        /** Checks that there is a request. */
        public Provision {
            Inputs.present("request", request);
        }

        @Override
        public String userId() {
            return request.userId();
        }
    }

    /** {@code changeTier} */
    record ChangeTier(String userId, String tier, SpentPolicy spent) implements BulkWork {
        /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
        public ChangeTier {
            ProvisionRequest.requireUserId(userId);
            TextRules.requireLabel("tier", tier);
            Inputs.present("spent", spent);
        }
    }

    /** {@code suspend} */
    record Suspend(String userId) implements BulkWork {
        /** Checks the id. */
        public Suspend {
            ProvisionRequest.requireUserId(userId);
        }
    }

    /** {@code resume} */
    record Resume(String userId) implements BulkWork {
        /** Checks the id. */
        public Resume {
            ProvisionRequest.requireUserId(userId);
        }
    }

    /** {@code renew} */
    record Renew(String userId) implements BulkWork {
        /** Checks the id. */
        public Renew {
            ProvisionRequest.requireUserId(userId);
        }
    }

    /** {@code reconcile} */
    record Reconcile(String userId) implements BulkWork {
        /** Checks the id. */
        public Reconcile {
            ProvisionRequest.requireUserId(userId);
        }
    }

    /** {@code remove} */
    record Remove(String userId, Set<Part> parts) implements BulkWork {
        /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
        public Remove {
            ProvisionRequest.requireUserId(userId);
            parts = Set.copyOf(Inputs.present("parts", parts));
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts must name what is taken away");
            }
        }
    }
}
