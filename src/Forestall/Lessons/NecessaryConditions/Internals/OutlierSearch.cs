namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>Leaves out the cases that can matter, one by one and together: peers, and cases that alone set an edge of the scope.</summary>
internal static class OutlierSearch
{
    private const double LeastChangePercent = 0.01;
    private const double Tolerance = 1e-10;

    public static IReadOnlyList<Outlier> Run(Scatter plot, CeilingTechnique ceiling, NcaSettings settings, int together)
    {
        var effect = Effect(plot, ceiling);
        var singles = Without(Candidates(plot, [], plot.EmpiricalScope, 1).ConvertAll(static i => new[] { i }));
        var found = singles;
        if (together > 1)
        {
            // Cases that come to matter once the first are gone can matter together with them.
            var candidates = Candidates(plot, [], plot.EmpiricalScope, together);
            for (var round = 1; round < together; round++)
            {
                var rest = Rest(plot, settings, candidates);
                if (rest is null)
                {
                    break;
                }

                candidates = [.. candidates.Union(Candidates(rest.Value.Plot, rest.Value.Places, plot.EmpiricalScope, together))];
            }

            for (var size = together; size > 1; size--)
            {
                found = [.. found, .. Without([.. Combinations(candidates, size)])];
            }
        }

        var influence = singles.ToDictionary(static s => s.Cases[0], static s => Math.Abs(s.ChangePercent), StringComparer.Ordinal);
        return [.. found
            .Select(o => o with { Cases = [.. o.Cases.OrderByDescending(c => influence.GetValueOrDefault(c))] })
            .OrderByDescending(static o => Math.Abs(o.ChangePercent))
            .ThenByDescending(static o => Math.Abs(o.Change))
            .ThenBy(static o => o.Cases.Count)];

        List<Outlier> Without(List<int[]> sets)
        {
            var outliers = new List<Outlier>();
            foreach (var set in sets)
            {
                if (Rest(plot, settings, set) is not { } rest)
                {
                    continue;
                }

                var other = Effect(rest.Plot, ceiling);
                var change = other - effect;
                var percent = effect >= Tolerance ? 100 * change / effect : change < Tolerance ? 0 : double.PositiveInfinity;
                if (Math.Round(Math.Abs(percent), 2) >= LeastChangePercent)
                {
                    outliers.Add(new Outlier([.. set.Select(i => plot.Cases[i])], effect, other, change, percent, set.Any(plot.Peers.Contains), rest.Plot.EmpiricalScope != plot.EmpiricalScope));
                }
            }

            return outliers;
        }
    }

    private static double Effect(Scatter plot, CeilingTechnique ceiling) => ceiling == CeilingTechnique.CeFdh ? plot.Effects().Steps : plot.Effects().Line;

    /// <summary>Peers, and cases at an edge of the scope where they are no more than are left out together.</summary>
    private static List<int> Candidates(Scatter plot, List<int> places, Scope edges, int together)
    {
        var found = plot.Peers.ToList();
        foreach (var (values, edge) in new[] { (plot.X, edges.XMin), (plot.X, edges.XMax), (plot.Y, edges.YMin), (plot.Y, edges.YMax) })
        {
            var there = Enumerable.Range(0, values.Length).Where(i => values[i] == edge).ToList();
            if (there.Count <= together)
            {
                found.AddRange(there);
            }
        }

        return [.. found.Distinct().Select(i => places.Count == 0 ? i : places[i])];
    }

    /// <summary>The plot without some cases, and where its cases stand in the whole; null where nothing would be left to analyse.</summary>
    private static (Scatter Plot, List<int> Places)? Rest(Scatter plot, NcaSettings settings, IReadOnlyCollection<int> without)
    {
        var places = Enumerable.Range(0, plot.Cases.Count).Where(i => !without.Contains(i)).ToList();
        double[] x = [.. places.Select(i => plot.X[i])];
        double[] y = [.. places.Select(i => plot.Y[i])];
        return places.Count < 2 || x.Min() == x.Max() || y.Min() == y.Max() ? null : (new Scatter(plot.Name, plot.OutcomeName, [.. places.Select(i => plot.Cases[i])], x, y, settings), places);
    }

    private static IEnumerable<int[]> Combinations(List<int> of, int size)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = 0; first <= of.Count - size; first++)
        {
            foreach (var rest in Combinations(of[(first + 1)..], size - 1))
            {
                yield return [of[first], .. rest];
            }
        }
    }
}
