#pragma once

#include <QListWidget>

namespace cloudnx {

/// What may stand at the cursor of a field, below it and above the page. It never takes the focus: the field
/// passes on the keys that are meant for it.
class ProposalList : public QListWidget {
    Q_OBJECT

public:
    explicit ProposalList(QWidget *field);

    /// Empty: hides. @p at is the x of the cursor in the field.
    void propose(const QStringList &texts, int at);
    /// Up, down, Return, Tab and Esc while it is visible; false: not for it.
    [[nodiscard]] bool takesKey(int key);

Q_SIGNALS:
    void chosen(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Below the field, at m_at.
    void place();
    void step(int by);

    QWidget *m_field;
    int m_at = 0; ///< x in the field
};

} // namespace cloudnx
