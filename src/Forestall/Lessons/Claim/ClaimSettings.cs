namespace Forestall.Lessons.Claim;

/// <summary>From which figures on a set is called necessary or sufficient. The defaults are the field's usual ones (Schneider and Wagemann 2012).</summary>
public sealed record ClaimSettings
{
    /// <summary>The least inclusion of a necessary condition; 0 to 1.</summary>
    public double NecessityCut { get; init; } = 0.9;

    /// <summary>The least relevance (RoN) of a necessary condition; 0 to 1. Below it, the condition is there nearly always and says little.</summary>
    public double RelevanceCut { get; init; } = 0.5;

    /// <summary>The least inclusion of a sufficient condition, and of a row of a truth table; 0 to 1.</summary>
    public double SufficiencyCut { get; init; } = 0.8;

    /// <summary>The least PRI of a sufficient condition, and of a row of a truth table; 0 to 1.</summary>
    public double PriCut { get; init; } = 0.5;

    /// <summary>The least number of cases of a row of a truth table; 1 or more.</summary>
    public int FrequencyCut { get; init; } = 1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public ClaimSettings Checked()
    {
        TruthTableSettings.Require(NecessityCut is > 0 and <= 1, "the cut-off of necessity", "above 0, at most 1");
        TruthTableSettings.Require(RelevanceCut is >= 0 and <= 1, "the cut-off of relevance", "0 to 1");
        Rows.Checked();
        return this;
    }

    /// <summary>How rows of the truth tables are decided.</summary>
    internal TruthTableSettings Rows => new() { InclusionCut = SufficiencyCut, PriCut = PriCut, FrequencyCut = FrequencyCut };
}
