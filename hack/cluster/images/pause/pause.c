/* The process that holds a pod's namespaces: it sleeps until it is told to go, and buries orphans when it is pid 1 of a whole pod. */
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>

int main(void)
{
    sigset_t signals;
    int received;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGCHLD);
    /* What is blocked waits for sigwait, also what comes between two of its calls; and a blocked SIGTERM reaches pid 1 too. */
    sigprocmask(SIG_BLOCK, &signals, NULL);
    do {
        while (waitpid(-1, NULL, WNOHANG) > 0) {
        }
    } while (sigwait(&signals, &received) == 0 && received == SIGCHLD);
    return 0;
}
