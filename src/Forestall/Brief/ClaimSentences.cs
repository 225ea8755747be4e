using Forestall.Lessons;
using Forestall.Lessons.Claim;
using Forestall.Record.Curated;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>A heading and what is said under it.</summary>
/// <param name="Id">A short name for links and programs.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Sentences">Complete sentences, each made from figures of the claim.</param>
public sealed record ClaimPassage(string Id, string Heading, IReadOnlyList<string> Sentences);

/// <summary>What the coded cases say of the claim that coercion rarely is sufficient for prevention and often is necessary, in sentences made from the figures.</summary>
public static class ClaimSentences
{
    /// <summary>The passages, the answer first.</summary>
    public static IReadOnlyList<ClaimPassage> Of(CoercionClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return
        [
            new("answer", "The answer of this record", [.. Answer(claim)]),
            new("necessary", "Was coercion necessary?", [.. Necessary(claim)]),
            new("sufficient", "Was it sufficient alone?", [.. Sufficient(claim)]),
            new("mixes", "Sufficient in which mixes?", [.. Mixes(claim)]),
            new("timing", "Does it matter when it came?", [.. Timing(claim)]),
            new("contradictions", "Which cases contradict the claim?", [.. Contradictions(claim)]),
            new("stability", "How stable is this?", [.. Stability(claim)]),
            new("limits", "What this cannot say", [.. Limits(claim)]),
        ];
    }

    private static IEnumerable<string> Answer(CoercionClaim c)
    {
        var (fit, what, aim) = (c.Fit, c.Coercion.Name, c.Success.Name);
        if (fit.Coerced == 0 || fit.Successes == 0)
        {
            yield return Invariant($"The record cannot answer: {fit.Coerced} of its {fit.Cases} cases had coercion ({what}) and {fit.Successes} had success ({aim}).");
            yield break;
        }

        var rate = (double)fit.Both / fit.Coerced;
        yield return fit.IsSufficient(c.Settings)
            ? Invariant($"“Coercion rarely is sufficient”: the record speaks against it. {Upper(what)} was sufficient by the usual measure; {fit.Both} of the {fit.Coerced} cases with it had success ({aim}).")
            : rate < 0.5
                ? Invariant($"“Coercion rarely is sufficient”: the record agrees. Of {fit.Coerced} cases with {what}, {fit.Both} had success ({aim}), and by the usual measure it was not sufficient.")
                : Invariant($"“Coercion rarely is sufficient”: the record agrees in part. By the usual measure {what} was not sufficient, but {fit.Both} of the {fit.Coerced} cases with it had success ({aim}).");
        var share = (double)fit.Both / fit.Successes;
        yield return fit.IsNecessary(c.Settings)
            ? Invariant($"“It often is necessary”: the record agrees. {Upper(what)} was necessary by the usual measure; {fit.Both} of {fit.Successes} successes had it.")
            : share >= 0.5
                ? Invariant($"“It often is necessary”: the record agrees with “often” only. By the usual measure {what} was not necessary, but {fit.Both} of {fit.Successes} successes had it.")
                : Invariant($"“It often is necessary”: the record does not bear it out. {fit.SuccessWithout} of {fit.Successes} successes came without {what}, so it was not necessary in general, and more successes came without it than with it.");
        var models = Parsimonious(c).SelectMany(static p => p.Solution.Models).ToList();
        if (models.Count > 0)
        {
            var with = models.Count(static m => m.Terms.Any(Has));
            yield return Invariant($"As one part of a mix: {with} of the {models.Count} shortest models of what was sufficient together have a mix with coercion in them, {No(models.Count(static m => m.Terms.All(Has)))} of them such mixes alone, and {No(models.Count - with)} of the {models.Count} have no such mix.");
        }
    }

