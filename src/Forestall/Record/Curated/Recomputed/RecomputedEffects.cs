using Forestall.Record.Build;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>Estimates of what instruments do that are computed from published data by Forestall itself (docs/methods/effects.md).</summary>
public static class RecomputedEffects
{
    private static readonly (string File, Func<string, IEnumerable<Effect>> Of)[] Sources =
    [
        (PeacekeepingEffects.File, PeacekeepingEffects.Of),
        (SanctionEffects.File, SanctionEffects.Of),
        (InterventionEffects.File, InterventionEffects.Of),
    ];

    /// <summary>All estimates, rounded as the record stores them.</summary>
    /// <param name="sources">Folder of the source files.</param>
    /// <exception cref="InputException">A file is missing or damaged.</exception>
    public static IReadOnlyList<Effect> Run(string sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var folder = new SourceFolder(sources);
        return [.. Sources.SelectMany(s => s.Of(folder.PathOf(s.File)))];
    }

    /// <summary>Compares the recomputed rows of a record with what the source files give; files that are not there are left out.</summary>
    /// <param name="curated">The record.</param>
    /// <param name="sources">Folder of the source files.</param>
    /// <exception cref="InputException">A file is damaged.</exception>
    public static RecordCheckReport Check(CuratedRecord curated, string sources)
    {
        ArgumentNullException.ThrowIfNull(curated);
        ArgumentNullException.ThrowIfNull(sources);
        var folder = new SourceFolder(sources);
        var (passed, problems) = (new List<string>(), new List<string>());
        var stored = curated.Effects.Where(static e => e.Origin == "recomputed").ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var missing = 0;
        foreach (var (file, of) in Sources)
        {
            if (!folder.Has(file))
            {
                missing++;
                continue;
            }

            var computed = of(folder.PathOf(file)).ToList();
            known.UnionWith(computed.Select(static e => e.Id));
            var wrong = computed.SelectMany(e => RecomputedComparison.Problems(e, stored)).ToList();
            problems.AddRange(wrong);
            if (wrong.Count == 0)
            {
                passed.Add($"{computed.Count} effects equal what is recomputed from {file}");
            }
        }

        if (missing == 0)
        {
            problems.AddRange(stored.Where(e => !known.Contains(e.Id)).Select(static e => RecomputedComparison.Place(e) + " it says recomputed, but nothing recomputes it."));
        }

        return new RecordCheckReport(passed, problems);
    }
}
