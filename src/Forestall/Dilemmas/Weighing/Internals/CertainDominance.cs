namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>Which strategies are better than others whatever the values turn out to be.</summary>
internal static class CertainDominance
{
    /// <summary>Whether one strategy is at least as good as another on every criterion for certain, and better for certain on one.</summary>
    public static bool Holds(IReadOnlyList<Criterion> criteria, int one, int other) =>
        criteria.All(c => Compare(c, one, other, strictly: false)) && criteria.Any(c => Compare(c, one, other, strictly: true));

    private static bool Compare(Criterion criterion, int one, int other, bool strictly)
    {
        var sign = criterion.Better == Better.High ? 1 : -1;
        return criterion.Values switch
        {
            ExactValues exact => Above(sign * exact.Values[one], sign * exact.Values[other]),
            DrawnValues drawn => drawn.Draws[one].Zip(drawn.Draws[other]).All(d => Above(sign * d.First, sign * d.Second)),
            IntervalValues intervals => intervals.Intervals.All(j => j[one].Confidence == 1 && j[other].Confidence == 1 && (sign > 0 ? Above(j[one].Low, j[other].High) : Above(-j[one].High, -j[other].Low))),
            OrdinalValues ordinal => Above(-ordinal.Ranks[one], -ordinal.Ranks[other]),
            _ => false,
        };

        bool Above(double mine, double theirs) => strictly ? mine > theirs : mine >= theirs;
    }
}