    private static IEnumerable<string> Necessary(CoercionClaim c)
    {
        var n = c.Fit.Necessity;
        yield return Invariant($"A condition is necessary when success never comes without it. For {c.Coercion.Name} ({c.Coercion.Expression}) the inclusion of necessity is {Two(n.Inclusion)}; {c.Settings.NecessityCut:0.##} is usually asked for. Its relevance (RoN) is {Two(n.Relevance)} and its coverage {Two(n.Coverage)}.");
        var same = c.Cells.Where(x => ReferenceEquals(x.Success, c.Success)).ToList();
        var passing = same.Where(x => x.Fit.IsNecessary(c.Settings)).ToList();
        var best = same.MaxBy(static x => x.Fit.Necessity.Inclusion ?? 0)!;
        yield return passing.Count > 0
            ? Invariant($"On {passing.Count} of {same.Count} definitions coercion is necessary: {Names(passing.Select(static x => x.Coercion.Name))}.")
            : Invariant($"On none of {same.Count} definitions is it; the highest inclusion is {Two(best.Fit.Necessity.Inclusion)}, for {best.Coercion.Name} ({best.Coercion.Meaning}), with {best.Fit.SuccessWithout} of {best.Fit.Successes} successes without it.");
        var elsewhere = c.Cells.Where(x => !ReferenceEquals(x.Success, c.Success) && x.Fit.IsNecessary(c.Settings)).ToList();
        yield return elsewhere.Count > 0
            ? Invariant($"With success defined otherwise, it is necessary in {elsewhere.Count} of {c.Cells.Count - same.Count} combinations of definitions: {Names(elsewhere.Select(static x => $"{x.Coercion.Name} for {x.Success.Name}"))}.")
            : Invariant($"With success defined otherwise ({c.Cells.Select(static x => x.Success.Name).Distinct(StringComparer.Ordinal).Count() - 1} ways), it is necessary in none of {c.Cells.Count - same.Count} combinations of definitions.");
        if (c.Ceiling is { } ceiling)
        {
            yield return ceiling.EffectSize <= 0
                ? "No level of it was necessary for any level of success: necessary condition analysis finds no empty corner (effect size 0)."
                : Invariant($"In degrees, necessary condition analysis finds {Percent(ceiling.EffectSize)} of the scope empty where success would be without coercion{(ceiling.Test is { } t ? Invariant($" (p {t.PValue:0.000})") : string.Empty)}.");
        }

        var necessary = c.Rivals.Where(r => r.Fit.IsNecessary(c.Settings)).ToList();
        var first = c.Rivals.Where(static r => r.Expression[0] != '~').Take(3).ToList();
        yield return (necessary.Count > 0 ? Invariant($"Of the {c.Rivals.Count} conditions and negations coded, {Names(necessary.Select(static r => r.Expression))} pass.") : Invariant($"None of the {c.Rivals.Count} conditions and negations coded passes."))
            + Invariant($" Nearest among those present are {Names(first.Select(static r => Invariant($"{CaseConditions.Meaning(r.Expression)} ({r.Expression}, {Two(r.Fit.Necessity.Inclusion)})")))}.");
        if (c.Disjunctions.Count > 0)
        {
            var with = c.Disjunctions.Where(static d => d.Expression.Split(" + ").Contains(MixFrame.Coercion, StringComparer.Ordinal)).ToList();
            yield return Invariant($"Of {c.Disjunctions.Count} pairs “one or the other” that pass together, {No(with.Count)} have coercion as one side{(with.Count == 0 ? string.Empty : $": {Names(with.Take(4).Select(static d => d.Expression))}")}.");
        }
    }

