#include "models/audit/archive/place.h"

namespace cloudnx::audit {

Result<SealKeyPtr> anyKey(const ArchivePlace &place) {
    if (!place.key)
        return failure(ErrorKind::KeychainUnavailable,
                       QStringLiteral("The audit archive in %1 is encrypted, and its key is not at hand.")
                           .arg(place.folder));
    return place.key().map([](SealKey key) { return std::make_shared<const SealKey>(std::move(key)); });
}

QString otherWriterText() {
    return QStringLiteral(
        "Another program writes to the archive now: this is what it has put there until here, and "
        "the service is asked when it is done.");
}

Result<SealKeyPtr> keyFor(const ArchivePlace &place, const Manifest &manifest) {
    if (!manifest.sealedBy)
        return SealKeyPtr();
    auto key = anyKey(place);
    if (!key || (*key)->id() == *manifest.sealedBy)
        return key;
    return failure(ErrorKind::Integrity,
                   QStringLiteral("The key in the keychain (%1) is not the one the audit archive in %2 was "
                                  "encrypted with (%3). Bring that one back, or remove the folder and fetch "
                                  "the log again.")
                       .arg((*key)->id(), place.folder, *manifest.sealedBy));
}

} // namespace cloudnx::audit
