#!/usr/bin/env python3
"""The replay of docs/methods/replay.md in vectorised NumPy, to set the time of the engine beside: the whole model, and all that its sections 6 and 7 count.

All state is in arrays over draws, instruments as bits of a word; Python loops over situations, doctrines and months, and passes over months in which no draw
has anything to do. Random numbers are NumPy's own, made once for a situation and kept for all doctrines, so the results agree with the engine's within Monte
Carlo error. With --uncoupled deaths are thinned by NumPy's binomial numbers, which are others under every doctrine; that is not the note's model.

    dotnet run -c Release --project bench/Forestall.Bench -- replay-export replay.json
    python3 bench/replay_numpy.py replay.json --draws 10000
"""

import argparse
import json
import resource
import sys
import time
from statistics import NormalDist

import numpy as np

NEVER = -30_000
FAR = 30_000
FORGOTTEN_AFTER = 12
FALSE_ALARM_AFTER = 24
EXACT_TO = 100
# Where one way of going through draws becomes faster than another, as measured: in all rather than in some, in those left, in a handful at once.
FULL = 0.4
SHRINK = 0.25
FEW = 60
# By how much, at odds of one, each count is likelier than the one below.
RATIOS = np.maximum(np.arange(EXACT_TO + 1)[:, None] - np.arange(EXACT_TO), 0) / np.arange(1, EXACT_TO + 1)
CLASSES = ["non-coercive", "economic", "threat", "deployment", "force"]
MONTHS_OF = dict(zip(CLASSES, ["nonCoerciveMonths", "economicMonths", "threatMonths", "deploymentMonths", "forceMonths"]))
ADDED = ["crossingsPrevented", "episodesBegun", "falseAlarmsActedOn", "falseAlarmInstrumentMonths", "falseAlarmCost", "falseAlarmDeathsCaused"]
Z95 = 1.6448536269514722
SMALLEST_UNIFORM = 2.0**-54
QUANTILES = [0.05, 0.5, 0.95]
normal_quantile_of_few = np.frompyfunc(NormalDist().inv_cdf, 1, 1)

# Wichura (1988), AS 241, PPND16; highest power first.
CENTRE = (
    [
        2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
        13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
    ],
    [
        5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
        5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0,
    ],
)
TAIL = (
    [
        0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
        3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
    ],
    [
        1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
        0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0,
    ],
)
FAR_TAIL = (
    [
        2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124,
        0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
    ],
    [
        2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133,
        0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0,
    ],
)


def ratio(coefficients, x):
    above, below = np.full_like(x, coefficients[0][0]), np.full_like(x, coefficients[1][0])
    for a, b in zip(coefficients[0][1:], coefficients[1][1:]):
        above *= x
        above += a
        below *= x
        below += b
    above /= below
    return above


def normal_quantile(u):
    q = u - 0.5
    z = q * ratio(CENTRE, 0.180625 - q * q)
    outside = places(np.abs(q) > 0.425)
    lower = np.maximum(np.minimum(u[outside], 1 - u[outside]), SMALLEST_UNIFORM)
    r = np.sqrt(-np.log(lower))
    tail = ratio(TAIL, r - 1.6)
    far = places(r > 5)
    if far.size:
        tail[far] = ratio(FAR_TAIL, r[far] - 5)
    z[outside] = np.copysign(tail, q[outside])
    return z


def sample(rng, belief, draws):
    kind = belief["kind"]
    if kind == "point":
        return np.full(draws, float(belief["value"]))
    if kind == "uniform":
        return rng.uniform(belief["low"], belief["high"], draws)
    if kind == "triangular":
        return rng.triangular(belief["low"], belief["mode"], belief["high"], draws)
    mu = (np.log(belief["low"]) + np.log(belief["high"])) / 2
    sigma = (np.log(belief["high"]) - np.log(belief["low"])) / (2 * Z95)
    most = np.inf if belief["most"] is None else belief["most"]
    values = rng.lognormal(mu, sigma, draws)
    while (outside := (values < belief["least"]) | (values > most)).any():
        values[outside] = rng.lognormal(mu, sigma, np.count_nonzero(outside))
    return values


class Instruments:
    """The instruments some doctrine uses, in the order of classes, each with its bit."""

    def __init__(self, data):
        every = data["instruments"]
        used = {i for d in data["doctrines"] for r in d["rules"] for i in r["use"]}
        self.rows = sorted(used, key=lambda i: (CLASSES.index(every[i]["class"]), i))
        self.bit = {i: n for n, i in enumerate(self.rows)}
        self.count = len(self.rows)
        self.word = np.uint16 if self.count <= 16 else np.uint32 if self.count <= 32 else np.uint64
        self.width = 8 * np.dtype(self.word).itemsize
        self.shift = self.width.bit_length() - 1
        self.bits = self.word(1) << np.arange(self.count, dtype=self.word)
        classes = [every[i]["class"] for i in self.rows]
        self.members = {c: np.flatnonzero([k == c for k in classes]) for c in CLASSES if c in classes}
        self.mask = {c: self.mask_of(self.rows[m] for m in members) for c, members in self.members.items()}
        self.coercive = self.mask_of(i for i in self.rows if every[i]["isCoercive"])
        self.in_file = np.array(self.rows)

    def mask_of(self, instruments):
        return self.word(sum(1 << self.bit[i] for i in instruments if i in self.bit))


