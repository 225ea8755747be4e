using Forestall.Doctrine;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Internals;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>Records, instruments and doctrines made in memory.</summary>
internal static class Made
{
    public static TextPlace Nowhere { get; } = new("made", 1, 1);

    public static Dictionary<string, string> NoAnswers { get; } = [];

    public static Situation Situation(string code, Month from, Month to) => new(code, 1, $"Land {code}", code[0] == 'Z' ? "Elsewhere" : "Nowhere", [], from, to);

    /// <summary>A record with deaths of the three types, whose low and high estimates are not the best one.</summary>
    public static ViolenceRecord Record(params IReadOnlyList<(Situation Situation, long[] Deaths)> places)
    {
        var months = places.SelectMany(static p => p.Deaths.Select((d, i) => (p.Situation.Code, Harm(p.Situation.From + i, d)))).ToList();
        return new ViolenceRecord(new RecordContent([.. places.Select(static p => p.Situation)], months, [], []), "made");
    }

    public static Parameter Certain(string name, double value) => Uncertain(name, new PointValue(value));

    public static Parameter Uncertain(string name, Distribution distribution) =>
        new(name, null, new Dictionary<string, Belief> { [""] = Believed(distribution) }, Nowhere);

    public static Belief Believed(Distribution distribution) => new(distribution, [], "made", Nowhere);

    public static Instrument Instrument(
        string name,
        MeasureClass kind = MeasureClass.NonCoercive,
        double delay = 0,
        double duration = 1,
        double crossing = 1,
        double harm = 1,
        double available = 1,
        double backfireChance = 0,
        double backfireHarm = 1,
        double backfireEpisode = 0,
        double losses = 0,
        double cost = 0) =>
        new(
            name,
            kind,
            "",
            Certain($"{name}.delay", delay),
            Certain($"{name}.duration", duration),
            Certain($"{name}.crossing", crossing),
            Certain($"{name}.harm", harm),
            Certain($"{name}.available", available),
            Certain($"{name}.backfire.chance", backfireChance),
            Certain($"{name}.backfire.harm", backfireHarm),
            Certain($"{name}.backfire.episode", backfireEpisode),
            Certain($"{name}.losses", losses),
            Certain($"{name}.cost", cost),
            Nowhere);

    public static InstrumentSet Set(params IReadOnlyList<Instrument> instruments) => Set(1, 1, 1, instruments);

    public static InstrumentSet Set(double threatWithoutForce, double synergyCrossing, double synergyHarm, params IReadOnlyList<Instrument> instruments) =>
        new(
            "made",
            "",
            [],
            Certain("threatWithoutForce", threatWithoutForce),
            Certain("synergyCrossing", synergyCrossing),
            Certain("synergyHarm", synergyHarm),
            instruments,
            "made");

    public static PreventionDoctrine Doctrine(params IReadOnlyList<Rule> rules) => new("made", "", rules, "made", Nowhere);

    public static Rule Use(Conditions when, params IReadOnlyList<string> instruments) => new("made", when, instruments, [], Nowhere);

    public static Rule Withhold(Conditions when, params IReadOnlyList<string> instruments) => new("made", when, [], instruments, Nowhere);

    private static HarmMonth Harm(Month month, long deaths)
    {
        var (nonState, oneSided) = (deaths / 5, deaths / 3);
        var harm = new HarmByType(Estimates(deaths - nonState - oneSided), Estimates(nonState), Estimates(oneSided), oneSided);
        return new HarmMonth(month, 1, 0, 0, harm, EstimatedHarm.None);

        static Deaths Estimates(long best) => new(best / 2, best, best * 2);
    }
}
