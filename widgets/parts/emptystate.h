#pragma once

#include <QLabel>

namespace cloudnx {

/// Stands where rows would: why there are none, and what to do.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void show(const QString &why, const QString &whatToDo);

private:
    QLabel *m_why;
    QLabel *m_whatToDo;
};

} // namespace cloudnx
