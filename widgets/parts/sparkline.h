#pragma once

#include <QWidget>

#include <vector>

namespace cloudnx {

/// Counts as bars, oldest at the left.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);
    void show(std::vector<int> counts, const QString &description);

    [[nodiscard]] QSize sizeHint() const override { return {160, 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<int> m_counts;
};

} // namespace cloudnx
