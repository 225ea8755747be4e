namespace Forestall.Warning.Counts.Internals;

/// <summary>
/// How violent a situation has been of late: means of log(1 + deaths) over the past with weights that halve every two, eight and five months.
/// A single month of massacre moves a mean of logarithms little, and it fades. After four years without a death and more, all three count as zero.
/// </summary>
/// <param name="Recent">Half-life of two months.</param>
/// <param name="Lasting">Half-life of eight months.</param>
/// <param name="Level">Half-life of five months: the level to which analogues are scaled.</param>
internal readonly record struct ViolenceProfile(double Recent, double Lasting, double Level)
{
    private const double Faded = 0.001;
    private static readonly double RecentDecay = Decay(2);
    private static readonly double LastingDecay = Decay(8);
    private static readonly double LevelDecay = Decay(5);

    /// <summary>Whether violence is so long past, if there ever was any, that nothing of it remains.</summary>
    public bool Dormant => Lasting == 0;

    /// <summary>The profile at the end of a history.</summary>
    public static ViolenceProfile At(ReadOnlySpan<int> history)
    {
        var mean = default(Running);
        foreach (var deaths in history)
        {
            mean.Add(deaths);
        }

        return mean.Profile;
    }

    /// <summary>The profile at the end of every month of a history.</summary>
    public static ViolenceProfile[] Along(ReadOnlySpan<int> history)
    {
        var profiles = new ViolenceProfile[history.Length];
        var mean = default(Running);
        for (var m = 0; m < profiles.Length; m++)
        {
            mean.Add(history[m]);
            profiles[m] = mean.Profile;
        }

        return profiles;
    }

    private static double Decay(double halfLife) => Math.Pow(0.5, 1 / halfLife);

    private struct Running
    {
        private double _recent;
        private double _lasting;
        private double _level;
        private double _recentWeight;
        private double _lastingWeight;
        private double _levelWeight;

        public readonly ViolenceProfile Profile => _lasting / _lastingWeight < Faded
            ? default
            : new(_recent / _recentWeight, _lasting / _lastingWeight, _level / _levelWeight);

        public void Add(int deaths)
        {
            var log = Math.Log(1.0 + deaths);
            (_recent, _recentWeight) = ((_recent * RecentDecay) + log, (_recentWeight * RecentDecay) + 1);
            (_lasting, _lastingWeight) = ((_lasting * LastingDecay) + log, (_lastingWeight * LastingDecay) + 1);
            (_level, _levelWeight) = ((_level * LevelDecay) + log, (_levelWeight * LevelDecay) + 1);
        }
    }
}
