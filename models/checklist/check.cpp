#include "models/checklist/check.h"

#include "models/checklist/checks/every.h"
#include "models/checklist/judgement.h"

namespace cloudnx {

const Record &nothingTold() {
    static const Record record;
    return record;
}

const Outside &nothingSeen() {
    static const Outside outside;
    return outside;
}

const std::vector<Exposure> &Basis::exposures() const {
    if (!rows)
        rows = exposuresOf(*inventory.firewall);
    return *rows;
}

Finding Check::judge(const Basis &basis) const {
    const QString &cloud = basis.inventory.cloud;
    if (!m_parts.cloud.isEmpty() && !cloud.isEmpty() && cloud != m_parts.cloud)
        return Judgement(*this).says(CheckResult::NotOffered,
                                     Words::tr("There is no such thing at this cloud."));
    return m_parts.judge(*this, basis);
}

Fix Check::fix(const Basis &basis) const {
    Fix fix = m_parts.fix ? m_parts.fix(basis)
                          : Fix{.verb = {}, .inputs = {}, .steps = m_parts.advice, .automatic = false};
    fix.automatic = fix.automatic && m_parts.changes;
    return fix;
}

Result<Changes> Check::changes(const Basis &basis, const FixInputs &inputs) const {
    if (!m_parts.changes)
        return failure(ErrorKind::Invalid,
                       Words::tr("This cannot be changed from here. Follow the steps of this check."));
    return m_parts.changes(basis, inputs);
}

const std::vector<const Check *> &everyCheck() {
    using namespace checks;
    static const std::vector<const Check *> every{
        // Within an hour of signup, as the guide has it.
        &secondFactor(), &backupCodes(), &sshPasswords(), &iamUser(), &userPerPerson(), &usersSecondFactor(),
        &broadPolicies(), &kmsKey(), &userData(),
        // Before production.
        &openPorts(), &publicDatabases(), &sshRanges(), &bothFamilies(), &declaredPorts(), &defaultGroup(),
        &workloadIdentity(), &passwordPolicy(), &publicBuckets(), &imageVisibility(), &volumesEncrypted(),
        &tlsEndpoints(), &controlPlane(), &sshHighPort(), &statefulFirewall(), &auditComplete(), &totpSeed(),
        &rootSsh(), &updates(), &hostFirewall(), &writtenConfiguration(), &secretsPlace(), &backupPlan(),
        &gstin(), &dataExport(), &blockedPorts(),
        // Every week.
        &auditRead(), &keyAge(), &keyUse(), &storageKeys(), &certificateRenewal(), &restoreTested(),
        &snapshotBeforeChange(), &oldSnapshots(), &oldImages(), &dataRequests()};
    return every;
}

const Check *findCheck(const QString &id) {
    for (const Check *check : everyCheck())
        if (check->id() == id)
            return check;
    return nullptr;
}

std::vector<QString> namesIn(const Check &check, const Inventory &inventory) {
    std::vector<QString> names;
    if (check.needs().contains(Part::Users) && inventory.users.known())
        for (const User &user : *inventory.users)
            names.push_back(user.name);
    if (check.needs().contains(Part::Instances) && inventory.instances.known())
        for (const Instance &instance : *inventory.instances)
            names.push_back(instance.name);
    return names;
}

Parts partsForCheck(const Check &check) {
    Parts parts = check.needs();
    Parts helps = check.helps();
    parts.merge(helps);
    return parts;
}

} // namespace cloudnx
