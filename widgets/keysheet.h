#pragma once

#include <QFrame>

namespace cloudnx {

/// `?`: which keys there are.
class KeySheet : public QFrame {
    Q_OBJECT

public:
    explicit KeySheet(QWidget *parent);
    void open();
};

} // namespace cloudnx
