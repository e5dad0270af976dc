#pragma once

#include <QLabel>

namespace cloudnx {

/// Plain text in as many lines as it takes. A word longer than a line (names may have 255 characters) is
/// broken where the line ends, instead of making the window wider or being cut off.
class WrappedLabel final : public QLabel {
public:
    explicit WrappedLabel(const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool fits(int width) const;
};

} // namespace cloudnx