    private static IEnumerable<string> Sufficient(CoercionClaim c)
    {
        var s = c.Fit.Sufficiency;
        yield return Invariant($"A condition is sufficient when success always comes with it. For {c.Coercion.Name} the inclusion of sufficiency is {Two(s.Inclusion)} ({c.Settings.SufficiencyCut:0.##} is usually asked for), PRI, which takes off what would serve for failure as well, is {Two(s.Pri)} ({c.Settings.PriCut:0.##}), and coverage is {Two(s.Coverage)}.");
        var passing = c.Cells.Where(x => x.Fit.IsSufficient(c.Settings)).ToList();
        yield return passing.Count == 0
            ? Invariant($"It is sufficient alone in none of the {c.Cells.Count} combinations of definitions of coercion and of success.")
            : Invariant($"It is sufficient alone in {passing.Count} of the {c.Cells.Count} combinations of definitions of coercion and of success: {Names(passing.Select(static x => $"{x.Coercion.Name} for {x.Success.Name}"))}.");
        if (passing.Count > 0)
        {
            var rates = passing.Select(static x => (double)x.Fit.Successes / x.Fit.Cases).ToList();
            yield return Invariant($"Where most cases succeed in any case, that says little: with these definitions of success {Percent(rates.Min())} to {Percent(rates.Max())} of all cases do.");
        }

        var alone = c.Rivals.Where(r => r.Fit.IsSufficient(c.Settings)).ToList();
        yield return alone.Count == 0 ? "No other condition is sufficient alone either." : Invariant($"Sufficient alone are {Names(alone.Select(static r => r.Expression))}.");
    }

    private static IEnumerable<string> Mixes(CoercionClaim c)
    {
        yield return $"In what follows {MixFrame.Coercion} is {c.Coercion.Name}; {string.Join("; ", c.Mixes.SelectMany(static m => m.Table.Study.Conditions.Skip(1)).Select(static x => x.Name).Distinct(StringComparer.Ordinal).Select(static n => $"{n} {CaseConditions.Meaning(n)}"))}. ~ is absence, * and, + or.";
        foreach (var mix in c.Mixes)
        {
            var intro = Invariant($"Together with the {mix.Frame.Name} ({string.Join(", ", mix.Table.Study.Conditions.Select(static x => x.Name))}): {mix.RowsWithCases} of {mix.Table.RowCount} combinations have cases");
            if (mix.Solutions.Count == 0)
            {
                yield return Invariant($"{intro}, and none of them is sufficient at inclusion {c.Settings.SufficiencyCut:0.##} and PRI {c.Settings.PriCut:0.##}.");
                continue;
            }

            var positive = mix.Table.Observed.Where(static r => r.Output == RowOutput.Positive).ToList();
            yield return Invariant($"{intro}, {positive.Count} of them sufficient; {positive.Count(static r => r.Values[0] == 1)} of these with coercion, {positive.Count(static r => r.Values[0] == 0)} without.");
            var solution = mix.Solutions[^1];
            var best = solution.Models[0];
            var (with, absent, neither) = ClaimMix.Coverage(solution, best);
            yield return Invariant($"The shortest expression ({solution.CompletenessText}{(solution.Models.Count > 1 ? Invariant($"; the first of {solution.Models.Count}") : string.Empty)}) is {best.Expression}: inclusion {Two(best.Fit.Inclusion)}, PRI {Two(best.Fit.Pri)}, coverage {Two(best.Fit.Coverage)}. Its mixes with coercion cover {Percent(with)} of success, those that need its absence {Percent(absent)}, those that do without it either way {Percent(neither)}.");
        }
    }

