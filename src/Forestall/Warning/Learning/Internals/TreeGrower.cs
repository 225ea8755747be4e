namespace Forestall.Warning.Learning.Internals;

/// <summary>
/// Grows one tree at a time on binned features, the best split of any leaf first (Ke et al. 2017). The gain of a split is that of second-order
/// steps, G²/(H + λ) summed over the two sides less that of the whole (Chen and Guestrin 2016, equation 7). Under a direction, a split whose
/// sides go the other way is refused and the sides are kept apart at the middle of their values from there on down.
/// </summary>
internal sealed class TreeGrower
{
    private readonly BinnedFeatures _data;
    private readonly BoostingSettings _settings;
    private readonly CounterRandom _rowRandom;
    private readonly CounterRandom _featureRandom;
    private readonly int[] _starts;
    private readonly int _groups;
    private readonly int[] _rows;
    private readonly int[] _right;

    public TreeGrower(BinnedFeatures data, BoostingSettings settings)
    {
        _data = data;
        _settings = settings;
        _rowRandom = new CounterRandom(settings.Seed, 0xB0057);
        _featureRandom = new CounterRandom(settings.Seed, 0xFEA7);
        _starts = new int[data.Features];
        for (var j = 0; j < data.Features; j++)
        {
            _starts[j] = _groups;
            _groups += data.Groups(j);
        }

        _rows = new int[data.Rows];
        _right = new int[data.Rows];
    }

    /// <summary>Grows a tree and adds its values to the scores of all rows.</summary>
    public RegressionTree Grow(int round, double[] gradients, double[] curvatures, double[] scores)
    {
        var features = Features(round);
        var learned = Rows(round);
        var root = new Leaf { From = 0, To = _data.Rows, Learned = learned, Lowest = double.NegativeInfinity, Highest = double.PositiveInfinity, Histogram = Histogram(0, learned, features, gradients, curvatures) };
        if (features.Length > 0)
        {
            root.Total = root.Histogram.AsSpan(_starts[features[0]], _data.Groups(features[0])).ToArray().Aggregate(static (a, b) => a + b);
        }

        root.Value = Value(root.Total, root);
        Search(root, features);
        var nodes = new List<TreeNode> { default };
        var leaves = new List<Leaf> { root };
        while (leaves.Count < _settings.MostLeaves)
        {
            var best = leaves[0];
            foreach (var leaf in leaves)
            {
                best = leaf.Gain > best.Gain ? leaf : best;
            }

            if (!(best.Gain > 0))
            {
                break;
            }

            var (left, right) = Split(best, features, gradients, curvatures);
            (left.Node, right.Node) = (nodes.Count, nodes.Count + 1);
            nodes[best.Node] = new TreeNode(best.Feature, _data.Edge(best.Feature, best.Group), best.MissingLeft, left.Node, right.Node, _settings.LearningRate * best.Value);
            nodes.Add(default);
            nodes.Add(default);
            leaves[leaves.IndexOf(best)] = left;
            leaves.Add(right);
        }

        foreach (var leaf in leaves)
        {
            var value = _settings.LearningRate * leaf.Value;
            nodes[leaf.Node] = new TreeNode(-1, 0, false, 0, 0, value);
            for (var i = leaf.From; i < leaf.To; i++)
            {
                scores[_rows[i]] += value;
            }
        }

        return new RegressionTree([.. nodes]);
    }

    /// <summary>The features of a tree, in their order.</summary>
    private int[] Features(int round)
    {
        var count = Math.Clamp((int)Math.Ceiling(_settings.FeatureShare * _data.Features), Math.Min(1, _data.Features), _data.Features);
        return count == _data.Features
            ? [.. Enumerable.Range(0, count)]
            : [.. _featureRandom.Permutation((ulong)round << 32, _data.Features).Take(count).Order()];
    }