class Parameters:
    """One value of every parameter for each draw."""

    def __init__(self, rng, data, instruments, draws):
        def stack(name):
            return np.stack([sample(rng, data["instruments"][i]["parameters"][name], draws) for i in instruments.rows])

        def by_draw(values, dtype):
            wide = np.zeros((draws, instruments.width), dtype=dtype)
            wide[:, : instruments.count] = values.T
            return wide

        self.delay = by_draw(np.floor(stack("delay") + 0.5), np.int16).ravel()
        duration = by_draw(np.floor(stack("duration") + 0.5), np.int16)
        self.duration = duration.ravel()
        self.brief = np.packbits(duration == 1, bitorder="little").view(instruments.word)
        self.cost = by_draw(stack("cost"), float)
        self.losses = by_draw(stack("losses"), float)
        self.crossing = stack("crossing")
        self.harm = stack("harm")
        self.available = stack("available")
        self.backfire_chance = stack("backfire.chance")
        self.backfire_harm = stack("backfire.harm")
        self.backfire_episode = stack("backfire.episode")
        interactions = data["interactions"]
        self.threat_without_force = sample(rng, interactions["threatWithoutForce"], draws)
        self.synergy_crossing = sample(rng, interactions["synergyCrossing"], draws)
        self.synergy_harm = sample(rng, interactions["synergyHarm"], draws)


class Luck:
    """Luck of a situation, made when first asked for and the same under every doctrine."""

    def __init__(self, rng, parameters, instruments, draws):
        self.rng, self.p, self.i, self.draws = rng, parameters, instruments, draws
        self.crossings, self.words, self.normals, self.years, self.uses = {}, {}, {}, {}, {}

    def crossing(self, number):
        return self.kept(self.crossings, number)

    def thinning(self, t, begun=False):
        return self.kept(self.words, (t, begun))

    def normal(self, t):
        if t not in self.normals:
            self.normals[t] = normal_quantile(self.thinning(t))
        return self.normals[t]

    def kept(self, known, place):
        if place not in known:
            known[place] = self.rng.random(self.draws)
        return known[place]

    def granted(self, wanted, year):
        """Bits of the instruments that can be had in a year, true at least of those wanted."""
        if year not in self.years:
            self.years[year] = [np.zeros(self.draws, dtype=self.i.word), 0]
        state = self.years[year]
        if lacking := int(wanted) & ~state[1]:
            state[1] |= lacking
            for n in range(self.i.count):
                if lacking >> n & 1:
                    state[0] |= np.multiply(self.rng.random(self.draws) < self.p.available[n], self.i.bits[n], dtype=self.i.word)
        return state[0]

    def use(self, members, year):
        """The uniform numbers of uses in a year, flat over instruments and draws, there at least for these members."""
        if year not in self.uses:
            self.uses[year] = (np.empty((self.i.count, self.draws)), set())
        numbers, known = self.uses[year]
        for n in members:
            if n not in known:
                known.add(n)
                self.rng.random(out=numbers[n])
        return numbers.ravel()


class Situation:
    def __init__(self, data):
        self.region = data["region"]
        self.first_month = data["firstMonth"]
        self.deaths = np.array(data["deaths"], dtype=np.int64)
        self.recorded = self.deaths.tolist()
        self.before = np.concatenate([[0], np.cumsum(self.deaths)]).tolist()
        self.length = len(self.deaths)
        self.onsets = data["onsets"]
        self.surges = set(data["surges"])
        self.warnings = {int(h): np.array([np.nan if p is None else p for p in w]) for h, w in data["warnings"].items()}
        self.most = int(self.deaths.max(initial=0))
        self.next_onset = np.full(self.length + 1, FAR, dtype=np.int16)
        self.watched = set()
        for onset in reversed(self.onsets):
            crossing, end = onset["crossing"], onset["end"]
            self.next_onset[: crossing + 1] = crossing
            if not onset["leftCensored"]:
                self.watched.update(range(max(0, crossing - 12), crossing))
            year_before = np.array([self.deaths[m] if m >= 0 else 0 for m in range(crossing - 12, crossing)])
            lived = np.cumsum(year_before[np.arange(end - crossing) % 12])
            onset["calm"] = np.diff(np.minimum(np.cumsum(self.deaths[crossing:end]), lived), prepend=0)
            saved = self.deaths[crossing:end] - onset["calm"]
            onset["saved"] = float(saved.sum())
            decades = (self.first_month + np.arange(crossing, end)) // 120
            onset["savedInDecade"] = [(int(d), float(saved[decades == d].sum())) for d in np.unique(decades)]

    def year(self, month):
        return (self.first_month + month) // 12

    def between(self, first, last):
        return self.before[max(0, last)] - self.before[max(0, first)]


class Stock:
    """Whole recorded episodes, one of which a backfire may begin."""

    def __init__(self, situations):
        episodes = [s.deaths[o["crossing"] : o["end"]] for s in situations for o in s.onsets if not o["leftCensored"] and not o["open"]]
        self.count = len(episodes)
        self.length = np.array([len(e) for e in episodes], dtype=np.int64)
        self.offset = np.concatenate([[0], np.cumsum(self.length)[:-1]]) if episodes else np.zeros(0, dtype=np.int64)
        self.deaths = np.concatenate(episodes) if episodes else np.zeros(0, dtype=np.int64)


class Doctrine:
    """Rules over the bits of the instruments."""

    def __init__(self, data, instruments):
        self.name = data["name"]
        self.all = instruments.mask_of({i for r in data["rules"] for i in r["use"]})
        self.coercive = self.all & instruments.coercive
        self.threat = self.all & instruments.mask.get("threat", instruments.word(0))
        self.force = self.all & instruments.mask.get("force", instruments.word(0))
        self.rules = [
            r
            | {
                "use": instruments.mask_of(r["use"]),
                "withhold": instruments.mask_of(r["withhold"]),
                "tried": [instruments.mask_of(each) for each in r["tried"]],
                "notTried": instruments.mask_of(r["notTried"]),
            }
            for r in data["rules"]
        ]
        for rule in self.rules:
            only_after = rule["rubicon"] == "after" or rule["deathsSinceRubicon"] or rule["monthsSinceRubicon"]
            only_before = rule["rubicon"] == "before" or rule["warning"]
            rule["side"] = None if not only_after and not only_before else "never" if only_after and only_before else "after" if only_after else "before"
            rule["seen"] = (rule["warning"]["within"], rule["warning"]["atLeast"]) if rule["warning"] else None
        self.seen = {r["seen"] for r in self.rules if r["seen"]}
        self.asks_deaths_in_year = any(r["deathsInYear"] for r in self.rules)
        self.asks_deaths_since = any(r["deathsSinceRubicon"] for r in self.rules)


