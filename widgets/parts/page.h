#pragma once

#include "models/judge/overview.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/liveinventory.h"

#include <QWidget>

class QVBoxLayout;

namespace cloudnx {

class FilterField;

/// A change somebody wants: what the plan sheet makes a plan of.
struct Draft {
    QString title; ///< empty: the first step's sentence
    std::vector<Change> changes;
    QString undoes = {};  ///< id of the plan this one takes back
    QString resumes = {}; ///< instead of changes: id of a plan that was cut off and is gone on with
};

/// An entry of the palette: an action or an object and where it leads.
struct PaletteEntry {
    QString text;
    QString hint; ///< room or shortcut, at the right
    std::function<void()> choose;
};

/// One room on the screen. Its first line answers its question; it asks for changes and never makes any.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(LiveInventory &live, const QString &title, QWidget *parent = nullptr);

    /// Shows the inventory as it stands.
    virtual void refresh() = 0;

    [[nodiscard]] virtual FilterField *filterField() const { return nullptr; }

    [[nodiscard]] virtual std::vector<PaletteEntry> palette() { return {}; }

    /// Shows the object of this name, if the room has it.
    virtual void showObject(const QString &) {}

    /// Esc: takes back the last step within the page; false when there is none.
    virtual bool goBack() { return false; }

    [[nodiscard]] QString answer() const;

Q_SIGNALS:
    void planWanted(const cloudnx::Draft &draft);
    void roomWanted(cloudnx::Room room, const QString &object);

protected:
    [[nodiscard]] LiveInventory &live() const { return m_live; }

    [[nodiscard]] const Inventory &inventory() const { return m_live.inventory(); }

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

    [[nodiscard]] Banner *banner() const { return m_banner; }

    /// The first line.
    void setAnswer(State state, const QString &sentence);
    /// A first line that judges nothing.
    void setAnswer(const QString &sentence);
    void want(const QString &title, std::vector<Change> changes);

    void want(Change change) { want({}, {std::move(change)}); }

private:
    LiveInventory &m_live;
    QVBoxLayout *m_column;
    StateLine *m_answer;
    Banner *m_banner;
};

/// The sentence for a part that could not be read; empty when it was.
template <typename T>
[[nodiscard]] QString whyUnknown(const Reading<T> &reading) {
    if (reading.known())
        return {};
    return reading.why.isEmpty() ? Page::tr("Not read yet.") : reading.why;
}

} // namespace cloudnx
