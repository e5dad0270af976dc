// Shows the checklist of the messy account until it is closed, for a screen reader to look at.
#include "tests/widgets/screen.h"

#include <QSettings>

using namespace cloudnx;
using namespace cloudnx::test;

int main(int count, char **words) {
    QApplication application(count, words);
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    QSettings().clear();
    Screen screen;
    if (!screen.isReady())
        return 1;
    screen.bench().go(Room::Checklist);
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}