    /// <summary>Puts the rows a tree learns from first and returns how many they are.</summary>
    private int Rows(int round)
    {
        var (learned, others) = (0, 0);
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_settings.RowShare >= 1 || _rowRandom.Uniform(((ulong)round << 32) + (uint)i) < _settings.RowShare)
            {
                _rows[learned++] = i;
            }
            else
            {
                _right[others++] = i;
            }
        }

        Array.Copy(_right, 0, _rows, learned, others);
        return learned;
    }

    private Sums[] Histogram(int from, int to, int[] features, double[] gradients, double[] curvatures)
    {
        var histogram = new Sums[_groups];
        foreach (var j in features)
        {
            var bins = _data.Of(j);
            var sums = histogram.AsSpan(_starts[j], _data.Groups(j));
            for (var i = from; i < to; i++)
            {
                var row = _rows[i];
                ref var sum = ref sums[bins[row]];
                sum.Gradient += gradients[row];
                sum.Curvature += curvatures[row];
                sum.Count++;
            }
        }

        return histogram;
    }

    private void Search(Leaf leaf, int[] features)
    {
        leaf.Gain = 0;
        if (leaf.Depth >= _settings.MostDepth || leaf.Total.Count < 2 * _settings.FewestRows)
        {
            return;
        }

        foreach (var j in features)
        {
            var sums = leaf.Histogram.AsSpan(_starts[j], _data.Groups(j));
            var missing = sums[0];
            var below = default(Sums);
            for (var group = 1; group < sums.Length - 1; group++)
            {
                below += sums[group];
                Try(leaf, j, group, missingLeft: false, below);
                if (missing.Count > 0)
                {
                    Try(leaf, j, group, missingLeft: true, below + missing);
                }
            }
        }
    }

    private void Try(Leaf leaf, int feature, int group, bool missingLeft, Sums left)
    {
        var right = leaf.Total - left;
        if (left.Count < _settings.FewestRows || right.Count < _settings.FewestRows || left.Curvature < _settings.LeastCurvature || right.Curvature < _settings.LeastCurvature)
        {
            return;
        }

        var (low, high) = (Value(left, leaf), Value(right, leaf));
        if ((_settings.Directions?[feature] ?? 0) * (high - low) < 0)
        {
            return;
        }

        var gain = Worth(left, low) + Worth(right, high) - Worth(leaf.Total, leaf.Value);
        if (gain > leaf.Gain + 1e-12)
        {
            (leaf.Gain, leaf.Feature, leaf.Group, leaf.MissingLeft) = (gain, feature, group, missingLeft);
            (leaf.LeftTotal, leaf.LeftValue, leaf.RightValue) = (left, low, high);
        }
    }

    private (Leaf Left, Leaf Right) Split(Leaf leaf, int[] features, double[] gradients, double[] curvatures)
    {
        var middle = Partition(leaf, leaf.From, leaf.From + leaf.Learned);
        var learnedLeft = middle - leaf.From;

        // Rows the tree did not learn from follow behind those it did, on both sides.
        var othersFrom = leaf.From + leaf.Learned;
        var others = Partition(leaf, othersFrom, leaf.To) - othersFrom;
        var learnedRight = leaf.Learned - learnedLeft;
        Array.Copy(_rows, middle, _right, 0, learnedRight);
        Array.Copy(_rows, othersFrom, _rows, middle, others);
        Array.Copy(_right, 0, _rows, middle + others, learnedRight);

        // The three moves leave: left learned, left others, right learned, right others.
        var cut = middle + others;
        var bound = (leaf.LeftValue + leaf.RightValue) / 2;
        var direction = _settings.Directions?[leaf.Feature] ?? 0;
        var left = new Leaf
        {
            From = leaf.From,
            To = cut,
            Learned = learnedLeft,
            Depth = leaf.Depth + 1,
            Total = leaf.LeftTotal,
            Value = leaf.LeftValue,
            Lowest = direction < 0 ? bound : leaf.Lowest,
            Highest = direction > 0 ? bound : leaf.Highest,
        };
        var right = new Leaf
        {
            From = cut,
            To = leaf.To,
            Learned = learnedRight,
            Depth = leaf.Depth + 1,
            Total = leaf.Total - leaf.LeftTotal,
            Value = leaf.RightValue,
            Lowest = direction > 0 ? bound : leaf.Lowest,
            Highest = direction < 0 ? bound : leaf.Highest,
        };

        if (left.Depth < _settings.MostDepth)
        {
            var (small, large) = left.Learned <= right.Learned ? (left, right) : (right, left);
            small.Histogram = Histogram(small.From, small.From + small.Learned, features, gradients, curvatures);
            for (var g = 0; g < _groups; g++)
            {
                leaf.Histogram[g] -= small.Histogram[g];
            }

            large.Histogram = leaf.Histogram;
            Search(left, features);
            Search(right, features);
        }

        leaf.Histogram = [];
        return (left, right);
    }

    /// <summary>Moves the rows that go left before those that go right, each in their order; returns where the latter begin.</summary>
    private int Partition(Leaf leaf, int from, int to)
    {
        var bins = _data.Of(leaf.Feature);
        var (left, right) = (from, 0);
        for (var i = from; i < to; i++)
        {
            var row = _rows[i];
            var bin = bins[row];
            if (bin == 0 ? leaf.MissingLeft : bin <= leaf.Group)
            {
                _rows[left++] = row;
            }
            else
            {
                _right[right++] = row;
            }
        }

        Array.Copy(_right, 0, _rows, left, right);
        return left;
    }

    private double Value(Sums sums, Leaf bounds)
    {
        var curvature = sums.Curvature + _settings.Penalty;
        return curvature > 0 ? Math.Clamp(-sums.Gradient / curvature, bounds.Lowest, bounds.Highest) : Math.Clamp(0, bounds.Lowest, bounds.Highest);
    }

    /// <summary>Twice how much a value lowers the penalised loss; G²/(H + λ) at the free optimum.</summary>
    private double Worth(Sums sums, double value) => -((2 * sums.Gradient * value) + ((sums.Curvature + _settings.Penalty) * value * value));

    private struct Sums
    {
        public double Gradient;
        public double Curvature;
        public int Count;

        public static Sums operator +(Sums a, Sums b) => new() { Gradient = a.Gradient + b.Gradient, Curvature = a.Curvature + b.Curvature, Count = a.Count + b.Count };

        public static Sums operator -(Sums a, Sums b) => new() { Gradient = a.Gradient - b.Gradient, Curvature = a.Curvature - b.Curvature, Count = a.Count - b.Count };
    }

    private sealed class Leaf
    {
        public int Node { get; set; }

        public int From { get; init; }

        public int To { get; init; }

        public int Learned { get; init; }

        public int Depth { get; init; }

        public Sums Total { get; set; }

        public double Value { get; set; }

        public double Lowest { get; init; }

        public double Highest { get; init; }

        public Sums[] Histogram { get; set; } = [];

        public double Gain { get; set; }

        public int Feature { get; set; }

        public int Group { get; set; }

        public bool MissingLeft { get; set; }

        public Sums LeftTotal { get; set; }

        public double LeftValue { get; set; }

        public double RightValue { get; set; }
    }
}
