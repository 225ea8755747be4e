using Forestall.Doctrine;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>One situation in one draw under one doctrine, month by month as section 5 of docs/methods/replay.md has it.</summary>
internal sealed class PlainCourse
{
    private readonly PlainReplay _replay;
    private readonly long _draw;
    private readonly Dictionary<string, double> _parameters;
    private readonly PreventionDoctrine _doctrine;
    private readonly Situation _situation;
    private readonly PlainOutcome _outcome;
    private readonly PlainCounts _counts = new();

    private readonly List<Crossing> _onsets;
    private readonly List<Crossing> _surges;
    private readonly Month _first;
    private readonly Month _last;

    private readonly List<Use> _uses = [];
    private readonly Dictionary<Month, List<Instrument>> _inPlace = [];
    private readonly Dictionary<Month, bool> _prevented = [];
    private readonly List<Begun> _begun = [];
    private readonly Dictionary<Month, Month?> _warningShown = [];
    private readonly Dictionary<Month, PlainMonth> _months = [];
    private readonly List<Response> _responses = [];

    private Response? _response;
    private HashSet<string> _tried = [];
    private int _idle;

    public PlainCourse(PlainReplay replay, long draw, Dictionary<string, double> parameters, PreventionDoctrine doctrine, Situation situation, PlainOutcome outcome)
    {
        _replay = replay;
        _draw = draw;
        _parameters = parameters;
        _doctrine = doctrine;
        _situation = situation;
        _outcome = outcome;
        _onsets = [.. replay.Crossings.Where(c => c.Situation.Code == situation.Code && c.Kind == CrossingKind.Onset)];
        _surges = [.. replay.Crossings.Where(c => c.Situation.Code == situation.Code && c.Kind == CrossingKind.Surge)];
        _first = situation.From > replay.From ? situation.From : replay.From;
        _last = situation.To;
    }

    public PlainCounts Run()
    {
        for (var t = _first; t <= _last; t += 1)
        {
            ComeIntoPlace(t);
            Cross(t);
            Harm(t);
            ReadRules(t);
        }

        if (_response is not null)
        {
            _response.Last = _last;
        }

        Count();
        return _counts;
    }

    private void ComeIntoPlace(Month t)
    {
        foreach (var instrument in _replay.Instruments.Instruments)
        {
            var use = _uses.Find(u => u.Instrument == instrument && u.Start == t);
            if (use is null)
            {
                continue;
            }

            var second = Luck(3, instrument, t).Second;
            use.Backfired = PlainLuck.Uniform((uint)(second >> 32)) < Value(instrument.BackfireChance);
            if (use.Backfired
                && !InEpisode(t - 1)
                && !_begun.Exists(b => b.UnderWay(t))
                && PlainLuck.Uniform((uint)second) < Value(instrument.BackfireEpisode))
            {
                Begin(instrument, t);
            }
        }

        _inPlace[t] = [.. _replay.Instruments.Instruments.Where(i => _uses.Exists(u => u.Instrument == i && u.Start <= t))];
        foreach (var instrument in _inPlace[t])
        {
            _tried.Add(instrument.Name);
        }
    }

    private void Begin(Instrument instrument, Month t)
    {
        var choices = _replay.Crossings.Where(static c => c.Kind == CrossingKind.Onset && !c.LeftCensored && !c.Open).ToList();
        if (choices.Count == 0)
        {
            return;
        }

        var which = (int)Math.Floor(PlainLuck.Uniform(Luck(4, instrument, t).First) * choices.Count);
        _begun.Add(new Begun(t, choices[which]));
        _outcome.Begun.Add(new PlainBegun(_situation.Code, t, instrument.Name, choices[which]));
    }

    private void Cross(Month t)
    {
        foreach (var onset in _onsets.Where(o => o.Month == t && !o.LeftCensored))
        {
            var u = PlainLuck.Uniform(_replay.Block(PlainLuck.Stream(2, _situation.Code, null), PlainLuck.Place(_draw, t.Ordinal)).First);
            var happens = u >= 1 - CrossingFactor(t - 1);
            _prevented[t] = !happens;
            if (happens)
            {
                for (var s = t + 1; s <= End(onset); s += 1)
                {
                    _warningShown[s] = null;
                }
            }
            else
            {
                for (var s = t + 1; s <= End(onset) + 12; s += 1)
                {
                    var j = s - (t + 1);
                    _warningShown[s] = Shown(t - 11 + (j % 12));
                }
            }
        }
    }

