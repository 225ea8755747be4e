namespace Forestall.Doctrine.Replay.Internals;

/// <summary>A doctrine with its rules as bits.</summary>
internal sealed class DoctrineCode
{
    /// <summary>Most rules a doctrine can have.</summary>
    public const int Most = 64;

    public DoctrineCode(PreventionDoctrine doctrine, InstrumentBits bits)
    {
        if (doctrine.Rules.Count > Most)
        {
            throw new InputException($"{doctrine.Place}: '{doctrine.Name}' has {doctrine.Rules.Count} rules; at most {Most} can be replayed.");
        }

        Doctrine = doctrine;
        Rules = [.. doctrine.Rules.Select(r => new RuleCode(r, bits))];
        Repertoire = Rules.Aggregate(0UL, static (all, r) => all | r.Use);
        Before = Where(static r => r.Before);
        After = Where(static r => r.After);
        Changing = Where(static r => r.AsksForHarm || r.Rule.When.MonthsSinceFirstResponse is not null);
        LongestWarning = Rules.Select(static r => r.Rule.When.Warning?.For ?? 1).DefaultIfEmpty(1).Max();
        AsksForDeathsInYear = Rules.Any(static r => r.Rule.When.DeathsInYear is not null);
    }

    public PreventionDoctrine Doctrine { get; }

    public RuleCode[] Rules { get; }

    /// <summary>All instruments some rule uses.</summary>
    public ulong Repertoire { get; }

    /// <summary>Rules that can hold before the Rubicon.</summary>
    public ulong Before { get; }

    /// <summary>Rules that can hold after it.</summary>
    public ulong After { get; }

    /// <summary>Rules that time or deaths alone can open or close.</summary>
    public ulong Changing { get; }

    /// <summary>The most months in a row a rule wants a warning for.</summary>
    public int LongestWarning { get; }

    public bool AsksForDeathsInYear { get; }

    private ulong Where(Func<RuleCode, bool> holds)
    {
        var set = 0UL;
        for (var r = 0; r < Rules.Length; r++)
        {
            set |= holds(Rules[r]) ? 1UL << r : 0;
        }

        return set;
    }
}
