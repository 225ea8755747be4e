namespace Forestall.Lessons.Internals;

/// <summary>
/// Minimum set covers, exact: a good cover by exchange, a bound from multipliers, and a search for covers of k columns, k upwards from the bound,
/// which proves the minimum; the same bound then guides the listing of all minimum covers.
/// </summary>
internal sealed class Covers
{
    private const int FirstPatience = 200;
    private const int Patience = 5_000;
    private readonly CoverPatterns _patterns;
    private readonly CoverClock _clock;
    private readonly int _mostModels;

    public Covers(Implicants implicants, int mostModels, TimeSpan limit, CancellationToken cancellation)
    {
        _clock = new CoverClock(limit, cancellation);
        _patterns = new CoverPatterns(implicants);
        _mostModels = mostModels;
    }

    /// <summary>The size of the smallest covers and, unless <paramref name="one"/> is enough, all of them.</summary>
    public CoverResult Minimum(bool one = false)
    {
        var maximal = _patterns.Maximal();
        if (GreedyCover.Of(_patterns, maximal, weights: null) is not { } best)
        {
            return new CoverResult(0, 0, [], 0, Counted: true);
        }

        var local = new LocalCover(_patterns, maximal);
        best = local.Improve(best, 1, FirstPatience, _clock);
        var multipliers = new CoverMultipliers(_patterns, maximal, _clock);
        best = multipliers.Ascend(best);
        best = local.Improve(best, multipliers.SizeBound, Patience, _clock);
        if (multipliers.SizeBound < best.Length)
        {
            multipliers.Polish();
        }

        var proof = new CoverProof(_patterns, _clock);
        var bound = multipliers.SizeBound;
        while (bound < best.Length)
        {
            if (proof.Find(maximal, multipliers.U, bound) is { } smaller)
            {
                best = smaller;
                break;
            }

            if (_clock.Over)
            {
                return new CoverResult(best.Length, bound, [Members(best)], 1, Counted: false);
            }

            bound++;
        }

        if (one)
        {
            return new CoverResult(best.Length, best.Length, [Members(best)], 1, Counted: false);
        }

        multipliers.Polish();
        var all = new CoverEnumeration(_patterns, _mostModels, _clock);
        var complete = all.Smallest(multipliers.U, best.Length);
        return all.Found.Count == 0
            ? new CoverResult(best.Length, best.Length, [Members(best)], 1, Counted: false)
            : new CoverResult(best.Length, best.Length, Expand(all.Found), all.Count, complete);
    }

    /// <summary>All covers from which no implicant can be left out, whatever their size.</summary>
    public CoverResult Irredundant()
    {
        var smallest = Minimum(one: true);
        if (smallest.Models.Count == 0)
        {
            return smallest;
        }

        var all = new CoverEnumeration(_patterns, _mostModels, _clock);
        var complete = all.Irredundant();
        return smallest with { Models = Expand(all.Found), Count = all.Count, Counted = complete };
    }

    private int[] Members(int[] patterns) => [.. patterns.Select(p => _patterns.Members[p][0])];

    private List<int[]> Expand(List<int[]> covers)
    {
        var models = new List<int[]>();
        foreach (var cover in covers)
        {
            var partial = new List<int[]> { Array.Empty<int>() };
            foreach (var pattern in cover)
            {
                partial = [.. partial.SelectMany(m => _patterns.Members[pattern].Select(i => (int[])[.. m, i])).Take(_mostModels - models.Count)];
            }

            models.AddRange(partial);
            if (models.Count >= _mostModels)
            {
                break;
            }
        }

        return models;
    }
}
