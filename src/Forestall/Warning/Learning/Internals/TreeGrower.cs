namespace Forestall.Warning.Learning.Internals;

/// <summary>Grows one tree after the other on the same binned features.</summary>
internal sealed class TreeGrower
{
    private const double SmallestGain = 1e-12;
    private readonly BinnedFeatures _features;
    private readonly BoostedTreesSettings _settings;
    private readonly int[] _offset;
    private readonly int[] _rows;
    private readonly int[] _spare;

    public TreeGrower(BinnedFeatures features, BoostedTreesSettings settings)
    {
        _features = features;
        _settings = settings;
        _offset = new int[features.Features + 1];
        for (var j = 0; j < features.Features; j++)
        {
            _offset[j + 1] = _offset[j] + features.Count(j);
        }

        _rows = new int[features.Rows];
        _spare = new int[features.Rows];
    }

    /// <summary>Grows a tree and adds its values to the log-odds.</summary>
    public Tree Grow(double[] gradient, double[] second, double[] logOdds)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            _rows[i] = i;
        }

        var nodes = new List<TreeNode> { default };
        var root = new Pending(0, 0, _rows.Length, Histogram(0, _rows.Length, gradient, second), double.NegativeInfinity, double.PositiveInfinity, 0);
        var open = new Queue<Pending>([root]);
        while (open.TryDequeue(out var node))
        {
            var total = Total(node.Histogram);
            var value = Math.Clamp(LeafValue(total.Gradient, total.Second), node.Least, node.Most);
            if (node.Depth == _settings.Depth || Best(node, total) is not { } split)
            {
                var added = value * _settings.LearningRate;
                nodes[node.Index] = new TreeNode(-1, 0, MissingLeft: false, 0, added);
                for (var k = node.From; k < node.To; k++)
                {
                    logOdds[_rows[k]] += added;
                }

                continue;
            }

            var middle = Partition(node, split);
            nodes[node.Index] = new TreeNode(split.Feature, _features.Bound(split.Feature, split.Bin), split.MissingLeft, nodes.Count, value * _settings.LearningRate);
            var smallerIsLeft = middle - node.From <= node.To - middle;
            var smaller = smallerIsLeft ? Histogram(node.From, middle, gradient, second) : Histogram(middle, node.To, gradient, second);
            var larger = Difference(node.Histogram, smaller);
            var (leftLeast, leftMost, rightLeast, rightMost) = Bounds(node, split);
            open.Enqueue(new Pending(nodes.Count, node.From, middle, smallerIsLeft ? smaller : larger, leftLeast, leftMost, node.Depth + 1));
            open.Enqueue(new Pending(nodes.Count + 1, middle, node.To, smallerIsLeft ? larger : smaller, rightLeast, rightMost, node.Depth + 1));
            nodes.Add(default);
            nodes.Add(default);
        }

        return new Tree(nodes);
    }

    private static Bin[] Difference(Bin[] whole, Bin[] part)
    {
        var rest = new Bin[whole.Length];
        for (var b = 0; b < rest.Length; b++)
        {
            rest[b] = new Bin(whole[b].Gradient - part[b].Gradient, whole[b].Second - part[b].Second, whole[b].Count - part[b].Count);
        }

        return rest;
    }

    /// <summary>What the leaves below a split may be, so that no later split turns its order round.</summary>
    private (double LeftLeast, double LeftMost, double RightLeast, double RightMost) Bounds(Pending node, Split split)
    {
        var sign = Sign(split.Feature);
        var middle = (split.LeftValue + split.RightValue) / 2;
        return sign switch
        {
            > 0 => (node.Least, middle, middle, node.Most),
            < 0 => (middle, node.Most, node.Least, middle),
            _ => (node.Least, node.Most, node.Least, node.Most),
        };
    }

    private int Sign(int feature) => _settings.Signs.Count == 0 ? 0 : _settings.Signs[feature];

    private double LeafValue(double gradient, double second) => -gradient / (second + _settings.Penalty);

    private Bin[] Histogram(int from, int to, double[] gradient, double[] second)
    {
        var histogram = new Bin[_offset[^1]];
        for (var j = 0; j < _features.Features; j++)
        {
            var bins = histogram.AsSpan(_offset[j], _offset[j + 1] - _offset[j]);
            var column = _features.Column(j);
            for (var k = from; k < to; k++)
            {
                var row = _rows[k];
                ref var bin = ref bins[column[row]];
                bin.Gradient += gradient[row];
                bin.Second += second[row];
                bin.Count++;
            }
        }

        return histogram;
    }

    private Bin Total(Bin[] histogram)
    {
        var total = default(Bin);
        for (var b = _offset[0]; b < _offset[1]; b++)
        {
            total = total.Plus(histogram[b]);
        }

        return total;
    }

    private Split? Best(Pending node, Bin total)
    {
        Split? best = null;
        for (var j = 0; j < _features.Features; j++)
        {
            var bins = node.Histogram.AsSpan(_offset[j], _offset[j + 1] - _offset[j]);
            var missing = bins[0];
            var left = default(Bin);
            for (var b = 1; b < bins.Length - 1; b++)
            {
                left = left.Plus(bins[b]);
                Consider(ref best, node, total, j, b, left, missingLeft: false);
                if (missing.Count > 0)
                {
                    Consider(ref best, node, total, j, b, left.Plus(missing), missingLeft: true);
                }
            }
        }

        return best;
    }

    private void Consider(ref Split? best, Pending node, Bin total, int feature, int bin, Bin left, bool missingLeft)
    {
        var right = new Bin(total.Gradient - left.Gradient, total.Second - left.Second, total.Count - left.Count);
        if (left.Count < _settings.SmallestLeaf || right.Count < _settings.SmallestLeaf)
        {
            return;
        }

        var leftValue = Math.Clamp(LeafValue(left.Gradient, left.Second), node.Least, node.Most);
        var rightValue = Math.Clamp(LeafValue(right.Gradient, right.Second), node.Least, node.Most);
        var sign = Sign(feature);
        if ((sign > 0 && leftValue > rightValue) || (sign < 0 && leftValue < rightValue))
        {
            return;
        }

        var whole = Math.Clamp(LeafValue(total.Gradient, total.Second), node.Least, node.Most);
        var gain = Loss(total, whole) - Loss(left, leftValue) - Loss(right, rightValue);
        if (gain > SmallestGain && (best is null || gain > best.Value.Gain))
        {
            best = new Split(feature, bin, missingLeft, leftValue, rightValue, gain);
        }
    }

    /// <summary>Second-order loss of giving observations one value.</summary>
    private double Loss(Bin bin, double value) => (bin.Gradient * value) + (0.5 * (bin.Second + _settings.Penalty) * value * value);

    /// <summary>Moves the rows of the left child to the front, keeping their order.</summary>
    private int Partition(Pending node, Split split)
    {
        var column = _features.Column(split.Feature);
        int left = node.From, right = 0;
        for (var k = node.From; k < node.To; k++)
        {
            var row = _rows[k];
            var bin = column[row];
            if (bin == 0 ? split.MissingLeft : bin <= split.Bin)
            {
                _rows[left++] = row;
            }
            else
            {
                _spare[right++] = row;
            }
        }

        Array.Copy(_spare, 0, _rows, left, right);
        return left;
    }

    private struct Bin(double gradient, double second, int count)
    {
        public double Gradient = gradient;
        public double Second = second;
        public int Count = count;

        public readonly Bin Plus(Bin other) => new(Gradient + other.Gradient, Second + other.Second, Count + other.Count);
    }

    private readonly record struct Split(int Feature, int Bin, bool MissingLeft, double LeftValue, double RightValue, double Gain);

    private sealed record Pending(int Index, int From, int To, Bin[] Histogram, double Least, double Most, int Depth);
}
