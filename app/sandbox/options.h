#pragma once

#include "app/sandbox/server/certificate.h"

#include <QString>

#include <optional>

namespace cloudnx::sandbox {

struct Options {
    enum class Verb { Serve, Start, Stop, Status, Reset, Routes };
    enum class Totp { AsScenario, On };

    Verb verb = Verb::Serve;
    QString data;
    int port = 0;
    QString scenario = "fresh";
    Totp totp = Totp::AsScenario;
    qint64 events = 0;
    quint64 seed = 42;
    qint64 clockOffset = 0;
    bool faults = false;
    CertificateKind certificate = CertificateKind::Valid;

    /// Nothing when the program should end now, with @p exitCode (help, or a usage error that was printed).
    [[nodiscard]] static std::optional<Options> parse(int count, char **arguments, int &exitCode);
};

} // namespace cloudnx::sandbox
