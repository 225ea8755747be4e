using Forestall.Record.Build;

namespace Forestall.Record;

/// <summary>Errors of a way to split monthly deaths by type, measured where the true split is known.</summary>
/// <param name="Truth">Where the true split comes from.</param>
/// <param name="Method">The way: by event share, iterative proportional fitting, or the one the record uses.</param>
/// <param name="Deaths">Deaths in the cells that are not fixed by the margins, of all types.</param>
/// <param name="StateBased">Sum of absolute errors over sum of true deaths, state-based; NaN where there are none.</param>
/// <param name="NonState">The same for non-state violence.</param>
/// <param name="OneSided">The same for one-sided violence.</param>
/// <param name="Misplaced">Share of the deaths in open cells that are given the wrong type: half the sum of absolute errors over the sum of deaths.</param>
/// <param name="MisplacedOfAll">The same over all deaths, the exactly known included.</param>
public sealed record SplitError(string Truth, string Method, long Deaths, double StateBased, double NonState, double OneSided, double Misplaced, double MisplacedOfAll)
{
    /// <summary>Measures the record's split, the naive one and iterative proportional fitting against every source that knows the truth.</summary>
    /// <param name="sources">Folder of the source files.</param>
    /// <exception cref="InputException">A file is missing or damaged.</exception>
    public static IReadOnlyList<SplitError> Measure(string sources) => SplitEvaluation.Run(new SourceFolder(sources));
}
