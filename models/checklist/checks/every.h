#pragma once

#include "models/checklist/check.h"

/// Every check stands in the file of its name.
namespace cloudnx::checks {

[[nodiscard]] const Check &auditComplete();
[[nodiscard]] const Check &auditRead();
[[nodiscard]] const Check &backupCodes();
[[nodiscard]] const Check &backupPlan();
[[nodiscard]] const Check &blockedPorts();
[[nodiscard]] const Check &bothFamilies();
[[nodiscard]] const Check &broadPolicies();
[[nodiscard]] const Check &certificateRenewal();
[[nodiscard]] const Check &controlPlane();
[[nodiscard]] const Check &dataExport();
[[nodiscard]] const Check &dataRequests();
[[nodiscard]] const Check &declaredPorts();
[[nodiscard]] const Check &defaultGroup();
[[nodiscard]] const Check &gstin();
[[nodiscard]] const Check &hostFirewall();
[[nodiscard]] const Check &iamUser();
[[nodiscard]] const Check &imageVisibility();
[[nodiscard]] const Check &keyAge();
[[nodiscard]] const Check &keyUse();
[[nodiscard]] const Check &kmsKey();
[[nodiscard]] const Check &oldImages();
[[nodiscard]] const Check &oldSnapshots();
[[nodiscard]] const Check &openPorts();
[[nodiscard]] const Check &passwordPolicy();
[[nodiscard]] const Check &publicBuckets();
[[nodiscard]] const Check &publicDatabases();
[[nodiscard]] const Check &restoreTested();
[[nodiscard]] const Check &rootSsh();
[[nodiscard]] const Check &secondFactor();
[[nodiscard]] const Check &secretsPlace();
[[nodiscard]] const Check &snapshotBeforeChange();
[[nodiscard]] const Check &sshHighPort();
[[nodiscard]] const Check &sshPasswords();
[[nodiscard]] const Check &sshRanges();
[[nodiscard]] const Check &statefulFirewall();
[[nodiscard]] const Check &storageKeys();
[[nodiscard]] const Check &tlsEndpoints();
[[nodiscard]] const Check &totpSeed();
[[nodiscard]] const Check &updates();
[[nodiscard]] const Check &userData();
[[nodiscard]] const Check &userPerPerson();
[[nodiscard]] const Check &usersSecondFactor();
[[nodiscard]] const Check &volumesEncrypted();
[[nodiscard]] const Check &workloadIdentity();
[[nodiscard]] const Check &writtenConfiguration();

} // namespace cloudnx::checks
