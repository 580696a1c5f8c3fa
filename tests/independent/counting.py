"""Working time and limits, counted again: from the calendar files and the rules alone, day by day, with no table.

It shares nothing with src/. What it knows it has from docs/formats/calendar.md and the Civil Code 2015: the day of the event is
not counted (147.2), months end on the corresponding date (148.3), an end on a day off moves to the next working day (148.5). An
instant is a datetime in the office's zone without a zone of its own; `24:00` is the first instant of the next day.
"""
import datetime as dt
import re

DAY = dt.timedelta(days=1)
ALWAYS = dt.datetime.min
WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']


def midnight(day):
    return dt.datetime.combine(day, dt.time())


class Row:
    def __init__(self, kind, day, announced=ALWAYS, recorded=ALWAYS, last=dt.date(2070, 12, 31), like=None, windows=None):
        self.kind, self.day, self.announced, self.recorded = kind, day, announced, recorded
        self.last, self.like, self.windows = last, like, windows


# --- the files ---------------------------------------------------------------------------------------------------------

def when(text):
    text = text.strip()
    return dt.datetime.fromisoformat(text) if len(text) > 10 else midnight(dt.date.fromisoformat(text))


def read_ics(text):
    text = re.sub(r'\r?\n[ \t]', '', text)
    for event in re.findall(r'BEGIN:VEVENT(.*?)END:VEVENT', text, re.S):
        value = {}
        for line in event.strip().splitlines():
            key, _, rest = line.partition(':')
            value[key.split(';')[0]] = rest.strip()
        like = value.get('X-CONGVU-LIKE')
        yield Row({'OFF': 'off', 'WORK': 'work'}[value['CATEGORIES']],
                  dt.datetime.strptime(value['DTSTART'], '%Y%m%d').date(),
                  when(value['X-CONGVU-ANNOUNCED']) if 'X-CONGVU-ANNOUNCED' in value else ALWAYS,
                  like=dt.date.fromisoformat(like) if like else None)


def minutes(clock):
    hour, minute = clock.split(':')
    return int(hour) * 60 + int(minute)


def read_yaml(text):
    """hours, fixed and years as vn.yaml writes them: a list of flat maps under three keys."""
    section, items = None, []
    for line in text.splitlines():
        line = line.split(' #')[0].rstrip()
        if not line.strip() or line.lstrip().startswith('#'):
            continue
        if not line.startswith(' '):
            section = line.rstrip(':')
            continue
        if line.lstrip().startswith('- '):
            items.append((section, {}))
            line = line.replace('- ', '  ', 1)
        key, _, value = line.strip().partition(': ')
        items[-1][1][key] = value.strip()
    for section, value in items:
        announced = when(value['announced']) if 'announced' in value else ALWAYS
        if section == 'years':
            yield Row('year', dt.date(int(value['year']), 1, 1), announced)
        elif section == 'fixed':
            day, month = value['date'].split('/')
            yield Row('fixed', dt.date(int(value.get('from', 1990)), int(month), int(day)), announced,
                      last=dt.date(int(value.get('to', 2070)), 12, 31))
        elif section == 'hours':
            windows = [[tuple(minutes(c) for c in w.split('-')) for w in re.findall(r'[\d:]+-[\d:]+', value.get(d, ''))]
                       for d in WEEKDAYS]
            last = dt.date.fromisoformat(value['to']) if 'to' in value else dt.date(2070, 12, 31)
            yield Row('hours', dt.date.fromisoformat(value['from']), announced, last=last, windows=windows)


# --- one calendar: what had been announced by an instant -----------------------------------------------------------------

class Calendar:
    def __init__(self, rows):
        self.rows = sorted(rows, key=lambda r: r.announced)  # stable: later announced comes later
        self.days = {}
        self.single, self.fixed, self.hours, self.years = {}, [], [], set()
        for row in self.rows:
            if row.kind in ('off', 'work'):
                self.single[row.day] = row
            elif row.kind == 'year':
                self.years.add(row.day.year)
            else:
                (self.fixed if row.kind == 'fixed' else self.hours).append(row)

    def week(self, day):
        for row in reversed(self.hours):
            if row.day <= day <= row.last:
                return row.windows
        return [[] for _ in WEEKDAYS]

    def windows(self, day):
        if day not in self.days:
            self.days[day] = self._windows(day)
        return self.days[day]

    def _windows(self, day):
        week = self.week(day)
        row = self.single.get(day)
        if row and row.kind == 'off':
            return []
        if row:  # worked: the hours of the day it makes up for, else its own weekday's, else of the nearest before
            if row.like and week[row.like.weekday()]:
                return week[row.like.weekday()]
            return next((week[(day.weekday() - back) % 7] for back in range(7) if week[(day.weekday() - back) % 7]), [])
        if day.year not in self.years and any((f.day.month, f.day.day) == (day.month, day.day) and f.day <= day <= f.last
                                              for f in self.fixed):
            return []
        return week[day.weekday()]

    def works(self, day):
        return bool(self.windows(day))

    def pieces(self, start):
        """The stretches of working time from `start` on, for ever."""
        day = start.date()
        while True:
            for first, last in self.windows(day):
                a, b = midnight(day) + dt.timedelta(minutes=first), midnight(day) + dt.timedelta(minutes=last)
                if b > start:
                    yield max(a, start), b
            day += DAY

    def worked(self, start, end):
        total = dt.timedelta()
        if end <= start:
            return total
        for a, b in self.pieces(start):
            if a >= end:
                return total
            total += min(b, end) - a

    def after(self, start, span):
        """The earliest instant with so much work since `start`."""
        if not span:
            return start
        for a, b in self.pieces(start):
            if b - a >= span:
                return a + span
            span -= b - a

    def opens(self, start):
        return next(self.pieces(start))[0]

    def workday(self, day):
        while not self.works(day):
            day += DAY
        return day


