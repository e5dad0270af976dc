#include "widgets/iam/usertab.h"

#include "models/cloud/abilities.h"
#include "models/plan/possible.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/tableview.h"

namespace cloudnx {

namespace {

[[nodiscard]] QString saying(const std::optional<bool> &value, const QString &yes, const QString &no) {
    return value ? (*value ? yes : no) : QStringLiteral("?");
}

[[nodiscard]] QString rulesText(const User &user) {
    if (!user.mfaRules)
        return QStringLiteral("?");
    return user.mfaRules->empty() ? UserTab::tr("a password") : listOf(*user.mfaRules).join(u'\n');
}

/// Who may not list users may not say what they have to prove either: then who can.
[[nodiscard]] QString whatToDoIn(const Inventory &inventory) {
    const bool hasRules = abilitiesIn(inventory).mfaRules && inventory.users.absence == Absence::Forbidden;
    const Done possible =
        hasRules ? checkPossible(IamChange(SetMfaRules{{}, {}}), inventory) : Done(failure(Error{}));
    return hasRules && !possible ? possible.error().sentence : UserTab::tr("Read again with F5.");
}

[[nodiscard]] QStringList without(QStringList all, const std::vector<QString> &taken) {
    for (const QString &name : taken)
        all.removeAll(name);
    return all;
}

} // namespace

UserTab::UserTab(QWidget *parent) : UserTab(new UserTable, parent) {}

UserTab::UserTab(UserTable *users, QWidget *parent)
    : IamTab(QStringLiteral("users"), tr("Users"), users, parent), m_users(users) {
    users->setParent(this);
    addMaker(tr("Name of a new user"), tr("Plan user"),
             [](const QString &name) { return Change(IamChange(CreateUser{name})); });
}

void UserTab::refresh(const Inventory &inventory, Instant) {
    m_hasMfaRules = abilitiesIn(inventory).mfaRules;
    m_policies.clear();
    m_groups.clear();
    if (inventory.policies.known())
        for (const Policy &policy : *inventory.policies)
            m_policies.append(policy.name);
    if (inventory.groups.known())
        for (const Group &group : *inventory.groups)
            m_groups.append(group.name);
    m_users->setRows(inventory.users.known() ? *inventory.users : std::vector<User>{});
    table()->setEmptyText(inventory.users.known() ? tr("There are no IAM users: everybody is root.")
                                                  : whyUnknown(inventory.users),
                          inventory.users.known() ? tr("Type a name above to plan the first one.")
                                                  : whatToDoIn(inventory));
    showCurrent();
}

void UserTab::showCurrent() {
    const int at = table()->currentRow();
    if (at < 0)
        return pane()->clear(tr("Choose a user to see what they may do."));
    const User user = m_users->row(at);
    const QString second =
        saying(user.mfaEnabled, tr("with two-factor sign-in"), tr("without two-factor sign-in"));
    pane()->setTitle(user.name, saying(user.consoleAccess, tr("Signs in with a password, %1.").arg(second),
                                       tr("Has no console password.")));
    pane()->addField(titled(words().policies), listOf(user.policies).join(u'\n'));
    pane()->addField(tr("Groups"), listOf(user.groups).join(u'\n'));
    if (m_hasMfaRules)
        pane()->addField(tr("Has to prove"), rulesText(user));
    pane()->addField(tr("Last sign-in"), bothTimes(user.lastLoginAt, tr("not seen")), true);
    if (!user.crn.isEmpty())
        pane()->addField(tr("CRN"), user.crn, true);
    addActions(user);
}

void UserTab::addActions(const User &user) {
    const QString name = user.name;
    addChooser(tr("%1 to attach to %2").arg(titled(words().policy), name), without(m_policies, user.policies),
               tr("Attach"), [name](const QString &policy) {
                   return Change(IamChange(AttachPolicy{PolicyHolder::User, name, policy}));
               });
    addChooser(tr("%1 to detach from %2").arg(titled(words().policy), name), listOf(user.policies),
               tr("Detach"), [name](const QString &policy) {
                   return Change(IamChange(DetachPolicy{PolicyHolder::User, name, policy}));
               });
    addChooser(tr("Group to add %1 to").arg(name), without(m_groups, user.groups), tr("Add"),
               [name](const QString &group) { return Change(IamChange(AddMember{group, name})); });
    addChooser(tr("Group to take %1 out of").arg(name), listOf(user.groups), tr("Take out"),
               [name](const QString &group) { return Change(IamChange(RemoveMember{group, name})); });
    addAction(tr("Plan a new %1").arg(words().accessKey), IamChange(CreateAccessKey{name}));
    addAction(tr("Plan a console password"), IamChange(SetConsolePassword{name}));
    addAction(tr("Plan to disable the console password"), IamChange(DisableConsolePassword{name}),
              user.consoleAccess == false ? tr("%1 has none.").arg(name) : QString());
    if (m_hasMfaRules)
        addSecondFactor(user);
    addAction(tr("Plan to delete %1").arg(name), IamChange(DeleteUser{name}));
}

// An administrator enrols the authenticator (its QR code is shown once, and a code proves it), and then says
// that a code is asked for. Programs keep their own way in.
void UserTab::addSecondFactor(const User &user) {
    const QString name = user.name;
    const bool asked = user.mfaEnabled == true;
    addAction(tr("Plan an authenticator"), IamChange(EnrolTotp{name}));
    addAction(tr("Plan to ask for a code"),
              IamChange(SetMfaRules{
                  name, {QStringLiteral("password + totp"), QStringLiteral("application_credential")}}),
              asked ? tr("%1 is asked for one.").arg(name) : QString());
    addAction(tr("Plan to ask for a password alone"), IamChange(SetMfaRules{name, {}}),
              asked ? QString() : tr("%1 is asked for no more.").arg(name));
    addAction(tr("Plan to take the authenticator away"), IamChange(RemoveTotp{name}));
}

} // namespace cloudnx
