namespace Forestall.Lessons.CaseSelection;

/// <summary>A case to study, and why it is a good one.</summary>
public sealed record SelectedCase
{
    /// <summary>The set it is chosen for: a term, the solution, or a necessary set.</summary>
    public required string Set { get; init; }

    /// <summary>The case.</summary>
    public required string Case { get; init; }

    /// <summary>Its membership in the set.</summary>
    public required double Membership { get; init; }

    /// <summary>Its membership in the outcome.</summary>
    public required double Outcome { get; init; }

    /// <summary>The formula of the choice; the smaller the better. Null for individually irrelevant cases, among which none is better.</summary>
    public required double? Best { get; init; }

    /// <summary>Whether no other case of the kind, in the set or in the row, is better.</summary>
    public required bool Most { get; init; }

    /// <summary>Whether no other term, or no other part of a necessary disjunction, covers it; null where that has no meaning.</summary>
    public bool? Unique { get; init; }

    /// <summary>The combination of all conditions it belongs to, where cases are compared within rows; null where a membership is exactly 0.5.</summary>
    public string? Row { get; init; }

    /// <summary>Its membership in that row.</summary>
    public double? RowMembership { get; init; }

    /// <summary>Whether its membership in the row is not above that in the outcome.</summary>
    public bool? RowConsistent { get; init; }
}

/// <summary>A typical case for one conjunct of a term, the focal one, held against the others.</summary>
public sealed record FocalCase
{
    /// <summary>The focal conjunct.</summary>
    public required string Conjunct { get; init; }

    /// <summary>The case.</summary>
    public required string Case { get; init; }

    /// <summary>Its membership in the focal conjunct.</summary>
    public required double Focal { get; init; }

    /// <summary>Its membership in the outcome.</summary>
    public required double Outcome { get; init; }

    /// <summary>The least of its memberships in the other conjuncts; null where there are none.</summary>
    public required double? Complement { get; init; }

    /// <summary>Its membership in the term.</summary>
    public required double Term { get; init; }

    /// <summary>1: the focal conjunct sets the membership in the term; 2: another does; null where there are no others.</summary>
    public required int? Rank { get; init; }

    /// <summary>Whether no other conjunct lies between the focal one and the outcome; always so in rank 2.</summary>
    public required bool CleanCorridor { get; init; }

    /// <summary>Whether the membership in the focal conjunct is not above that in the outcome.</summary>
    public required bool Consistent { get; init; }

    /// <summary>Whether no other term covers it.</summary>
    public required bool Unique { get; init; }

    /// <summary>The formula of the choice; the smaller the better.</summary>
    public required double Best { get; init; }

    /// <summary>Whether no other typical case is better for the conjunct.</summary>
    public required bool MostForConjunct { get; init; }

    /// <summary>Whether no other typical case is better for the term.</summary>
    public required bool MostForTerm { get; init; }
}

/// <summary>Two cases to compare, and why they match.</summary>
public sealed record CasePair
{
    /// <summary>The set they are compared on: a term, a conjunct of it, a row, or a necessary set.</summary>
    public required string Set { get; init; }

    /// <summary>The first case: the typical one, or the deviant one in a comparison of deviant coverage.</summary>
    public required string First { get; init; }

    /// <summary>The second case.</summary>
    public required string Second { get; init; }

    /// <summary>The formula of the match; the smaller the better.</summary>
    public required double Best { get; init; }

    /// <summary>The rank of the pair by which conjunct sets the memberships, 1 best; null where that has no meaning.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether the first case has a clean corridor; null where that has no meaning.</summary>
    public bool? FirstClean { get; init; }

    /// <summary>Whether the second has.</summary>
    public bool? SecondClean { get; init; }

    /// <summary>Whether the first case is consistent in the focal conjunct, or in the row.</summary>
    public bool? FirstConsistent { get; init; }

    /// <summary>Whether the second is.</summary>
    public bool? SecondConsistent { get; init; }

    /// <summary>Whether nothing else covers the first case.</summary>
    public bool? FirstUnique { get; init; }

    /// <summary>Whether nothing else covers the second; for an irrelevant case whether the whole solution leaves it uncovered.</summary>
    public bool? SecondUnique { get; init; }

    /// <summary>Whether no other case of its kind is better than the first.</summary>
    public bool? FirstMost { get; init; }

    /// <summary>Whether no other case of its kind is better than the second.</summary>
    public bool? SecondMost { get; init; }
}
