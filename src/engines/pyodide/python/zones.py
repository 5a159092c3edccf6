"""The time zones that zoneinfo asks the tzdata package for, made from what the browser knows about them.

CPython reads the system's database of time zones, and there is none here. JavaScript's Intl tells the offset and the
name at any moment: looked at often enough, that gives the changes, in the format that zoneinfo reads (RFC 9636).
"""

import calendar
import io
import struct
import time
from importlib.machinery import ModuleSpec

_DAY = 86400
_START, _MODERN, _END = (calendar.timegm((year, 1, 1, 0, 0, 0)) for year in (1900, 1970, 2038))
#: Intl has short names by place, some only for readers who live there.
_LOCALES = ("en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-ZA", "en-CA", "en-IE")
#: Names that Intl has in no English, or where the database has none. Elsewhere that is "+04", as in the database.
_NAMES = {
    "UTC": "UTC",
    "GMT": "GMT",
    "Etc/UTC": "UTC",
    "Etc/GMT": "GMT",
    "Asia/Tokyo": "JST",
    "Asia/Seoul": "KST",
    "Asia/Shanghai": "CST",
    "Asia/Taipei": "CST",
    "Asia/Hong_Kong": "HKT",
    "Asia/Manila": "PST",
    "Asia/Jakarta": "WIB",
    "Asia/Karachi": "PKT",
    "Europe/Moscow": "MSK",
    "Africa/Lagos": "WAT",
    "Africa/Nairobi": "EAT",
    "Asia/Dubai": "+04",
    "Asia/Jerusalem": "IST/IDT",
    "America/Havana": "CST/CDT",
}


def find_spec(name):
    """The tzdata package, as far as zoneinfo looks into it."""
    if name in ("tzdata", "tzdata.zoneinfo") or name.startswith("tzdata.zoneinfo."):
        return ModuleSpec(name, _Folder(name.split(".")[2:]), is_package=True)
    return None


class _Folder:
    """A module's loader, its reader of resources, and the folder of these resources."""

    def __init__(self, path):
        self._path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def get_resource_reader(self, name):
        return self

    def files(self):
        return self

    def joinpath(self, name):
        return _File("/".join((*self._path, name)))


class _File:
    def __init__(self, key):
        self._key = key

    def is_dir(self):
        return False

    def open(self, mode="r", **kwargs):
        if self._key == "zones":
            import js

            return io.StringIO("\n".join(["UTC", *js.Intl.supportedValuesOf("timeZone")]))
        return io.BytesIO(_tzif(self._key))


class _Zone:
    def __init__(self, key):
        from pyodide.ffi import JsException

        self.key = key
        try:
            self._offsets = _formatter(key, "longOffset")
        except JsException:
            raise FileNotFoundError(key) from None
        self._names = [_formatter(key, "short", locale) for locale in _LOCALES]
        self._long = _formatter(key, "long")

    def offset(self, at):
        """Seconds east of Greenwich: from "1/1/1970, GMT+05:30"."""
        text = self._offsets.format(at * 1000).rpartition("GMT")[2]
        if not text:
            return 0
        seconds = sum(int(part) * unit for part, unit in zip(text[1:].split(":"), (3600, 60, 1)))
        return -seconds if text[0] in "-\u2212" else seconds

    def describe(self, at):
        offset = self.offset(at)
        summer = any(word in self._long.format(at * 1000) for word in ("Daylight", "Summer"))
        return offset, summer, self._name(at, offset, summer)

    def _name(self, at, offset, summer):
        if self.key in _NAMES:
            winter, _, other = _NAMES[self.key].partition("/")
            return other if summer and other else winter
        for names in self._names:
            name = names.format(at * 1000).rpartition(" ")[2]
            if name.isalpha() and (name != "GMT" or offset == 0):
                return name
        return _numeric(offset)

    def changes(self):
        """The moments from which on another offset holds."""
        moments = [*range(_START, _MODERN, 91 * _DAY), *range(_MODERN, _END, 28 * _DAY), _END]
        before = self.offset(_START)
        for early, late in zip(moments, moments[1:]):
            after = self.offset(late)
            if after == before:
                continue
            while late - early > 1:
                middle = (early + late) // 2
                if self.offset(middle) == before:
                    early = middle
                else:
                    late = middle
            yield late
            before = after


