#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <libpq-fe.h>
/* Wakes a thread that polls libpq's socket; Glibc's module leaves it out. */
#include <sys/eventfd.h>

/* The field codes are character literals, which Swift does not import; the same values as integers. */
enum {
    CLIBPQ_DIAG_SEVERITY = PG_DIAG_SEVERITY_NONLOCALIZED,
    CLIBPQ_DIAG_SQLSTATE = PG_DIAG_SQLSTATE,
    CLIBPQ_DIAG_MESSAGE = PG_DIAG_MESSAGE_PRIMARY,
    CLIBPQ_DIAG_DETAIL = PG_DIAG_MESSAGE_DETAIL,
    CLIBPQ_DIAG_TABLE = PG_DIAG_TABLE_NAME,
    CLIBPQ_DIAG_CONSTRAINT = PG_DIAG_CONSTRAINT_NAME
};

#endif
