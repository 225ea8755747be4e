using CsCheck;
using Forestall.Doctrine;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>
/// A small record of one to three situations over five to eight years with onsets, surges and situations that begin late; warnings; instruments of
/// every class, some harmful, most of which backfire often; and doctrines with every kind of condition.
/// </summary>
internal sealed class RandomWorld
{
    private readonly Dictionary<(string, Month), double?> _warnings = [];

    private RandomWorld(ulong seed)
    {
        Seed = seed;
        var dice = new Dice(seed);
        var start = new Month(dice.Whole(1989, 1995), dice.Whole(1, 12));
        var length = dice.Whole(60, 96);
        var count = dice.Whole(1, 3);
        string[] codes = ["AAA", "BKQ", "ZZZ"];
        Record = Made.Record([.. codes.Take(count).Select((code, i) =>
        {
            var from = i > 0 && dice.Chance(0.5) ? start + dice.Whole(1, 40) : start;
            var situation = Made.Situation(code, from, start + (length - 1));
            return (situation, Violence(dice, situation.Months));
        })]);
        Settings = dice.Chance(0.4)
            ? RubiconSettings.Default
            : new RubiconSettings { Threshold = dice.Whole(100, 1500), EndFraction = dice.Between(0.1, 1), SurgeFactor = dice.Between(1.2, 4), SurgeBaseline = dice.Whole(6, 60) };
        From = dice.Chance(0.5) ? start : start + dice.Whole(1, 36);
        Crossings = Forestall.Record.Thresholds.Crossings.Find(Record, Settings);
        MakeWarnings(dice, start);
        Instruments = MakeInstruments(dice);
        Answers = new Dictionary<string, string> { ["school"] = dice.Of("hopeful", "wary") };
        Doctrines = [.. Enumerable.Range(0, 3).Select(i => MakeDoctrine(dice, i))];
    }

    public static Gen<RandomWorld> Any { get; } = Gen.ULong.Select(Of);

    public ulong Seed { get; }

    public ViolenceRecord Record { get; }

    public RubiconSettings Settings { get; }

    public Month From { get; }

    public IReadOnlyList<Crossing> Crossings { get; }

    public InstrumentSet Instruments { get; }

    public IReadOnlyDictionary<string, string> Answers { get; }

    public IReadOnlyList<PreventionDoctrine> Doctrines { get; }

    /// <summary>None inside a recorded episode, nor in the first months of the record; otherwise growing with the horizon.</summary>
    public double? Warning(Situation situation, Month asOf, int horizon) =>
        _warnings.GetValueOrDefault((situation.Code, asOf)) is { } monthly ? 1 - Math.Pow(1 - monthly, horizon) : null;

    public static RandomWorld Of(ulong seed) => new(seed);

    public PlainReplay Plain(bool expected = false, ulong seed = 1) => new(Record, Warning, Settings, Instruments, Answers, seed, expected, From);

    public override string ToString() => $"world {Seed}";

    private static long[] Violence(Dice dice, int months)
    {
        var deaths = new long[months];
        var (left, top) = (0, 0);
        for (var i = 0; i < months; i++)
        {
            if (left-- == 0)
            {
                left = dice.Whole(1, 16);
                top = dice.Of(0, 5, 40, 90, 300, 1500, 20_000);
            }

            deaths[i] = dice.Chance(0.1) ? 0 : dice.Whole(0, top);
        }

        return deaths;
    }

    private void MakeWarnings(Dice dice, Month start)
    {
        var first = start + dice.Whole(0, 18);
        foreach (var situation in Record.Situations)
        {
            var level = 0.0;
            for (var t = situation.From; t <= situation.To; t += 1)
            {
                level = dice.Chance(0.25) ? dice.Of(0.001, 0.02, 0.1, 0.3) : level;
                var inside = Crossings.Any(c => c.Situation == situation && c.Kind == CrossingKind.Onset && c.Month < t && t <= c.Last + 1);
                _warnings[(situation.Code, t)] = inside || t < first || dice.Chance(0.03) ? null : level * dice.Between(0.5, 1);
            }
        }
    }

