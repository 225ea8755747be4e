using Forestall.Lessons.Robustness;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Each number of a robustness test in a sentence.</summary>
public static class RobustnessSentences
{
    private const int NamedCases = 20;

    /// <summary>What the range of a setting says.</summary>
    public static string Of(SensitivityRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return Invariant($"{range.What} {range.Setting:0.######}: moved alone in steps of {range.Step:0.######}, down {Way(range.Lower, -1)}; up {Way(range.Upper, 1)}.");

        string Way(double? bound, int sign) => bound switch
        {
            null => Invariant($"the solution is the same as far as was tried, to {range.Setting + (sign * range.Step * range.MostSteps):0.######}"),
            { } b when b == range.Setting => "the first step leads to another solution or to none",
            { } b => Invariant($"the solution is the same to {b:0.######}, and the next step leads to another or to none"),
        };
    }

    /// <summary>What leaving out each case, or each group of cases, says of the models and terms; at most so many of them.</summary>
    /// <param name="left">What was found.</param>
    /// <param name="what">What was left out each time, as case or source.</param>
    /// <param name="most">How many models and terms are told of.</param>
    public static IEnumerable<string> Of(LeaveOneOut left, string what, int most)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Models.Select(static m => ("model", m)).Concat(left.Terms.Select(static t => ("term", t))).Take(most).Select(r => Again(r.Item1, r.Item2, what));
    }

    /// <summary>What the robustness of a solution against a test set says.</summary>
    public static IEnumerable<string> Of(RobustnessFit fit, string outcome)
    {
        ArgumentNullException.ThrowIfNull(fit);
        yield return Defined(fit.Coverage)
            ? Invariant($"RF_cov {fit.Coverage:0.000}: the robust core, what the solution and every test solution hold alike, keeps {100 * fit.Coverage:0.0} % of the solution's coverage ({fit.Core.Coverage:0.000} of {fit.Initial.Coverage:0.000}).")
            : $"RF_cov is not defined: the solution covers nothing of {outcome}.";
        yield return Defined(fit.Consistency)
            ? Invariant($"RF_cons {fit.Consistency:0.000}: the inclusion of the solution, {fit.Initial.Inclusion:0.000}, in parts of that of its robust core, {fit.Core.Inclusion:0.000}; below 1 the core is the more consistent of the two, above 1 the solution.")
            : "RF_cons is not defined: the solution or its robust core has no membership, or the core none within the outcome.";
        yield return Coincidence("RF_SC_minTS", fit.SetCoincidenceMin, "what every test solution holds");
        yield return Coincidence("RF_SC_maxTS", fit.SetCoincidenceMax, "what any test solution holds");
        yield return Ratio("RCR_typ", fit.TypicalRatio, fit, "typical", $"with {outcome}");
        yield return Ratio("RCR_dev", fit.DeviantRatio, fit, "deviant", $"without {outcome}");
        yield return $"Rank {fit.Rank} of 4: {Rank(fit.Rank, "some test solution")}.";
        foreach (var kind in fit.Kinds.Where(static k => k.Sets == "~IS*~maxTS"))
        {
            yield return Invariant($"{kind.Name} {kind.Cases.Count}: so many cases {(kind.WithOutcome ? "with" : "without")} {outcome} are in neither the solution nor any test solution.");
        }

        foreach (var test in fit.Tests)
        {
            yield return Invariant($"{test.Name}, rank {test.Rank}: {Rank(test.Rank, "this test solution")}.");
            yield return "  " + Coincidence("RF_SC", test.SetCoincidence, "this test solution");
        }
    }

    /// <summary>What the diagnostics of clusters say of one set.</summary>
    public static IEnumerable<string> Of(ClusterDiagnostics clusters, string outcome)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        var (part, whole) = clusters.Necessity ? (outcome, clusters.Expression) : (clusters.Expression, outcome);
        yield return $"{clusters.Expression}, as {(clusters.Necessity ? "necessary" : "sufficient")}";
        foreach (var fit in clusters.Between.Concat(clusters.Within).Prepend(clusters.Pooled))
        {
            yield return Invariant($"  {fit.Name}, {fit.Cases} {Plural(fit.Cases, "case", "cases")}: consistency {fit.Consistency:0.000}, {Share(fit.Consistency, part, whole)}; coverage {fit.Coverage:0.000}, {Share(fit.Coverage, whole, part)}.");
        }

        yield return Distance("between", clusters.BetweenDistance, clusters.Between.Count, "clusters");
        if (clusters.WithinDistance is { } within)
        {
            yield return Distance("within", within, clusters.Within.Count, "units");
        }
    }

    private static string Again(string kind, Recurrence r, string what)
    {
        var lost = r.LostWithout.Count == 0
            ? $"no one {what} is needed for it"
            : $"it is lost without {string.Join(", ", r.LostWithout.Take(NamedCases))}{(r.LostWithout.Count > NamedCases ? " …" : string.Empty)}";
        return Invariant($"{r.Expression} ({kind}): found again in {r.Found} of {r.Of} runs, each with one {what} left out, {100 * r.Share:0.0} %; {lost}.");
    }

    private static string Coincidence(string name, double? value, string other) => value is { } v
        ? Invariant($"{name} {v:0.000}: {100 * v:0.0} % of what the solution or {other} has of memberships, both have; at 100 % the two are the same set.")
        : $"{name} is not defined: no case has any membership in the solution or in {other}.";

    private static string Ratio(string name, double? value, RobustnessFit fit, string kind, string with)
    {
        var (robust, shaky, possible) = (Count("robust"), Count("shaky"), Count("possible"));
        return value is { } v
            ? Invariant($"{name} {v:0.000}: of {robust + shaky + possible} {Plural(robust + shaky + possible, "case", "cases")} {with}, {robust} {Plural(robust, "is", "are")} robust, in the solution and every test solution; {shaky} shaky, in the solution but not in every test solution; {possible} possible, in some test solution but not in the solution.")
            : $"{name} is not defined: no case {with} is robust, shaky or possible.";

        int Count(string how) => fit.Kinds.Single(k => k.Name == $"{how} {kind}").Cases.Count;
    }

    private static string Rank(int rank, string test) => rank switch
    {
        1 => $"no case is in the solution and not in {test}, and none the other way round",
        2 => $"a case is in {test} and not in the solution, and none the other way round",
        3 => $"a case is in the solution and not in {test}, and none the other way round",
        _ => $"a case is in the solution and not in {test}, and a case the other way round",
    };

    private static string Distance(string level, double value, int count, string what) =>
        Invariant($"  {level} distance {value:0.000}: how unevenly consistency is spread over the {count} {what}; 0 says that it is the same in all.");

    /// <summary>A value of 1 also stands where there is nothing to divide by.</summary>
    private static string Share(double value, string of, string within) => value == 1
        ? $"all membership in {of}, if there is any, lies within {within}"
        : Invariant($"{100 * value:0.0} % of the membership in {of} lies within {within}");

    private static bool Defined(double? value) => value is { } v && double.IsFinite(v);

    private static string Plural(int count, string one, string many) => count == 1 ? one : many;
}
