// SPDX-License-Identifier: EPL-2.0
/*
 * Asks the real libxlutil what it makes of configuration text. Standard input has one question a line:
 *
 *     config|disk|rate|pci HEX
 *
 * HEX being the bytes of a configuration file, of a disk specification, of a vif's rate, of a PCI device. Each line is answered by the
 * same line, a tab, and the answer. See README.md. A question is answered by a child of its own, because the library
 * aborts on some input.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <libxlutil.h>

/* The memory layout of the library's own structures, which its public header keeps opaque. */
struct list { int available, count; struct value **values; };
struct value { enum XLU_ConfigValueType type; union { char *string; struct list list; } u; };
struct setting { struct setting *next; char *name; struct value *value; int op; int line; };
struct config { struct setting *settings; FILE *report; char *source; };

static void put_text(const char *s) {
    putchar('"');
    for (; *s; s++)
        if (*s > ' ' && *s < 127 && *s != '"' && *s != '\\' && *s != ';')
            putchar(*s);
        else
            printf("\\%02x", (unsigned char)*s);
    putchar('"');
}

static void put_value(const struct value *v) {
    int i;
    if (v->type == XLU_STRING) {
        put_text(v->u.string);
        return;
    }
    putchar('[');
    for (i = 0; i < v->u.list.count; i++) {
        if (i) putchar(',');
        put_value(v->u.list.values[i]);
    }
    putchar(']');
}

/* Newest first in memory; the first of a name counts. */
static void put_settings(XLU_Config *cfg, struct setting *s) {
    struct setting *t;
    long l;
    int e;
    if (!s) return;
    put_settings(cfg, s->next);
    for (t = ((struct config *)cfg)->settings; t != s; t = t->next)
        if (!strcmp(t->name, s->name)) return;
    printf(" %s=", s->name);
    put_value(s->value);
    if (s->value->type != XLU_STRING) return;
    e = xlu_cfg_get_long(cfg, s->name, &l, 1);
    if (e) printf("!%d", e); else printf("#%ld", l);
}

static void put_field(const char *name, const char *s) {
    printf(" %s=", name);
    if (s) put_text(s); else printf("null");
}

static void put_disk(const libxl_device_disk *d) {
    printf("ok");
    put_field("target", d->pdev_path);
    put_field("vdev", d->vdev);
    put_field("script", d->script);
    put_field("backend", d->backend_domname);
    printf(" format=%s backendtype=%s", libxl_disk_format_to_string(d->format),
           libxl_disk_backend_to_string(d->backend));
    printf(" write=%d cdrom=%d safe=%d", d->readwrite, d->is_cdrom, d->direct_io_safe);
    printf(" discard=%s", libxl_defbool_is_default(d->discard_enable) ? "default"
           : libxl_defbool_val(d->discard_enable) ? "on" : "off");
}

static void put_first_line(char *report) {
    report[strcspn(report, "\n")] = 0;
    printf("error ");
    put_text(report);
}

static void answer(const char *mode, char *data, int length) {
    char *report = 0;
    size_t size = 0;
    FILE *out = open_memstream(&report, &size);
    XLU_Config *cfg = xlu_cfg_init(out, "F");
    int e;
    if (!strcmp(mode, "config")) {
        e = xlu_cfg_readdata(cfg, data, length);
        fflush(out);
        if (e) put_first_line(report);
        else { printf("ok"); put_settings(cfg, ((struct config *)cfg)->settings); }
    } else if (!strcmp(mode, "disk")) {
        const char *spec = data;
        libxl_device_disk disk;
        libxl_device_disk_init(&disk);
        e = xlu_disk_parse(cfg, 1, &spec, &disk);
        fflush(out);
        if (e) put_first_line(report); else put_disk(&disk);
    } else if (!strcmp(mode, "pci")) {
        libxl_device_pci pci;
        libxl_device_pci_init(&pci);
        e = xlu_pci_parse_spec_string(cfg, &pci, data);
        printf(e ? "error" : "ok");
    } else {
        libxl_device_nic nic;
        libxl_device_nic_init(&nic);
        e = xlu_vif_parse_rate(cfg, data, &nic);
        fflush(out);
        if (e) put_first_line(report);
        else printf("ok %llu bytes in %u us", (unsigned long long)nic.rate_bytes_per_interval, nic.rate_interval_usecs);
    }
    putchar('\n');
    fflush(stdout);
}

int main(void) {
    char *line = 0;
    size_t capacity = 0;
    while (getline(&line, &capacity, stdin) > 0) {
        char *hex, *data;
        int length, i, status;
        line[strcspn(line, "\n")] = 0;
        printf("%s\t", line);
        fflush(stdout);
        hex = strchr(line, ' ');
        *hex++ = 0;
        length = strlen(hex) / 2;
        data = calloc(length + 1, 1);
        for (i = 0; i < length; i++) {
            unsigned byte;
            sscanf(hex + 2 * i, "%2x", &byte);
            data[i] = byte;
        }
        if (!fork()) {
            freopen("/dev/null", "w", stderr);
            answer(line, data, length);
            _exit(0);
        }
        wait(&status);
        if (!WIFEXITED(status) || WEXITSTATUS(status)) printf("abort\n");
        free(data);
    }
    return 0;
}
