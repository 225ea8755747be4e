namespace Forestall.Lessons.Internals;

/// <summary>A first cover: the column that gains most, again and again, then without what is superfluous.</summary>
internal static class GreedyCover
{
    /// <summary>A cover, gains weighted by row; null when a row cannot be covered.</summary>
    public static int[]? Of(CoverPatterns patterns, List<int> columns, double[]? weights)
    {
        var open = new bool[patterns.Rows];
        Array.Fill(open, true);
        var left = open.Length;
        var gain = columns.Select(c => patterns.RowsOf[c].Length).ToArray();
        var picked = new List<int>();
        while (left > 0)
        {
            var at = -1;
            var score = double.NegativeInfinity;
            for (var i = 0; i < gain.Length; i++)
            {
                if (gain[i] <= 0)
                {
                    continue;
                }

                var rows = patterns.RowsOf[columns[i]];
                var value = 0.0;
                var fresh = 0;
                foreach (var r in rows)
                {
                    if (open[r])
                    {
                        fresh++;
                        value += weights is null ? 1 : weights[r];
                    }
                }

                gain[i] = fresh;
                if (fresh > 0 && value + (1e-6 * fresh) > score)
                {
                    score = value + (1e-6 * fresh);
                    at = i;
                }
            }

            if (at < 0)
            {
                return null;
            }

            picked.Add(columns[at]);
            foreach (var r in patterns.RowsOf[columns[at]])
            {
                left -= open[r] ? 1 : 0;
                open[r] = false;
            }
        }

        return WithoutRedundant(patterns, picked);
    }

    private static int[] WithoutRedundant(CoverPatterns patterns, List<int> picked)
    {
        var times = new int[patterns.Rows];
        foreach (var r in picked.SelectMany(p => patterns.RowsOf[p]))
        {
            times[r]++;
        }

        for (var i = picked.Count - 1; i >= 0; i--)
        {
            if (patterns.RowsOf[picked[i]].All(r => times[r] > 1))
            {
                foreach (var r in patterns.RowsOf[picked[i]])
                {
                    times[r]--;
                }

                picked.RemoveAt(i);
            }
        }

        return [.. picked];
    }
}
