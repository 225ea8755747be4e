namespace Forestall.Lessons;

/// <summary>Which remainders a minimisation may use.</summary>
public enum SolutionType
{
    /// <summary>None: the conservative, or complex, solution.</summary>
    Conservative,

    /// <summary>Any that makes the solution shorter.</summary>
    Parsimonious,

    /// <summary>Those that directional expectations make easy.</summary>
    Intermediate,
}

/// <summary>How far an answer can be trusted to be everything.</summary>
public enum Completeness
{
    /// <summary>All minimal models are there.</summary>
    Complete,

    /// <summary>The models are minimal, but there are more than were asked for, or than could be listed in the time given.</summary>
    ListCut,

    /// <summary>The time ran out: the models are the best found, and how much smaller one could be is stated.</summary>
    BoundReached,
}

/// <summary>How a truth table is minimised.</summary>
public sealed record MinimizationSettings
{
    /// <summary>Which remainders may be used.</summary>
    public SolutionType Type { get; init; } = SolutionType.Conservative;

    /// <summary>Expectations for the intermediate solution, such as <c>A</c>, <c>~B</c>, <c>A=1</c>, <c>C{2}</c>, or joined as <c>A*~B</c>.</summary>
    public IReadOnlyList<string> DirectionalExpectations { get; init; } = [];

    /// <summary>Whether contradictory rows may be used like remainders.</summary>
    public bool IncludeContradictions { get; init; }

    /// <summary>Rows that may not be used, by number, for the enhanced standard analysis: remainders are not assumed, and positive rows are taken for negative.</summary>
    public IReadOnlyList<long> ExcludedRows { get; init; } = [];

    /// <summary>All models without a superfluous term, also those longer than the shortest.</summary>
    public bool AllModels { get; init; }

    /// <summary>Leaves out prime implicants whose rows are a proper part of another's.</summary>
    public bool RowDominance { get; init; }

    /// <summary>At most so many models are listed; 1 or more.</summary>
    public int MostModels { get; init; } = 100_000;

    /// <summary>At most so many prime implicants are made; 1 or more.</summary>
    public int MostImplicants { get; init; } = 5_000_000;

    /// <summary>Time for the search for covers.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public MinimizationSettings Checked()
    {
        TruthTableSettings.Require(MostModels >= 1, "the number of models", "at least 1");
        TruthTableSettings.Require(MostImplicants >= 1, "the number of prime implicants", "at least 1");
        TruthTableSettings.Require(TimeLimit > TimeSpan.Zero, "the time limit", "more than 0 seconds");
        return Type == SolutionType.Intermediate || DirectionalExpectations.Count == 0
            ? this
            : throw new InputException("directional expectations are for the intermediate solution; ask for that one, or leave them out.");
    }
}
