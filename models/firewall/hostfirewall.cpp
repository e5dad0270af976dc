#include "models/firewall/hostfirewall.h"

#include "models/firewall/nftruleset.h"
#include "models/firewall/textcursor.h"
#include "models/firewall/ufwstatus.h"

namespace cloudnx {

namespace {

constexpr qsizetype mostBytes = qsizetype{16} * 1024 * 1024;

template <typename Read>
Result<std::shared_ptr<const HostFirewall>> shared(Result<Read> read) {
    return std::move(read).map(
        [](Read &&one) -> std::shared_ptr<const HostFirewall> { return std::move(one); });
}

} // namespace

Result<std::shared_ptr<const HostFirewall>> HostFirewall::parse(const QByteArray &bytes) {
    if (bytes.size() > mostBytes)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This is more than 16 MB; no firewall is as long."));
    const QByteArray text = bytes.trimmed();
    if (text.startsWith('{'))
        return shared(NftRuleset::parse(bytes));
    if (text.startsWith("Status:"))
        return shared(UfwStatus::parse(QString::fromUtf8(bytes)));
    return wrongAt(1, 1,
                   QStringLiteral("this is neither `ufw status verbose` (it begins with Status:) nor "
                                  "`nft -j list ruleset` (it begins with {)."));
}

} // namespace cloudnx
