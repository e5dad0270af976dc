#pragma once

#include "models/checklist/check.h"
#include "widgets/checklist/telling.h"

#include <QWidget>

namespace cloudnx {

/// What a person tells beside a word or a waiver: one small form each, for the checks that ask for it. Each
/// emits told() and changes nothing itself.
class TellingBox : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

Q_SIGNALS:
    void told(const cloudnx::Telling &telling);
};

/// Consent to ask the SSH ports of one's own instances, then a look.
[[nodiscard]] TellingBox *makeSshConsent(const Basis &basis);
/// An endpoint of one's own, then a look.
[[nodiscard]] TellingBox *makeEndpointForm(const Basis &basis);
/// A look at the control plane; there is nothing to tell.
[[nodiscard]] TellingBox *makePlainLook();
/// The script to run in an instance, and what it printed.
[[nodiscard]] TellingBox *makeReportForm(const Basis &basis);
/// The register of requests about personal data.
[[nodiscard]] TellingBox *makeRegister(const Basis &basis);

/// How long snapshots are kept.
[[nodiscard]] TellingBox *makeRetentionForm(const Basis &basis);

/// Those that @p check asks for, in the order of the page.
[[nodiscard]] std::vector<TellingBox *> tellingBoxesFor(const Check &check, const Finding &finding,
                                                        const Basis &basis);

} // namespace cloudnx
