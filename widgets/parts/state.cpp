#include "widgets/parts/state.h"

#include "widgets/parts/spacing.h"
#include "widgets/parts/wrappedlabel.h"

#include <QEvent>
#include <QHBoxLayout>

#include <array>
#include <cmath>

namespace cloudnx {

namespace {

struct Look {
    const char *glyph;
    const char *word;
    QRgb onLight;
    QRgb onDark;
};

constexpr std::array<Look, 5> looks{{
    {"✓", "ok", 0xff1b6e2f, 0xff6fd08a},
    {"⚠", "needs a look", 0xff7f5200, 0xffe9b949},
    {"✗", "wrong", 0xffb01e1e, 0xffff9a92},
    {"?", "unknown", 0xff4f5863, 0xffb6bec8},
    {"–", "not offered", 0xff4f5863, 0xffb6bec8},
}};

[[nodiscard]] const Look &lookOf(State state) {
    return looks[static_cast<std::size_t>(state)];
}

[[nodiscard]] double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

[[nodiscard]] double luminance(const QColor &colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

State stateOf(Mood mood) {
    switch (mood) {
    case Mood::Ok:
        return State::Ok;
    case Mood::Look:
        return State::Look;
    case Mood::Wrong:
        return State::Wrong;
    case Mood::Unknown:
        break;
    }
    return State::Unknown;
}

State stateOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::Holds:
        return State::Ok;
    case Verdict::Fails:
        return State::Wrong;
    case Verdict::Unknown:
        break;
    }
    return State::Unknown;
}

State stateOf(CheckResult result) {
    switch (result) {
    case CheckResult::Pass:
    case CheckResult::Attested:
        return State::Ok;
    case CheckResult::Fail:
        return State::Wrong;
    case CheckResult::NotOffered:
    case CheckResult::Stated:
        return State::NotOffered;
    case CheckResult::Unknown:
        break;
    }
    return State::Unknown;
}

QString glyphOf(State state) {
    return QString::fromUtf8(lookOf(state).glyph);
}

QString wordOf(State state) {
    return QString::fromLatin1(lookOf(state).word);
}

bool isDark(const QPalette &palette) {
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

QColor colourOf(State state, const QPalette &palette) {
    return QColor::fromRgb(isDark(palette) ? lookOf(state).onDark : lookOf(state).onLight);
}

double contrastOf(const QColor &one, const QColor &other) {
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

StateLine::StateLine(QWidget *parent) : QWidget(parent), m_glyph(new QLabel), m_text(new WrappedLabel) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::near);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // Not the width of a sign: asking for one loads the fonts that have it, which costs the first window
    // dear.
    m_glyph->setMinimumWidth(m_glyph->fontMetrics().height());
    m_glyph->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
}

void StateLine::show(State state, const QString &text) {
    m_state = state;
    m_text->setText(text);
    m_glyph->show();
    m_glyph->setText(glyphOf(state));
    m_glyph->setAccessibleName(wordOf(state));
    setAccessibleName(QStringLiteral("%1: %2").arg(wordOf(state), text));
    paint();
}

void StateLine::showPlain(const QString &text) {
    m_glyph->hide();
    m_text->setText(text);
    setAccessibleName(text);
}

void StateLine::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange)
        paint();
    QWidget::changeEvent(event);
}

void StateLine::paint() {
    QPalette tinted = m_text->palette();
    tinted.setColor(QPalette::WindowText, colourOf(m_state, palette()));
    m_glyph->setPalette(tinted);
}

} // namespace cloudnx
