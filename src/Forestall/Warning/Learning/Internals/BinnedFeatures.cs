namespace Forestall.Warning.Learning.Internals;

/// <summary>Each feature's values in groups of about equally many rows, in order; group 0 holds the missing values.</summary>
internal sealed class BinnedFeatures
{
    private readonly byte[][] _bins;
    private readonly double[][] _edges;

    public BinnedFeatures(FeatureMatrix features, int most)
    {
        Rows = features.Rows;
        _bins = new byte[features.Features][];
        _edges = new double[features.Features][];
        for (var j = 0; j < _bins.Length; j++)
        {
            var column = features.Column(j);
            var edges = _edges[j] = Edges(column, most);
            var bins = _bins[j] = new byte[Rows];
            for (var i = 0; i < Rows; i++)
            {
                bins[i] = double.IsNaN(column[i]) ? (byte)0 : (byte)(1 + Below(edges, column[i]));
            }
        }
    }

    public int Rows { get; }

    public int Features => _bins.Length;

    /// <summary>Groups of a feature, with that of the missing values.</summary>
    public int Groups(int feature) => _edges[feature].Length + 2;

    /// <summary>The group of each row.</summary>
    public byte[] Of(int feature) => _bins[feature];

    /// <summary>Values at or below this lie in group <paramref name="group"/> (from 1) or lower.</summary>
    public double Edge(int feature, int group) => _edges[feature][group - 1];

    private static double[] Edges(ReadOnlySpan<double> column, int most)
    {
        var sorted = column.ToArray();
        Array.Sort(sorted);
        var present = sorted.AsSpan(sorted.TakeWhile(double.IsNaN).Count());
        var values = new List<(double Value, int UpTo)>();
        for (var i = 0; i < present.Length; i++)
        {
            if (i + 1 == present.Length || present[i + 1] != present[i])
            {
                values.Add((present[i], i + 1));
            }
        }

        var edges = new List<double>();
        var reached = 0;
        for (var v = 0; v + 1 < values.Count; v++)
        {
            // A group ends where it holds its share of the rows that are left for the groups that are left.
            var share = (present.Length - reached) / (double)(most - edges.Count);
            if (values.Count <= most || values[v].UpTo - reached >= share)
            {
                edges.Add(Between(values[v].Value, values[v + 1].Value));
                reached = values[v].UpTo;
            }

            if (edges.Count == most - 1)
            {
                break;
            }
        }

        return [.. edges];
    }

    private static double Between(double low, double high)
    {
        var middle = low + ((high - low) / 2);
        return middle < high ? middle : low;
    }

    private static int Below(double[] edges, double value)
    {
        var (low, high) = (0, edges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = value <= edges[middle] ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
