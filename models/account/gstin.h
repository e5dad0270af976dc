#pragma once

#include "models/core/result.h"

#include <QString>

namespace cloudnx {

/// An Indian Goods and Services Tax Identification Number: 15 characters, the last a check digit over base 36
/// (2 digits state, 10 characters PAN, entity, 'Z', check digit; CGST Rules 2017, rule 10).
class Gstin {
public:
    Gstin() = default;
    /// Errors: Invalid, saying which part is wrong; a wrong check digit is told apart from a wrong form.
    [[nodiscard]] static Result<Gstin> parse(const QString &text);

    [[nodiscard]] QString toText() const { return m_text; }

    friend bool operator==(const Gstin &, const Gstin &) = default;

private:
    explicit Gstin(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

} // namespace cloudnx
