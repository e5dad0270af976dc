#pragma once

#include "widgets/parts/liveinventory.h"
#include "widgets/parts/state.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace cloudnx {

/// Encrypts and decrypts one value. Nothing of it is kept: not in a plan, not in the journal.
class ValueBox : public QWidget {
    Q_OBJECT

public:
    explicit ValueBox(LiveInventory &live, QWidget *parent = nullptr);

    void show(const std::vector<KmsKey> &keys);
    void choose(const QString &key);

private:
    void allow();
    void encrypt();
    void decrypt();
    void tell(const Error &error);

    LiveInventory &m_live;
    QComboBox *m_key;
    QPlainTextEdit *m_plain;
    QPlainTextEdit *m_cipher;
    QPushButton *m_encrypt;
    QPushButton *m_decrypt;
    QPushButton *m_copyPlain;
    QPushButton *m_copyCipher;
    StateLine *m_told;
};

} // namespace cloudnx
