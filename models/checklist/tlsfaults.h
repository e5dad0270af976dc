#pragma once

#include "models/checklist/judgement.h"

namespace cloudnx {

/// What was seen of @p endpoint ("www.example.in:443"); nullptr when nobody looked.
[[nodiscard]] const TlsSighting *sightingOf(const Basis &basis, const QString &endpoint);

/// Let's Encrypt renews 30 days before the end: what is closer was forgotten, or fails.
constexpr long long renewalOverdue = 30;

/// Until its certificate ends; empty when none was seen.
[[nodiscard]] std::optional<long long> daysLeft(const TlsSighting &seen, Instant now);

/// What is wrong with an endpoint that answered: chain, name, versions older than TLS 1.2. Empty for one that
/// did not answer, too.
[[nodiscard]] QStringList tlsFaults(const TlsSighting &seen);

/// "www.example.in:443: TLS 1.2, TLS 1.3; chain and name are right", or why it did not answer.
[[nodiscard]] QString tlsText(const TlsSighting &seen);

} // namespace cloudnx