# --- limits --------------------------------------------------------------------------------------------------------------

def add_months(day, n):
    month = day.year * 12 + day.month - 1 + n
    year, month = divmod(month, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, min(day.day, last))
        except ValueError:
            pass


def days_of_stop(start, stop):
    """The days a stop takes: from the day it begins, but not the day of the event, to the day before it ends."""
    day = max(stop[0].date(), start.date() + DAY)
    while day < stop[1].date():
        yield day
        day += DAY


class Count:
    """One limit by one calendar; `extra` grows by what stops took."""

    def __init__(self, calendar, unit, n, start):
        self.calendar, self.unit, self.n, self.start = calendar, unit, n, start
        self.extra = dt.timedelta() if unit in ('hours', 'instant') else 0

    def end(self):
        cal, first = self.calendar, self.start.date()
        if self.unit == 'hours':
            return cal.after(self.start, dt.timedelta(minutes=self.n) + self.extra)
        if self.unit == 'instant':
            return cal.after(self.n, self.extra)
        if self.unit == 'workdays':
            day, left = first, self.n + self.extra
            while left:
                day += DAY
                left -= cal.works(day)
            return midnight(day + DAY)
        last = {'days': lambda: first + DAY * self.n, 'months': lambda: add_months(first, self.n),
                'date': lambda: self.n}[self.unit]()
        return midnight(cal.workday(last + DAY * self.extra) + DAY)

    def add(self, stop):
        if self.unit in ('hours', 'instant'):
            self.extra += self.calendar.worked(max(stop[0], self.start), max(stop[1], self.start))
        else:
            self.extra += sum(1 for day in days_of_stop(self.start, stop)
                              if self.unit != 'workdays' or self.calendar.works(day))


class Book:
    """All rows; what counts depends on when each was announced, and on what was recorded by the instant asked for."""

    def __init__(self, rows, known=None):
        self.rows = [r for r in rows if known is None or r.recorded <= known]
        self.announced = sorted({r.announced for r in self.rows})
        self.calendars = {}

    def at(self, t):
        key = max((a for a in self.announced if a <= t), default=ALWAYS)
        if key not in self.calendars:
            self.calendars[key] = Calendar([r for r in self.rows if r.announced <= key])
        return self.calendars[key]

    def last(self):
        return self.at(dt.datetime.max)

    def due(self, limit, start, stops=()):
        """Counted by the calendar announced when it begins; again by each announced before the end so far, and never put
        before that announcement. A stop that begins when the limit has run out moves nothing."""
        unit, n = limit
        end = self.by(self.at(start), unit, n, start, stops)
        for announced in self.announced:
            if start < announced < end:
                end = max(announced, self.by(self.at(announced), unit, n, start, stops))
        return end

    @staticmethod
    def by(calendar, unit, n, start, stops):
        count = Count(calendar, unit, n, start)
        end = count.end()
        for stop in stops:
            if max(stop[0], start) >= end:
                break
            count.add(stop)
            end = count.end()
        return end


# --- recurrences ------------------------------------------------------------------------------------------------------------

PERIOD = {'month': 1, 'quarter': 3, 'half': 6, 'year': 12}


def is_cutoff(recur, day):
    """recur: 'day', 'week friday', 'month 25', 'month last', 'quarter 14', 'half 20/6', 'year 15/12', with an hour behind or not."""
    every, *rest = [word for word in recur.split() if ':' not in word]
    which = rest[0] if rest else ''
    if every == 'day':
        return True
    if every == 'week':
        return WEEKDAYS[day.weekday()] == which
    date, _, month = which.partition('/')
    months = PERIOD[every]
    if (day.month - 1) % months + 1 != (int(month) if month else months):
        return False
    last = (add_months(day.replace(day=1), 1) - DAY).day
    return day.day == (last if date == 'last' else min(int(date), last))


def cutoffs(recur, first, until):
    day = first
    while day <= until:
        if is_cutoff(recur, day):
            yield day
        day += DAY
