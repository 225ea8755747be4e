namespace Forestall.Lessons.Internals;

/// <summary>Hierarchical clusters of sorted values, and the middles of the gaps between them.</summary>
internal static class ThresholdClusters
{
    public static double[] Between(double[] sorted, int count, Linkage linkage, ValueDistance distance)
    {
        var n = sorted.Length;
        var clusters = Enumerable.Range(0, n).Select(static i => new List<int> { i }).ToList();
        var gaps = new double[n][];
        for (var i = 0; i < n; i++)
        {
            gaps[i] = [.. sorted.Select(b => Distance(sorted[i], b, distance))];
        }

        while (clusters.Count > count + 1)
        {
            var (first, second) = Nearest(clusters, gaps);
            var (a, b) = (clusters[first][0], clusters[second][0]);
            foreach (var other in clusters.Where(c => c[0] != a && c[0] != b))
            {
                var k = other[0];
                var joined = Join(linkage, gaps[a][k], gaps[b][k], gaps[a][b], clusters[first].Count, clusters[second].Count, other.Count);
                gaps[a][k] = joined;
                gaps[k][a] = joined;
            }

            clusters[first].AddRange(clusters[second]);
            clusters.RemoveAt(second);
        }

        var ordered = clusters.OrderBy(c => c.Min(i => sorted[i])).ToList();
        return [.. ordered.Zip(ordered.Skip(1)).Select(p => (p.First.Max(i => sorted[i]) + p.Second.Min(i => sorted[i])) / 2)];
    }

    private static (int First, int Second) Nearest(List<List<int>> clusters, double[][] gaps)
    {
        var best = (First: 0, Second: 1);
        var least = double.PositiveInfinity;
        for (var i = 0; i < clusters.Count; i++)
        {
            for (var j = i + 1; j < clusters.Count; j++)
            {
                if (gaps[clusters[i][0]][clusters[j][0]] < least)
                {
                    least = gaps[clusters[i][0]][clusters[j][0]];
                    best = (i, j);
                }
            }
        }

        return best;
    }

    private static double Distance(double a, double b, ValueDistance distance) =>
        distance == ValueDistance.Absolute ? Math.Abs(a - b)
        : a == b ? 0
        : Math.Abs(a - b) / Math.Abs(a + b);

    private static double Join(Linkage linkage, double toA, double toB, double between, int sizeA, int sizeB, int size) => linkage switch
    {
        Linkage.Nearest => Math.Min(toA, toB),
        Linkage.Average => ((sizeA * toA) + (sizeB * toB)) / (sizeA + sizeB),
        Linkage.Ward => Math.Sqrt((((sizeA + size) * toA * toA) + ((sizeB + size) * toB * toB) - (size * between * between)) / (sizeA + sizeB + size)),
        _ => Math.Max(toA, toB),
    };
}
