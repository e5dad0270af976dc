#pragma once

#include "models/audit/archive/manifest.h"
#include "models/audit/archive/seal.h"

namespace cloudnx::audit {

/// Where an archive is, and who knows its key should it be encrypted.
struct ArchivePlace {
    ArchivePlace(QString inFolder, KeySource source = {})
        : folder(std::move(inFolder)), key(std::move(source)) {}

    QString folder;
    KeySource key; ///< asked only when the manifest says that there is one
};

using SealKeyPtr = std::shared_ptr<const SealKey>;

/// The key that @p manifest asks for; null when it asks for none. Errors: those of the source; NotFound
/// (nobody knows it), Integrity (it is another one).
[[nodiscard]] Result<SealKeyPtr> keyFor(const ArchivePlace &place, const Manifest &manifest);
/// Whichever the source has, for an archive without a manifest. Errors: as above.
[[nodiscard]] Result<SealKeyPtr> anyKey(const ArchivePlace &place);

/// How long somebody who only asks waits for another program that writes, before the answer comes from what
/// is there: the user looks at it meanwhile.
inline constexpr std::chrono::milliseconds askersPatience{500};

/// Why what the service has to say may be missing then, a sentence.
[[nodiscard]] QString otherWriterText();

} // namespace cloudnx::audit