class Counts:
    """What is counted of a doctrine: averted, caused and crossings prevented by region and decade; averted, and whether prevented, by onset."""

    def __init__(self, regions, decades, onsets, draws):
        self.totals = {name: np.zeros(draws) for name in [*ADDED, *MONTHS_OF.values(), "ownLosses", "cost"]}
        self.regions = {r: np.zeros((3, draws)) for r in regions}
        self.decades = {d: np.zeros((3, draws)) for d in decades}
        self.onsets = {o: np.zeros((2, draws)) for o in onsets}
        self.harm_before = np.zeros(draws)
        self.harm_in_all = np.zeros(draws)


class CountsOfChunk:
    """The same for a chunk of draws."""

    def __init__(self, counts, at, draws, instruments):
        self.totals = {name: values[at] for name, values in counts.totals.items()}
        self.regions, self.decades, self.onsets = (
            {key: rows[:, at] for key, rows in group.items()} for group in (counts.regions, counts.decades, counts.onsets)
        )
        self.harm_before, self.harm_in_all = counts.harm_before[at], counts.harm_in_all[at]
        self.months = np.zeros((draws, instruments.width), dtype=np.int32)

    def leave(self, situation):
        """A situation in which nothing is done."""
        harm = sum(situation.between(o["crossing"] - 12, o["end"]) for o in situation.onsets if not o["leftCensored"])
        self.harm_before += harm
        self.harm_in_all += harm

    def complete(self, parameters, instruments):
        for c, members in instruments.members.items():
            self.totals[MONTHS_OF[c]][:] = self.months[:, members].sum(axis=1)
        self.totals["ownLosses"][:] = np.einsum("ij,ij->i", self.months, parameters.losses)
        self.totals["cost"][:] = np.einsum("ij,ij->i", self.months, parameters.cost)


