namespace Forestall.Warning.Learning.Internals;

/// <summary>A node of a tree: a leaf has no feature (−1) and adds its value; a split sends values at or below its edge left, its value is what it would add as a leaf.</summary>
internal readonly record struct TreeNode(int Feature, double Edge, bool MissingLeft, int Left, int Right, double Value);

/// <summary>A binary tree; the first node is the root.</summary>
internal sealed class RegressionTree(TreeNode[] nodes)
{
    public ReadOnlySpan<TreeNode> Nodes => nodes;

    public double Value(FeatureMatrix features, int row)
    {
        var at = 0;
        while (true)
        {
            ref readonly var node = ref nodes[at];
            if (node.Feature < 0)
            {
                return node.Value;
            }

            var value = features[row, node.Feature];
            at = (double.IsNaN(value) ? node.MissingLeft : value <= node.Edge) ? node.Left : node.Right;
        }
    }

    /// <summary>What the tree adds before any split.</summary>
    public double RootValue => nodes[0].Value;

    /// <summary>What the tree adds for an observation.</summary>
    public double Value(ReadOnlySpan<double> features)
    {
        var at = 0;
        while (nodes[at].Feature >= 0)
        {
            at = Next(at, features);
        }

        return nodes[at].Value;
    }

    /// <summary>Gives, at every split on an observation's path, the change of value to the feature split on.</summary>
    public void AddContributions(ReadOnlySpan<double> features, Span<double> contributions)
    {
        var at = 0;
        while (nodes[at].Feature >= 0)
        {
            var next = Next(at, features);
            contributions[nodes[at].Feature] += nodes[next].Value - nodes[at].Value;
            at = next;
        }
    }

    private int Next(int at, ReadOnlySpan<double> features)
    {
        ref readonly var node = ref nodes[at];
        var value = features[node.Feature];
        return (double.IsNaN(value) ? node.MissingLeft : value <= node.Edge) ? node.Left : node.Right;
    }
}
