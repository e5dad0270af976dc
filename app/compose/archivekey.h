#pragma once

#include "app/compose/workspace.h"
#include "models/audit/archive/place.h"

namespace cloudnx {

/// The audit archive of a profile, and its key in the OS keychain should it be encrypted. The key is asked
/// for when it is needed, once as long as the workspace lives. The workspace must outlive it.
[[nodiscard]] audit::ArchivePlace archivePlace(const Workspace &workspace);

/// The key in the keychain, made and put there first where there is none. Errors: the Vault's; Integrity.
[[nodiscard]] Result<audit::SealKey> archiveKeyToUse(const Workspace &workspace, const std::stop_token &stop);

/// Errors: the Vault's.
[[nodiscard]] Done removeArchiveKey(const Workspace &workspace, const std::stop_token &stop);

} // namespace cloudnx