    private void Harm(Month t)
    {
        var recorded = Recorded(t);
        var lived = BaseHarm(t);
        var factor = HarmFactor(t);
        var luck = _replay.Block(PlainLuck.Stream(5, _situation.Code, null), PlainLuck.Place(_draw, t.Ordinal));
        var s1 = InEpisode(t) ? Thinned(lived, factor, PlainLuck.Uniform(luck.First)) : lived;
        var s2 = 0.0;
        foreach (var begun in _begun.Where(b => b.UnderWay(t)))
        {
            s2 += Thinned(DeathsIn(begun.Like.Situation, begun.Like.Month + (t - begun.Start)), factor, PlainLuck.Uniform(luck.Second));
        }

        var month = new PlainMonth(
            recorded,
            lived,
            s1,
            s2,
            recorded - Math.Min(s1, lived),
            s1 - Math.Min(s1, lived) + s2,
            [.. InPlace(t).Select(static i => i.Name)],
            CrossingFactor(t),
            factor);
        _months[t] = month;
    }

    private double BaseHarm(Month t)
    {
        var onset = _onsets.Find(o => o.Month <= t && t < End(o));
        if (onset is null || !_prevented.GetValueOrDefault(onset.Month))
        {
            return Recorded(t);
        }

        return Cumulative(t) - Cumulative(t - 1);

        double Cumulative(Month until)
        {
            double recorded = 0, level = 0;
            for (var s = onset.Month; s <= until; s += 1)
            {
                recorded += Recorded(s);
                level += Recorded(onset.Month - 12 + ((s - onset.Month) % 12));
            }

            return Math.Min(recorded, level);
        }
    }

    private double Thinned(double deaths, double factor, double u)
    {
        if (factor <= 1)
        {
            return Binomial(deaths, factor, u);
        }

        var whole = Math.Floor(factor - 1);
        return deaths + (deaths * whole) + Binomial(deaths, factor - 1 - whole, u);
    }

    private double Binomial(double n, double p, double u) => _replay.Expected ? n * p : PlainBinomial.Quantile(n, p, u);

    private double CrossingFactor(Month t) =>
        Math.Min(1, Synergy(t, _replay.Instruments.SynergyCrossing) * ClassFactors(t, static i => i.Crossing));

    private double HarmFactor(Month t)
    {
        var factor = Synergy(t, _replay.Instruments.SynergyHarm) * ClassFactors(t, static i => i.Harm);
        foreach (var use in _uses.Where(u => u.Start <= t && u.Backfired))
        {
            factor *= Value(use.Instrument.BackfireHarm);
        }

        return factor;
    }

    private double Synergy(Month t, Parameter parameter) =>
        InPlace(t).Exists(static i => i.Class == MeasureClass.NonCoercive) && InPlace(t).Exists(static i => i.IsCoercive) ? Value(parameter) : 1;

    private double ClassFactors(Month t, Func<Instrument, Parameter> parameter)
    {
        var product = 1.0;
        foreach (var kind in Enum.GetValues<MeasureClass>())
        {
            double least = 1, most = 1;
            foreach (var instrument in InPlace(t).Where(i => i.Class == kind))
            {
                var effect = Value(parameter(instrument));
                if (kind == MeasureClass.Threat && !UsableForce(t))
                {
                    effect = 1 - ((1 - effect) * Value(_replay.Instruments.ThreatWithoutForce));
                }

                least = Math.Min(least, effect);
                most = Math.Max(most, effect);
            }

            product *= least * most;
        }

        return product;
    }

    private bool UsableForce(Month t) =>
        InPlace(t).Exists(static i => i.Class == MeasureClass.Force)
        || _replay.Instruments.Instruments.Any(i => i.Class == MeasureClass.Force && _doctrine.Rules.Any(r => r.Use.Contains(i.Name)) && CanBeHad(i, t));

    private bool CanBeHad(Instrument instrument, Month t) => PlainLuck.Uniform(Luck(3, instrument, t).First) < Value(instrument.Available);

