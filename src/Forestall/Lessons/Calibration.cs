using System.Globalization;
using Forestall.Lessons.Internals;

namespace Forestall.Lessons;

/// <summary>How a degree of membership grows between two anchors.</summary>
public sealed record DirectSettings
{
    /// <summary>A logistic curve; otherwise parts of lines or powers between the anchors.</summary>
    public bool Logistic { get; init; } = true;

    /// <summary>The degree of membership of the anchor of inclusion on the logistic curve; above 0.5, below 1.</summary>
    public double MembershipAtInclusion { get; init; } = 0.95;

    /// <summary>The exponent below the crossover; above 0.</summary>
    public double Below { get; init; } = 1;

    /// <summary>The exponent above the crossover; above 0.</summary>
    public double Above { get; init; } = 1;

    /// <summary>Measures distances by the share of cases instead of by the values.</summary>
    public bool ByShareOfCases { get; init; }

    internal DirectSettings Checked()
    {
        TruthTableSettings.Require(MembershipAtInclusion is > 0.5 and < 1, "the membership at inclusion (idm)", "above 0.5 and below 1");
        TruthTableSettings.Require(Below > 0 && Above > 0, "the exponent below or above the crossover", "above 0");
        return this;
    }
}

/// <summary>How distances between groups of values are measured when thresholds are suggested.</summary>
public enum Linkage
{
    /// <summary>The largest distance between members.</summary>
    Complete,

    /// <summary>The smallest distance between members.</summary>
    Nearest,

    /// <summary>The mean distance between members.</summary>
    Average,

    /// <summary>The growth of the sum of squares (Ward 1963, on squared distances).</summary>
    Ward,
}

/// <summary>How the distance of two values is measured when thresholds are suggested.</summary>
public enum ValueDistance
{
    /// <summary>|a − b|.</summary>
    Absolute,

    /// <summary>|a − b| / |a + b|.</summary>
    Canberra,
}

/// <summary>Turns measured values into membership in sets.</summary>
public static class Calibration
{
    /// <summary>Crisp or multi-value sets: how many thresholds a value reaches.</summary>
    /// <exception cref="InputException">There is no threshold, or they do not rise.</exception>
    public static double[] Crisp(IReadOnlyList<double> values, IReadOnlyList<double> thresholds)
    {
        Rising(values, thresholds, 1);
        return [.. values.Select(x => (double)thresholds.Count(t => x >= t))];
    }

    /// <summary>
    /// The direct method (Ragin 2008, chapter 5; Duşa 2019, chapter 4). Three anchors: exclusion, crossover and inclusion, rising or falling.
    /// Six: exclusion, crossover, inclusion, inclusion, crossover, exclusion for a set of middling values, or the other way round for its complement.
    /// The logistic curve is μ(x) = 1 / (1 + exp(−(x − c) · ln(d / (1 − d)) / (a − c))) with the anchor a on the side of x and d the membership at inclusion.
    /// </summary>
    /// <exception cref="InputException">The anchors or settings cannot be used.</exception>
    public static double[] Direct(IReadOnlyList<double> values, IReadOnlyList<(string Name, double Value)> anchors, DirectSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(anchors);
        settings = (settings ?? new DirectSettings()).Checked();
        var sorted = anchors.OrderBy(static a => a.Value).ToList();
        if (sorted.Zip(sorted.Skip(1)).Any(static p => p.First.Value == p.Second.Value && p.First.Name[0] != p.Second.Name[0]))
        {
            throw new InputException("two different anchors have the same value; set them apart.");
        }

        return string.Concat(sorted.Select(static a => a.Name[0])) switch
        {
            "eci" => [.. Sides(values, sorted, settings, 0, rising: true)],
            "ice" => [.. Sides(values, sorted, settings, 0, rising: false)],
            "eciice" => Middle(values, sorted, settings, bell: true),
            "iceeci" => Middle(values, sorted, settings, bell: false),
            _ => throw new InputException("the anchors do not make a set; give e, c and i rising or falling, or e1, c1, i1, i2, c2, e2 for middling values, or i1, c1, e1, e2, c2, i2 for the opposite."),
        };
    }

    /// <summary>
    /// The indirect method (Ragin 2008, chapter 5): thresholds group the values (one on a threshold belongs to the group below), groups get the memberships 0 … 1 in equal steps,
    /// and a fractional logit on log x, √x, x and x² (Papke and Wooldridge 1996; Duşa 2019) predicts a smooth membership from them.
    /// </summary>
    /// <exception cref="InputException">There are fewer than two thresholds, they do not rise, or a value is not above 0.</exception>
    public static double[] Indirect(IReadOnlyList<double> values, IReadOnlyList<double> thresholds)
    {
        Rising(values, thresholds, 2);
        if (values.Any(static v => v <= 0))
        {
            throw new InputException("the indirect method takes the logarithm of the values, and one of them is not above 0; add a constant to the column first.");
        }

        var groups = values.Select(x => thresholds.Count(t => x > t) / (double)thresholds.Count).ToArray();
        return FractionalLogit.Predict([.. values.Select(static x => new[] { 1, Math.Log(x), Math.Sqrt(x), x, x * x })], groups);
    }

