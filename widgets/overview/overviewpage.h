#pragma once

#include "models/checklist/report.h"
#include "widgets/parts/page.h"

#include <array>

class QPushButton;

namespace cloudnx {

class Sparkline;

/// For the account owner in the first minute: three sentences that matter, and where to click.
class OverviewPage : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;

private:
    struct Sentence {
        StateLine *line;
        QPushButton *go;
    };

    struct Tile {
        QWidget *frame;
        QVBoxLayout *column;
        std::array<QLabel *, 4> lines;
    };

    void makeSentences();
    [[nodiscard]] Tile makeTile(const QString &title, Room room);
    void makeTiles();
    void showExposure();
    void showChecklist();
    void showActivity(const Overview &overview);
    void showLately();

    std::array<Sentence, 3> m_sentences{};
    std::array<Room, 3> m_rooms{};
    Tile m_exposure{};
    Tile m_checklist{};
    Tile m_activity{};
    Sparkline *m_sparkline = nullptr;
    QLabel *m_latelyHead = nullptr;
    QLabel *m_lately = nullptr;
};

} // namespace cloudnx
