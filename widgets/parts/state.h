#pragma once

#include "models/checklist/finding.h"
#include "models/judge/overview.h"
#include "models/plan/plan.h"

#include <QColor>
#include <QLabel>
#include <QPalette>

namespace cloudnx {

/// ✓ ok, ⚠ needs a look, ✗ wrong, ? unknown, – not offered: the sign is never left out, colour only helps.
enum class State { Ok, Look, Wrong, Unknown, NotOffered };

[[nodiscard]] State stateOf(Mood mood);
[[nodiscard]] State stateOf(Verdict verdict);
[[nodiscard]] State stateOf(CheckResult result);

[[nodiscard]] QString glyphOf(State state);
/// For screen readers: "ok", "needs a look", …
[[nodiscard]] QString wordOf(State state);
/// At least 4.5:1 (WCAG 2.1, 1.4.3) on the window, base and alternate base of @p palette.
[[nodiscard]] QColor colourOf(State state, const QPalette &palette);

[[nodiscard]] bool isDark(const QPalette &palette);
/// The contrast ratio of WCAG 2.1, 1 to 21.
[[nodiscard]] double contrastOf(const QColor &one, const QColor &other);

/// A line of text with its state's sign before it, in the state's colour when it asks for attention.
class StateLine : public QWidget {
    Q_OBJECT

public:
    explicit StateLine(QWidget *parent = nullptr);
    void show(State state, const QString &text);
    /// A hint: no state at all.
    void showPlain(const QString &text);

    [[nodiscard]] QString text() const { return m_text->text(); }

    [[nodiscard]] QLabel *label() const { return m_text; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void paint();

    State m_state = State::Unknown;
    QLabel *m_glyph;
    QLabel *m_text;
};

} // namespace cloudnx
