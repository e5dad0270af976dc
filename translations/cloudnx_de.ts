<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>EventWords</name>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (root)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (IAM user)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (team member)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tried to %2%3; refused (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2%3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a longer time above, or read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the service for events that contain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text the service searches for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an event to read what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service&apos;s own log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this console&apos;s journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred, not logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (request %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::CheckView</name>
    <message>
        <source>Pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not offered by this cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated by the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the provider says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody outside can check these, so they are neither pass nor fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the plan; nothing changes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good to know:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ChecklistPage</name>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; one needs mending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2 need mending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2 unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question %1: %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the provider states</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::CodeField</name>
    <message>
        <source>Code from your authenticator, or a backup code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>123 456</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::CommandPalette</name>
    <message>
        <source>Find actions and objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action or an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::DetailPane</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ExposureMatrix</name>
    <message>
        <source>own, all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ssh (platform)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is open to %3 by the platform&apos;s own rule, which cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers the whole internet on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::FilterField</name>
    <message>
        <source>Filter: words, column:word, -without (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::FirewallPage</name>
    <message>
        <source>Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reaches what: instances by services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rules: no instance is guarded by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules appear with the first instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers the whole internet that should not, apart from the platform&apos;s own SSH rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 And %2 more like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALL is the whole internet, – is nobody. Enter on a cell plans to close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rule to see what it opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets %1 reach %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to remove this rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform made this rule; it cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1 to the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1 of %2 to the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a firewall rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::GroupTab</name>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name above to plan the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a group to see who is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User to add to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User to take out of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy to attach to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy to detach from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::IamPage</name>
    <message>
        <source>IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access &amp;keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::IncidentPage</name>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, request %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, never delete: what is deleted cannot be looked into any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access &amp;keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to deactivate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to end this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions &amp;taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all for a ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to end every other session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no instances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no access keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console has changed nothing in this account yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step it takes is written down here before it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End every other session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find an action or an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the account again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go back; close the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo the last plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the cell; with Shift the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter or copy the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::KeyTab</name>
    <message>
        <source>Access keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no access keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user gets one in the tab Users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key to see how old it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active, %1, of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive, %1, of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to deactivate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a new key for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::KmsPage</name>
    <message>
        <source>Enabled: encrypts and decrypts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled: neither encrypts nor decrypts until it is enabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be deleted; what it encrypted can then never be read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the new key is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no keys: secrets have nowhere to rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name above to plan the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key will be deleted; what it encrypted goes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keys will be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet: secrets in user-data or git have nowhere better to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keys, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key to see its versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to keep it after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only enabled keys rotate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until it is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan its deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a KMS key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt or decrypt a value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::LiveInventory</name>
    <message>
        <source>Reading the account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::LoginView</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CloudNx Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account &amp;owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;IAM user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Account id (9 digits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code your authenticator shows, or a backup code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile yet. Make one with: cloudnx configure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (request %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late: the password was given more than a few minutes ago. Give it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code you see was used already. The next one comes in %1 s; a backup code is good at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next code in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::MainWindow</name>
    <message>
        <source>CloudNx Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – CloudNx Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked. The session rests in the keychain; here it takes password and code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::OverviewPage</name>
    <message>
        <source>Open Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed since yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open to the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here needs you now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing needs a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 things need a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but the platform&apos;s own SSH rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? %1 unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– %1 stated by the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes per hour of the last 24 hours: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root %1 ⚠</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::Page</name>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PlanBody</name>
    <message>
        <source> (request %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent, but could not be read back%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done, and read back%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent, but the account does not show it%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nobody knows; read again%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: 1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it opens, closes, changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the terminal lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PlanSheet</name>
    <message>
        <source>Save plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what this touches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, with all of its effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be taken back. Type %1 to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Apply it with: cloudnx plan apply %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::PolicyTab</name>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no policies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a policy to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>managed by CloudNx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? the cloud does not show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managed policies cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ProfileBand</name>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the tokens in this window and ask for password and code again (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session, for the terminal too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · root ⚠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2FA ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2FA on ✓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2FA off ⚠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session renews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session %1:%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::QrView</name>
    <message>
        <source>QR code for your authenticator; the same key stands below as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::RuleForm</name>
    <message>
        <source>%1 has this rule already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens nothing new: another rule of %1 admits %2 from %3 already. A narrower rule never narrows a wider one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets %1 reach %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens %1 of %2 to the whole internet: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens %1 of %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>443 or 8000-8100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10.0.0.0/24 or 0.0.0.0/0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no firewall to add a rule to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports and addresses of the new rule; its effect stands here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::SecretPanel</name>
    <message>
        <source>Code from your authenticator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code does not belong to the key above. Take the one your authenticator shows now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan this with your authenticator, or type the key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Shown once: store it somewhere safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy; taken back from the clipboard after 30 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1, readable by you alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::SideBar</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Ctrl+K finds everything, ? shows the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ offline · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::TableView</name>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row fits the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear it with Esc in the filter field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::UserTab</name>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no IAM users: everybody is root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name above to plan the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a user to see what they may do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with two-factor sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without two-factor sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in with a password, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no console password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy to attach to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy to detach from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group to add %1 to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group to take %1 out of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a new access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a console password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to disable the console password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to delete %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::ValueBox</name>
    <message>
        <source>Value (up to 4,096 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted value (base64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← Decrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key to encrypt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back from the clipboard after 30 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values pass through and are kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted with %1; the value was cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decrypting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decrypted: %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (request %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cloudnx::Workbench</name>
    <message>
        <source>A plan is being applied. Wait until it is done, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firewall of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KMS key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
