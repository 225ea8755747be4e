namespace Forestall.Record.Internals;

/// <summary>What the files of a record say, before it is indexed. Months without events need not be there.</summary>
internal sealed record RecordContent(
    IReadOnlyList<Situation> Situations,
    IReadOnlyList<(string Situation, HarmMonth Month)> Months,
    IReadOnlyList<HarmYear> Years,
    IReadOnlyList<RecordSource> Sources)
{
    /// <summary>Borders between situations; empty where the record was imported without them.</summary>
    public IReadOnlyList<Border> Borders { get; init; } = [];
}
