using System.Globalization;

namespace Forestall.CrashTrial;

/// <summary>What a trial found.</summary>
public sealed record TrialResult
{
    /// <summary>How many processes were killed.</summary>
    public int Kills { get; init; }

    /// <summary>How many journals were being written when a process was killed.</summary>
    public int Journals { get; init; }

    /// <summary>How many entries they had confirmed.</summary>
    public long Confirmed { get; init; }

    /// <summary>How many journals were hit in a write, so that SQLite had to roll back.</summary>
    public int RolledBack { get; init; }

    /// <summary>How many were hit between an entry's being kept and its being confirmed.</summary>
    public int KeptUnconfirmed { get; init; }

    /// <summary>How many were hit before the first entry was confirmed.</summary>
    public int BeforeTheFirst { get; init; }

    /// <summary>What was lost or broken.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"{Kills:N0} kills of processes that wrote {Journals:N0} journals: {Confirmed:N0} entries confirmed; {RolledBack:N0} journals were hit in a write that had to be rolled back, {KeptUnconfirmed:N0} between an entry's being kept and its being confirmed, {BeforeTheFirst:N0} before the first was confirmed; {Faults.Count:N0} faults.");

    public TrialResult With(TrialResult other) => new()
    {
        Kills = Kills + other.Kills,
        Journals = Journals + other.Journals,
        Confirmed = Confirmed + other.Confirmed,
        RolledBack = RolledBack + other.RolledBack,
        KeptUnconfirmed = KeptUnconfirmed + other.KeptUnconfirmed,
        BeforeTheFirst = BeforeTheFirst + other.BeforeTheFirst,
        Faults = [.. Faults, .. other.Faults],
    };
}
