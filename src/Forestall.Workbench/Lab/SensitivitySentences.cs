using Forestall.Brief;
using Forestall.Doctrine.Beliefs;
using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>What drives the choice, in sentences made from the figures alone.</summary>
internal static class SensitivitySentences
{
    private const int Named = 3;

    /// <summary>What is explained.</summary>
    public static string Explained(Sensitivity found)
    {
        var (mean, deviation) = (found.Analysis.Mean, Math.Sqrt(found.Analysis.Variance));
        var (more, less) = mean > 0 ? (0, 1) : (1, 0);
        return mean == 0
            ? Invariant($"By {found.Loss}, {found.Options[0]} and {found.Options[1]} lose the same on average.")
            : Invariant($"By {found.Loss}, {found.Options[more]} loses {Math.Abs(mean):N0} more than {found.Options[less]} on average (standard error {deviation / Math.Sqrt(2.0 * found.Settings.Samples):N0}); from draw to draw the difference varies with a standard deviation of {deviation:N0}.");
    }

    /// <summary>Where its variance comes from.</summary>
    public static string Drivers(Sensitivity found)
    {
        if (found.Analysis.Variance == 0)
        {
            return "The difference is the same in every draw, so nothing drives it.";
        }

        var largest = found.Parameters.Where(static p => p.Total.Value > 0).Take(Named).Select(static p => $"{ReplaySentences.Parameter(p.Name)}, {Share(p.Total)}").ToList();
        return $"Luck, which no study can take away, has a total index of {Share(found.Analysis.Luck.Total)}; in brackets, nine of ten resamples. "
            + (largest.Count == 0 ? "No parameter changes the difference." : $"The parameters with the largest total indices: {string.Join("; ", largest)}.");
    }

    /// <summary>What knowledge would spare.</summary>
    public static string Knowing(Sensitivity found)
    {
        var worth = found.Information;
        return Invariant($"As things stand {found.Options[worth.BestNow]} has the lower expected loss, {worth.ExpectedLoss:N0}. Knowing every parameter before choosing would spare {Worth(worth.Parameters)}; knowing luck as well, which nobody can, {worth.Clairvoyance.Value:N0}.");
    }

    /// <summary>A worth with its error and its upper bound.</summary>
    public static string Worth(InformationWorth worth) => Invariant($"{worth.Value:N0} (standard error {worth.StandardError:N0}; at most about {worth.Upper:N0})");

    /// <summary>How finely it was estimated.</summary>
    public static string Fineness(Sensitivity found) =>
        Invariant($"{found.Settings.Samples:N0} rows of each base sample, harm in expectation, {100 * found.Settings.Level:N0} % intervals from {found.Settings.Resamples:N0} resamples; the worth of single parameters from {found.Draws:N0} draws, that of groups from {found.Knowing.Outer:N0} draws of what is known with {found.Knowing.Inner:N0} of all else. Where intervals are wide, more rows narrow them; with 1,024 the analysis is as fine as that of the command line, forestall replay sensitivity, and takes some minutes.");

    /// <summary>A share with its interval.</summary>
    public static string Share(Estimate share) => Invariant($"{share.Value:0.00} ({share.Low:0.00} to {share.High:0.00})");
}
