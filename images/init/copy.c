/* Puts tini where the service's container finds it: pyops-init-copy DESTINATION
 *
 * It runs as an init container with any uid, a read-only root and no capability, so it needs nothing but a folder that it may write.
 * The file appears under its name when it is complete: a container that is started again never meets half of it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char source[] = "/tini-static";

static int failed(const char *what, const char *path)
{
    fprintf(stderr, "pyops-init-copy: cannot %s %s: %s\n", what, path, strerror(errno));
    return 1;
}

static int copy(int from, int to)
{
    static char buffer[65536];
    ssize_t length;
    while ((length = read(from, buffer, sizeof buffer)) > 0) {
        for (ssize_t done = 0; done < length;) {
            ssize_t written = write(to, buffer + done, length - done);
            if (written < 0)
                return -1;
            done += written;
        }
    }
    return (int)length;
}

int main(int count, char **arguments)
{
    char temporary[4096];
    if (count != 2) {
        fputs("usage: pyops-init-copy DESTINATION\n", stderr);
        return 2;
    }
    const char *destination = arguments[1];
    if (snprintf(temporary, sizeof temporary, "%s.new", destination) >= (int)sizeof temporary) {
        errno = ENAMETOOLONG;
        return failed("write", destination);
    }
    int from = open(source, O_RDONLY | O_CLOEXEC);
    if (from < 0)
        return failed("read", source);
    int to = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (to < 0)
        return failed("write", temporary);
    /* fchmod: the umask is the runtime's */
    if (copy(from, to) < 0 || fchmod(to, 0755) < 0 || close(to) < 0) {
        int result = failed("write", temporary);
        unlink(temporary);
        return result;
    }
    if (rename(temporary, destination) < 0) {
        int result = failed("rename to", destination);
        unlink(temporary);
        return result;
    }
    return 0;
}
