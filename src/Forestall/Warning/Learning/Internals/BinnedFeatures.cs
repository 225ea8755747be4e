namespace Forestall.Warning.Learning.Internals;

/// <summary>Features cut into ranges at quantiles of their values. Bin 0 holds the missing values; a value lies in the first bin whose upper bound it does not exceed.</summary>
internal sealed class BinnedFeatures
{
    private readonly double[][] _bounds;
    private readonly byte[][] _bins;

    public BinnedFeatures(FeatureMatrix features, int most)
    {
        Rows = features.Rows;
        _bounds = new double[features.Features][];
        _bins = new byte[features.Features][];
        for (var j = 0; j < features.Features; j++)
        {
            var column = features.Column(j);
            _bounds[j] = Bounds(column, most);
            _bins[j] = new byte[column.Length];
            for (var i = 0; i < column.Length; i++)
            {
                _bins[j][i] = double.IsNaN(column[i]) ? (byte)0 : (byte)(1 + Find(_bounds[j], column[i]));
            }
        }
    }

    public int Rows { get; }

    public int Features => _bins.Length;

    /// <summary>The bin of every observation.</summary>
    public byte[] Column(int feature) => _bins[feature];

    /// <summary>Bins of a feature, that of the missing values included.</summary>
    public int Count(int feature) => _bounds[feature].Length + 2;

    /// <summary>Upper bound of a bin other than the first and the last.</summary>
    public double Bound(int feature, int bin) => _bounds[feature][bin - 1];

    private static int Find(double[] bounds, double value)
    {
        var found = Array.BinarySearch(bounds, value);
        return found >= 0 ? found : ~found;
    }

    /// <summary>Bounds halfway between neighbouring values, at most one fewer than there may be bins.</summary>
    private static double[] Bounds(ReadOnlySpan<double> column, int most)
    {
        var sorted = column.ToArray();
        sorted = Array.FindAll(sorted, static v => !double.IsNaN(v));
        Array.Sort(sorted);
        var distinct = sorted.Distinct().ToArray();
        if (distinct.Length <= 1)
        {
            return [];
        }

        if (distinct.Length <= most)
        {
            return [.. distinct.Zip(distinct.Skip(1), Middle)];
        }

        var bounds = new SortedSet<double>();
        for (var k = 1; k < most; k++)
        {
            var at = (int)((long)k * distinct.Length / most);
            bounds.Add(Middle(distinct[at - 1], distinct[at]));
        }

        return [.. bounds];
    }

    private static double Middle(double below, double above)
    {
        var middle = below + ((above - below) / 2);
        return middle < above ? middle : below;
    }
}
