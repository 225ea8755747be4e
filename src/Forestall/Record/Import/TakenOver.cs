using Forestall.Record.Build;

namespace Forestall.Record.Import;

/// <summary>Sources of the base record that a new one keeps, since figures were taken over from there.</summary>
internal static class TakenOver
{
    private const string Prefix = "taken over from record ";

    /// <summary>Whether a source was taken over and not imported.</summary>
    public static bool Is(RecordSource source) => source.Provides.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether a source gives deaths.</summary>
    public static bool GivesDeaths(RecordSource source) => Bare(source).StartsWith("deaths", StringComparison.Ordinal);

    /// <summary>Whether a source gives refugees.</summary>
    public static bool GivesRefugees(RecordSource source) => Bare(source).StartsWith("refugees", StringComparison.Ordinal);

    /// <summary>All sources of the base.</summary>
    public static IEnumerable<RecordSource> All(ViolenceRecord record) => record.Sources.Select(s => Marked(s, record, s.Provides));

    /// <summary>The sources of everything but deaths.</summary>
    public static IEnumerable<RecordSource> WithoutDeaths(ViolenceRecord record)
    {
        foreach (var source in record.Sources)
        {
            if (source.Name == KnownSources.CountryYears.Name)
            {
                yield return Marked(source, record, "the list of states and their regions");
            }
            else if (!GivesDeaths(source))
            {
                yield return Marked(source, record, source.Provides);
            }
        }
    }

    private static RecordSource Marked(RecordSource source, ViolenceRecord record, string provides) =>
        Is(source) ? source : source with { Provides = $"{Prefix}{record.Version}: {provides}" };

    private static string Bare(RecordSource source) => Is(source) ? source.Provides[(source.Provides.IndexOf(": ", StringComparison.Ordinal) + 2)..] : source.Provides;
}
