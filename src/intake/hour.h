/* hour.h -- the hour and the weekday of a deadline: "17 giờ 30 phút", "17h00", "5 giờ chiều", "17:00", "5 p.m."; "thứ Sáu". */
#ifndef CONGVU_INTAKE_HOUR_H
#define CONGVU_INTAKE_HOUR_H

#include "intake/scan.h"

struct hour {
    bool timed;
    int minute;  /* of the day, 0 to 1440                     */
    int weekday; /* 1 Monday .. 7 Sunday, 0: none is named    */
};

/* The hour, the weekday or both at t; how many tokens they take, 0 where neither stands. A number alone is no hour. */
size_t hour_read(const struct scan *s, size_t t, size_t end, struct hour *out);

#endif
