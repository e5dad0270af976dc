#pragma once

#include "widgets/parts/page.h"

#include <QFrame>

class QLineEdit;
class QTreeWidget;

namespace cloudnx {

/// Ctrl+K: every action and every object, found by words.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *parent);

    void open(std::vector<PaletteEntry> entries);
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(const QString &text);
    void choose();
    void move(int rows);

    std::vector<PaletteEntry> m_entries;
    QLineEdit *m_text;
    QTreeWidget *m_list;
    QPointer<QWidget> m_before;
};

} // namespace cloudnx
