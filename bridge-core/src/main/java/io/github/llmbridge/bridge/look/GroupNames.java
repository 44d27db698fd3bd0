package io.github.llmbridge.bridge.look;

import io.github.llmbridge.openwebui.groups.AmbiguousGroupException;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.Groups;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the bridge finds a group by what it was asked for. As a rule that is the group's name. A group that stands for
 * a team or an organization of LiteLLM is asked for by a stable id, {@code grp_} and LiteLLM's id. It bears that id
 * at the end of its description, in brackets, and any name: Open WebUI chooses the ids of its rows, and every version
 * keeps descriptions.
 */
public final class GroupNames {
    /** What a stable id begins with. */
    private static final String PREFIX = "grp_";

    private static final Pattern MARK = Pattern.compile("\\[(" + PREFIX + "[^\\]]+)\\]$");

    private GroupNames() {}

    /** The stable id of the group that stands for a team or an organization of LiteLLM. */
    public static String ofId(String liteLlmId) {
        return PREFIX + liteLlmId;
    }

    /** A description that ends with the stable id. */
    public static String description(String text, String stableId) {
        return text + " " + marked(stableId);
    }

    /** Whether the group is the one that is meant by this name or stable id. */
    public static boolean isMeant(Group group, String wanted) {
        return group.name().equals(wanted) || bears(group, wanted);
    }

    /** Whether the group is one of those that are meant. */
    public static boolean isMeant(Group group, Collection<String> wanted) {
        return wanted.stream().anyMatch(one -> isMeant(group, one));
    }

    /**
     * The group that is meant. Of several with one stable id, as two processes may make them at the same moment, the
     * same one for every process.
     *
     * @throws AmbiguousGroupException if several have this name
     */
    public static Optional<Group> find(List<Group> groups, String wanted) {
        return groups.stream()
                .filter(group -> bears(group, wanted))
                .min(Comparator.comparing(Group::id))
                .or(() -> Groups.named(groups, wanted));
    }

    /** The group that bears a stable id. */
    public static Optional<Group> bearing(List<Group> groups, String stableId) {
        return groups.stream().filter(group -> bears(group, stableId)).min(Comparator.comparing(Group::id));
    }

    /** The stable ids that groups bear. */
    public static Stream<String> stableIds(List<Group> groups) {
        return groups.stream().flatMap(group -> stableId(group).stream());
    }

    /** Whether a name is the stable id of a team or an organization. */
    public static boolean isStableId(String name) {
        return name.startsWith(PREFIX);
    }

    /** LiteLLM's id of the team or organization. */
    public static String liteLlmId(String stableId) {
        return stableId.substring(PREFIX.length());
    }

    private static Optional<String> stableId(Group group) {
        return Optional.ofNullable(group.description())
                .map(MARK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private static boolean bears(Group group, String wanted) {
        return wanted.startsWith(PREFIX)
                && group.description() != null
                && group.description().endsWith(marked(wanted));
    }

    private static String marked(String stableId) {
        return "[" + stableId + "]";
    }
}
