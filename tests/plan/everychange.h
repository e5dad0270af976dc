#pragma once

#include "models/cloud/change.h"
#include "tests/support/sampleinventory.h"

namespace cloudnx::test {

inline PolicyDocument readReports() {
    return PolicyDocument::fromObject(
               {{QStringLiteral("Version"), QStringLiteral("2012-10-17")},
                {QStringLiteral("Statement"), QJsonArray{sample::statement("Allow", {"storage:Get*"})}}})
        .value();
}

/// One of every kind, each possible on the sample (some only after others).
inline std::vector<Change> everyChange() {
    const QString deploy = QStringLiteral("deploy");
    const QString operators = QStringLiteral("operators");
    const QString reports = QStringLiteral("ReportsOnly");
    const QString key = QStringLiteral("AKIANEWKEY0000000002");
    const QString crn = QStringLiteral("crn:cloudnx:compute:in-mum:100000003:instance/i-0002");
    const QString web = QStringLiteral("web-01");
    const QString kms = QStringLiteral("billing-secrets");
    return {
        AccountChange(EnableSecondFactor{}),
        AccountChange(DisableSecondFactor{}),
        AccountChange(SetTaxProfile{{QStringLiteral("27AAPFU0939F1ZV"), QStringLiteral("Example Pvt Ltd")}}),
        AccountChange(SetPasswordPolicy{{12, true, true, true, false, 90, 5}}),
        AccountChange(RevokeSession{QStringLiteral("ses-2")}),
        IamChange(CreateUser{QStringLiteral("alice")}),
        IamChange(SetConsolePassword{deploy}),
        IamChange(DisableConsolePassword{deploy}),
        IamChange(CreateGroup{QStringLiteral("auditors")}),
        IamChange(AddMember{QStringLiteral("auditors"), deploy}),
        IamChange(RemoveMember{QStringLiteral("auditors"), deploy}),
        IamChange(DeleteGroup{operators}),
        IamChange(AttachPolicy{PolicyHolder::User, deploy, reports}),
        IamChange(DetachPolicy{PolicyHolder::User, deploy, reports}),
        IamChange(CreatePolicy{QStringLiteral("ReadReports"), readReports()}),
        IamChange(DeletePolicy{reports}),
        IamChange(CreateAccessKey{deploy}),
        IamChange(SetAccessKeyActive{deploy, key, false}),
        IamChange(DeleteAccessKey{deploy, key}),
        IamChange(DeleteUser{deploy}),
        IamChange(CreatePrincipal{crn, QStringLiteral("CloudNxReadOnlyAccess")}),
        IamChange(DeletePrincipal{crn}),
        FirewallChange(AddRule{web, ruleOf("8443", "198.51.100.0/24")}),
        FirewallChange(RemoveRule{web, ruleOf("80", "0.0.0.0/0")}),
        KmsChange(CreateKmsKey{QStringLiteral("my-app-secrets"), {}}),
        KmsChange(SetKmsKeyEnabled{kms, false}),
        KmsChange(RotateKmsKey{kms}),
        KmsChange(ScheduleKmsKeyDeletion{kms, 30}),
        KmsChange(CancelKmsKeyDeletion{kms}),
        ComputeChange(StopInstance{web}),
        ComputeChange(StartInstance{web}),
        StorageChange(SetBucketPublicRead{QStringLiteral("public-assets"), false})};
}

} // namespace cloudnx::test
