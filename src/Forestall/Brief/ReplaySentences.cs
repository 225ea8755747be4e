using Forestall.Brief.Internals;
using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>A replay in sentences. Each is made from the figures and from nothing else; none recommends.</summary>
public static class ReplaySentences
{
    private const int DriversNamed = 3;
    private const double DriverFrom = 0.01;
    private const double NearlyEven = 0.05;

    /// <summary>What was replayed.</summary>
    public static string Heading(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Invariant($"{result.Done:N0} draws of {result.From} to {result.To} under {Count(result.Doctrines.Count, "doctrine")} (record {result.RecordVersion}, instruments {result.Instruments.Version}, seed {result.Settings.Seed}{(result.Settings.Expected ? ", in expectation" : string.Empty)}): {result.RecordedDeaths:N0} recorded deaths, {result.RecordedCrossings} crossings that could be prevented; median, 5th and 95th percentile");
    }

    /// <summary>What came out, how sure the order is and what it takes, and what it hangs on: three sentences where two doctrines or more act, else one.</summary>
    public static IReadOnlyList<string> Of(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var acting = result.Doctrines.Where(static d => d.Doctrine.Rules.Count > 0).ToList();
        if (acting.Count == 0)
        {
            return ["No doctrine adds anything, so history stays as it was recorded."];
        }

        return acting.Count == 1 ? [Came(result, acting)] : [Came(result, acting), Order(result, acting), HangsOn(result, acting)];
    }

    /// <summary>What must be known to read the figures.</summary>
    public static IReadOnlyList<string> Notes(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            "Instruments come on top of what was really done and are not discounted where history already had them, which flatters every doctrine against the record: compare doctrines with each other, not with 'none'.",
            Invariant($"Rules see no warnings before {result.WarningsFrom}. Most effects are assumptions or were measured elsewhere: docs/instruments.md says which. How the replay works, and what it leaves out: docs/methods/replay.md."),
        ];
    }

    /// <summary>The answers taken to the questions on which studies disagree; null where there are none.</summary>
    public static string? Answers(ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var answers = ParameterWords.Answers(result.Instruments, result.Answers).ToList();
        return answers.Count == 0 ? null : Listed(answers, ",");
    }

    /// <summary>A parameter in words for those who have read no manual, such as <c>the effect of mediation on deaths after the crossing</c>.</summary>
    public static string Parameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ParameterWords.Of(name);
    }

    /// <summary>The parameters with which the difference between two doctrines goes most, in words; empty where none matters.</summary>
    public static IReadOnlyList<string> Drivers(PairwiseOutcome pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return [.. pair.Drivers.Where(static d => d.Share >= DriverFrom).Take(DriversNamed).Select(static d => $"{ParameterWords.Of(d.Parameter)} ({WarningSentences.Percent(d.Share)})")];
    }

    /// <summary>A number of people to three significant digits, as one says it: <c>1.14 million</c>, <c>97,600</c>.</summary>
    internal static string Said(double people)
    {
        var size = Math.Abs(people);
        if (size < 1000)
        {
            return Invariant($"{people:N0}");
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(size)) - 2);
        var rounded = Math.Round(people / unit, MidpointRounding.AwayFromZero) * unit;
        return Math.Abs(rounded) >= 1_000_000 ? Invariant($"{rounded / 1_000_000:0.##} million") : Invariant($"{rounded:N0}");
    }

    private static string Came(ReplayResult result, List<DoctrineOutcome> acting)
    {
        var each = acting.Select(d =>
        {
            var (averted, caused, prevented) = (d.Counts[OutcomeCount.DeathsAverted], d.Counts[OutcomeCount.DeathsCaused], d.Counts[OutcomeCount.CrossingsPrevented]);
            return Invariant($"{d.Doctrine.Name} averts {Said(averted.P50)} deaths ({Said(averted.P5)} to {Said(averted.P95)}), causes {Said(caused.P50)} ({Said(caused.P5)} to {Said(caused.P95)}) and prevents {prevented.P50:N0} crossings ({prevented.P5:N0} to {prevented.P95:N0})");
        });
        return Invariant($"Run again through {result.From} to {result.To}, with {Said(result.RecordedDeaths)} recorded deaths and {result.RecordedCrossings} crossings that could be prevented, in the median draw of the model (in brackets: nine of ten draws) {Listed(each, ";")}.");
    }

    private static string Order(ReplayResult result, List<DoctrineOutcome> acting)
    {
        var ranked = acting.OrderBy(static d => d.Counts[OutcomeCount.DeathsRemaining].Mean).ToList();
        var best = ranked[0].Doctrine.Name;
        var others = ranked.Skip(1).Select(d => $"under {d.Doctrine.Name} ({Said(d.Counts[OutcomeCount.DeathsRemaining].Mean)}) in {WarningSentences.Percent(Pair(result, best, d.Doctrine.Name).ProbabilityALessHarm)}");
        var close = Math.Abs(Pair(result, best, ranked[1].Doctrine.Name).ProbabilityALessHarm - 0.5) < NearlyEven ? $", which hardly tells {best} and {ranked[1].Doctrine.Name} apart" : string.Empty;
        var before = ranked.Select(static d => Invariant($"{WarningSentences.Percent(d.Counts[OutcomeCount.HarmShareBeforeCoercion].P50)} under {d.Doctrine.Name}, with {Said(d.Counts[OutcomeCount.CoerciveMonths].P50)} coercive instrument-months and {Said(d.Counts[OutcomeCount.OwnLosses].P50)} deaths among those sent"));
        return $"The mean of the deaths that remain is lowest under {best} ({Said(ranked[0].Counts[OutcomeCount.DeathsRemaining].Mean)}), and fewer remain under it than {Listed(others, ",")} of the draws{close}; of the harm in the episodes that came, the share done before the first coercive instrument is, in the median, {Listed(before, ";")}.";
    }

    private static string HangsOn(ReplayResult result, List<DoctrineOutcome> acting)
    {
        var ranked = acting.OrderBy(static d => d.Counts[OutcomeCount.DeathsRemaining].Mean).ToList();
        var (best, second) = (ranked[0].Doctrine.Name, ranked[1].Doctrine.Name);
        var drivers = Drivers(Pair(result, best, second));
        var hangs = drivers.Count > 0
            ? $"the difference between {best} and {second} goes most with {Listed(drivers, ",")}, by share of its variance, the rest with others, with how they act together and with chance"
            : $"no single parameter explains a hundredth of the difference between {best} and {second}";
        return $"What it hangs on: {hangs}{(Answers(result) is { } answers ? $", and all of it on the answers taken where studies disagree: {answers}" : string.Empty)}.";
    }

    private static PairwiseOutcome Pair(ReplayResult result, string a, string b) => result.Pairwise.First(p => p.A == a && p.B == b);

    private static string Count(int count, string what) => Invariant($"{count} {what}{(count == 1 ? string.Empty : "s")}");

    private static string Listed(IEnumerable<string> parts, string separator)
    {
        var all = parts.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join($"{separator} ", all.Take(all.Count - 1))}{(separator == ";" ? ";" : string.Empty)} and {all[^1]}";
    }
}
