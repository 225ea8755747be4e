using Forestall.Brief;
using Forestall.Doctrine.Beliefs;
using Forestall.Workbench.Shell;
using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>What one must believe, in sentences made from the figures alone.</summary>
internal static class BelieveSentences
{
    private const double Sure = 2;
    private const double MostResamples = 0.9;

    /// <summary>How often each is better, and what it costs to be wrong.</summary>
    public static string Which(Believed found)
    {
        var (one, other) = (found.Regret.Options.First(static o => o.Option == 0), found.Regret.Options.First(static o => o.Option == 1));
        return Invariant($"By {found.Loss}, harm in expectation, {found.Options[0]} is better in {WarningSentences.Percent(one.ShareBest)} and {found.Options[1]} in {WarningSentences.Percent(other.ShareBest)} of {found.Draws:N0} draws; who takes {found.Options[0]} loses {one.Mean:N0} more than under the better of the two on average ({one.P95:N0} in one of twenty draws or more), who takes {found.Options[1]} {other.Mean:N0} ({other.P95:N0}).");
    }

    /// <summary>What one takes who goes by the mean and who goes by the greatest regret.</summary>
    public static string Choice(Believed found)
    {
        var (mean, p95, greatest) = (found.Options[found.Regret.Options.MinBy(static o => o.Mean)!.Option], found.Options[found.Regret.MinimaxP95], found.Options[found.Regret.Minimax]);
        return mean == p95 && mean == greatest
            ? $"In these draws the mean regret, its 95th percentile and the greatest regret are all lower under {mean}."
            : $"In these draws the mean regret is lower under {mean}, its 95th percentile under {p95}, the greatest regret under {greatest}.";
    }

    /// <summary>Where each doctrine is better.</summary>
    public static IEnumerable<string> Regions(Believed found)
    {
        foreach (var (k, option) in found.Options.Index())
        {
            var regions = found.Regions.Where(r => r.Option == k).ToList();
            if (regions.Count == 0)
            {
                yield return Invariant($"{option}: better in fewer than {BelieveJobs.FewestBetter} draws, too few to find a box from.");
            }

            foreach (var region in regions)
            {
                yield return region.Box.Limits.Count == 0
                    ? $"{option}: no limit sets apart where it is better."
                    : Invariant($"{option}: {string.Join(" and ", region.Box.Limits.Select(Limit))}. It is better in {WarningSentences.Percent(region.Elsewhere.Density)} of the new draws in this box, which holds {WarningSentences.Percent(region.Elsewhere.Mass)} of all draws and {WarningSentences.Percent(region.Elsewhere.Coverage)} of those in which it is better.");
            }
        }
    }

    /// <summary>Where along a parameter the better doctrine changes.</summary>
    public static string Along(Believed found, BreakEvenCurve curve)
    {
        var (first, last) = (curve.Points[0], curve.Points[^1]);
        var range = Invariant($"{Name(found, curve)}, from {first.Value:0.###} to {last.Value:0.###}");
        if (curve.Changes.Count == 0)
        {
            return $"{range}: {found.Options[first.Best]} has the lower mean loss throughout{(curve.Points.All(static p => p.Margin >= Sure) ? string.Empty : ", though not everywhere by two standard errors")}.";
        }

        return $"{range}: {string.Join("; ", curve.Changes.Select(c => Invariant($"{found.Options[c.From]} has the lower mean loss up to {c.Value.Value:0.###} ({c.Value.Low:0.###} to {c.Value.High:0.###}), {found.Options[c.To]} above it{(c.Share < MostResamples ? Invariant($" (in {WarningSentences.Percent(c.Share)} of the resamples only)") : string.Empty)}")))}.";
    }

    /// <summary>The parameter of a curve in words.</summary>
    public static string Name(Believed found, BreakEvenCurve curve) => Sentences.Capital(ReplaySentences.Parameter(found.Inputs[curve.Input].Name));

    private static string Limit(PrimLimit limit) => ReplaySentences.Parameter(limit.Name) + limit.InWords()[limit.Name.Length..];
}
