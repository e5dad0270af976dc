#pragma once

#include "models/core/clock.h"
#include "models/session/totp.h"
#include "widgets/parts/screendesk.h"
#include "widgets/parts/state.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cloudnx {

class QrView;

/// The screen's side of a ScreenDesk: asks for what is asked, and shows once what a step made; saves or
/// prints it only on request.
class SecretPanel : public QWidget {
    Q_OBJECT

public:
    SecretPanel(std::shared_ptr<ScreenDesk> desk, QString account, std::function<Instant()> now,
                QWidget *parent = nullptr);

    /// Looks at the desk.
    void look();

    [[nodiscard]] bool hasProducts() const { return !m_products.empty(); }

private:
    void showRequest();
    void answer();
    void showProduct(const SecretProduct &product);
    void showSeed(const SecretProduct &product);
    [[nodiscard]] QString complaintAbout(const Secret &answer) const;
    void addPart(const SecretProduct::Part &part);
    void addKeepButtons(const SecretProduct &product);

    std::shared_ptr<ScreenDesk> m_desk;
    QString m_account;
    std::function<Instant()> m_now;
    QVBoxLayout *m_made;
    StateLine *m_complaint;
    QWidget *m_question;
    QLabel *m_prompt;
    QLineEdit *m_field;
    QPushButton *m_give;
    SecretKind m_kind = SecretKind::PasscodeNow;
    std::optional<Totp> m_seed;
    std::vector<SecretProduct> m_products;
};

/// What is saved or printed: label, then `name: value` a line.
[[nodiscard]] Secret textOf(const SecretProduct &product);
/// Writes @p text for this user only (0600). Errors: Local.
[[nodiscard]] Done writePrivately(const QString &path, const Secret &text);

} // namespace cloudnx
