namespace Forestall.Lessons.Coincidence.Internals;

/// <summary>Sets of numbers, asked for any that lies within another (Savnik 2013, Index data structure for fast subset queries).</summary>
internal sealed class SetTrie
{
    private readonly Node _root = new();

    public void Add(ReadOnlySpan<int> rising)
    {
        var node = _root;
        foreach (var x in rising)
        {
            node.Next ??= [];
            if (!node.Next.TryGetValue(x, out var next))
            {
                node.Next.Add(x, next = new Node());
            }

            node = next;
        }

        node.Ends = true;
    }

    public bool HasSubsetOf(ReadOnlySpan<int> rising) => Within(_root, rising);

    private static bool Within(Node node, ReadOnlySpan<int> rising)
    {
        if (node.Ends)
        {
            return true;
        }

        if (node.Next is not null)
        {
            for (var i = 0; i < rising.Length; i++)
            {
                if (node.Next.TryGetValue(rising[i], out var next) && Within(next, rising[(i + 1)..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed class Node
    {
        public Dictionary<int, Node>? Next { get; set; }

        public bool Ends { get; set; }
    }
}