    private static IEnumerable<string> Timing(CoercionClaim c)
    {
        foreach (var (a, b) in Early(c.Timing))
        {
            yield return Invariant($"{Upper(a.Name)}: {a.Fit.Both} of {a.Fit.Coerced} succeeded (inclusion {Two(a.Fit.Sufficiency.Inclusion)}, PRI {Two(a.Fit.Sufficiency.Pri)}); {b.Name}: {b.Fit.Both} of {b.Fit.Coerced} (inclusion {Two(b.Fit.Sufficiency.Inclusion)}, PRI {Two(b.Fit.Sufficiency.Pri)}). {(a.Fit.IsSufficient(c.Settings), b.Fit.IsSufficient(c.Settings)) switch { (true, true) => "Both are sufficient by the usual measure.", (true, false) => "Only the former is sufficient by the usual measure.", (false, true) => "Only the latter is sufficient by the usual measure.", _ => "Neither is sufficient by the usual measure." }}");
        }

        if (c.Timing.FirstOrDefault(static t => t.Name.EndsWith("without a date", StringComparison.Ordinal)) is { Fit.Coerced: > 0 } undated)
        {
            yield return Invariant($"{Cases(undated.Fit.Coerced)} with coercion rest on no dated measure, and are in neither of the last two groups.");
        }

        if (!ReferenceEquals(c.Success, SuccessDefinition.Ended) && Early(c.TimingOfEnds).LastOrDefault() is ({ } early, { } late))
        {
            yield return Invariant($"What came after a crossing could no longer avert it, so the last comparison favours the early by its making. Of the {early.Fit.Cases} cases with mass violence, it ended within two years in {early.Fit.Both} of {early.Fit.Coerced} with a coercive measure in the first 12 months and in {late.Fit.Both} of {late.Fit.Coerced} with a later one; in all, in {early.Fit.Successes} of {early.Fit.Cases}.");
        }
    }

    private static IEnumerable<string> Contradictions(CoercionClaim c)
    {
        foreach (var (necessity, text) in ((bool, string)[])[(true, "success without coercion, against its necessity"), (false, "coercion without success, against its sufficiency")])
        {
            var some = c.Contradictions.Where(x => x.AgainstNecessity == necessity).ToList();
            yield return some.Count == 0
                ? Invariant($"No case shows {text}.")
                : Invariant($"{some.Count} show {text}: {Names(some.Select(static x => x.Case.Name))}.");
        }
    }

    private static IEnumerable<string> Stability(CoercionClaim c)
    {
        var necessary = c.Variants.Where(v => v.Fit.IsNecessary(c.Settings)).ToList();
        var sufficient = c.Variants.Where(v => v.Fit.IsSufficient(c.Settings)).ToList();
        yield return Invariant($"The figures were made again under {c.Variants.Count} changes. Coercion is then necessary in {necessary.Count} of them{Listed(necessary)} and sufficient alone in {sufficient.Count}{Listed(sufficient)}.");
        foreach (var group in c.Variants.GroupBy(static v => v.Group, StringComparer.Ordinal))
        {
            var (low, high) = (group.MinBy(static v => v.Fit.Necessity.Inclusion ?? 0)!, group.MaxBy(static v => v.Fit.Necessity.Inclusion ?? 0)!);
            yield return Invariant($"{Upper(group.Key)} ({group.Count()}): inclusion of necessity {Two(low.Fit.Necessity.Inclusion)} ({low.Name}) to {Two(high.Fit.Necessity.Inclusion)} ({high.Name}), of sufficiency {Two(group.Min(static v => v.Fit.Sufficiency.Inclusion))} to {Two(group.Max(static v => v.Fit.Sufficiency.Inclusion))}.");
        }

        foreach (var frame in c.MixVariants.GroupBy(static v => v.Frame, StringComparer.Ordinal))
        {
            var left = frame.Where(static v => v.Group == "case left out").ToList();
            var others = frame.Where(static v => v.Group != "case left out").ToList();
            yield return Invariant($"The shortest mixes over the {frame.Key} stay the same in {left.Count(static v => v.Same)} of {left.Count} runs with one case left out, and in {others.Count(static v => v.Same)} of {others.Count} with another coding or cut-off.");
        }
    }

