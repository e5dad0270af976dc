#pragma once

#include "models/iam/keylimits.h"
#include "widgets/parts/state.h"

class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace cloudnx {

/// Two lines that make a key with less than its owner's rights, for clouds that have such keys.
class KeyForm : public QWidget {
    Q_OBJECT

public:
    explicit KeyForm(QWidget *parent = nullptr);

    /// @p owner makes the key for himself; @p roles are those he has, as far as that is known. @p now counts
    /// the days until it ends.
    /// What the cloud calls a key; before it is first shown.
    void speak(IamWords words) { m_words = std::move(words); }

    void show(const QString &owner, const std::vector<QString> &roles, Instant now);

Q_SIGNALS:
    void keyWanted(const cloudnx::CreateAccessKey &key);

private:
    IamWords m_words;
    void tell();
    void ask();
    [[nodiscard]] KeyWords words() const;
    [[nodiscard]] Result<CreateAccessKey> key() const;

    QString m_owner;
    Instant m_now = {};
    QLineEdit *m_name;
    QComboBox *m_kind;
    QToolButton *m_roles;
    QMenu *m_roleMenu;
    QLineEdit *m_ends;
    QLineEdit *m_allow;
    QPushButton *m_plan;
    StateLine *m_says;
};

} // namespace cloudnx
