// The peer of "first window": the least a Qt Widgets program does before a person sees it. Ends when it was
// painted.
#include <QApplication>
#include <QMainWindow>
#include <QPaintEvent>
#include <QTimer>

namespace {

class BareWindow final : public QMainWindow {
protected:
    void paintEvent(QPaintEvent *event) override {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }
};

} // namespace

int main(int count, char **words) {
    QApplication application(count, words);
    BareWindow window;
    window.resize(1100, 720);
    window.show();
    return QApplication::exec();
}
