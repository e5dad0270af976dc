#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "app/terminal/parts/progressline.h"

namespace cloudnx::terminal {

namespace {

struct NoOptions {};

void declare(Arguments &, NoOptions &) {}

using Writer = std::unique_ptr<audit::ArchiveWriter>;

/// Holds the archive, so that no other program makes or removes its key meanwhile. Errors: NotFound (there is
/// none).
Result<Writer> hold(Context &context, const Workspace &workspace) {
    const audit::ArchivePlace place = archivePlace(workspace);
    return audit::readManifest(place.folder).and_then([&](const audit::Manifest &) {
        return audit::ArchiveWriter::open(place, context.stop());
    });
}

Done reseal(Context &context, audit::ArchiveWriter &writer, const audit::SealKeyPtr &key) {
    ProgressLine line;
    auto done = writer.reseal(key, line.progress(), context.stop());
    line.clear();
    return done;
}

Done tell(Context &context, bool encrypted, const QString &text) {
    return context.out().isForPeople() ? context.out().line(text)
                                       : context.out().record({{"encrypted", encrypted}});
}

Done encrypt(Context &context, const NoOptions &) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto writer = hold(context, **workspace);
    if (!writer)
        return failure(writer.error());
    if ((*writer)->archive()->key())
        return tell(context, true, QStringLiteral("The archive is encrypted already."));
    auto key = archiveKeyToUse(**workspace, context.stop());
    if (!key)
        return failure(key.error());
    const auto shared = std::make_shared<const audit::SealKey>(std::move(*key));
    if (auto done = reseal(context, **writer, shared); !done)
        return done;
    return tell(
        context, true,
        QStringLiteral("The archive is encrypted now (AES-256-GCM), and what comes later will be. Its key "
                       "is in the keychain of this machine alone: without it nobody reads the archive. "
                       "The plain files were removed; a disk may keep traces of them."));
}

Done decrypt(Context &context, const NoOptions &) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto writer = hold(context, **workspace);
    if (!writer)
        return failure(writer.error());
    if (!(*writer)->archive()->key())
        return tell(context, false, QStringLiteral("The archive is not encrypted."));
    if (auto done = reseal(context, **writer, nullptr); !done)
        return done;
    if (auto removed = removeArchiveKey(**workspace, context.stop()); !removed)
        complain(QStringLiteral("Its key is still in the keychain: %1").arg(removed.error().sentence));
    return tell(context, false, QStringLiteral("The archive is not encrypted any more."));
}

} // namespace

Verb auditEncrypt() {
    return verbOf<NoOptions>(
        {"audit encrypt", "Encrypt the archive with a key that the keychain keeps", "cloudnx audit encrypt"},
        declare, encrypt);
}

Verb auditDecrypt() {
    return verbOf<NoOptions>(
        {"audit decrypt", "Keep the archive without encryption again", "cloudnx audit decrypt"}, declare,
        decrypt);
}

} // namespace cloudnx::terminal
