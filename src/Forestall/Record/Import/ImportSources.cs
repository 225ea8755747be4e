using Forestall.Record.Build;

namespace Forestall.Record.Import;

/// <summary>How imported files are named among the sources of a record.</summary>
internal static class ImportSources
{
    private const string CandidateName = "UCDP Candidate Events Dataset";
    private const string YearlyName = "UCDP Georeferenced Event Dataset";
    private const string AcledName = "Armed Conflict Location & Event Data (ACLED)";
    private const string TableName = "Table of deaths by situation and month";

    /// <summary>Whether a source was imported as deaths.</summary>
    public static bool IsEvents(RecordSource source) => source.Name is CandidateName or YearlyName or AcledName or TableName;

    /// <summary>The source a file is.</summary>
    public static RecordSource Of(ImportKind kind, ImportFile file) =>
        Described(kind, file) with { File = file.Name, Sha256 = file.Sha256, Rows = file.Rows };

    private static RecordSource Described(ImportKind kind, ImportFile file) => kind switch
    {
        ImportKind.GedCandidate => Candidate(file),
        ImportKind.Ged when file.Version.IsCandidate => Candidate(file),
        ImportKind.Ged => KnownSources.CountryMonths with { Name = YearlyName, Version = file.Version.ToString(), Provides = "deaths by type and events, event by event, summed per month" },
        ImportKind.Acled => new RecordSource(
            AcledName,
            "not stated",
            "Armed Conflict Location & Event Data Project",
            "ACLED terms of use; not to be passed on",
            "Raleigh, Clionadh, Andrew Linke, Håvard Hegre and Joakim Karlsen (2010). Introducing ACLED: An Armed Conflict Location and Event Dataset. Journal of Peace Research 47(5).",
            "deaths by type and events, event by event, summed per month; types follow from ACLED's event types",
            string.Empty,
            string.Empty,
            0),
        ImportKind.Table => new RecordSource(
            TableName, "not stated", "not stated", "not stated", "not stated", "deaths per month", string.Empty, string.Empty, 0),
        ImportKind.Unhcr => KnownSources.Unhcr with
        {
            Version = "not stated",
            Citation = "UNHCR. Refugee Population Statistics Database.",
        },
        ImportKind.UcdpCountryYear => KnownSources.CountryYears with { Version = file.Version.ToString(), Provides = "deaths by type and deaths of civilians, per year" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static RecordSource Candidate(ImportFile file) => KnownSources.CountryMonths with
    {
        Name = CandidateName,
        Version = file.Version.ToString(),
        Citation = "Hegre, Håvard, Mihai Croicu, Kristine Eck and Stina Högbladh (2020). Introducing the UCDP Candidate Events Dataset. Research & Politics 7(3).",
        Provides = "deaths by type and events, event by event, summed per month; candidates for the next yearly release, not yet checked",
    };
}
