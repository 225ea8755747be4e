using Forestall.Dilemmas.Weighing;

namespace Forestall.Dilemmas.Sorting;

/// <summary>An uncertain parameter: every value of the interval is as likely.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, not below the lower.</param>
public sealed record UncertainLevel(double Low, double High)
{
    /// <summary>A parameter taken as certain.</summary>
    public static UncertainLevel Exactly(double value) => new(value, value);
}

/// <summary>How a strategy is compared with the limits of classes on a criterion, in the unit of the criterion (Roy 1996).</summary>
public sealed record Thresholds
{
    /// <summary>Differences up to this do not matter; 0 or more.</summary>
    public UncertainLevel Indifference { get; init; } = UncertainLevel.Exactly(0);

    /// <summary>Differences from this on matter in full; at least the indifference.</summary>
    public UncertainLevel Preference { get; init; } = UncertainLevel.Exactly(0);

    /// <summary>A strategy that falls short by this or more is refused whatever else speaks for it; at least the preference. Null: no veto.</summary>
    public UncertainLevel? Veto { get; init; }
}

/// <summary>Which class a strategy gets when it can neither be said to reach a limit nor to fall short of it.</summary>
public enum SortingRule
{
    /// <summary>The highest class whose lower limit it reaches: every reservation counts against it.</summary>
    Pessimistic,

    /// <summary>The lowest class whose upper limit is clearly better than it: every reservation counts for it.</summary>
    Optimistic,
}

/// <summary>Strategies to be sorted into classes in order.</summary>
public sealed record SortingProblem
{
    /// <summary>The cutting level where nothing else is said: anywhere from 0.65 to 0.85.</summary>
    public static UncertainLevel StandardCut { get; } = new(0.65, 0.85);

    /// <summary>Strategies, criteria and statements about weights. Values are compared with limits in their own unit; a scale only says where a value of low confidence may lie. Ordinal criteria cannot be used.</summary>
    public required WeighingProblem Weighing { get; init; }

    /// <summary>Thresholds per criterion.</summary>
    public required IReadOnlyList<Thresholds> Thresholds { get; init; }

    /// <summary>The names of the classes, the worst first; at least two.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Per class but the last, its upper limit: a value per criterion, which is the lower limit of the next class. Limits do not get worse from class to class.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Limits { get; init; }

    /// <summary>The cutting level λ: the credibility from which on a strategy counts as reaching a limit; 0.5 to 1.</summary>
    public UncertainLevel Cut { get; init; } = StandardCut;

    /// <summary>The rule for what is in doubt.</summary>
    public SortingRule Rule { get; init; } = SortingRule.Pessimistic;

    /// <summary>Checks that the parts fit together.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public SortingProblem Checked()
    {
        Weighing.Checked();
        var criteria = Weighing.Criteria;
        Require(criteria.All(static c => c.Values is not OrdinalValues), "ranks cannot be compared with the limits of classes; give values in the unit of the limits.");
        Require(Thresholds.Count == criteria.Count, "there must be thresholds for every criterion; give as many.");
        Require(Classes.Count >= 2 && Classes.Distinct(StringComparer.Ordinal).Count() == Classes.Count, "sorting needs two classes or more, each with its own name; give them.");
        Require(Limits.Count == Classes.Count - 1 && Limits.All(l => l.Count == criteria.Count && l.All(double.IsFinite)), "every class but the last needs an upper limit on every criterion; give them.");
        Require(Ordered(Cut) && Cut.Low >= 0.5 && Cut.High <= 1, "the cutting level is out of range; choose from 0.5 to 1.");
        for (var j = 0; j < criteria.Count; j++)
        {
            var (name, t) = (criteria[j].Name, Thresholds[j]);
            Require(Ordered(t.Indifference) && t.Indifference.Low >= 0, $"the indifference threshold of '{name}' is out of range; choose 0 or more.");
            Require(Ordered(t.Preference) && t.Preference.Low >= t.Indifference.High, $"the preference threshold of '{name}' can lie below that of indifference; raise it.");
            Require(t.Veto is not { } veto || (Ordered(veto) && veto.Low >= t.Preference.High), $"the veto threshold of '{name}' can lie below that of preference; raise it.");
            var sign = criteria[j].Better == Better.High ? 1 : -1;
            Require(Limits.Zip(Limits.Skip(1)).All(l => sign * l.First[j] <= sign * l.Second[j]), $"a limit on '{name}' is worse than that of the class below; put them in order.");
        }

        return this;
    }

    private static bool Ordered(UncertainLevel level) => double.IsFinite(level.High - level.Low) && level.Low <= level.High;

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InputException(sentence);
        }
    }
}

/// <summary>How often a strategy falls into each class.</summary>
/// <param name="Name">The strategy.</param>
/// <param name="ClassAcceptability">Class acceptability indices, in the order of the classes.</param>
public sealed record SortedStrategy(string Name, IReadOnlyList<Share> ClassAcceptability);

/// <summary>The result of sorting.</summary>
/// <param name="Classes">The classes, the worst first.</param>
/// <param name="Strategies">Per strategy, in the order given.</param>
/// <param name="Weights">How weights were sampled.</param>
public sealed record SortingResult(IReadOnlyList<string> Classes, IReadOnlyList<SortedStrategy> Strategies, WeightSampling Weights);
