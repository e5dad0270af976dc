#pragma once

#include <QLabel>

namespace cloudnx {

/// One line of plain text that makes no window wider: what does not fit gives way to "…", and the whole is
/// told by tool tip, by text() and to screen readers.
class ElidedLabel final : public QLabel {
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shown() const;
};

} // namespace cloudnx