    /// <summary>
    /// Totally fuzzy and relative membership (Cheli and Lemmi 1995) for scales that begin at 1: (F(x) − F(1)) / (1 − F(1)), F the share of cases at or below.
    /// </summary>
    public static double[] TotallyFuzzyRelative(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var lowest = Share(values, 1);
        return lowest < 1
            ? [.. values.Select(x => Math.Max(0, (Share(values, x) - lowest) / (1 - lowest)))]
            : throw new InputException("no value is above 1; the method is for scales that begin at 1.");
    }

    /// <summary>Suggests thresholds in the gaps between clusters of values, joined from below (Lance and Williams 1967).</summary>
    /// <exception cref="InputException">There are not enough different values.</exception>
    public static double[] Suggest(IReadOnlyList<double> values, int count = 1, Linkage linkage = Linkage.Complete, ValueDistance distance = ValueDistance.Absolute)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        if (count < 1 || sorted.Distinct().Count() <= count)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{count} thresholds need at least {Math.Max(2, count + 1)} different values; ask for fewer, at least 1."));
        }

        return ThresholdClusters.Between(sorted, count, linkage, distance);
    }

    /// <summary>Reads thresholds written as <c>400, 550, 900</c> or anchors written as <c>e=400, c=550, i=900</c>; an anchor without a name has an empty one.</summary>
    /// <exception cref="InputException">A part is no number.</exception>
    public static IReadOnlyList<(string Name, double Value)> ParseThresholds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<(string, double)>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            var name = sides.Length == 2 ? sides[0] : string.Empty;
            if (!double.TryParse(sides[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                throw new InputException($"'{part}' is no threshold; write numbers as in 400,550,900, or anchors as in e=400,c=550,i=900.");
            }

            if (name.Length > 0 && name[0] is not ('e' or 'c' or 'i'))
            {
                throw new InputException($"'{part}' is no anchor; anchors are e (exclusion), c (crossover) and i (inclusion).");
            }

            parts.Add((name, value));
        }

        return parts;
    }

    private static void Rising(IReadOnlyList<double> values, IReadOnlyList<double> thresholds, int least)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(thresholds);
        if (thresholds.Count < least || thresholds.Zip(thresholds.Skip(1)).Any(static p => p.Second <= p.First))
        {
            throw new InputException($"the thresholds must be at least {least} and rise; write for example 400,550.");
        }
    }

    private static IEnumerable<double> Sides(IReadOnlyList<double> values, List<(string Name, double Value)> anchors, DirectSettings settings, int from, bool rising)
    {
        var (low, cross, high) = (anchors[from].Value, anchors[from + 1].Value, anchors[from + 2].Value);
        return values.Select(x =>
        {
            if (settings.Logistic)
            {
                var steep = Math.Log(settings.MembershipAtInclusion / (1 - settings.MembershipAtInclusion));
                var z = (x - cross) * steep / (x < cross ? cross - low : high - cross);
                return 1 / (1 + Math.Exp(rising ? -z : z));
            }

            var at = settings.ByShareOfCases ? new Func<double, double>(v => Share(values, v)) : static v => v;
            if (x <= low || x >= high)
            {
                return x <= low == rising ? 0 : 1;
            }

            // How far x is from exclusion towards the crossover, or from inclusion back to it.
            var (edge, nearEdge) = x < cross ? (low, (at(x) - at(low)) / (at(cross) - at(low))) : (high, (at(high) - at(x)) / (at(high) - at(cross)));
            return edge == low == rising ? 0.5 * Math.Pow(nearEdge, settings.Below) : 1 - (0.5 * Math.Pow(nearEdge, settings.Above));
        });
    }

    private static double[] Middle(IReadOnlyList<double> values, List<(string Name, double Value)> anchors, DirectSettings settings, bool bell)
    {
        // R's package uses lines and powers for these shapes, also where a logistic curve is asked for.
        var straight = settings with { Logistic = false };
        var left = Sides(values, anchors, straight, 0, rising: bell).ToArray();
        var right = Sides(values, anchors, straight, 3, rising: !bell).ToArray();
        var middle = (anchors[2].Value + anchors[3].Value) / 2;
        return [.. values.Select((x, i) => x < middle ? left[i] : right[i])];
    }

    private static double Share(IReadOnlyList<double> values, double x) => values.Count(v => v <= x) / (double)values.Count;
}
