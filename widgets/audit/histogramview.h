#pragma once

#include "models/audit/query/facets.h"

#include <QWidget>

namespace cloudnx {

/// Events over time as bars; a span is chosen by dragging over it, or with the arrow keys and Shift.
class HistogramView : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    /// @p buckets by time, the empty ones left out, each @p width long.
    void show(std::vector<audit::Bucket> buckets, std::chrono::milliseconds width);

    [[nodiscard]] QSize sizeHint() const override { return {400, 72}; }

    [[nodiscard]] quint64 most() const { return m_most; }

    /// The span below some x.
    [[nodiscard]] Instant timeAt(int x) const;
    [[nodiscard]] int xOf(Instant time) const;

Q_SIGNALS:
    /// From a bar's begin until another one's end.
    void brushed(cloudnx::Instant from, cloudnx::Instant until);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int barAt(int x) const;
    [[nodiscard]] int bars() const;
    [[nodiscard]] QRectF barRect(int bar, quint64 count) const;
    void brush();

    std::vector<audit::Bucket> m_buckets;
    std::chrono::milliseconds m_width{3'600'000};
    std::uint64_t m_most = 0;
    int m_anchor = -1; ///< bars between which the brush lies; -1: none
    int m_end = -1;
};

} // namespace cloudnx
