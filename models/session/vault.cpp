#include "models/session/vault.h"

namespace cloudnx {

QString VaultEntry::toText() const {
    switch (kind) {
    case EntryKind::Tokens:
        return profile + QStringLiteral("/tokens");
    case EntryKind::AccessKey:
        return profile + QStringLiteral("/access-key");
    case EntryKind::ArchiveKey:
        return profile + QStringLiteral("/archive-key");
    case EntryKind::Canary:
        return profile + QStringLiteral("/canary");
    }
    return {};
}

} // namespace cloudnx
