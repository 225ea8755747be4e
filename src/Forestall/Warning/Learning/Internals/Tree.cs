namespace Forestall.Warning.Learning.Internals;

/// <summary>A node of a tree. Leaves have no feature.</summary>
/// <param name="Feature">The feature split on; −1 in a leaf.</param>
/// <param name="Bound">Values up to this go left.</param>
/// <param name="MissingLeft">Whether missing values go left.</param>
/// <param name="Left">Index of the left child; the right one follows it.</param>
/// <param name="Value">What the node would add if it were a leaf.</param>
internal readonly record struct TreeNode(int Feature, double Bound, bool MissingLeft, int Left, double Value);

/// <summary>A tree; node 0 is its root.</summary>
internal sealed class Tree(IReadOnlyList<TreeNode> nodes)
{
    private readonly TreeNode[] _nodes = [.. nodes];

    /// <summary>What the tree adds before any split.</summary>
    public double RootValue => _nodes[0].Value;

    public double Value(ReadOnlySpan<double> features)
    {
        var at = 0;
        while (_nodes[at].Feature >= 0)
        {
            at = Next(_nodes[at], features);
        }

        return _nodes[at].Value;
    }

    public void AddContributions(ReadOnlySpan<double> features, Span<double> contributions)
    {
        var at = 0;
        while (_nodes[at].Feature >= 0)
        {
            var next = Next(_nodes[at], features);
            contributions[_nodes[at].Feature] += _nodes[next].Value - _nodes[at].Value;
            at = next;
        }
    }

    private static int Next(TreeNode node, ReadOnlySpan<double> features)
    {
        var value = features[node.Feature];
        var left = double.IsNaN(value) ? node.MissingLeft : value <= node.Bound;
        return left ? node.Left : node.Left + 1;
    }
}