def _formatter(key, style, locale="en-US"):
    import js
    from pyodide.ffi import to_js

    options = {"timeZone": key, "timeZoneName": style}
    return js.Intl.DateTimeFormat.new(locale, to_js(options, dict_converter=js.Object.fromEntries))


def _numeric(offset):
    sign, minutes = "-" if offset < 0 else "+", abs(offset) // 60
    return f"{sign}{minutes // 60:02}" + (f"{minutes % 60:02}" if minutes % 60 else "")


def _tzif(key):
    zone = _Zone(key)
    changes = list(zone.changes())
    states = [zone.describe(at) for at in changes]
    # Of the time before 1970, Intl knows the offsets only: who has had the same since then has called it the same.
    later = {state[0]: state for at, state in zip(changes, states) if at >= _MODERN}
    later.setdefault(zone.offset(_END), zone.describe(_END))
    states = [state if at >= _MODERN else later.get(state[0], state) for at, state in zip(changes, states)]
    kinds = list(dict.fromkeys([zone.describe(_START), *states]))
    names = list(dict.fromkeys(name for _, _, name in kinds))
    letters = "".join(name + "\0" for name in names).encode()
    starts = {name: letters.index(name.encode() + b"\0") for name in names}
    header = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, len(changes), len(kinds), len(letters))
    return b"".join(
        (
            struct.pack(">4sc15x6l", b"TZif", b"2", *[0] * 6),
            header,
            struct.pack(f">{len(changes)}q", *changes),
            bytes(kinds.index(state) for state in states),
            *(struct.pack(">lbB", offset, summer, starts[name]) for offset, summer, name in kinds),
            letters,
            f"\n{_rule(changes, states, zone.describe(_END))}\n".encode(),
        )
    )


def _rule(changes, states, last):
    """What holds after the last change, as POSIX writes it: CET-1CEST,M3.5.0,M10.5.0/3."""
    std = last if not last[1] else None
    turns = {}
    for i in range(max(1, len(changes) - 16), len(changes)):
        turns.setdefault(states[i], []).append(changes[i] + states[i - 1][0])
        std = std or (None if states[i][1] else states[i])
    if len(turns) == 2 and changes[-1] > _END - 366 * _DAY and std in turns:
        dst = next(state for state in turns if state != std)
        begin, end = _day(turns[dst]), _day(turns[std])
        if begin and end:
            return f"{_posix(std)}{_posix(dst, std)},{begin},{end}"
    return _posix(last)


def _posix(state, std=None):
    offset, _, name = state
    quoted = name if name.isalpha() else f"<{name}>"
    return quoted if std and offset == std[0] + 3600 else quoted + _clock(-offset)


def _clock(seconds):
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else ''}{hours}" + (f":{rest // 60:02}" if rest else "")


def _day(moments):
    """Month, week and weekday that all these local times have in common; the time may be 24:00 of the day before."""
    for shift in (0, _DAY):
        dates = [time.gmtime(moment - shift) for moment in moments]
        months = {(date.tm_mon, (date.tm_wday + 1) % 7, date.tm_hour, date.tm_min) for date in dates}
        weeks = {(date.tm_mday + 6) // 7 for date in dates}
        if len(months) != 1:
            continue
        month, weekday, hour, minute = months.pop()
        if all(date.tm_mday + 7 > calendar.monthrange(date.tm_year, date.tm_mon)[1] for date in dates):
            weeks = {5}
        if len(weeks) == 1:
            clock = _clock(hour * 3600 + minute * 60 + shift)
            return f"M{month}.{weeks.pop()}.{weekday}" + ("" if clock == "2" else f"/{clock}")
    return None