    private void ReadRules(Month t)
    {
        var holding = _doctrine.Rules.Where(r => Holds(r.When, t)).ToList();
        var withheld = holding.SelectMany(static r => r.Withhold).ToHashSet();
        var called = holding.SelectMany(static r => r.Use).Where(n => !withheld.Contains(n)).ToHashSet();

        _uses.RemoveAll(u => withheld.Contains(u.Instrument.Name));
        _uses.RemoveAll(u => t >= u.Start + (u.Duration - 1) && !called.Contains(u.Instrument.Name));

        foreach (var instrument in _replay.Instruments.Instruments.Where(i => called.Contains(i.Name) && !_uses.Exists(u => u.Instrument == i)))
        {
            var start = t + 1 + Whole(instrument.Delay);
            var granted = CanBeHad(instrument, t);
            _outcome.Decisions.Add(new PlainDecision(_situation.Code, t, instrument.Name, granted, start));
            if (!granted)
            {
                continue;
            }

            _uses.Add(new Use(instrument, start, Whole(instrument.Duration)));
            if (_response is null)
            {
                _response = new Response(t, !InEpisode(t - 1));
                _responses.Add(_response);
            }
        }

        _idle = _uses.Count == 0 && called.Count == 0 ? _idle + 1 : 0;
        if (_response is not null && _idle == 12)
        {
            _response.Last = t;
            _response = null;
            _tried = [];
        }
    }

    private bool Holds(Conditions when, Month t)
    {
        var after = InEpisode(t - 1);
        if (when.MonthsFromStart is not null)
        {
            throw new NotSupportedException("Plans are not replayed here.");
        }

        return (when.Rubicon is null || (when.Rubicon == RubiconSide.After) == after)
            && (when.Warning is null || (!after && WarningHolds(when.Warning, t)))
            && (when.DeathsInYear is null || when.DeathsInYear.Holds(Deaths(t - 12, t - 1)))
            && (when.DeathsSinceRubicon is null || (after && when.DeathsSinceRubicon.Holds(Deaths(LatestOnset(t).Month, t - 1))))
            && (when.MonthsSinceRubicon is null || (after && LatestOnsetOrSurge(t) is { } latest && when.MonthsSinceRubicon.Holds(t - latest)))
            && (when.MonthsSinceFirstResponse is null || (_response is not null && when.MonthsSinceFirstResponse.Holds(t - _response.First)))
            && when.Tried.All(Tried)
            && !when.NotTried.Any(Tried);
    }