    private static InstrumentSet MakeInstruments(Dice dice)
    {
        MeasureClass[] classes = [MeasureClass.NonCoercive, MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force];
        var instruments = Enumerable.Range(0, dice.Whole(2, 7)).Select(i => MakeInstrument($"measure-{i}", i < 5 && dice.Chance(0.5) ? classes[i] : dice.Of(classes))).ToList();
        return new InstrumentSet(
            "random",
            "",
            [new Question("school", "Which?", ["hopeful", "wary"], "wary", Made.Nowhere)],
            Parameter("threatWithoutForce", 0, 1),
            Parameter("synergyCrossing", 0.5, 1.5),
            Parameter("synergyHarm", 0.5, 1.5),
            instruments,
            "random");

        Instrument MakeInstrument(string name, MeasureClass kind) => new(
            name,
            kind,
            "",
            Parameter($"{name}.delay", 0, 6),
            dice.Chance(0.5) ? Parameter($"{name}.duration", 1, 4) : Parameter($"{name}.duration", 4, 30),
            Parameter($"{name}.crossing", 0, 1),
            dice.Chance(0.6) ? Parameter($"{name}.harm", 0, 1) : Parameter($"{name}.harm", 0.8, 4),
            dice.Chance(0.3) ? Made.Certain($"{name}.available", 1) : Parameter($"{name}.available", 0.2, 1),
            dice.Chance(0.3) ? Made.Certain($"{name}.backfire.chance", 0) : Parameter($"{name}.backfire.chance", 0.2, 1),
            Parameter($"{name}.backfire.harm", 1, 4),
            dice.Chance(0.3) ? Made.Certain($"{name}.backfire.episode", 1) : Parameter($"{name}.backfire.episode", 0, 1),
            Parameter($"{name}.losses", 0, 50),
            Parameter($"{name}.cost", 0, 10),
            Made.Nowhere);

        Parameter Parameter(string name, double least, double most) => dice.Chance(0.2)
            ? new Parameter(name, "school", new Dictionary<string, Belief> { ["hopeful"] = Made.Believed(Distribution(least, most)), ["wary"] = Made.Believed(Distribution(least, most)) }, Made.Nowhere)
            : Made.Uncertain(name, Distribution(least, most));

        Distribution Distribution(double least, double most)
        {
            var low = dice.Between(least, most);
            var high = dice.Between(low, most);
            return dice.Whole(0, 3) switch
            {
                0 => new PointValue(low),
                1 => new UniformValue(low, high),
                2 => new TriangularValue(low, dice.Between(low, high), high),
                _ => new LognormalValue(low + 0.01, high + 0.02, least, most),
            };
        }
    }

    private PreventionDoctrine MakeDoctrine(Dice dice, int number)
    {
        var names = Instruments.Instruments.Select(static i => i.Name).ToList();
        var rules = Enumerable.Range(0, dice.Whole(1, 6)).Select(i => new Rule($"rule {i}", MakeConditions(dice, names), [.. dice.Some(names, 0.4)], [], Made.Nowhere)).ToList();
        if (dice.Chance(0.5))
        {
            AddWithholding(dice, names, rules);
        }

        return new PreventionDoctrine($"doctrine-{number}", "", [.. rules.Where(static r => r.Use.Count + r.Withhold.Count > 0)], "random", Made.Nowhere);
    }

    /// <summary>A rule that withholds on one side of the Rubicon what the others may use on the other side alone.</summary>
    private void AddWithholding(Dice dice, List<string> names, List<Rule> rules)
    {
        var side = dice.Of(RubiconSide.Before, RubiconSide.After);
        var other = side == RubiconSide.Before ? RubiconSide.After : RubiconSide.Before;
        var withheld = dice.Some(names, 0.5);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Use.Any(withheld.Contains))
            {
                rules[i] = rules[i] with { When = rules[i].When with { Rubicon = other } };
            }
        }

        rules.Add(new Rule("withholding", MakeConditions(dice, names) with { Rubicon = side }, [], withheld, Made.Nowhere));
    }

    private Conditions MakeConditions(Dice dice, List<string> names)
    {
        var named = names.Concat(Instruments.Instruments.Select(static i => Vocabulary.Classes[(int)i.Class])).Distinct().ToList();
        return new Conditions
        {
            Rubicon = dice.Chance(0.3) ? dice.Of(RubiconSide.Before, RubiconSide.After) : null,
            Warning = dice.Chance(0.35) ? new WarningCondition(dice.Of(1, 3, 6, 12, 24), dice.Between(0.01, 0.7), dice.Of(1, 1, 2, 3, 14)) : null,
            DeathsInYear = dice.Chance(0.2) ? new HarmSpan(dice.Of(0.0, 25, 400), dice.Of(100.0, 2000, double.PositiveInfinity)) : null,
            DeathsSinceRubicon = dice.Chance(0.15) ? new HarmSpan(dice.Of(0.0, 500, 3000), dice.Of(5000.0, double.PositiveInfinity)) : null,
            MonthsSinceRubicon = dice.Chance(0.15) ? new MonthSpan(dice.Whole(0, 6), dice.Of(8, 30, int.MaxValue)) : null,
            MonthsSinceFirstResponse = dice.Chance(0.15) ? new MonthSpan(dice.Whole(0, 8), dice.Of(8, 20, int.MaxValue)) : null,
            Tried = dice.Chance(0.15) ? [dice.Of(named)] : [],
            NotTried = dice.Chance(0.15) ? dice.Some(named, 0.2) : [],
        };
    }
}
