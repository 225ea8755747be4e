using System.Globalization;

namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>Says where axes disagree.</summary>
internal static class Disagreement
{
    public static List<Tension> Tensions(IReadOnlyList<string> strategies, Groups groups, StateCounts counts, double floor)
    {
        var found = new List<Tension>();
        var names = groups.Names;
        for (var i = 0; i < strategies.Count; i++)
        {
            for (var g = 0; g < names.Count; g++)
            {
                for (var h = 0; h < names.Count; h++)
                {
                    var thing = (((i * names.Count) + g) * names.Count) + h;
                    var share = counts.Share(thing);
                    if (counts.Held(thing) > 0 && share.Value >= floor)
                    {
                        found.Add(new(strategies[i], names[g], names[h], share, $"{strategies[i]} is best on {names[g]} and worst on {names[h]} {Often(share.Value)}."));
                    }
                }
            }
        }

        return [.. found.OrderByDescending(static t => t.Share.Value)];
    }

    public static string Agreement(Groups groups, Share share) => share.Value == 0
        ? $"In no weighting is one strategy best on every {(groups.AreAxes ? "axis" : "criterion")}."
        : $"One strategy is best on every {(groups.AreAxes ? "axis" : "criterion")} {Often(share.Value)}.";

    private static string Often(double share) => share switch
    {
        1 => "in all weightings",
        >= 0.995 => "in over 99 % of weightings",
        < 0.005 => "in under 1 % of weightings",
        _ => string.Create(CultureInfo.InvariantCulture, $"in {100 * share:0} % of weightings"),
    };
}
