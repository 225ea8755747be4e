using System.Globalization;

namespace Forestall.Dilemmas.Weighing;

/// <summary>Strategies, the criteria they are compared on, and what is said about the weights.</summary>
public sealed record WeighingProblem
{
    /// <summary>The names of the strategies; at least two, each once.</summary>
    public required IReadOnlyList<string> Strategies { get; init; }

    /// <summary>The criteria; at least one.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>What is said about the weights; nothing: all weights are as likely.</summary>
    public IReadOnlyList<WeightStatement> Statements { get; init; } = [];

    /// <summary>Checks that the parts fit together.</summary>
    /// <exception cref="InputException">They do not; the sentence names the criterion, strategy or statement.</exception>
    public WeighingProblem Checked()
    {
        Require(Strategies.Count is >= 2 and <= 100, "a weighing compares two to 100 strategies; give as many.");
        Unique(Strategies, "strategy");
        Require(Criteria.Count is >= 1 and <= 100, "a weighing has one to 100 criteria; give as many.");
        Unique([.. Criteria.Select(static c => c.Name)], "criterion");
        foreach (var criterion in Criteria)
        {
            Check(criterion);
        }

        var counts = Criteria.Where(static c => c.Values is DrawnValues).GroupBy(static c => ((DrawnValues)c.Values).Draws[0].Count).ToList();
        Require(counts.Count <= 1, counts.Count <= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"the criterion '{counts[0].First().Name}' has {counts[0].Key} draws and '{counts[1].First().Name}' has {counts[1].Key}; give all drawn criteria the same draws."));
        foreach (var statement in Statements)
        {
            Check(statement);
        }

        return this;
    }

    private static void Unique(IReadOnlyList<string> names, string what)
    {
        Require(!names.Any(string.IsNullOrWhiteSpace), $"a {what} has no name; give it one.");
        var twice = names.GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1);
        Require(twice is null, $"the {what} '{twice?.Key}' is there twice; give each its own name.");
    }

    private void Check(Criterion criterion)
    {
        var name = criterion.Name;
        Require(criterion.Scale is not { } scale || (double.IsFinite(scale.Best - scale.Worst) && scale.Best != scale.Worst), $"the scale of '{name}' has no length; give a worst and another best value.");
        Require(criterion.Scale is not { } ends || (ends.Best > ends.Worst) == (criterion.Better == Better.High), $"the scale of '{name}' runs against what is said to be better; turn it round.");
        Require(criterion.Values.Count == Strategies.Count, string.Create(CultureInfo.InvariantCulture, $"the criterion '{name}' has values for {criterion.Values.Count} strategies; give one for each of the {Strategies.Count}."));
        switch (criterion.Values)
        {
            case ExactValues exact:
                Finite(name, exact.Values);
                break;
            case DrawnValues drawn:
                Require(drawn.Draws[0].Count > 0 && drawn.Draws.All(d => d.Count == drawn.Draws[0].Count), $"the strategies have different numbers of draws on '{name}'; give every strategy the same draws.");
                foreach (var draws in drawn.Draws)
                {
                    Finite(name, draws);
                }

                break;
            case IntervalValues intervals:
                foreach (var judge in intervals.Intervals)
                {
                    Require(judge.Count == Strategies.Count, $"a judge has not given every strategy an interval on '{name}'; add the missing ones.");
                    foreach (var interval in judge)
                    {
                        Finite(name, [interval.Low, interval.High]);
                        Require(interval.Low <= interval.High, $"an interval on '{name}' ends before it begins; turn it round.");
                        Require(interval.Confidence is > 0 and <= 1, $"a confidence on '{name}' is out of range; choose above 0, up to 1.");
                        Require(interval.Confidence == 1 || criterion.Scale is not null, $"'{name}' has intervals with a confidence below 1 but no scale; give its worst and best value.");
                    }
                }

                break;
            case OrdinalValues ordinal:
                Require(ordinal.Ranks.All(static r => r >= 1), $"a rank on '{name}' is below 1; count from 1, the best.");
                break;
        }
    }

    private void Check(WeightStatement statement)
    {
        switch (statement)
        {
            case WeightBounds bounds:
                Known(bounds.Criterion);
                Require(bounds.Low >= 0 && bounds.Low <= bounds.High && bounds.High <= 1, $"the bounds of the weight of '{bounds.Criterion}' are out of range; choose from 0 to 1, the lower first.");
                break;
            case WeightRatio ratio:
                Known(ratio.Criterion);
                Known(ratio.Than);
                Require(ratio.Criterion != ratio.Than, $"'{ratio.Criterion}' is compared with itself; name two criteria.");
                Require(double.IsFinite(ratio.Times) && ratio.Times > 0, $"how many times '{ratio.Criterion}' weighs more is out of range; choose a number above 0.");
                break;
        }
    }

    private void Known(string criterion) =>
        Require(Criteria.Any(c => c.Name == criterion), $"a statement about weights names '{criterion}', which is no criterion; choose among {string.Join(", ", Criteria.Select(static c => $"'{c.Name}'"))}.");

    private static void Finite(string name, IEnumerable<double> values) =>
        Require(values.All(double.IsFinite), $"a value on '{name}' is no finite number; give one or leave the criterion out.");

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InputException(sentence);
        }
    }
}
