using Forestall.Lessons.Robustness.Internals;

namespace Forestall.Lessons.Robustness;

/// <summary>What becomes of the solution when something is left out.</summary>
/// <param name="Left">The case, or the source or other group of cases, that was left out.</param>
/// <param name="Cases">How many cases that leaves out.</param>
/// <param name="Models">The models without it; empty where no row is positive any more.</param>
/// <param name="Same">Whether the models are all the same as before.</param>
public sealed record LeftOut(string Left, int Cases, IReadOnlyList<string> Models, bool Same);

/// <summary>How often a model or a term is found again.</summary>
/// <param name="Expression">The model or the term.</param>
/// <param name="Found">How often it was found again.</param>
/// <param name="Of">How often something was left out.</param>
/// <param name="LostWithout">What it is lost without.</param>
public sealed record Recurrence(string Expression, int Found, int Of, IReadOnlyList<string> LostWithout)
{
    /// <summary>The share in which it was found again.</summary>
    public double Share => (double)Found / Of;
}

/// <summary>Leaves out each case, or each group of cases such as those of one source, and solves anew.</summary>
public sealed record LeaveOneOut
{
    /// <summary>What was left out, one after the other.</summary>
    public required IReadOnlyList<LeftOut> Runs { get; init; }

    /// <summary>Each model of the full solution.</summary>
    public required IReadOnlyList<Recurrence> Models { get; init; }

    /// <summary>Each term of the full solution; found again when some model has it.</summary>
    public required IReadOnlyList<Recurrence> Terms { get; init; }

    /// <summary>Whether every solution compared was complete; otherwise a model may have been missed.</summary>
    public required bool Complete { get; init; }

    /// <summary>Solves without each group. Without <paramref name="groups"/>, every case is a group.</summary>
    /// <param name="study">The study.</param>
    /// <param name="rows">How rows are decided.</param>
    /// <param name="minimization">How the table is minimised.</param>
    /// <param name="groups">The group of every case, as a source or a region.</param>
    /// <param name="progress">Told how many runs of how many are done.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InputException">No row is positive to begin with, or there is one group only.</exception>
    public static LeaveOneOut Of(Study study, TruthTableSettings rows, MinimizationSettings minimization, IReadOnlyList<string>? groups = null, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        groups ??= study.Cases;
        var parts = groups.Select(static (g, i) => (Group: g, Row: i)).GroupBy(static g => g.Group, StringComparer.Ordinal).ToList();
        if (parts.Count < 2)
        {
            throw new InputException($"all cases belong to '{groups[0]}'; to leave out one group there must be two.");
        }

        var solution = Minimization.Solve(TruthTable.Of(study, rows), minimization, cancellation);
        var full = solution.Models;
        var complete = solution.Completeness == Completeness.Complete;
        var keys = full.Select(Solving.Key).ToHashSet(StringComparer.Ordinal);
        var found = new List<(LeftOut Run, HashSet<string> Keys, HashSet<string> Terms)>();
        foreach (var part in parts)
        {
            progress?.Invoke(found.Count, parts.Count);
            var left = part.Select(static p => p.Row).ToHashSet();
            var rest = study.Only([.. Enumerable.Range(0, study.Cases.Count).Where(i => !left.Contains(i))]);
            var (models, all) = Solving.Models(rest, rows, minimization, cancellation);
            complete &= all;
            found.Add((
                new LeftOut(part.Key, left.Count, [.. models.Order(StringComparer.Ordinal)], models.SetEquals(keys)),
                models,
                [.. models.SelectMany(static m => m.Split(" + "))]));
        }

        return new LeaveOneOut
        {
            Complete = complete,
            Runs = [.. found.Select(static f => f.Run)],
            Models = [.. full.Select(m => Again(m.Expression, f => f.Keys.Contains(Solving.Key(m))))],
            Terms = [.. full.SelectMany(static m => m.Terms).Select(static t => t.Expression).Distinct(StringComparer.Ordinal).Select(t => Again(t, f => f.Terms.Contains(t)))],
        };

        Recurrence Again(string expression, Func<(LeftOut Run, HashSet<string> Keys, HashSet<string> Terms), bool> there) =>
            new(expression, found.Count(there), found.Count, [.. found.Where(f => !there(f)).Select(static f => f.Run.Left)]);
    }
}
