namespace Forestall.Record.Build;

/// <summary>The data sets the record is computed from, with licence and citation.</summary>
internal static class KnownSources
{
    private const string Ucdp = "Uppsala Conflict Data Program, Department of Peace and Conflict Research, Uppsala University";
    private const string Attribution = "CC BY 4.0";

    public static RecordSource CountryMonths { get; } = new(
        "UCDP Georeferenced Event Dataset, by country and month",
        "25.1",
        Ucdp,
        Attribution,
        "Sundberg, Ralph, and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace Research 50(4). Davies, Shawn, Therese Pettersson, Margareta Sollenberg, and Magnus Öberg (2025). Organized violence 1989-2024. Journal of Peace Research 62(4).",
        "deaths in total and events by type, per month; every event lies in the month in which it began",
        string.Empty,
        string.Empty,
        0);

    public static RecordSource CountryYears { get; } = new(
        "UCDP Country-Year Dataset on Organized Violence within Country Borders",
        "25.1",
        Ucdp,
        Attribution,
        "Davies, Shawn, Therese Pettersson, Margareta Sollenberg, and Magnus Öberg (2025). Organized violence 1989-2024. Journal of Peace Research 62(4).",
        "deaths by type and deaths of civilians, per year; the list of states and their regions",
        string.Empty,
        string.Empty,
        0);

    public static RecordSource Unhcr { get; } = new(
        "UNHCR Refugee Population Statistics Database",
        "2025-12",
        "United Nations High Commissioner for Refugees",
        Attribution,
        "UNHCR (2025). Refugee Population Statistics Database, by way of the R package refugees 2025.12.1.",
        "refugees, asylum-seekers and returns by country of origin, internally displaced people under UNHCR, per year",
        string.Empty,
        string.Empty,
        0);

    public static RecordSource Idmc { get; } = new(
        "IDMC Global Internal Displacement Database, conflict and violence",
        "2025-12",
        "Internal Displacement Monitoring Centre",
        Attribution,
        "IDMC (2025). Global Internal Displacement Database, as contained in UNHCR's Refugee Population Statistics Database (R package refugees 2025.12.1).",
        "people internally displaced by conflict, per year",
        string.Empty,
        string.Empty,
        0);

    public static RecordSource Population { get; } = new(
        "World Population Prospects 2024",
        "2024",
        "United Nations, Department of Economic and Social Affairs, Population Division; processed by Our World in Data",
        "CC BY 3.0 IGO (UN), CC BY 4.0 (Our World in Data)",
        "United Nations (2024). World Population Prospects 2024. Processed by Our World in Data.",
        "mid-year population in present borders; 2024 is the medium projection",
        string.Empty,
        string.Empty,
        0);

    public static RecordSource Contiguity { get; } = new(
        "Correlates of War Direct Contiguity Data",
        "3.2",
        "Correlates of War Project",
        "free with citation",
        "Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl, and Charles Gochman (2002). The Correlates of War Project Direct Contiguity Data, Version 3. Conflict Management and Peace Science 19(2), by way of the R package peacesciencer.",
        "which states border on each other, by land or by at most 24 miles of water",
        string.Empty,
        string.Empty,
        0);
}
