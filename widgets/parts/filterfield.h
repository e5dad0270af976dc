#pragma once

#include <QLineEdit>
#include <QStringListModel>

namespace cloudnx {

/// Where a page's table is filtered, in the language of Filter; completes column names, tells errors below
/// the text by a tool tip and an error sign.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

    void setColumns(const QStringList &columns);
    /// Adds @p term to what stands there already.
    void add(const QString &term);
    /// Empty: nothing wrong.
    void showError(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QStringListModel *m_columns;
    QAction *m_error;
};

} // namespace cloudnx
