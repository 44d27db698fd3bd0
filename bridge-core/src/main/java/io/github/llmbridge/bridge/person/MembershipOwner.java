package io.github.llmbridge.bridge.person;

/** Who decides who is in the groups that stand for teams and organizations of LiteLLM. */
public enum MembershipOwner {
    /**
     * The bridge: the members are those of the team or organization. People of the bridge whom somebody else put in are
     * taken out; accounts that the bridge does not know stay.
     */
    BRIDGE,
    /** Others, such as single sign-on or SCIM: the bridge makes and names groups, and never changes who is in them. */
    OTHERS,
    /** Both: the bridge puts members in, and takes out only whom it put in. */
    MIXED
}