    private bool WarningHolds(WarningCondition condition, Month t)
    {
        for (var back = 0; back < condition.For; back++)
        {
            var probability = Shown(t - back) is { } shown ? _replay.Warnings(_situation, shown, condition.Within) : null;
            if (probability is null || probability < condition.AtLeast)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The month whose recorded warning the rules see as of a month; null when they see none.</summary>
    private Month? Shown(Month t) => _warningShown.TryGetValue(t, out var shown) ? shown : t;

    /// <summary>The onset that began last, whether its episode is over or not, and whether its month is known.</summary>
    private (Month Month, bool Known) LatestOnset(Month t)
    {
        var onsets = _begun.Where(b => b.Start < t).Select(static b => (Month: b.Start, Known: true)).ToList();
        onsets.AddRange(_onsets.Where(o => o.Month < t && Happened(o)).Select(static o => (o.Month, !o.LeftCensored)));
        return onsets.OrderBy(static o => o.Month).ThenByDescending(static o => o.Known).Last();
    }

    private Month? LatestOnsetOrSurge(Month t)
    {
        var (latest, known) = LatestOnset(t);
        foreach (var surge in _surges.Where(s => s.Month < t && _onsets.Exists(o => Happened(o) && o.Month <= s.Month && s.Month < End(o))))
        {
            if (surge.Month > latest)
            {
                (latest, known) = (surge.Month, true);
            }
        }

        return known ? latest : null;
    }

    private bool Tried(string name)
    {
        var kind = Vocabulary.Classes.ToList().IndexOf(name);
        return _replay.Instruments.Instruments.Any(i => _tried.Contains(i.Name) && (i.Name == name || (int)i.Class == kind));
    }

    private void Count()
    {
        foreach (var (t, month) in _months)
        {
            _counts.Recorded += month.Recorded;
            _counts.Remaining += month.Deaths;
            _counts.Averted += month.Averted;
            _counts.Caused += month.Caused;
            foreach (var instrument in InPlace(t))
            {
                _counts.InstrumentMonths[instrument.Class] = _counts.InstrumentMonths.GetValueOrDefault(instrument.Class) + 1;
                _counts.Losses += Value(instrument.Losses);
                _counts.Cost += Value(instrument.Cost);
            }
        }

        _counts.CrossingsPrevented = _prevented.Values.Count(static p => p);
        _counts.EpisodesBegun = _begun.Count;
        CountOnsets();
        CountResponses();
        _outcome.Months[_situation.Code] = _months;
    }

    private void CountOnsets()
    {
        foreach (var onset in _onsets)
        {
            var prevented = _prevented.GetValueOrDefault(onset.Month);
            var months = _months.Where(m => onset.Month <= m.Key && m.Key < End(onset)).Select(static m => m.Value).ToList();
            _outcome.Onsets.Add(new PlainOnset(onset, prevented, months.Sum(static m => m.Averted), months.Sum(static m => m.Caused)));
            if (prevented || onset.LeftCensored || onset.Month < _first)
            {
                continue;
            }

            var coerced = false;
            for (var t = onset.Month - 12; t < End(onset); t += 1)
            {
                coerced |= InPlace(t).Exists(static i => i.IsCoercive);
                var deaths = t < onset.Month ? Recorded(t) : Simulated(t);
                _counts.OnsetDeaths += deaths;
                _counts.OnsetDeathsBeforeCoercion += coerced ? 0 : deaths;
            }
        }
    }

    private void CountResponses()
    {
        foreach (var response in _responses)
        {
            var judged = response.BeforeRubicon && _last - response.First >= 24;
            var until = response.First + 24 > response.Last ? response.First + 24 : response.Last;
            var falseAlarm = judged && !_onsets.Exists(o => response.First <= o.Month && o.Month <= until);
            _outcome.Responses.Add(new PlainResponse(_situation.Code, response.First, response.Last, response.BeforeRubicon, judged, falseAlarm));
            if (!falseAlarm)
            {
                continue;
            }

            _counts.FalseAlarms++;
            for (var t = response.First; t <= response.Last; t += 1)
            {
                _counts.FalseAlarmInstrumentMonths += InPlace(t).Count;
                _counts.FalseAlarmCost += InPlace(t).Sum(i => Value(i.Cost));
                _counts.FalseAlarmCaused += _months[t].Caused;
            }
        }
    }

    private bool InEpisode(Month t) => _onsets.Exists(o => UnderWay(o, t)) || _begun.Exists(b => b.UnderWay(t));

    private bool UnderWay(Crossing onset, Month t) => onset.Month <= t && t < End(onset) && Happened(onset);

    private bool Happened(Crossing onset) => !_prevented.GetValueOrDefault(onset.Month);

    private static Month End(Crossing onset) => onset.End ?? onset.Situation.To + 1;

    private List<Instrument> InPlace(Month t) => _inPlace.TryGetValue(t, out var instruments) ? instruments : [];

    private double Recorded(Month t) => DeathsIn(_situation, t);

    private double Simulated(Month t) => _months.TryGetValue(t, out var month) ? month.Deaths : Recorded(t);

    private double Deaths(Month from, Month to)
    {
        var sum = 0.0;
        for (var t = from; t <= to; t += 1)
        {
            sum += Simulated(t);
        }

        return sum;
    }

    private double DeathsIn(Situation situation, Month t) =>
        situation.Covers(t) ? _replay.Record.Months(situation)[t - situation.From].Harm.All.Best : 0;

    private double Value(Parameter parameter) => _parameters[parameter.Name];

    private int Whole(Parameter parameter) => (int)Math.Round(Value(parameter), MidpointRounding.AwayFromZero);

    private (ulong First, ulong Second) Luck(int use, Instrument instrument, Month t) =>
        _replay.Block(PlainLuck.Stream(use, _situation.Code, instrument.Name), PlainLuck.Place(_draw, t.Year));

    private sealed class Use(Instrument instrument, Month start, int duration)
    {
        public Instrument Instrument => instrument;

        public Month Start => start;

        public int Duration => duration;

        public bool Backfired { get; set; }
    }

    private sealed record Begun(Month Start, Crossing Like)
    {
        public bool UnderWay(Month t) => Start <= t && t < Start + (End(Like) - Like.Month);
    }

    private sealed class Response(Month first, bool beforeRubicon)
    {
        public Month First => first;

        public bool BeforeRubicon => beforeRubicon;

        public Month Last { get; set; }
    }
}
