namespace Forestall.Dilemmas.Appraisals;

/// <summary>A judgement of one role on one criterion: an interval of grades, how sure, on what evidence.</summary>
public sealed record Appraisal
{
    /// <summary>The strategy; null for a checklist about the situation.</summary>
    public string? Strategy { get; init; }

    /// <summary>The checklist's name.</summary>
    public required string Checklist { get; init; }

    /// <summary>The criterion.</summary>
    public required string Criterion { get; init; }

    /// <summary>The author's role, such as <c>legal adviser</c>; no name of a person.</summary>
    public required string Role { get; init; }

    /// <summary>Lowest grade that is defensible.</summary>
    public required double Low { get; init; }

    /// <summary>Highest grade that is defensible.</summary>
    public required double High { get; init; }

    /// <summary>The probability that the grade lies in the interval, in the author's judgement; above 0, up to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>On what evidence.</summary>
    public required string Evidence { get; init; }

    /// <summary>Dissent from others or from the checklist; null: none.</summary>
    public string? Dissent { get; init; }
}

/// <summary>Roles that disagree on a criterion.</summary>
/// <param name="Strategy">The strategy; null for the situation.</param>
/// <param name="Checklist">The checklist.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Appraisals">Their appraisals, by role.</param>
/// <param name="Apart">How far apart the two intervals farthest from each other are, in grades; 0 when all touch.</param>
public sealed record Disagreement(string? Strategy, string Checklist, string Criterion, IReadOnlyList<Appraisal> Appraisals, double Apart)
{
    /// <summary>The disagreement in words.</summary>
    public string Sentence => FormattableString.Invariant(
        $"{(Strategy is null ? "" : $"{Strategy}, ")}{Criterion}: {string.Join("; ", Appraisals.Select(static a => FormattableString.Invariant($"{a.Role} {a.Low:0.##} to {a.High:0.##} ({100 * a.Confidence:0} % sure)")))}{(Apart > 0 ? $"; {Apart:0.##} apart, no grade satisfies all." : "; they overlap.")}");
}
