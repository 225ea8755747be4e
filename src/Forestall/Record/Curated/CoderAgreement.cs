namespace Forestall.Record.Curated;

/// <summary>Agreement of the first and the second coder on one condition (Cohen, 1960 and 1968).</summary>
/// <param name="Condition">Condition or outcome.</param>
/// <param name="Cases">Cases that both coded with a value.</param>
/// <param name="Equal">Share of equal values.</param>
/// <param name="SameSide">Share on the same side of one half, which is what a crisp table sees.</param>
/// <param name="Kappa">Cohen's kappa over the four steps; null where both coders gave one value throughout.</param>
/// <param name="WeightedKappa">Kappa with linear weights by steps; null where it is not defined.</param>
public sealed record CoderAgreement(string Condition, int Cases, double Equal, double SameSide, double? Kappa, double? WeightedKappa)
{
    /// <summary>Agreement on every condition and outcome that both coders coded.</summary>
    public static IReadOnlyList<CoderAgreement> Of(CuratedRecord curated)
    {
        ArgumentNullException.ThrowIfNull(curated);
        var byCoder = curated.Codings.Where(static k => k.Value is not null).ToLookup(static k => (k.Condition, k.Coder));
        return [.. CaseConditions.All.Select(condition =>
        {
            var second = byCoder[(condition, "second")].DistinctBy(static k => k.Case, StringComparer.Ordinal).ToDictionary(static k => k.Case, static k => k.Value!.Value, StringComparer.Ordinal);
            return Of(condition, [.. byCoder[(condition, "first")].Where(k => second.ContainsKey(k.Case)).Select(k => (k.Value!.Value, second[k.Case]))]);
        }).Where(static a => a.Cases > 0)];
    }

    /// <summary>Agreement over pairs of values.</summary>
    internal static CoderAgreement Of(string condition, IReadOnlyList<(double First, double Second)> pairs)
    {
        var steps = CaseConditions.Anchors.Count;
        var table = new double[steps, steps];
        foreach (var (first, second) in pairs)
        {
            table[Step(first), Step(second)] += 1.0 / pairs.Count;
        }

        var rows = Enumerable.Range(0, steps).Select(i => Enumerable.Range(0, steps).Sum(j => table[i, j])).ToArray();
        var columns = Enumerable.Range(0, steps).Select(j => Enumerable.Range(0, steps).Sum(i => table[i, j])).ToArray();
        double? Kappa(Func<int, int, double> disagreement)
        {
            var (observed, expected) = (0.0, 0.0);
            for (var i = 0; i < steps; i++)
            {
                for (var j = 0; j < steps; j++)
                {
                    observed += disagreement(i, j) * table[i, j];
                    expected += disagreement(i, j) * rows[i] * columns[j];
                }
            }

            return expected > 1e-12 ? 1 - (observed / expected) : null;
        }

        return new CoderAgreement(
            condition,
            pairs.Count,
            (double)pairs.Count(static p => p.First == p.Second) / pairs.Count,
            (double)pairs.Count(static p => p.First > 0.5 == p.Second > 0.5) / pairs.Count,
            Kappa(static (i, j) => i == j ? 0 : 1),
            Kappa(static (i, j) => Math.Abs(i - j)));
    }

    private static int Step(double value)
    {
        for (var i = 0; i < CaseConditions.Anchors.Count; i++)
        {
            if (CaseConditions.Anchors[i] == value)
            {
                return i;
            }
        }

        throw new InputException($"case-codings.csv: the value {value} has no anchor; use 0, 0.33, 0.67 or 1.");
    }
}
