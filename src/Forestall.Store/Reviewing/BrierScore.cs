using System.Globalization;

namespace Forestall.Store.Reviewing;

/// <summary>How near stated probabilities came to what happened (Brier 1950, for yes and no: the mean squared distance, 0 best, 1 worst).</summary>
/// <param name="Statements">How many statements were scored.</param>
/// <param name="Score">The score.</param>
/// <param name="IfRight">The score to be expected had every probability been exactly right.</param>
/// <param name="Chance">The standard deviation of that by chance alone, statements taken as independent (Spiegelhalter 1986).</param>
public sealed record BrierScore(int Statements, double Score, double IfRight, double Chance)
{
    /// <summary>Below this many statements a score says little of anyone; a convention.</summary>
    public const int Few = 20;

    /// <summary>The score of saying one half of everything.</summary>
    public const double OfOneHalf = 0.25;

    /// <summary>Whether the score rests on few statements.</summary>
    public bool RestsOnFew => Statements < Few;

    /// <summary>The score and what it can be compared with, in a sentence or two.</summary>
    public string InWords() =>
        string.Create(CultureInfo.InvariantCulture, $"Brier score of {Statements} {(Statements == 1 ? "statement" : "statements")}: {Score:0.000} (0 is best; saying 50 % of everything gives {OfOneHalf:0.000}). Had every stated probability been exactly right, {IfRight:0.000} ± {Chance:0.000} would be expected (one standard deviation, statements taken as independent).")
        + (RestsOnFew ? string.Create(CultureInfo.InvariantCulture, $" Fewer than {Few} statements say little of anyone's judgement.") : string.Empty);

    /// <summary>The score of statements; null when none can be scored.</summary>
    public static BrierScore? Of(IEnumerable<ReviewedStatement> statements)
    {
        var scored = statements.Where(static s => s.Score is not null).ToList();
        if (scored.Count == 0)
        {
            return null;
        }

        var probabilities = scored.Select(static s => s.Expected.Probability).ToList();
        return new BrierScore(
            scored.Count,
            scored.Average(static s => s.Score!.Value),
            probabilities.Average(static p => p * (1 - p)),
            Math.Sqrt(probabilities.Sum(static p => p * (1 - p) * (1 - (2 * p)) * (1 - (2 * p)))) / scored.Count);
    }
}
