/* A power cut, by LD_PRELOAD: bytes count as on the disk only as of the file's last fsync.
 *
 * After each fsync and fdatasync that succeeded, the whole file is copied to the folder named by
 * ON_DISK; a file that is removed is gone there as well. When the process is killed, that folder
 * is what the machine finds when the power is back. Other files (SQLite's -shm) are never there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void copy(const char *from, const char *to)
{
    char draft[2 * PATH_MAX + 8], chunk[65536];
    ssize_t size;

    snprintf(draft, sizeof draft, "%s.draft", to);
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (in < 0 || out < 0)
        abort();
    while ((size = read(in, chunk, sizeof chunk)) > 0)
        if (write(out, chunk, size) != size)
            abort();
    close(in);
    close(out);
    if (rename(draft, to))
        abort();
}

static void reached_the_disk(int file)
{
    const char *disk = getenv("ON_DISK");
    char link[64], path[PATH_MAX], kept[2 * PATH_MAX];
    struct stat about;

    if (!disk || fstat(file, &about) || !S_ISREG(about.st_mode))
        return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0)
        return;
    path[size] = 0;
    snprintf(kept, sizeof kept, "%s/%s", disk, base_name(path));
    copy(path, kept);
}

int fsync(int file)
{
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    int failed = real(file);
    if (!failed)
        reached_the_disk(file);
    return failed;
}

int fdatasync(int file)
{
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    int failed = real(file);
    if (!failed)
        reached_the_disk(file);
    return failed;
}

int unlink(const char *path)
{
    int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
    const char *disk = getenv("ON_DISK");
    char kept[2 * PATH_MAX];
    int failed = real(path);

    if (!failed && disk) {
        snprintf(kept, sizeof kept, "%s/%s", disk, base_name(path));
        real(kept);
    }
    return failed;
}
