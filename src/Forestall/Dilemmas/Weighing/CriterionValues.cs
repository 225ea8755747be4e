namespace Forestall.Dilemmas.Weighing;

/// <summary>What is known of the values of all strategies on one criterion.</summary>
public abstract record CriterionValues
{
    private protected CriterionValues()
    {
    }

    /// <summary>For how many strategies there are values.</summary>
    public abstract int Count { get; }
}

/// <summary>Each strategy has one value, taken as certain.</summary>
/// <param name="Values">A finite value per strategy.</param>
public sealed record ExactValues(IReadOnlyList<double> Values) : CriterionValues
{
    /// <inheritdoc/>
    public override int Count => Values.Count;
}

/// <summary>
/// Draws of an uncertain outcome. Draw d of every strategy, and of every drawn criterion of a problem, belongs to the same state of the world; they are used together, so that
/// correlation between strategies and between criteria is kept.
/// </summary>
/// <param name="Draws">Per strategy its draws; as many for every strategy and every drawn criterion.</param>
public sealed record DrawnValues(IReadOnlyList<IReadOnlyList<double>> Draws) : CriterionValues
{
    /// <inheritdoc/>
    public override int Count => Draws.Count;
}

/// <summary>An interval in which a value lies, and how sure its author is of that.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, not below the lower.</param>
/// <param name="Confidence">The probability that the value lies in the interval, above 0, up to 1. With the rest the value may be anywhere on the scale.</param>
public sealed record ValueInterval(double Low, double High, double Confidence = 1);

/// <summary>Each strategy has an interval, within which every value is as likely as another, independently of other strategies.</summary>
/// <param name="Intervals">
/// Per judge, an interval per strategy; at least one judge. Each sample follows one judge, each as likely as another: disagreement is carried through, not averaged.
/// Where criteria have as many judges, the sample follows the one in the same place on each.
/// </param>
public sealed record IntervalValues(IReadOnlyList<IReadOnlyList<ValueInterval>> Intervals) : CriterionValues
{
    /// <summary>The intervals of one judge.</summary>
    public IntervalValues(IReadOnlyList<ValueInterval> intervals)
        : this([intervals])
    {
    }

    /// <inheritdoc/>
    public override int Count => Intervals.Count == 0 ? 0 : Intervals[0].Count;
}

/// <summary>
/// Only the order of the strategies is known. Every sample gives the levels random values in that order: the best level 1, the worst 0, those between uniform and sorted
/// (Lahdelma, Miettinen and Salminen 2003).
/// </summary>
/// <param name="Ranks">A rank per strategy, 1 the best; strategies on a level share a rank. Ranks need not follow each other without gaps.</param>
public sealed record OrdinalValues(IReadOnlyList<int> Ranks) : CriterionValues
{
    /// <inheritdoc/>
    public override int Count => Ranks.Count;
}