class Run:
    """One situation under one doctrine, all draws at once."""

    def __init__(self, situation, doctrine, instruments, parameters, luck, stock, rng, draws, counts, coupled):
        self.s, self.d, self.i, self.p = situation, doctrine, instruments, parameters
        self.luck, self.stock, self.rng, self.draws, self.into, self.coupled = luck, stock, rng, draws, counts, coupled
        self.non_coercive = doctrine.all & instruments.mask.get("non-coercive", instruments.word(0))
        word = instruments.word
        self.placed, self.preparing, self.backfired, self.tried, self.expired, self.changed = (np.zeros(draws, dtype=word) for _ in range(6))
        self.due = np.full((draws, instruments.width), FAR, dtype=np.int16)
        self.months = counts.months.ravel()
        self.response = np.full(draws, NEVER, dtype=np.int16)
        self.responding = False
        self.idle = np.zeros(draws, dtype=np.uint8)
        self.alarm = np.zeros(draws, dtype=bool)
        self.at_response = np.zeros((3, draws))
        self.begun_end = np.full(draws, NEVER, dtype=np.int16)
        self.begun_offset = np.zeros(draws, dtype=np.int64)
        self.begun_until = NEVER
        self.begins = None
        self.mark = np.full(draws, NEVER, dtype=np.int16)
        self.since_onset = np.zeros(draws)
        self.harm_year = None
        self.acts = np.zeros(draws, dtype=bool)
        self.part, self.kept = np.ones(draws), None
        self.flip, self.odds, self.log, self.angle = np.ones(draws), np.zeros(draws), np.zeros(draws), np.full(draws, np.pi / 2)
        self.averted, self.caused = np.zeros(draws), np.zeros(draws)
        self.booked_averted, self.booked_caused = np.zeros(draws), np.zeros(draws)
        self.happened = self.prevented = None
        self.episode_end = NEVER
        self.shared = False
        self.coerced = {}
        self.year_of_deaths = np.zeros((12, draws)) if doctrine.asks_deaths_in_year else None
        self.warned = {key: (np.nan_to_num(situation.warnings[key[0]], nan=-1.0) >= key[1]).tolist() for key in doctrine.seen}
        self.shown = {key: {} for key in doctrine.seen}
        self.shown_until = NEVER
        self.look = self.months_to_look_at()

    def months_to_look_at(self):
        """For each month the next in which a rule could hold where nothing is going on, as history had it."""
        look = np.zeros(self.s.length, dtype=bool)
        for rule in self.d.rules:
            if rule["side"] in ("after", "never") or rule["monthsSinceFirstResponse"] or rule["tried"]:
                continue
            if rule["seen"] is None:
                look[:] = True
                continue
            warned = np.array(self.warned[rule["seen"]])
            long_enough = warned.copy()
            for back in range(1, rule["warning"]["for"]):
                long_enough[back:] &= warned[: self.s.length - back]
                long_enough[:back] = False
            look |= long_enough
        months = np.where(look, np.arange(self.s.length), self.s.length)
        return np.minimum.accumulate(months[::-1])[::-1].tolist()

    # Effects.

    def together(self, effects, synergy, some, year):
        """Effects together, of some draws: the strongest of each class, the classes multiplied, and the synergy."""
        placed = self.placed[some]
        present = np.bitwise_or.reduce(placed)
        factor = np.ones(some.size)
        for name, mask in self.i.mask.items():
            members = bits_of(present & mask)
            if not members:
                continue
            least = most = None
            weak = self.without_force(placed, some, year) if name == "threat" else None
            for n in members:
                effect = effects[n].take(some)
                if weak is not None:
                    effect = np.where(weak, 1 - (1 - effect) * self.p.threat_without_force.take(some), effect)
                np.copyto(effect, 1.0, where=(placed & self.i.bits[n]) == 0)
                if len(members) > 1:
                    least, most = (effect, effect) if least is None else (np.minimum(least, effect), np.maximum(most, effect))
            if len(members) == 1:
                factor *= effect
            else:
                factor *= np.minimum(least, 1, out=least)
                factor *= np.maximum(most, 1)
        if present & self.d.coercive and present & self.non_coercive:
            both = (placed & self.non_coercive).astype(bool)
            both &= (placed & self.d.coercive).astype(bool)
            np.multiply(factor, synergy.take(some), out=factor, where=both)
        return factor

    def without_force(self, placed, some, year):
        without = (placed & self.d.force) == 0
        if self.d.force:
            without &= (self.luck.granted(self.d.force, year).take(some) & self.d.force) == 0
        return without

    def crossing_factor(self, year):
        some = places(self.placed)
        if not some.size:
            return None
        factor = np.ones(self.draws)
        factor[some] = np.minimum(1, self.together(self.p.crossing, self.p.synergy_crossing, some, year))
        return factor

    def refresh_harm(self, in_episode, year):
        """Brings the harm factor up to date where something changed, and what thinning takes of it."""
        if self.d.threat and self.harm_year != year:
            # A new year may bring another answer on force, which is what a threat stands on.
            self.changed |= self.placed & self.d.threat
        self.harm_year = year
        some = places(np.logical_and(self.changed, in_episode))
        if not some.size:
            return
        self.changed[some] = 0
        factor = self.together(self.p.harm, self.p.synergy_harm, some, year)
        backfired = self.backfired[some]
        for n in bits_of(np.bitwise_or.reduce(backfired)):
            np.multiply(factor, self.p.backfire_harm[n][some], out=factor, where=(backfired & self.i.bits[n]) != 0)
        self.acts[some] = factor != 1
        part = factor
        above = factor > 1
        if above.any() or self.kept is not None:
            whole = np.where(above, np.floor(factor), 0)
            if self.kept is None:
                self.kept = np.zeros(self.draws)
            self.kept[some] = whole
            part = factor - whole
        self.part[some] = part
        if not self.coupled:
            return
        flip = part > 0.5
        less = np.where(flip, 1 - part, part)
        more = 1 - less
        self.flip[some] = flip
        self.odds[some] = less / more
        self.log[some] = np.log(more)
        if self.s.most > EXACT_TO:
            self.angle[some] = angle_of(part)

    # Thinning.

    def thin(self, count, t, lanes):
        """What is left of the same count in the draws in which there is something to thin, and these draws; a slice stands for all."""
        some = slice(None) if self.coupled and np.count_nonzero(lanes) > FULL * self.draws else places(lanes)
        if not self.coupled:
            left = self.rng.binomial(count, self.part[some]).astype(float)
        elif count > EXACT_TO:
            left = transformed(count, self.angle[some], self.luck.normal(t)[some])
        else:
            left = exact(count, self.luck.thinning(t)[some], self.flip[some], self.odds[some], self.log[some])
        if self.kept is not None:
            left += self.kept[some] * count
        return left, some

    def thin_begun(self, counts, some, t):
        """What is left of different counts."""
        part = self.part[some]
        kept = 0 if self.kept is None else self.kept[some] * counts
        if not self.coupled:
            return kept + self.rng.binomial(counts, part)
        left, luck = counts * 1.0, self.luck.thinning(t, begun=True)[some]
        many = places(counts > EXACT_TO)
        if many.size:
            z = normal_quantile_of_few(np.maximum(luck[many], SMALLEST_UNIFORM)).astype(float)
            left[many] = transformed(counts[many], angle_of(part[many]), z)
        few = places(counts <= EXACT_TO)
        if few.size:
            at = some[few]
            left[few] = exact(counts[few], luck[few], self.flip[at], self.odds[at], self.log[at])
        return kept + left

    # What happens in a month.

    def arrive(self, t, in_episode_before):
        due = self.due == t
        hits = np.packbits(due, bitorder="little").view(self.i.word)
        if not hits.any():
            return
        self.expired |= hits & self.placed
        arriving = hits & self.preparing
        some = places(arriving)
        if not some.size:
            return
        draw, member, flat = self.expand(arriving, some)
        self.placed |= arriving
        self.preparing ^= arriving
        self.tried |= arriving
        self.changed |= arriving
        self.expired = (self.expired & ~arriving) | (arriving & self.p.brief)
        self.months[flat] -= t
        self.due.ravel()[flat] = self.p.duration[flat] + (t - 1)
        at = member * self.draws + draw
        luck = self.luck.use(bits_of(np.bitwise_or.reduce(arriving)), self.s.year(t))[at]
        chance = self.p.backfire_chance.ravel()[at]
        which = places(luck < chance)
        if not which.size:
            return
        # What a uniform number has left below a chance is uniform again.
        luck = luck[which] / chance[which]
        draw, member, at = draw[which], member[which], at[which]
        np.bitwise_or.at(self.backfired, draw, self.i.bits[member])
        chance = self.p.backfire_episode.ravel()[at]
        begin = luck < chance
        begin &= self.begun_end[draw] <= t
        if in_episode_before is not None:
            begin &= ~in_episode_before[draw]
        which = places(begin)
        if not which.size or not self.stock.count:
            return
        # One episode a month: that of the first instrument in the order of the file.
        which = which[np.argsort(self.i.in_file[member[which]], kind="stable")]
        draw, first = np.unique(draw[which], return_index=True)
        which = which[first]
        number = np.minimum((luck[which] / chance[which] * self.stock.count).astype(np.int64), self.stock.count - 1)
        self.begun_end[draw] = t + self.stock.length[number]
        self.begun_offset[draw] = self.stock.offset[number] - t
        self.begun_until = max(self.begun_until, int(self.begun_end[draw].max()))
        self.begins = draw
        self.into.totals["episodesBegun"][draw] += 1

    def expand(self, words, some):
        """The draws, the instruments and the places in arrays of both of all bits set."""
        bits = np.unpackbits(words[some].view(np.uint8), bitorder="little")
        set_bits = places(bits)
        draw, member = some[set_bits >> self.i.shift], set_bits & (self.i.width - 1)
        return draw, member, (draw << self.i.shift) + member

    def cross(self, number, t, factor):
        onset = self.s.onsets[number]
        end = onset["end"]
        prevented = None
        if not onset["leftCensored"] and factor is not None:
            prevented = self.luck.crossing(number) < 1 - factor
            prevented = prevented if prevented.any() else None
        happened = np.ones(self.draws, dtype=bool) if prevented is None else ~prevented
        self.happened, self.prevented, self.episode_end = happened, prevented, end
        self.see_year_before(t, end, prevented, happened)
        if prevented is not None:
            into = self.into
            into.totals["crossingsPrevented"] += prevented
            into.regions[self.s.region][2] += prevented
            into.decades[self.s.year(t) // 10][2] += prevented
            into.onsets[onset["id"]][0] += onset["saved"] * prevented
            into.onsets[onset["id"]][1] += prevented
            for decade, saved in onset["savedInDecade"]:
                into.decades[decade][0] += saved * prevented
            self.averted += onset["saved"] * prevented
            self.booked_averted += onset["saved"] * prevented
        self.shared = not onset["leftCensored"]
        if self.shared:
            self.begin_share(t)

    def see_year_before(self, t, end, prevented, happened):
        until = min(end + 12, self.s.length - 1)
        for key, shown in self.shown.items():
            warned = self.warned[key]
            if prevented is not None:
                year_before = [shown.get(m, warned[m]) if m >= 0 else False for m in range(t - 11, t + 1)]
                year_before = [prevented if seen is True else False if seen is False else seen & prevented for seen in year_before]
                for m in range(t + 1, until + 1):
                    now, old = year_before[(m - t - 1) % 12], shown.get(m, warned[m])
                    old = happened if old is True else False if old is False else old & happened
                    shown[m] = now if old is False else old if now is False else old | now
            for m in range(t + 1, min(end, self.s.length - 1) + 1):
                if (seen := shown.get(m, False)) is not False:
                    shown[m] = False if prevented is None else seen & prevented
        if prevented is not None:
            self.shown_until = max(self.shown_until, end + 12)

    # The share of harm before coercion: months of an episode that happened leave what was recorded, less what was averted, plus what was caused.

    def begin_share(self, t):
        self.share_from = t
        self.net_at_crossing = self.averted - self.caused
        self.harm_before = np.zeros(self.draws)
        self.unseen = self.happened.copy()
        if self.d.coercive:
            for month in range(max(0, t - 12), t):
                if (coerced := self.coerced.pop(month, None)) is not None:
                    first = coerced & self.unseen
                    self.harm_before[first] = self.s.between(t - 12, month)
                    self.unseen &= ~coerced
            self.some_unseen = self.unseen.any()

    def harm_up_to(self, t, draws):
        return self.s.between(self.share_from - 12, t) - (self.averted[draws] - self.caused[draws] - self.net_at_crossing[draws])

    def mark_coercion(self, t):
        if t in self.s.watched:
            self.coerced[t] = (self.placed & self.d.coercive) != 0
        if self.shared and self.some_unseen:
            first = places(np.logical_and(self.placed & self.d.coercive, self.unseen))
            if first.size:
                self.harm_before[first] = self.harm_up_to(t, first)
                self.unseen[first] = False
                self.some_unseen = self.unseen.any()

    def end_share(self, t):
        harm = self.harm_up_to(t, slice(None))
        np.copyto(self.harm_before, harm, where=self.unseen)
        self.into.harm_before += self.harm_before
        np.add(self.into.harm_in_all, harm, out=self.into.harm_in_all, where=self.happened)
        self.shared = False

    # Rules.

    def holds(self, rule, t, in_episode_before):
        """Which draws a rule holds in; None for none, True for all."""
        if rule["side"] == "never":
            return None
        held = True
        if in_episode_before is None:
            if rule["side"] == "after":
                return None
        elif rule["side"] == "before":
            held = ~in_episode_before
        elif rule["side"] == "after":
            held = in_episode_before

        def further(held, more):
            return more if held is True else held & more

        if rule["seen"] is not None:
            first = t - rule["warning"]["for"] + 1
            if first < 0:
                return None
            warned, shown = self.warned[rule["seen"]], self.shown[rule["seen"]]
            for month in range(t, first - 1, -1):
                seen = shown.get(month, warned[month])
                if seen is False:
                    return None
                if seen is not True:
                    held = further(held, seen)
        if (span := rule["deathsInYear"]) is not None:
            held = further(held, within_deaths(span, self.year_of_deaths.sum(axis=0)))
        if (span := rule["deathsSinceRubicon"]) is not None:
            held = further(held, within_deaths(span, self.since_onset))
        if (span := rule["monthsSinceRubicon"]) is not None:
            held = further(held, within_months(span, self.mark, t))
        if (span := rule["monthsSinceFirstResponse"]) is not None:
            held = further(held, within_months(span, self.response, t))
        for each in rule["tried"]:
            held = further(held, (self.tried & each) != 0)
        if rule["notTried"]:
            held = further(held, (self.tried & rule["notTried"]) == 0)
        return held

    def decide(self, t, in_episode_before):
        word = self.i.word
        called = withheld = None
        for rule in self.d.rules:
            held = self.holds(rule, t, in_episode_before)
            if held is None:
                continue
            use = rule["use"] if held is True else np.multiply(held, rule["use"], dtype=word)
            called = use if called is None else called | use
            if rule["withhold"]:
                withhold = rule["withhold"] if held is True else np.multiply(held, rule["withhold"], dtype=word)
                withheld = withhold if withheld is None else withheld | withhold
        if called is None:
            if not self.responding:
                return
            called = word(0)
        ending = self.placed & self.expired
        if withheld is not None:
            called = called & ~withheld
            ending |= self.placed & withheld
            self.preparing &= ~withheld
        ending &= ~called
        some = places(ending)
        if some.size:
            self.months[self.expand(ending, some)[2]] += t + 1
            self.placed ^= ending
            self.backfired &= ~ending
            self.changed |= ending
        busy = self.placed | self.preparing
        wanted = called & ~busy
        busy |= called
        wished = np.bitwise_or.reduce(wanted)
        if wished:
            wanted &= self.luck.granted(wished, self.s.year(t))
            some = places(wanted)
            if some.size:
                self.prepare(wanted, some, t, in_episode_before)
        if self.responding:
            self.idle += 1
            self.idle *= busy == 0
            over = self.idle == FORGOTTEN_AFTER
            over &= self.response != NEVER
            some = places(over)
            if some.size:
                self.end_responses(some, t)
                self.response[some] = NEVER
                self.tried[some] = 0
                self.responding = (self.response != NEVER).any()

    def prepare(self, decided, some, t, in_episode_before):
        flat = self.expand(decided, some)[2]
        self.due.ravel()[flat] = self.p.delay[flat] + (t + 1)
        self.preparing |= decided
        self.responding = True
        begun = some[self.response[some] == NEVER]
        if not begun.size:
            return
        self.response[begun] = t
        self.idle[begun] = 0
        self.alarm[begun] = False
        # No onset in the 24 months to come, and these are all on record: perhaps a false alarm.
        if t + FALSE_ALARM_AFTER < self.s.length and self.s.next_onset[t] > t + FALSE_ALARM_AFTER:
            if in_episode_before is not None:
                begun = begun[~in_episode_before[begun]]
            self.alarm[begun] = True
            self.at_response[:, begun] = self.so_far(begun)

    def so_far(self, some):
        months = self.into.months[some]
        return months.sum(axis=1), np.einsum("ij,ij->i", months, self.p.cost[some]), self.caused[some]

    def end_responses(self, some, t):
        some = some[self.alarm[some]]
        some = some[self.s.next_onset[self.response[some]] > t]
        if some.size:
            months, cost, caused = self.so_far(some) - self.at_response[:, some]
            totals = self.into.totals
            totals["falseAlarmsActedOn"][some] += 1
            totals["falseAlarmInstrumentMonths"][some] += months
            totals["falseAlarmCost"][some] += cost
            totals["falseAlarmDeathsCaused"][some] += caused

    # The months one after another.

    def run(self):
        s, t, next_onset, factor = self.s, 0, 0, None
        in_episode_before = None
        current = booked = None
        while t < s.length:
            crossing = s.onsets[next_onset]["crossing"] if next_onset < len(s.onsets) else s.length
            if in_episode_before is None and not self.responding and self.year_of_deaths is None and t > self.shown_until:
                to = min(crossing, self.look[t])
                if to > t:
                    t, factor = to, None
                    continue
            if t == self.episode_end:
                self.end_episode(t)
                current = None
            decade = s.year(t) // 10
            if booked != (decade, current):
                self.book(booked)
                booked = (decade, current)
            self.begins = None
            if self.responding:
                self.arrive(t, in_episode_before)
            crosses = t == crossing
            if crosses:
                self.book(booked)
                current = s.onsets[next_onset]["id"]
                booked = (decade, current)
                self.cross(next_onset, t, factor)
                next_onset += 1
                crossing = s.onsets[next_onset]["crossing"] if next_onset < len(s.onsets) else s.length
            if self.d.coercive and self.responding:
                self.mark_coercion(t)
            in_begun = None
            if self.begun_until > t:
                in_begun = self.begun_end > t
            in_episode = in_begun if self.happened is None else self.happened if in_begun is None else self.happened | in_begun
            deaths = None
            if in_episode is not None:
                if not in_episode.any():
                    in_episode = None
                else:
                    deaths = self.deaths(t, in_episode, in_begun, next_onset)
            factor = self.crossing_factor(s.year(t)) if crossing == t + 1 and self.responding else None
            self.decide(t, in_episode_before)
            self.remember(t, deaths, in_episode, crosses, next_onset)
            in_episode_before = in_episode
            t += 1
        if self.episode_end == s.length:
            self.end_episode(t)
        self.book(booked)
        self.finish()

    def end_episode(self, t):
        if self.shared:
            self.end_share(t)
        self.happened = self.prevented = None
        self.episode_end = NEVER

    def book(self, place):
        """Books what was averted and caused since the last time."""
        if place is None:
            return
        decade, onset = place
        averted, caused = self.averted - self.booked_averted, self.caused - self.booked_caused
        into = self.into.decades[decade]
        into[0] += averted
        into[1] += caused
        if onset is not None:
            self.into.onsets[onset][0] += averted
        np.copyto(self.booked_averted, self.averted)
        np.copyto(self.booked_caused, self.caused)

    def finish(self):
        some = places(self.placed)
        if some.size:
            self.months[self.expand(self.placed, some)[2]] += self.s.length
        some = places(self.response != NEVER)
        if some.size:
            self.end_responses(some, self.s.length - 1)
        into = self.into.regions[self.s.region]
        into[0] += self.averted
        into[1] += self.caused

    def deaths(self, t, in_episode, in_begun, next_onset):
        """Books what is averted and caused in a month; deaths of the month in draws in an episode, if a rule asks for them."""
        recorded = self.s.recorded[t]
        calm = self.prevented if in_begun is not None else None
        asked = self.d.asks_deaths_since or self.year_of_deaths is not None
        deaths = self.base(t, next_onset) if asked else None
        if recorded == 0 and in_begun is None:
            return deaths
        self.refresh_harm(in_episode, self.s.year(t))
        lanes = self.acts & in_episode
        if lanes.any():
            if calm is not None:
                onset = self.s.onsets[next_onset - 1]
                self.thin_and_book(int(onset["calm"][t - onset["crossing"]]), t, lanes & calm, deaths)
                lanes &= ~calm
            self.thin_and_book(recorded, t, lanes, deaths)
        if in_begun is not None:
            some = places(in_begun)
            added = self.stock.deaths[self.begun_offset[some] + t]
            thinned = places(self.acts[some] & (added > 0))
            added = added.astype(float)
            if thinned.size:
                added[thinned] = self.thin_begun(added[thinned].astype(np.int64), some[thinned], t)
            self.caused[some] += added
            if asked:
                deaths[some] += added
        return deaths

    def thin_and_book(self, count, t, lanes, deaths):
        if count == 0 or not lanes.any():
            return
        left, some = self.thin(count, t, lanes)
        averted = count - left
        if isinstance(some, slice):
            averted *= lanes
        if deaths is not None:
            deaths[some] -= averted
        if self.kept is None:
            self.averted[some] += averted
        else:
            down = np.maximum(averted, 0)
            self.averted[some] += down
            down -= averted
            self.caused[some] += down

    def remember(self, t, deaths, in_episode, crosses, next_onset):
        """What rules know from the next month on."""
        if self.begins is not None:
            self.mark[self.begins] = t
            self.since_onset[self.begins] = 0
        if crosses:
            self.mark[self.happened] = NEVER if self.s.onsets[next_onset - 1]["leftCensored"] else t
            self.since_onset[self.happened] = 0
        if t in self.s.surges and self.happened is not None:
            self.mark[self.happened] = t
        if self.d.asks_deaths_since and in_episode is not None:
            np.add(self.since_onset, deaths, out=self.since_onset, where=in_episode)
        if self.year_of_deaths is not None:
            self.year_of_deaths[t % 12] = self.base(t, next_onset) if deaths is None else deaths

    def base(self, t, next_onset):
        deaths = np.full(self.draws, float(self.s.recorded[t]))
        if self.prevented is not None:
            onset = self.s.onsets[next_onset - 1]
            deaths[self.prevented] = onset["calm"][t - onset["crossing"]]
        return deaths


def places(held):
    """Where a mask holds or a word has bits."""
    return held.astype(bool, copy=False).nonzero()[0]


def bits_of(word):
    word = int(word)
    return [n for n in range(word.bit_length()) if word >> n & 1]


def angle_of(part):
    """Twice the angle of the note, less a right angle; beyond all luck where all or none remain."""
    angle = np.arcsin(2 * part - 1)
    angle[np.abs(angle) == np.pi / 2] *= np.inf
    return angle


def transformed(count, angle, normal):
    """Arcsine square root transform."""
    at = normal / np.sqrt(count)
    at += angle
    np.maximum(at, -np.pi / 2, out=at)
    np.minimum(at, np.pi / 2, out=at)
    np.sin(at, out=at)
    at *= 0.5 * count
    at += 0.5 * count + 0.5
    return np.floor(at, out=at)


def exact(count, luck, flip, odds, log):
    """The quantile function of the binomial distribution, summed from its likelier end."""
    mass = np.multiply(log, count)
    np.exp(mass, out=mass)
    luck = np.subtract(flip, luck)
    np.abs(luck, out=luck)
    if luck.size <= FEW:
        return np.abs(flip * count - at_once(count, luck, odds, mass))
    passed = np.zeros(luck.size, dtype=np.uint8)
    counts = count
    total = mass.copy()
    scalar = isinstance(count, int)
    most = count if scalar else int(count.max())
    at = None
    left = luck.size
    for k in range(most):
        goes = luck >= total
        if not scalar:
            goes &= count > k
        going = np.count_nonzero(goes)
        if going == 0:
            break
        if at is None:
            passed += goes
        else:
            passed[at] += goes
        if k + 1 == most:
            break
        if going < SHRINK * left:
            kept = places(goes)
            at = kept if at is None else at[kept]
            luck, total, mass, odds = luck[kept], total[kept], mass[kept], odds[kept]
            if not scalar:
                count = count[kept]
            left = going
        mass *= odds
        mass *= (count - k) / (k + 1)
        total += mass
    left = flip * counts
    left -= passed
    return np.abs(left, out=left)


def at_once(count, luck, odds, mass):
    """The same for a handful of draws, as one table of counts and draws."""
    scalar = isinstance(count, int)
    steps = (RATIOS[count, :count] if scalar else RATIOS[count, : count.max()]) * odds[:, None]
    np.multiply.accumulate(steps, axis=1, out=steps)
    np.add.accumulate(steps, axis=1, out=steps)
    luck /= mass
    luck -= 1
    passed = (steps[:, :-1] <= luck[:, None]).sum(axis=1)
    passed += luck >= 0
    return np.minimum(passed, count, out=passed)


def within_deaths(span, deaths):
    held = deaths >= span["atLeast"]
    return held if span["below"] is None else held & (deaths < span["below"])


def within_months(span, since, t):
    """Months since a month that may be unknown."""
    held = since >= max(t - span["atMost"], NEVER + 1)
    if span["atLeast"] > 0:
        held &= since <= t - span["atLeast"]
    return held


def replay(data, options):
    situations = [Situation(s) for s in data["situations"]]
    stock, instruments = Stock(situations), Instruments(data)
    doctrines = [Doctrine(d, instruments) for d in data["doctrines"]]

    def live(first, some, parts):
        rng = np.random.Generator(np.random.SFC64([options.seed, first]))
        parameters = Parameters(rng, data, instruments, some)
        for situation in situations:
            luck = Luck(rng, parameters, instruments, some)
            for doctrine, part in zip(doctrines, parts):
                if doctrine.all:
                    Run(situation, doctrine, instruments, parameters, luck, stock, rng, some, part, not options.uncoupled).run()
                else:
                    part.leave(situation)
        return parameters

    return in_chunks(situations, doctrines, instruments, options, live)


def in_chunks(situations, doctrines, instruments, options, live):
    """Counts of every draw under every doctrine; a chunk of draws is lived at a time, which gives its parameters."""
    regions = sorted({s.region for s in situations})
    decades = range(min(s.year(0) for s in situations) // 10, max(s.year(s.length - 1) for s in situations) // 10 + 1)
    onsets = [o["id"] for s in situations for o in s.onsets]
    counts = [Counts(regions, decades, onsets, options.draws) for _ in doctrines]
    for first in range(0, options.draws, options.chunk):
        some = min(options.chunk, options.draws - first)
        parts = [CountsOfChunk(c, slice(first, first + some), some, instruments) for c in counts]
        parameters = live(first, some, parts)
        for part in parts:
            part.complete(parameters, instruments)
    complete(counts, sum(s.between(0, s.length) for s in situations))
    return {d.name: c for d, c in zip(doctrines, counts)}


def complete(counts, recorded):
    for c in counts:
        t = c.totals
        t["deathsAverted"], t["deathsCaused"], _ = sum(c.regions.values())
        t["deathsRemaining"] = recorded - t["deathsAverted"] + t["deathsCaused"]
        t["harmShareBeforeCoercion"] = np.divide(c.harm_before, c.harm_in_all, out=np.zeros_like(c.harm_before), where=c.harm_in_all > 0)
        t["coerciveMonths"] = t["economicMonths"] + t["threatMonths"] + t["forceMonths"]
        t["instrumentMonths"] = t["coerciveMonths"] + t["nonCoerciveMonths"] + t["deploymentMonths"]
    least = np.minimum.reduce([c.totals["deathsRemaining"] for c in counts])
    for c in counts:
        c.totals["regret"] = c.totals["deathsRemaining"] - least


def rounded(values, bits):
    """To so many significant bits."""
    drop = 53 - bits
    return ((values.view(np.int64) + (1 << (drop - 1))) & ~((1 << drop) - 1)).view(np.float64)


def bands(rows, bits):
    """Percentiles, mean and standard error of each row."""
    rows = np.asarray(rows)
    ranks = [max(1, int(np.ceil(q * rows.shape[1]))) - 1 for q in QUANTILES]
    mean, error = rows.mean(axis=1), rows.std(axis=1, ddof=1) / np.sqrt(rows.shape[1])
    ordered = np.partition(rows, ranks, axis=1)
    at = np.clip(rounded(ordered[:, ranks] + 0.0, bits), rows.min(axis=1)[:, None], rows.max(axis=1)[:, None])
    return [{"p5": a[0], "p50": a[1], "p95": a[2], "mean": m, "standardError": e} for a, m, e in zip(at.tolist(), mean.tolist(), error.tolist())]


def summary(counts):
    def groups(of):
        return {str(key): dict(zip(["deathsAverted", "deathsCaused", "crossingsPrevented"], bands(rows, 9))) for key, rows in of.items()}

    doctrines = {
        name: {
            "counts": dict(zip(c.totals, bands(list(c.totals.values()), 14))),
            "regions": groups(c.regions),
            "decades": groups({f"{d}0s": rows for d, rows in c.decades.items()}),
            "episodes": {o: dict(zip(["deathsAverted", "prevented"], bands(rows, 9))) for o, rows in c.onsets.items()},
        }
        for name, c in counts.items()
    }
    remaining = {name: c.totals["deathsRemaining"] for name, c in counts.items()}
    pairwise = [
        {"a": a, "b": b, "probabilityALessHarm": float(((x < y) + 0.5 * (x == y)).mean())}
        for a, x in remaining.items()
        for b, y in remaining.items()
        if a != b
    ]
    return {"doctrines": doctrines, "pairwise": pairwise}


def main(replay, chunk, *flags):
    """Reads the input, replays it and prints what came out; flags are names and helps of options without a value."""
    parser = argparse.ArgumentParser()
    parser.add_argument("input")
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--chunk", type=int, default=chunk, help="draws held in memory at once")
    parser.add_argument("--seed", type=int, default=1)
    for name, about in flags:
        parser.add_argument(name, action="store_true", help=about)
    options = parser.parse_args()
    with open(options.input, encoding="utf-8") as file:
        data = json.load(file)
    if data["format"] != "forestall-replay-bench/2":
        sys.exit(f"{options.input} is no input of this program.")
    clock, processor = time.perf_counter(), time.process_time()
    result = summary(replay(data, options))
    seconds, processor = time.perf_counter() - clock, time.process_time() - processor
    head = {"seconds": seconds, "processorSeconds": processor, "draws": options.draws, "numpy": np.__version__}
    head["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    json.dump(head | result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(replay, 20_000, ("--uncoupled", "thin by NumPy's binomial numbers, others under every doctrine"))
