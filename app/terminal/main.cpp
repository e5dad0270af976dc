// The door of `cloudnx`. It is linked with nothing but the C library, since it is measured in milliseconds.

#include <dlfcn.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstring>

namespace {

using Terminal = int (*)(int count, char **arguments);

/// bin/cloudnx -> lib/cloudnx/libcloudnx-terminal.so, wherever the two were installed together.
bool pathOfVerbs(char (&path)[PATH_MAX]) {
    constexpr char verbs[] = "lib/cloudnx/libcloudnx-terminal.so";
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path - sizeof verbs);
    if (length <= 0)
        return false;
    path[length] = '\0';
    for (int up = 0; up < 2; ++up)
        if (char *slash = std::strrchr(path, '/'))
            *slash = '\0';
    std::strcat(path, "/");
    std::strcat(path, verbs);
    return true;
}

} // namespace

int main(int count, char **arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--version") == 0)
        return std::puts("cloudnx " CLOUDNX_VERSION " (CloudNx Console)") < 0 || std::fflush(stdout) != 0 ? 1
                                                                                                          : 0;
    char path[PATH_MAX];
    void *verbs = pathOfVerbs(path) ? dlopen(path, RTLD_NOW | RTLD_GLOBAL) : nullptr;
    const auto terminal =
        verbs != nullptr ? reinterpret_cast<Terminal>(dlsym(verbs, "cloudnxTerminal")) : nullptr;
    if (terminal == nullptr) {
        std::fprintf(stderr, "cloudnx is not installed completely: %s\n", dlerror());
        return 1;
    }
    return terminal(count, arguments);
}
