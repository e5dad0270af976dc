#pragma once

#include "models/core/secret.h"

#include <QLineEdit>

namespace cloudnx {

/// A secret to read and to copy whole. Nothing of it can be selected, since an X server hands every selection
/// to every program; copying goes by copySecret().
class SecretField : public QLineEdit {
    Q_OBJECT

public:
    SecretField(const QString &name, Secret secret, QWidget *parent = nullptr);

    void copyWhole() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Secret m_secret;
};

} // namespace cloudnx
