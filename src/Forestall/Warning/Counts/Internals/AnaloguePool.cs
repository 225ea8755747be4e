namespace Forestall.Warning.Counts.Internals;

/// <summary>
/// Every situation-month of the past with its profile and the deaths of the 24 months that followed, in order of time.
/// What was known at an origin is a beginning of the pool: those whose 24 months lie wholly before it.
/// Dormant profiles are all alike, and are kept as a number and as those among them that violence followed.
/// </summary>
internal sealed class AnaloguePool
{
    /// <summary>Months of the future that every analogue holds.</summary>
    public const int Steps = 24;

    /// <summary>Months of history without which a profile says too little.</summary>
    public const int LeastHistory = 12;

    private readonly KnownAnalogues[] _until;
    private readonly int[] _futures;

    public AnaloguePool(IReadOnlyList<DeathSeries> series)
    {
        From = series.Min(static s => s.From);
        var last = series.Max(static s => s.To);
        _until = new KnownAnalogues[last - From + 1];
        var profiles = series.Select(static s => ViolenceProfile.Along(s.Deaths)).ToArray();
        List<ViolenceProfile> active = [];
        List<int> broken = [];
        List<int> futures = [];
        List<bool> quiet = [];
        var (dormant, entries) = (0, 0);
        for (var month = From; month <= last; month += 1)
        {
            for (var i = 0; i < series.Count; i++)
            {
                if (!series[i].Spans(month, LeastHistory, Steps))
                {
                    continue;
                }

                var at = month - series[i].From;
                var profile = profiles[i][at];
                var future = series[i].Deaths.AsSpan(at + 1, Steps);
                var isQuiet = !future.ContainsAnyExcept(0);
                dormant += profile.Dormant ? 1 : 0;
                if (profile.Dormant && isQuiet)
                {
                    continue;
                }

                if (profile.Dormant)
                {
                    broken.Add(entries);
                }

                active.Add(profile);
                quiet.Add(isQuiet);
                futures.AddRange(future);
                entries++;
            }

            _until[month - From] = new KnownAnalogues(entries, dormant, broken.Count);
        }

        Recent = [.. active.Select(static p => p.Recent)];
        Lasting = [.. active.Select(static p => p.Lasting)];
        Level = [.. active.Select(static p => Math.Exp(p.Level))];
        (Quiet, DormantBroken, _futures) = ([.. quiet], [.. broken], [.. futures]);
    }

    /// <summary>First month of the series.</summary>
    public Month From { get; }

    /// <summary>Recent violence of each entry.</summary>
    public double[] Recent { get; }

    /// <summary>Lasting violence of each entry; 0 marks a dormant one.</summary>
    public double[] Lasting { get; }

    /// <summary>Level of each entry, as one plus deaths a month.</summary>
    public double[] Level { get; }

    /// <summary>Whether nobody died in the 24 months that followed.</summary>
    public bool[] Quiet { get; }

    /// <summary>The entries that were dormant and that violence followed, in order of time.</summary>
    public int[] DormantBroken { get; }

    /// <summary>What was wholly known when <paramref name="lastKnown"/> was the last known month.</summary>
    public KnownAnalogues KnownAt(Month lastKnown)
    {
        var month = lastKnown - Steps - From;
        return month < 0 ? default : _until[Math.Min(month, _until.Length - 1)];
    }

    /// <summary>The deaths of the 24 months that followed an entry.</summary>
    public ReadOnlySpan<int> Future(int entry) => _futures.AsSpan(entry * Steps, Steps);
}

/// <summary>How much of a pool was known at an origin.</summary>
/// <param name="Entries">So many of the first entries.</param>
/// <param name="Dormant">So many dormant situation-months, whatever followed.</param>
/// <param name="DormantBroken">So many of the first dormant entries that violence followed.</param>
internal readonly record struct KnownAnalogues(int Entries, int Dormant, int DormantBroken)
{
    /// <summary>All situation-months.</summary>
    public int Count => Entries - DormantBroken + Dormant;
}
