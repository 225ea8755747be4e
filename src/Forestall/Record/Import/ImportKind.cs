namespace Forestall.Record.Import;

/// <summary>What a file to import holds.</summary>
public enum ImportKind
{
    /// <summary>UCDP GED, a yearly release of events; candidate files may come with it.</summary>
    Ged,

    /// <summary>UCDP GED candidate events, monthly or quarterly.</summary>
    GedCandidate,

    /// <summary>UCDP country-year data set on organised violence.</summary>
    UcdpCountryYear,

    /// <summary>An export of ACLED events.</summary>
    Acled,

    /// <summary>UNHCR population statistics.</summary>
    Unhcr,

    /// <summary>A plain table of deaths by situation and month.</summary>
    Table,
}

/// <summary>The names of <see cref="ImportKind"/> on the command line and in files.</summary>
public static class ImportKinds
{
    /// <summary>All names, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ged", "ged-candidate", "ucdp-country-year", "acled", "unhcr", "table"];

    /// <summary>The name of a kind, such as <c>ged-candidate</c>.</summary>
    public static string Name(ImportKind kind) => Names[(int)kind];

    /// <summary>The kind with a name.</summary>
    /// <exception cref="InputException">No kind has that name.</exception>
    public static ImportKind Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return (ImportKind)i;
            }
        }

        throw new InputException($"'{name}' is no kind of file to import; use {string.Join(", ", Names)}.");
    }
}

/// <summary>Where the deaths of an event that spans months are counted.</summary>
public enum EventSpread
{
    /// <summary>All in the month in which the event began, as in the record that ships with Forestall.</summary>
    Start,

    /// <summary>Spread evenly over its days, in whole numbers that add up to the event's.</summary>
    Days,
}
