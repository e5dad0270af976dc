#pragma once

#include <QPushButton>

namespace cloudnx {

/// A button whose words may name what people named: it makes nothing wider and is never cut off. What does
/// not fit gives way to "…" after the verb, and the whole is told by tool tip, by text() and to screen
/// readers.
class ElidedButton final : public QPushButton {
public:
    explicit ElidedButton(const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What stands on it now.
    [[nodiscard]] QString shown() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace cloudnx
