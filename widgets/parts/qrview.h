#pragma once

#include "models/session/qrcode.h"

#include <QWidget>

#include <optional>

namespace cloudnx {

/// A QR code in black on white with its quiet zone, whatever the palette: readers refuse it inverted.
class QrView : public QWidget {
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);
    void show(const Secret &text);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int modules() const;

    std::optional<QrCode> m_code;
};

} // namespace cloudnx
