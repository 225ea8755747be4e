namespace Forestall.Doctrine.Replay.Internals;

/// <summary>Which rules are open in months that follow each other.</summary>
internal sealed class OpenRules
{
    public OpenRules(ulong[] open, DoctrineCode code)
    {
        Open = open;
        BeforeUntil = Until(code.Before);
        AfterUntil = Until(code.After);
    }

    public int Length => Open.Length;

    /// <summary>The rules open in each month.</summary>
    public ulong[] Open { get; }

    /// <summary>For each month the first one later in which other rules are open before the Rubicon.</summary>
    public int[] BeforeUntil { get; }

    /// <summary>For each month the first one later in which other rules are open after the Rubicon.</summary>
    public int[] AfterUntil { get; }

    private int[] Until(ulong side)
    {
        var until = new int[Open.Length];
        for (var t = Open.Length - 1; t >= 0; t--)
        {
            until[t] = t + 1 == Open.Length ? Open.Length : ((Open[t] ^ Open[t + 1]) & side) != 0 ? t + 1 : until[t + 1];
        }

        return until;
    }
}
