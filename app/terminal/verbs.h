#pragma once

#include "app/terminal/parts/verb.h"

/// Every command of `cloudnx`, each in a file of its own: `iam user create` is iam/usercreate.cpp.
namespace cloudnx::terminal {

[[nodiscard]] Verb login();
[[nodiscard]] Verb logout();
[[nodiscard]] Verb whoami();
[[nodiscard]] Verb overview();
[[nodiscard]] Verb configure();
[[nodiscard]] Verb doctor();
[[nodiscard]] Verb openPage();
[[nodiscard]] Verb completion();
[[nodiscard]] Verb undo();

[[nodiscard]] Verb iamUserList();
[[nodiscard]] Verb iamUserShow();
[[nodiscard]] Verb iamUserCreate();
[[nodiscard]] Verb iamUserSetPassword();
[[nodiscard]] Verb iamUserDisablePassword();
[[nodiscard]] Verb iamUserDelete();
[[nodiscard]] Verb iamGroupList();
[[nodiscard]] Verb iamGroupShow();
[[nodiscard]] Verb iamGroupCreate();
[[nodiscard]] Verb iamGroupAddMember();
[[nodiscard]] Verb iamGroupRemoveMember();
[[nodiscard]] Verb iamGroupDelete();
[[nodiscard]] Verb iamPolicyList();
[[nodiscard]] Verb iamPolicyShow();
[[nodiscard]] Verb iamPolicyCreate();
[[nodiscard]] Verb iamPolicyAttach();
[[nodiscard]] Verb iamPolicyDetach();
[[nodiscard]] Verb iamPolicyDelete();
[[nodiscard]] Verb iamKeyList();
[[nodiscard]] Verb iamKeyCreate();
[[nodiscard]] Verb iamKeyActivate();
[[nodiscard]] Verb iamKeyDeactivate();
[[nodiscard]] Verb iamKeyDelete();
[[nodiscard]] Verb iamPrincipalList();
[[nodiscard]] Verb iamPrincipalShow();
[[nodiscard]] Verb iamPrincipalCreate();
[[nodiscard]] Verb iamPrincipalDelete();
[[nodiscard]] Verb iamAccess();
[[nodiscard]] Verb iamUserSetMfaRules();
[[nodiscard]] Verb iamUserEnrolTotp();
[[nodiscard]] Verb iamUserRemoveTotp();
[[nodiscard]] Verb iamTrustList();
[[nodiscard]] Verb projectList();
[[nodiscard]] Verb projectUse();

[[nodiscard]] Verb firewallList();
[[nodiscard]] Verb firewallShow();
[[nodiscard]] Verb firewallExposure();
[[nodiscard]] Verb firewallExplain();
[[nodiscard]] Verb firewallCheck();
[[nodiscard]] Verb firewallRewrite();
[[nodiscard]] Verb firewallEqual();
[[nodiscard]] Verb firewallExport();
[[nodiscard]] Verb firewallImport();
[[nodiscard]] Verb firewallAdd();
[[nodiscard]] Verb firewallRemove();
[[nodiscard]] Verb firewallAttach();
[[nodiscard]] Verb firewallDetach();
[[nodiscard]] Verb firewallQuota();
[[nodiscard]] Verb firewallGroupList();
[[nodiscard]] Verb firewallGroupCreate();
[[nodiscard]] Verb firewallGroupDelete();
[[nodiscard]] Verb firewallEdit();
[[nodiscard]] Verb firewallApply();
[[nodiscard]] Verb firewallCopy();
[[nodiscard]] Verb firewallTighten();
[[nodiscard]] Verb firewallTemplate();
[[nodiscard]] Verb firewallQuarantine();
[[nodiscard]] Verb firewallRestore();
[[nodiscard]] Verb firewallNote();
[[nodiscard]] Verb firewallSweep();
[[nodiscard]] Verb firewallRangesShow();
[[nodiscard]] Verb firewallRangesSet();
[[nodiscard]] Verb firewallRangesClear();

[[nodiscard]] Verb kmsList();
[[nodiscard]] Verb kmsShow();
[[nodiscard]] Verb kmsCreateKey();
[[nodiscard]] Verb kmsEncrypt();
[[nodiscard]] Verb kmsDecrypt();
[[nodiscard]] Verb kmsAccess();
[[nodiscard]] Verb kmsContainerList();
[[nodiscard]] Verb kmsOrderList();
[[nodiscard]] Verb kmsKeyEnable();
[[nodiscard]] Verb kmsKeyDisable();
[[nodiscard]] Verb kmsKeyRotate();
[[nodiscard]] Verb kmsKeyCancelDeletion();
[[nodiscard]] Verb kmsKeyDelete();

[[nodiscard]] Verb auditList();

[[nodiscard]] Verb instanceList();
[[nodiscard]] Verb instanceShow();
[[nodiscard]] Verb instanceStart();
[[nodiscard]] Verb instanceStop();
[[nodiscard]] Verb volumeList();
[[nodiscard]] Verb volumeSnapshotList();
[[nodiscard]] Verb imageList();
[[nodiscard]] Verb storageBucketList();
[[nodiscard]] Verb storageBucketPublic();
[[nodiscard]] Verb storageBucketPrivate();
[[nodiscard]] Verb storageKeyList();

[[nodiscard]] Verb mfaStatus();
[[nodiscard]] Verb mfaEnable();
[[nodiscard]] Verb mfaDisable();
[[nodiscard]] Verb taxShow();
[[nodiscard]] Verb taxSet();
[[nodiscard]] Verb passwordPolicyShow();
[[nodiscard]] Verb passwordPolicySet();

[[nodiscard]] Verb sessionList();
[[nodiscard]] Verb sessionRevoke();
[[nodiscard]] Verb profileList();
[[nodiscard]] Verb profileShow();
[[nodiscard]] Verb profileUse();
[[nodiscard]] Verb profileAdd();
[[nodiscard]] Verb profileDelete();
[[nodiscard]] Verb profileKeepSecret();

[[nodiscard]] Verb checklistRun();
[[nodiscard]] Verb checklistFix();
[[nodiscard]] Verb planSave();
[[nodiscard]] Verb planShow();
[[nodiscard]] Verb planApply();
[[nodiscard]] Verb planConfirm();
[[nodiscard]] Verb planWatch();
[[nodiscard]] Verb journalList();

[[nodiscard]] Verb logRequests();

[[nodiscard]] Verb sandboxStart();
[[nodiscard]] Verb sandboxStop();
[[nodiscard]] Verb sandboxState();
[[nodiscard]] Verb sandboxReset();

} // namespace cloudnx::terminal
