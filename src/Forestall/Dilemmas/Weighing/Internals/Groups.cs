namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>The criteria by axis: those without an axis stand alone.</summary>
internal sealed class Groups
{
    public Groups(IReadOnlyList<Criterion> criteria)
    {
        var names = criteria.Select(static c => c.Axis ?? c.Name).Distinct(StringComparer.Ordinal).ToList();
        Names = names;
        Of = [.. criteria.Select(c => names.IndexOf(c.Axis ?? c.Name))];
        AreAxes = criteria.Any(static c => c.Axis is not null);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The group of each criterion.</summary>
    public int[] Of { get; }

    public bool AreAxes { get; }
}
