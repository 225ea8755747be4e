using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Dilemmas.Weighing;

/// <summary>Something a person is ready to say about the weights of criteria. Weights are 0 or more and sum to 1.</summary>
public abstract partial record WeightStatement
{
    private protected WeightStatement()
    {
    }

    /// <summary>
    /// Reads a statement: <c>prospects &gt; authority</c> (weighs at least as much), <c>prospects &gt; 2 * authority</c> (at least twice as much),
    /// <c>authority = 0.1..0.3</c> (between two bounds) or <c>authority = 0.2</c> (exactly).
    /// </summary>
    /// <param name="text">The statement. A name with spaces or signs stands in quotation marks.</param>
    /// <exception cref="InputException">It is none.</exception>
    public static WeightStatement Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Comparison().Match(text) is { Success: true } comparison)
        {
            var times = comparison.Groups["times"] is { Success: true } written ? Number(written.Value) : 1;
            return new WeightRatio(Name(comparison.Groups["name"].Value), Name(comparison.Groups["than"].Value), times);
        }

        if (Bounds().Match(text) is { Success: true } bounds)
        {
            var low = Number(bounds.Groups["low"].Value);
            return new WeightBounds(Name(bounds.Groups["name"].Value), low, bounds.Groups["high"] is { Success: true } high ? Number(high.Value) : low);
        }

        throw new InputException($"'{text}' says nothing about weights; write it as in 'prospects > authority', 'prospects > 2 * authority', 'authority = 0.1..0.3' or 'authority = 0.2'.");
    }

    /// <summary>The statements that say a whole order of criteria.</summary>
    /// <param name="criteria">The names, from the weightiest to the least weighty.</param>
    public static IReadOnlyList<WeightStatement> Order(params IReadOnlyList<string> criteria) =>
        [.. criteria.Zip(criteria.Skip(1), static (more, less) => new WeightRatio(more, less))];

    private static string Name(string written) => written.Trim().Trim('"');

    private static double Number(string written) => double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^\s*(?<name>"[^"]+"|[^<>=*"]+?)\s*>=?\s*((?<times>\d+(\.\d+)?)\s*\*\s*)?(?<than>"[^"]+"|[^<>=*"]+?)\s*$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comparison();

    [GeneratedRegex("""^\s*(?<name>"[^"]+"|[^<>=*"]+?)\s*=\s*(?<low>\d+(\.\d+)?)(\s*\.\.\s*(?<high>\d+(\.\d+)?))?\s*$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bounds();
}

/// <summary>The weight of a criterion lies between two bounds; the same bound twice fixes it.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Low">Lower bound, 0 to 1.</param>
/// <param name="High">Upper bound, from the lower to 1.</param>
public sealed record WeightBounds(string Criterion, double Low, double High) : WeightStatement;

/// <summary>A criterion weighs at least so many times as much as another.</summary>
/// <param name="Criterion">The weightier criterion.</param>
/// <param name="Than">The other one.</param>
/// <param name="Times">How many times; above 0. 1: at least as much.</param>
public sealed record WeightRatio(string Criterion, string Than, double Times = 1) : WeightStatement;
