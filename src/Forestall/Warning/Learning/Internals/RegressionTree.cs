namespace Forestall.Warning.Learning.Internals;

/// <summary>A node of a tree: a leaf has no feature (−1) and a value; a split sends values at or below its edge left.</summary>
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
}
