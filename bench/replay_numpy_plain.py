#!/usr/bin/env python3
"""The replay of docs/methods/replay.md in plain vectorised NumPy: the whole model, and all that its sections 6 and 7 count.

All state is in arrays over draws, and what happens in some draws is chosen by masks; Python loops over situations, doctrines and months, and passes over
months in which no draw has anything to do. It is what one writes from the note; replay_numpy.py is the same, tuned.

    dotnet run -c Release --project bench/Forestall.Bench -- replay-export replay.json
    python3 bench/replay_numpy_plain.py replay.json --draws 10000
"""

from types import SimpleNamespace

import numpy as np

from replay_numpy import CLASSES, EXACT_TO, FALSE_ALARM_AFTER, FORGOTTEN_AFTER, Stock, in_chunks, main, normal_quantile, sample

NEVER = -(10**6)
FAR = 10**6


def whole_months(values):
    return np.floor(values + 0.5).astype(np.int32)


class Parameters:
    """One value of every parameter for each draw."""

    def __init__(self, rng, data, draws):
        def stack(name):
            return np.stack([sample(rng, i["parameters"][name], draws) for i in data["instruments"]])

        self.delay = whole_months(stack("delay"))
        self.duration = whole_months(stack("duration"))
        self.crossing = stack("crossing")
        self.harm = stack("harm")
        self.available = stack("available")
        self.backfire_chance = stack("backfire.chance")
        self.backfire_harm = stack("backfire.harm")
        self.backfire_episode = stack("backfire.episode")
        self.losses = stack("losses")
        self.cost = stack("cost")
        self.by_draw = SimpleNamespace(losses=self.losses.T, cost=self.cost.T)
        interactions = data["interactions"]
        self.threat_without_force = sample(rng, interactions["threatWithoutForce"], draws)
        self.synergy_crossing = sample(rng, interactions["synergyCrossing"], draws)
        self.synergy_harm = sample(rng, interactions["synergyHarm"], draws)


class Luck:
    """Uniform numbers of a situation, made when first asked for and the same under every doctrine."""

    def __init__(self, rng, draws):
        self.rng, self.draws, self.known = rng, draws, {}

    def __call__(self, *place):
        if place not in self.known:
            self.known[place] = self.rng.random(self.draws)
        return self.known[place]

    def normal(self, t):
        if ("normal", t) not in self.known:
            self.known["normal", t] = normal_quantile(self("thinning", t))
        return self.known["normal", t]


class Situation:
    def __init__(self, data):
        self.first_month = data["firstMonth"]
        self.deaths = np.array(data["deaths"], dtype=np.int64)
        self.length = len(self.deaths)
        self.region = data["region"]
        self.onsets = data["onsets"]
        self.crossings = [o["crossing"] for o in self.onsets]
        self.surge = np.zeros(self.length, dtype=bool)
        self.surge[data["surges"]] = True
        self.warnings = {int(h): np.array([np.nan if p is None else p for p in w]) for h, w in data["warnings"].items()}
        for onset in self.onsets:
            crossing, end = onset["crossing"], onset["end"]
            year_before = np.array([self.deaths[m] if m >= 0 else 0 for m in range(crossing - 12, crossing)])
            lived = np.cumsum(year_before[np.arange(end - crossing) % 12])
            cumulative = np.minimum(np.cumsum(self.deaths[crossing:end]), lived)
            onset["calm"] = np.diff(cumulative, prepend=0)

    def year(self, month):
        return (self.first_month + month) // 12

    def between(self, first, last):
        return float(self.deaths[max(0, first) : max(0, last)].sum())


