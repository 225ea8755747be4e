using System.Globalization;
using Forestall.Lessons.Robustness;
using Forestall.Record.Curated;

namespace Forestall.Lessons.Claim;

/// <summary>Everything the claim is tried under: codings, steps and cut-offs of membership, cases, sources, situations and periods left out.</summary>
internal static class ClaimChanges
{
    private static readonly (double Low, double High)[] InnerSteps = [(0.1, 0.9), (0.2, 0.8), (0.4, 0.6), (0.49, 0.51)];
    private static readonly double[] Cuts = [0.33, 0.67, 1];
    private static readonly (int From, int To)[] Periods = [(1989, 1999), (2000, 2009), (2010, 2024)];

    /// <summary>The variants of one definition of coercion and one of success.</summary>
    public static IEnumerable<ClaimVariant> Of(CuratedRecord curated, SetExpression coercion, SuccessDefinition success)
    {
        var settled = CodedCase.Settled(curated);
        ClaimVariant Make(string group, string name, IEnumerable<CodedCase> cases) => new(group, name, ClaimFit.Of(CodedCase.Pairs(cases, coercion, success)));

        foreach (var (name, cases) in Codings(curated))
        {
            yield return Make("coding", name, cases);
        }

        foreach (var (low, high) in InnerSteps)
        {
            yield return Make("steps", string.Create(CultureInfo.InvariantCulture, $"0.33 and 0.67 read as {low} and {high}"), settled.Select(c => Recoded(c, v => v switch { 0.33 => low, 0.67 => high, _ => v })));
        }

        foreach (var cut in Cuts)
        {
            foreach (var by in Cuts)
            {
                var pairs = CodedCase.Pairs(settled, coercion, success).Select(p => (p.X >= cut - 1e-9 ? 1.0 : 0, p.Y >= by - 1e-9 ? 1.0 : 0)).ToList();
                yield return new ClaimVariant("cut-off", string.Create(CultureInfo.InvariantCulture, $"coercion from {cut}, success from {by}"), ClaimFit.Of(pairs));
            }
        }

        foreach (var c in settled)
        {
            yield return Make("case left out", c.Case.Name, settled.Where(o => o.Case.Id != c.Case.Id));
        }

        foreach (var (source, ids) in Sources(curated, coercion))
        {
            yield return Make("source left out", source, settled.Where(c => !ids.Contains(c.Case.Id)));
        }

        foreach (var situation in settled.Select(static c => c.Case.Situation).Distinct(StringComparer.Ordinal))
        {
            yield return Make("situation left out", situation, settled.Where(c => c.Case.Situation != situation));
        }

        foreach (var (from, to) in Periods)
        {
            yield return Make("period alone", string.Create(CultureInfo.InvariantCulture, $"opened {from} to {to}"), settled.Where(c => c.Case.Opens.Year >= from && c.Case.Opens.Year <= to));
        }

        foreach (var (name, holds) in Circumstances)
        {
            yield return Make("circumstance alone", name, settled.Where(c => c.Value(holds.Name) is { } v && v > 0.5 == holds.Present));
        }

        yield return Make("rule left out", "cases chosen after the fact (rule 3)", settled.Where(static c => c.Case.Rule != 3));
        yield return Make("rule left out", "surges inside episodes (rule 2)", settled.Where(static c => c.Case.Rule != 2));
    }

    /// <summary>The ways of settling the codings, beside the settled one.</summary>
    public static IEnumerable<(string Name, List<CodedCase> Cases)> Codings(CuratedRecord curated)
    {
        yield return ("the first coder alone", CodedCase.By(curated, "first"));
        yield return ("the second coder where there is one", CodedCase.By(curated, "second"));
        var twice = curated.Codings.Where(static k => k.Coder == "second").Select(static k => k.Case).ToHashSet(StringComparer.Ordinal);
        yield return ("the cases coded twice, second coder", [.. CodedCase.By(curated, "second").Where(c => twice.Contains(c.Case.Id))]);
    }

