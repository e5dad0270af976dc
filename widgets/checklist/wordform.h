#pragma once

#include "models/checklist/check.h"
#include "widgets/checklist/telling.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace cloudnx {

/// A person's word on a check that nothing can be looked at for: who says so, and a note.
class WordForm : public QWidget {
    Q_OBJECT

public:
    /// @p about: the names the word will cover. @p by: a proposal.
    WordForm(const Check &check, std::vector<QString> about, const QString &by, Instant now,
             QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const cloudnx::Telling &telling);

private:
    void say();

    QString m_check;
    std::chrono::days m_holds;
    std::vector<QString> m_about;
    Instant m_now;
    QLineEdit *m_by;
    QLineEdit *m_note;
};

/// A failure that may stay for a while: why, who answers for it, until when. For one that is waived, the way
/// to end that.
class WaiverForm : public QWidget {
    Q_OBJECT

public:
    WaiverForm(const Finding &finding, const QString &by, Instant now, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const cloudnx::Telling &telling);

private:
    void makeEnd(QVBoxLayout *column, const Waiver &waiver);
    void makeBeginning(QVBoxLayout *column, const QString &by);
    void waive();

    QString m_check;
    Instant m_now;
    QLineEdit *m_reason = nullptr;
    QLineEdit *m_by = nullptr;
    QLineEdit *m_until = nullptr;
};

} // namespace cloudnx
