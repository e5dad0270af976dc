#pragma once

#include "models/cloud/tokensource.h"
#include "models/core/secretdesk.h"

#include <functional>
#include <map>
#include <mutex>

namespace cloudnx::test {

/// A token source that has one token after the other and then none.
class TokenLine final : public TokenSource {
public:
    explicit TokenLine(std::vector<const char *> tokens) : m_tokens(std::move(tokens)) {}

    explicit TokenLine(Secret token) : m_only(std::move(token)) {}

    [[nodiscard]] Result<Secret> token(std::stop_token) override {
        return m_tokens.empty() ? m_only : Secret(m_tokens.at(m_at));
    }

    [[nodiscard]] Result<Secret> tokenAfter(const Secret &, std::stop_token) override {
        if (m_at + 1 >= m_tokens.size())
            return failure(ErrorKind::Unauthenticated, QStringLiteral("The session is over. Sign in again."));
        return Secret(m_tokens.at(++m_at));
    }

private:
    Secret m_only;
    const std::vector<const char *> m_tokens;
    std::size_t m_at = 0;
};

/// A desk that answers what the test tells it and keeps what it is given.
class ScriptedDesk final : public SecretDesk {
public:
    std::map<SecretKind, std::function<QString()>> answers;
    std::vector<SecretProduct> given;
    std::vector<QString> prompts;

    [[nodiscard]] Result<Secret> ask(const SecretRequest &request) override {
        prompts.push_back(request.prompt);
        const auto found = answers.find(request.kind);
        if (found == answers.end())
            return failure(ErrorKind::PasscodeRequired, QStringLiteral("Nobody is here to answer."));
        return Secret::of(found->second());
    }

    [[nodiscard]] Done give(const SecretProduct &product) override {
        given.push_back(product);
        return {};
    }

    /// The part of that name in what was given last of that kind; empty when there is none.
    [[nodiscard]] QString part(ProductKind kind, const char *name) const {
        QString value;
        for (const SecretProduct &product : given)
            for (const auto &part : product.parts)
                if (product.kind == kind && part.name == QLatin1String(name))
                    value = part.value.revealText();
        return value;
    }
};

} // namespace cloudnx::test