class Doctrine:
    """Rules over the instruments the doctrine uses, in the order of the instruments' file."""

    def __init__(self, data, instruments):
        self.name = data["name"]
        self.used = sorted({i for r in data["rules"] for i in r["use"]})
        at = {i: n for n, i in enumerate(self.used)}
        self.classes = [instruments[i]["class"] for i in self.used]
        self.members = {c: [n for n, k in enumerate(self.classes) if k == c] for c in CLASSES if c in self.classes}
        self.non_coercive = self.members.get("non-coercive", [])
        self.coercive = [n for n, i in enumerate(self.used) if instruments[i]["isCoercive"]]
        self.force = self.members.get("force", [])
        self.rules = [
            r
            | {
                "use": [at[i] for i in r["use"]],
                "withhold": [at[i] for i in r["withhold"] if i in at],
                "tried": [[at[i] for i in each if i in at] for each in r["tried"]],
                "notTried": [at[i] for i in r["notTried"] if i in at],
            }
            for r in data["rules"]
        ]
        for rule in self.rules:
            only_after = rule["rubicon"] == "after" or rule["deathsSinceRubicon"] or rule["monthsSinceRubicon"]
            only_before = rule["rubicon"] == "before" or rule["warning"]
            rule["side"] = None if not only_after and not only_before else "never" if only_after and only_before else "after" if only_after else "before"
        self.asks_deaths_in_year = any(r["deathsInYear"] for r in self.rules)


