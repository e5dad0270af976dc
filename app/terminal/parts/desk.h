#pragma once

#include "app/terminal/parts/output.h"
#include "app/terminal/parts/tty.h"
#include "models/core/secretdesk.h"

#include <QJsonArray>

#include <functional>

namespace cloudnx::terminal {

/// Asks for secrets at the terminal or takes them, a line each, from standard input; shows what a step makes
/// once: a QR code and text for a seed, codes and keys as text, everything as JSON where JSON was asked for.
class TerminalDesk final : public SecretDesk {
public:
    using Now = std::function<Instant()>; ///< the server's time

    TerminalDesk(Output &output, Tty &tty, bool fromInput, Now now, std::stop_token stop);

    [[nodiscard]] Result<Secret> ask(const SecretRequest &request) override;
    [[nodiscard]] Done give(const SecretProduct &product) override;

private:
    [[nodiscard]] Result<Secret> askOnce(const SecretRequest &request);
    [[nodiscard]] Result<Secret> askFirstPasscode(const SecretRequest &request);
    [[nodiscard]] Done showSeed(const SecretProduct &product);

    Output &m_output;
    Tty &m_tty;
    bool m_fromInput;
    Now m_now;
    std::stop_token m_stop;
    Secret m_seed; ///< base32, between give(TotpSeed) and the first passcode
};

} // namespace cloudnx::terminal