    private static IEnumerable<string> Limits(CoercionClaim c)
    {
        var (near, nearSuccess) = c.Selection;
        var outside = c.Fit.Cases - near;
        if (c.Fit.Successes == nearSuccess && ReferenceEquals(c.Success, SuccessDefinition.Averted))
        {
            yield return "An episode's case opens twelve months before its crossing into mass violence, so it fails by its making; that coercion goes with failure there may mean that it came too late, was too weak, or was drawn by the violence.";
        }

        yield return Invariant($"Selection: {nearSuccess} of the {c.Fit.Successes} successes are near-episodes, crises in which somebody expected mass violence and left a trace; {nearSuccess} of {near} near-episodes and {c.Fit.Successes - nearSuccess} of {outside} cases of episodes count as success. Success and failure come from two lists, so the shares here are no rates of success, and what never raised an alarm is in neither.");
        foreach (var mix in c.Mixes)
        {
            var single = mix.Table.Observed.Count(static r => r.Cases.Count == 1);
            yield return Invariant($"Limited diversity: of {mix.Table.RowCount} combinations over the {mix.Frame.Name}, {mix.Table.RowCount - mix.Table.Observed.Count} have no case and {single} have a single one; what happens there is assumed, not seen.");
        }

        if (c.Agreement.Count > 0)
        {
            yield return Invariant($"Coding: {Names(c.Agreement.Select(static a => Invariant($"{a.Condition} (kappa {Two(a.Kappa)} over {a.Cases} cases)")))}. Neither coder was blind to how the cases ended, so agreement does not show that the values are right.");
        }

        yield return Invariant($"Cause: that {c.Fit.SuccessWithout} successes came without coercion shows that it was not needed there; that {c.Fit.Both} came with it does not show that it was, nor that the {c.Fit.CoercionWithout} failures with it would have been no worse without.");
        var killing = c.Points.Where(static p => p.Case.Values["PRIORMK"] is not null).Select(static p => (Coerced: p.Coercion > 0.5, Before: p.Case.Values["PRIORMK"] > 0.5)).ToList();
        var (with, without) = (killing.Where(static k => k.Coerced).ToList(), killing.Where(static k => !k.Coerced).ToList());
        if (with.Count > 0 && without.Count > 0)
        {
            var (a, b) = ((double)with.Count(static k => k.Before) / with.Count, (double)without.Count(static k => k.Before) / without.Count);
            yield return Invariant($"How hard the cases were: mass or organised killing had gone before in {Percent(a)} of the cases with coercion and in {Percent(b)} of the others. Whether coercion was tried where other means had little hope is not coded.");
        }
    }

    private static IEnumerable<(ClaimMix Mix, Solution Solution)> Parsimonious(CoercionClaim c) =>
        c.Mixes.Where(static m => m.Solutions.Count > 0).Select(static m => (m, m.Solutions[^1]));

    private static IEnumerable<(ClaimTiming Early, ClaimTiming Late)> Early(IReadOnlyList<ClaimTiming> timing) =>
        timing.Chunk(2).Where(static p => p.Length == 2).Select(static p => (p[0], p[1]));

    private static string No(int count) => count == 0 ? "none" : Invariant($"{count}");

    private static string Cases(int count) => count == 1 ? "1 case" : Invariant($"{count} cases");

    private static bool Has(Term term) => term.Literals.Any(static l => l.Condition == 0 && l.Value == 1);

    private static string Listed(List<ClaimVariant> variants) =>
        variants.Count is 0 or > 6 ? string.Empty : $" ({string.Join("; ", variants.Select(static v => v.Name + Invariant($": success in {v.Fit.Both} of {v.Fit.Coerced} cases with coercion and in {v.Fit.Successes} of all {v.Fit.Cases}")))})";

    private static string Two(double? value) => value is { } v ? Invariant($"{v:0.00}") : "not defined";

    private static string Percent(double value) => Invariant($"{100 * value:0} %");

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Names(IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count <= 1 ? string.Concat(list) : $"{string.Join(list.Exists(static n => n.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", list[..^1])}{(list.Exists(static n => n.Contains(',', StringComparison.Ordinal)) ? "; and " : " and ")}{list[^1]}";
    }
}
