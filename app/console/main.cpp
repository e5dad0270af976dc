#include "app/console/latedoor.h"
#include "widgets/mainwindow.h"
#include "widgets/parts/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QStyleFactory>
#include <QTimer>
#include <QTranslator>

#include <sys/stat.h>

namespace {

/// Ends the program after the window was painted once: what `./dev bench start` measures.
class EndAfterPaint final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return QObject::eventFilter(watched, event);
    }
};

struct Options {
    QString profile;
    bool quitWhenShown = false;
};

Options parse(const QStringList &words) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Security console for CloudNx accounts."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Open this profile."),
                                     QStringLiteral("name"));
    QCommandLineOption quit(QStringLiteral("quit-when-shown"), QStringLiteral("End after the first paint."));
    quit.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({profile, quit});
    parser.process(words);
    return {parser.value(profile), parser.isSet(quit)};
}

} // namespace

int main(int count, char **words) {
    umask(S_IRWXG | S_IRWXO); // the settings name the account's things; QSettings leaves them open to all
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QApplication application(count, words);
    QCoreApplication::setApplicationName(QStringLiteral("cloudnx-console"));
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CLOUDNX_VERSION));
    const Options options = parse(QCoreApplication::arguments());
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("cloudnx"), QStringLiteral("_"),
                        QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(&translator);
    cloudnx::restoreTheme();
    cloudnx::LateDoor door;
    const cloudnx::SystemClock clock;
    cloudnx::MainWindow window(door, clock);
    EndAfterPaint end;
    if (options.quitWhenShown)
        window.installEventFilter(&end);
    else
        window.start(options.profile);
    window.show();
    return QApplication::exec();
}
