#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

class QPushButton;

namespace cloudnx {

/// Beside a table: what the chosen row is, name by name, and what can be done about it. Never a dialog.
class DetailPane : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailPane(QWidget *parent = nullptr);

    void clear(const QString &hint);
    /// Starts anew.
    void setTitle(const QString &title, const QString &sentence = {});
    void addField(const QString &name, const QString &value, bool fixedWidth = false);
    /// A block of text that keeps its lines (JSON).
    void addBlock(const QString &name, const QString &text);
    void addWidget(QWidget *widget);
    /// The caller connects it.
    [[nodiscard]] QPushButton *addButton(const QString &text, bool enabled = true,
                                         const QString &whyNot = {});

private:
    void restart();
    QLabel *addLabel(const QString &text);

    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace cloudnx
