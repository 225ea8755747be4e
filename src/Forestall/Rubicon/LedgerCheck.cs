using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;

namespace Forestall.Rubicon;

/// <summary>Checks what the curated record says of crossings against the crossings themselves.</summary>
public static class LedgerCheck
{
    /// <summary>All problems, each naming its episode.</summary>
    public static IReadOnlyList<string> Run(ViolenceRecord record, CuratedRecord curated)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(curated);
        var found = Crossings.Find(record, RubiconSettings.Default).Select(static c => c.Id).ToHashSet(StringComparer.Ordinal);
        var owners = curated.Episodes.SelectMany(static e => e.Crossings.Select(c => (Crossing: c, Episode: e.Id))).ToLookup(static p => p.Crossing, static p => p.Episode, StringComparer.Ordinal);
        return
        [
            .. curated.Episodes.SelectMany(e => e.Crossings.Where(c => !found.Contains(c)).Select(c => $"episodes.csv, {e.Id}: {c} is no crossing under the default settings.")),
            .. owners.Where(static o => o.Skip(1).Any()).Select(static o => $"episodes.csv: the crossing {o.Key} belongs to {string.Join(" and ", o)}; give it to one."),
        ];
    }
}