class Run:
    """One situation under one doctrine, all draws at once."""

    def __init__(self, situation, doctrine, parameters, luck, stock, draws, counts):
        self.s, self.d, self.luck, self.stock, self.draws = situation, doctrine, luck, stock, draws
        self.p, self.counts = parameters, counts
        self.rows = doctrine.used
        n = len(self.rows)
        self.placed = np.zeros((n, draws), dtype=bool)
        self.preparing = np.zeros((n, draws), dtype=bool)
        self.backfired = np.zeros((n, draws), dtype=bool)
        self.tried = np.zeros((n, draws), dtype=bool)
        self.ready = np.full((n, draws), FAR, dtype=np.int32)
        self.until = np.full((n, draws), FAR, dtype=np.int32)
        self.since = np.zeros((n, draws), dtype=np.int32)
        self.next_ready = FAR
        self.response = np.full(draws, NEVER, dtype=np.int32)
        self.idle = np.zeros(draws, dtype=np.int32)
        self.episode_end = np.full(draws, NEVER, dtype=np.int32)
        self.calm_end = np.full(draws, NEVER, dtype=np.int32)
        self.begun_from = np.full(draws, NEVER, dtype=np.int32)
        self.begun_end = np.full(draws, NEVER, dtype=np.int32)
        self.begun_offset = np.zeros(draws, dtype=np.int64)
        self.mark = np.full(draws, NEVER, dtype=np.int32)
        self.since_onset = np.zeros(draws)
        self.shown = None
        self.shown_until = NEVER
        self.harm = None
        self.harm_year = None
        self.averted = np.zeros(draws)
        self.caused = np.zeros(draws)
        self.months = np.zeros((n, draws))
        self.response_before = np.zeros(draws, dtype=bool)
        self.response_months = np.zeros(draws)
        self.response_cost = np.zeros(draws)
        self.caused_before = np.zeros(draws)
        self.shared = np.zeros(draws, dtype=bool)
        self.unseen = np.zeros(draws, dtype=bool)
        self.coerced = {}
        self.year_of_deaths = np.zeros((12, draws)) if doctrine.asks_deaths_in_year else None
        self.warned = [self.warned_months(r["warning"]) for r in doctrine.rules]
        self.look = self.months_to_look_at()

    def warned_months(self, condition):
        """For each month whether the warning as of it is high enough; the last entry stands for no warning."""
        if condition is None:
            return None
        probabilities = self.s.warnings[condition["within"]]
        return np.append(np.nan_to_num(probabilities, nan=-1.0) >= condition["atLeast"], False)

    def months_to_look_at(self):
        """Months in which a rule could hold where nothing is going on, as history had it; sorted."""
        look = np.zeros(self.s.length, dtype=bool)
        for rule, warned in zip(self.d.rules, self.warned):
            if rule["side"] in ("after", "never") or rule["monthsSinceFirstResponse"] or rule["tried"]:
                continue
            if warned is None:
                look[:] = True
                continue
            long_enough = warned[:-1].copy()
            for back in range(1, rule["warning"]["for"]):
                long_enough[back:] &= warned[: self.s.length - back]
                long_enough[:back] = False
            look |= long_enough
        return np.flatnonzero(look)

    def factor(self, effects, placed, synergy, year):
        """Effects together: the strongest of each class, classes multiplied, and the synergy."""
        product = np.ones(self.draws)
        for name, members in self.d.members.items():
            there = placed[members]
            if not there.any():
                continue
            effect = effects[[self.rows[m] for m in members]]
            if name == "threat":
                discounted = 1 - (1 - effect) * self.p.threat_without_force
                effect = np.where(self.usable_force(placed, year), effect, discounted)
            effect = np.where(there, effect, 1.0)
            product *= np.minimum(1, effect.min(axis=0)) * np.maximum(1, effect.max(axis=0))
        if self.d.non_coercive and self.d.coercive:
            both = placed[self.d.non_coercive].any(axis=0) & placed[self.d.coercive].any(axis=0)
            product = np.where(both, product * synergy, product)
        return product

    def usable_force(self, placed, year):
        usable = np.zeros(self.draws, dtype=bool)
        for member in self.d.force:
            usable |= placed[member] | self.granted(member, year)
        return usable

    def granted(self, member, year):
        row = self.rows[member]
        return self.luck("available", row, year) < self.p.available[row]

    def harm_factor(self, year):
        if self.harm is None or self.harm_year != year:
            factor = self.factor(self.p.harm, self.placed, self.p.synergy_harm, year)
            for member in np.flatnonzero(self.backfired.any(axis=1)):
                factor = np.where(self.backfired[member], factor * self.p.backfire_harm[self.rows[member]], factor)
            self.harm, self.harm_year = factor, year
        return self.harm

    def thinned(self, deaths, factor, uniform, normal=None):
        whole = np.where(factor > 1, np.floor(factor - 1), 0)
        part = np.where(factor > 1, factor - 1 - whole, factor)
        kept = np.where(factor > 1, 1 + whole, 0)
        return kept * deaths + binomial(deaths, part, uniform, normal)

    def arrive(self, t, in_episode_before):
        year = self.s.year(t)
        all_arriving = self.preparing & (self.ready == t)
        self.placed |= all_arriving
        self.preparing &= ~all_arriving
        self.tried |= all_arriving
        self.since[all_arriving] = t
        self.harm = None
        for member in np.flatnonzero(all_arriving.any(axis=1)):
            arriving, row = all_arriving[member], self.rows[member]
            backfires = arriving & (self.luck("backfire", row, year) < self.p.backfire_chance[row])
            if not backfires.any():
                continue
            self.backfired[member] |= backfires
            begins = backfires & ~in_episode_before & (self.begun_end <= t) & (self.luck("begins", row, year) < self.p.backfire_episode[row])
            if self.stock.count and begins.any():
                which = (self.luck("which", row, year)[begins] * self.stock.count).astype(np.int64)
                self.begun_from[begins] = t
                self.begun_end[begins] = t + self.stock.length[which]
                self.begun_offset[begins] = self.stock.offset[which]
                self.counts.totals["episodesBegun"] += begins
        self.next_ready = int(np.min(self.ready, initial=FAR, where=self.preparing))

    def cross(self, number, t, factor):
        onset = self.s.onsets[number]
        end = onset["end"]
        prevented = np.zeros(self.draws, dtype=bool)
        if not onset["leftCensored"] and factor is not None:
            prevented = self.luck("crossing", number) < 1 - factor
        if prevented.any():
            self.calm_end[prevented] = end
            self.counts.totals["crossingsPrevented"] += prevented
            self.counts.regions[self.s.region][2] += prevented
            self.counts.decades[self.s.year(t) // 10][2] += prevented
            self.counts.onsets[onset["id"]][1] += prevented
            for month in range(t, end):
                saved = float(self.s.deaths[month] - onset["calm"][month - t])
                if saved:
                    self.book(month, prevented * saved, 0, onset)
            if self.shown is None:
                self.shown = np.repeat(np.arange(self.s.length, dtype=np.int32)[:, None], self.draws, axis=1)
            year_before = np.full((12, self.draws), self.s.length, dtype=np.int32)
            known = max(0, 11 - t)
            year_before[known:] = self.shown[max(0, t - 11) : t + 1]
            until = min(end + 12, self.s.length - 1)
            if until > t:
                repeated = year_before[np.arange(until - t) % 12]
                self.shown[t + 1 : until + 1] = np.where(prevented, repeated, self.shown[t + 1 : until + 1])
            self.shown_until = max(self.shown_until, end + 12)
        happened = ~prevented
        self.episode_end[happened] = end
        self.shared[happened] = not onset["leftCensored"]
        if not onset["leftCensored"]:
            self.begin_share(t, happened)
        if self.shown is not None:
            self.shown[t + 1 : end + 1, happened] = self.s.length
        return happened

    def begin_share(self, t, happened):
        """Harm of the twelve months before a crossing that happened."""
        harm = np.zeros(self.draws)
        unseen = happened.copy()
        for month in range(max(0, t - 12), t):
            if (coerced := self.coerced.get(month)) is not None:
                unseen &= ~coerced
            harm += unseen * self.s.deaths[month]
        self.unseen = np.where(happened, unseen, self.unseen)
        self.counts.harm_before += harm
        self.counts.harm_in_all += happened * self.s.between(t - 12, t)

    def book(self, t, averted, caused, onset):
        """Attributes deaths to the year of their month and to the recorded episode."""
        self.averted += averted
        self.caused += caused
        decade = self.counts.decades[self.s.year(t) // 10]
        decade[0] += averted
        decade[1] += caused
        if onset is not None:
            self.counts.onsets[onset["id"]][0] += np.where((self.episode_end > t) | (self.calm_end > t), averted, 0)

    def holds(self, rule, warned, t, in_episode_before):
        """Which draws a rule holds in; None for none."""
        if rule["side"] == "never":
            return None
        condition = rule["warning"]
        if condition is not None:
            if t - condition["for"] + 1 < 0:
                return None
            if self.shown is None:
                if not warned[t - condition["for"] + 1 : t + 1].all():
                    return None
                held = ~in_episode_before
            else:
                held = ~in_episode_before
                for back in range(condition["for"]):
                    held &= warned[self.shown[t - back]]
        elif rule["side"] == "before":
            held = ~in_episode_before
        elif rule["side"] == "after":
            held = in_episode_before.copy()
        else:
            held = np.ones(self.draws, dtype=bool)
        if not held.any():
            return None
        if (span := rule["deathsInYear"]) is not None:
            held &= within_deaths(span, self.year_of_deaths.sum(axis=0))
        if (span := rule["deathsSinceRubicon"]) is not None:
            held &= within_deaths(span, self.since_onset)
        if (span := rule["monthsSinceRubicon"]) is not None:
            held &= (self.mark != NEVER) & within_months(span, t - self.mark)
        if (span := rule["monthsSinceFirstResponse"]) is not None:
            held &= (self.response != NEVER) & within_months(span, t - self.response)
        for each in rule["tried"]:
            held &= self.tried[each].any(axis=0)
        if rule["notTried"]:
            held &= ~self.tried[rule["notTried"]].any(axis=0)
        return held

    def decide(self, t, in_episode_before):
        called = np.zeros_like(self.placed)
        withheld = None
        for rule, warned in zip(self.d.rules, self.warned):
            held = self.holds(rule, warned, t, in_episode_before)
            if held is None or not held.any():
                continue
            called[rule["use"]] |= held
            if rule["withhold"]:
                withheld = np.zeros_like(self.placed) if withheld is None else withheld
                withheld[rule["withhold"]] |= held
        ending = self.placed & ~called & (self.until <= t)
        if withheld is not None:
            called &= ~withheld
            ending |= self.placed & (withheld | (~called & (self.until <= t)))
            self.preparing &= ~withheld
        if ending.any():
            self.end(ending, t)
            self.placed &= ~ending
            self.backfired &= ~ending
            self.harm = None
        wanted = called & ~self.placed & ~self.preparing
        for member in np.flatnonzero(wanted.any(axis=1)):
            row = self.rows[member]
            decided = wanted[member] & self.granted(member, self.s.year(t))
            if not decided.any():
                continue
            self.preparing[member] |= decided
            self.ready[member][decided] = t + 1 + self.p.delay[row][decided]
            self.until[member][decided] = self.ready[member][decided] + self.p.duration[row][decided] - 1
            begun = decided & (self.response == NEVER)
            if begun.any():
                self.response[begun] = t
                self.response_before[begun] = ~in_episode_before[begun]
                self.response_months[begun] = self.response_cost[begun] = 0
                self.caused_before[begun] = self.caused[begun]
            self.next_ready = min(self.next_ready, int(self.ready[member][decided].min()))
        idle = ~(self.placed | self.preparing | called).any(axis=0)
        self.idle = np.where(idle & (self.response != NEVER), self.idle + 1, 0)
        over = self.idle == FORGOTTEN_AFTER
        if over.any():
            self.end_responses(over, t)
            self.response[over] = NEVER
            self.idle[over] = 0
            self.tried[:, over] = False

    def end(self, ending, t):
        months = np.where(ending, t - self.since + 1, 0)
        self.months += months
        self.response_months += months.sum(axis=0)
        self.response_cost += (months * self.p.cost[self.rows]).sum(axis=0)

    def end_responses(self, over, t):
        judged = over & self.response_before & (self.response + FALSE_ALARM_AFTER < self.s.length)
        if not judged.any():
            return
        last = np.maximum(t, self.response + FALSE_ALARM_AFTER)
        for crossing in self.s.crossings:
            judged &= ~((crossing >= self.response) & (crossing <= last))
        totals = self.counts.totals
        totals["falseAlarmsActedOn"] += judged
        totals["falseAlarmInstrumentMonths"] += np.where(judged, self.response_months, 0)
        totals["falseAlarmCost"] += np.where(judged, self.response_cost, 0)
        totals["falseAlarmDeathsCaused"] += np.where(judged, self.caused - self.caused_before, 0)

    def run(self):
        s, t, next_onset, factor = self.s, 0, 0, None
        in_episode_before = np.zeros(self.draws, dtype=bool)
        while t < s.length:
            crossing = s.onsets[next_onset]["crossing"] if next_onset < len(s.onsets) else s.length
            if not in_episode_before.any() and not (self.response != NEVER).any() and self.year_of_deaths is None and t > self.shown_until:
                look = np.searchsorted(self.look, t)
                to = min(crossing, int(self.look[look]) if look < len(self.look) else s.length)
                if to > t:
                    t, factor = to, None
                    continue
            if t == self.next_ready:
                self.arrive(t, in_episode_before)
            begins = self.begun_from == t
            happened = None
            if t == crossing:
                happened = self.cross(next_onset, t, factor)
                next_onset += 1
                crossing = s.onsets[next_onset]["crossing"] if next_onset < len(s.onsets) else s.length
            in_recorded = self.episode_end > t
            in_begun = self.begun_end > t
            in_episode = in_recorded | in_begun
            deaths = self.deaths(t, in_episode, in_begun, next_onset)
            coercive = self.placed[self.d.coercive].any(axis=0) if self.d.coercive else None
            if coercive is not None and coercive.any():
                self.coerced[t] = coercive
                self.unseen &= ~coercive
            factor = self.factor(self.p.crossing, self.placed, self.p.synergy_crossing, s.year(t)) if crossing == t + 1 and self.placed.any() else None
            factor = None if factor is None else np.minimum(1, factor)
            self.decide(t, in_episode_before)
            self.remember(t, deaths, begins, happened, next_onset, in_recorded, in_episode)
            if in_recorded.any():
                shared = np.where(in_recorded & self.shared, deaths, 0)
                self.counts.harm_in_all += shared
                self.counts.harm_before += np.where(self.unseen, shared, 0)
            in_episode_before = in_episode
            t += 1
        self.end(self.placed, s.length - 1)
        self.end_responses(self.response != NEVER, s.length - 1)
        self.counts.regions[s.region][0] += self.averted
        self.counts.regions[s.region][1] += self.caused
        self.counts.months[:, self.rows] += self.months.T.astype(np.int32)

    def deaths(self, t, in_episode, in_begun, next_onset):
        """Deaths of the month in each draw."""
        recorded = int(self.s.deaths[t])
        base = np.full(self.draws, recorded, dtype=np.int64)
        calm = self.calm_end > t
        if calm.any():
            onset = self.s.onsets[next_onset - 1]
            base[calm] = onset["calm"][t - onset["crossing"]]
        if not in_episode.any():
            return base
        onset = self.s.onsets[next_onset - 1] if next_onset > 0 else None
        added = None
        if in_begun.any():
            added = np.zeros(self.draws)
            added[in_begun] = self.stock.deaths[self.begun_offset[in_begun] + t - self.begun_from[in_begun]]
        if not self.placed.any():
            if added is None:
                return base
            self.book(t, 0, added, onset)
            return base + added
        factor = self.harm_factor(self.s.year(t))
        remaining = base
        thin = in_episode & (factor != 1) & (base > 0)
        if thin.any():
            same = not calm.any()
            remaining = np.where(thin, self.thinned(recorded if same else base, factor, self.luck("thinning", t), self.luck.normal(t) if same and recorded > EXACT_TO else None), base)
        if added is not None:
            some = np.flatnonzero((added > 0) & (factor != 1))
            added[some] = self.thinned(added[some], factor[some], self.luck("thinning of begun", t)[some])
        if added is not None or thin.any():
            kept = np.minimum(remaining, base)
            self.book(t, base - kept, remaining - kept + (0 if added is None else added), onset)
        return remaining if added is None else remaining + added

    def remember(self, t, deaths, begins, happened, next_onset, in_recorded, in_episode):
        """What rules know from the next month on."""
        if begins.any():
            self.mark[begins] = t
            self.since_onset[begins] = 0
        if happened is not None:
            self.mark[happened] = NEVER if self.s.onsets[next_onset - 1]["leftCensored"] else t
            self.since_onset[happened] = 0
        if self.s.surge[t]:
            self.mark[in_recorded] = t
        self.since_onset += np.where(in_episode, deaths, 0)
        if self.year_of_deaths is not None:
            self.year_of_deaths[t % 12] = deaths


def binomial(deaths, part, uniform, normal=None):
    """The quantile function of the binomial distribution: exact up to 100 deaths, by the arcsine square root transform above."""
    if np.ndim(deaths) == 0:
        return exact(deaths, part, uniform) if deaths <= EXACT_TO else transformed(deaths, part, normal)
    few = deaths <= EXACT_TO
    remaining = np.zeros(len(deaths))
    if few.any():
        remaining[few] = exact(deaths[few], part[few], uniform[few])
    if not few.all():
        many = ~few
        remaining[many] = transformed(deaths[many], part[many], normal_quantile(uniform[many]))
    return remaining


def exact(deaths, part, uniform):
    """Summed from the likelier end."""
    below = part <= 0.5
    less = np.where(below, part, 1 - part)
    odds = less / (1 - less)
    mass = (1 - less) ** deaths
    left = np.where(below, uniform, 1 - uniform)
    passed = np.zeros(len(part))
    for k in range(int(np.max(deaths))):
        goes = left >= mass
        goes &= deaths > k
        if not goes.any():
            break
        passed += goes
        left -= mass
        mass = mass * odds * ((deaths - k) / (k + 1))
    return np.where(below, passed, deaths - passed)


def transformed(deaths, part, normal):
    angle = np.clip(np.arcsin(np.sqrt(part)) + normal / (2 * np.sqrt(deaths)), 0, np.pi / 2)
    return np.where((part > 0) & (part < 1), np.floor(deaths * np.sin(angle) ** 2 + 0.5), deaths * part)


def within_deaths(span, deaths):
    held = deaths >= span["atLeast"]
    return held if span["below"] is None else held & (deaths < span["below"])


def within_months(span, months):
    return (months >= span["atLeast"]) & (months <= span["atMost"])


def replay(data, options):
    situations = [Situation(s) for s in data["situations"]]
    stock, instruments = Stock(situations), Instruments(data["instruments"])
    doctrines = [Doctrine(d, data["instruments"]) for d in data["doctrines"]]

    def live(first, some, parts):
        rng = np.random.default_rng([options.seed, first])
        parameters = Parameters(rng, data, some)
        for situation in situations:
            luck = Luck(rng, some)
            for doctrine, part in zip(doctrines, parts):
                if doctrine.used:
                    Run(situation, doctrine, parameters, luck, stock, some, part).run()
                else:
                    part.leave(situation)
        return parameters.by_draw

    return in_chunks(situations, doctrines, instruments, options, live)


class Instruments:
    """Instruments by class."""

    def __init__(self, data):
        self.width = len(data)
        self.members = {c: [n for n, i in enumerate(data) if i["class"] == c] for c in CLASSES}


if __name__ == "__main__":
    main(replay, 10_000)
