#include "widgets/login/codefield.h"

#include <QFontDatabase>

namespace cloudnx {

namespace {

constexpr int codeDigits = 6;

} // namespace

CodeField::CodeField(QWidget *parent) : QLineEdit(parent) {
    setAccessibleName(tr("Code from your authenticator, or a backup code"));
    setPlaceholderText(tr("123 456"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(fixed.pointSizeF() * 1.5);
    setFont(fixed);
    setAlignment(Qt::AlignHCenter);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    setMaxLength(40);
    connect(this, &QLineEdit::textChanged, this, &CodeField::look);
}

void CodeField::look(const QString &text) {
    QString bare = text;
    bare.remove(u' ').remove(u'\t');
    const bool digitsOnly =
        std::all_of(bare.begin(), bare.end(), [](QChar character) { return character.isDigit(); });
    if (digitsOnly && bare.size() == codeDigits)
        Q_EMIT complete();
}

} // namespace cloudnx