    /// <summary>The parsimonious mixes of a frame under each change.</summary>
    public static IEnumerable<MixVariant> OfMixes(CuratedRecord curated, MixFrame frame, SetExpression coercion, SuccessDefinition success, ClaimSettings settings, CancellationToken cancellation)
    {
        var settled = CodedCase.Settled(curated);
        var usual = Models(settled, settings);
        MixVariant Make(string group, string name, IReadOnlyList<CodedCase> cases, ClaimSettings with)
        {
            var models = Models(cases, with);
            return new MixVariant(frame.Name, group, name, models, models.Order(StringComparer.Ordinal).SequenceEqual(usual.Order(StringComparer.Ordinal), StringComparer.Ordinal));
        }

        foreach (var (name, cases) in Codings(curated))
        {
            yield return Make("coding", name, cases, settings);
        }

        foreach (var cut in (double[])[0.75, 0.85, 0.9])
        {
            yield return Make("inclusion cut-off", cut.ToString(CultureInfo.InvariantCulture), settled, settings with { SufficiencyCut = cut });
        }

        foreach (var cut in (double[])[0.4, 0.6])
        {
            yield return Make("PRI cut-off", cut.ToString(CultureInfo.InvariantCulture), settled, settings with { PriCut = cut });
        }

        foreach (var cut in (int[])[2, 3])
        {
            yield return Make("frequency cut-off", cut.ToString(CultureInfo.InvariantCulture), settled, settings with { FrequencyCut = cut });
        }

        if (usual.Count > 0 && ClaimMix.StudyOf(frame, settled, coercion, success) is { } whole)
        {
            var names = settled.ToDictionary(static c => c.Case.Id, static c => c.Case.Name, StringComparer.Ordinal);
            foreach (var run in LeaveOneOut.Of(whole, settings.Rows, new MinimizationSettings { Type = SolutionType.Parsimonious }, cancellation: cancellation).Runs)
            {
                yield return new MixVariant(frame.Name, "case left out", names[run.Left], run.Models, run.Same);
            }
        }

        IReadOnlyList<string> Models(IReadOnlyList<CodedCase> cases, ClaimSettings with)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ClaimMix.StudyOf(frame, cases, coercion, success) is not { } study)
            {
                return [];
            }

            var table = TruthTable.Of(study, with.Rows);
            return table.Observed.Any(static r => r.Output == RowOutput.Positive)
                ? [.. Minimization.Solve(table, new MinimizationSettings { Type = SolutionType.Parsimonious }, cancellation).Models.Select(static m => m.Expression)]
                : [];
        }
    }

    private static readonly (string Name, (string Name, bool Present) Holds)[] Circumstances =
    [
        ("mass or organised killing in the ten years before", ("PRIORMK", true)),
        ("none in the ten years before", ("PRIORMK", false)),
        ("a great power opposed", ("GPOPP", true)),
        ("no great power opposed", ("GPOPP", false)),
        ("region in support", ("REGION", true)),
        ("region divided or opposed", ("REGION", false)),
        ("with diplomacy", ("DIPL", true)),
        ("with inducements", ("INDUC", true)),
        ("without inducements", ("INDUC", false)),
    ];

    /// <summary>Each source of a measure that a coding of coercion above 0 rests on, with the cases that then have no foundation; and all that were not read.</summary>
    private static IEnumerable<(string Source, HashSet<string> Cases)> Sources(CuratedRecord curated, SetExpression coercion)
    {
        var names = coercion.Names.ToHashSet(StringComparer.Ordinal);
        var citations = curated.Measures.DistinctBy(static m => m.Id, StringComparer.Ordinal).ToDictionary(static m => m.Id, static m => m.Citation, StringComparer.Ordinal);
        var cited = curated.Codings
            .Where(k => names.Contains(k.Condition) && k.Value > 0)
            .SelectMany(k => k.Measures.Where(citations.ContainsKey).Select(m => (k.Case, Citation: citations[m])))
            .ToList();
        foreach (var source in cited.GroupBy(static c => c.Citation.Document, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            yield return (source.Key, source.Select(static s => s.Case).ToHashSet(StringComparer.Ordinal));
        }

        yield return ("every measure that stands from general knowledge", cited.Where(static c => !c.Citation.Read).Select(static c => c.Case).ToHashSet(StringComparer.Ordinal));
    }

    private static CodedCase Recoded(CodedCase c, Func<double, double> step) =>
        c with { Values = c.Values.ToDictionary(static p => p.Key, p => p.Value is { } v ? (double?)step(v) : null, StringComparer.Ordinal) };
}
