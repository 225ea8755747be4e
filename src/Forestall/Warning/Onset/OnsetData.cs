using Forestall.Warning.Onset.Internals;

namespace Forestall.Warning.Onset;

/// <summary>The files of the Early Warning Project: predictors and outcomes by country-year, the list of mass killings, and its own forecasts.</summary>
public sealed class OnsetData
{
    /// <summary>The project's predictors, as its file names them.</summary>
    internal static readonly string[] PredictorNames =
    [
        "widetargeting", "narrowtargeting", "v2csgender_binary", "v2mecenefm_binary", "partyban.new.0", "partyban.new.1", "partyban.new.2",
        "minorityrule", "judicialreform", "religiousfreedom", "pol_killing_approved", "freediscussion", "social_inequality", "even_civilrights",
        "repress_civilsoc", "social_power_dist", "ses_power_dist", "popsize.log2", "gdppcgrowth", "un_imr_sqrt", "efindex", "discrimpop", "reg.na",
        "reg.eap", "reg.sca", "reg.mna", "reg.eur", "ios.iccpr1", "battledeaths.log2", "coup.try.5yr", "mk_ongoing_count_log2",
        "mean_mk_onset_interaction", "mk_onset_prev_year", "newcountry", "mk_ever", "year_sq", "countryage.new.log2", "includesnonstate",
    ];

    private readonly Dictionary<(int Country, int Year), OnsetRow> _byPlace;
    private readonly ILookup<int, OnsetRow> _byYear;
    private readonly ILookup<int, int> _onsets;

    internal OnsetData(IReadOnlyList<OnsetRow> rows, IEnumerable<(int Country, int Year)> onsets, IReadOnlyList<ReferenceForecast> reference)
    {
        Rows = [.. rows.OrderBy(static r => r.Year).ThenBy(static r => r.Country)];
        _byPlace = Rows.ToDictionary(static r => (r.Country, r.Year));
        _byYear = Rows.ToLookup(static r => r.Year);
        _onsets = onsets.ToLookup(static o => o.Country, static o => o.Year);
        Reference = reference;
    }

    /// <summary>The first year of the predictors.</summary>
    public int FirstYear => Rows[0].Year;

    /// <summary>The last year of the predictors.</summary>
    public int LastYear => Rows[^1].Year;

    /// <summary>The project's own out-of-sample forecasts; empty where the folder has none.</summary>
    public IReadOnlyList<ReferenceForecast> Reference { get; }

    internal IReadOnlyList<OnsetRow> Rows { get; }

    /// <summary>Reads the files of a folder, known by their columns whatever their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">A file is missing, lacks a column, has a gap, or holds what cannot be read.</exception>
    public static OnsetData Load(string folder) => OnsetFiles.Read(folder);

    internal IReadOnlyList<OnsetRow> Of(int year) => [.. _byYear[year]];

    internal OnsetRow? Find(int country, int year) => _byPlace.GetValueOrDefault((country, year));

    /// <summary>Years up to <paramref name="year"/> in which a mass killing began in a country.</summary>
    internal IEnumerable<int> Onsets(int country, int year) => _onsets[country].Where(y => y <= year);
}

/// <summary>A forecast of the Early Warning Project.</summary>
/// <param name="Year">The year forecast.</param>
/// <param name="Country">Correlates of War number of the country.</param>
/// <param name="Name">Its name.</param>
/// <param name="Onset">Whether a mass killing began in that year.</param>
/// <param name="RiskFromYearBefore">Made from the data of the year before; null where there is none.</param>
/// <param name="RiskFromTwoYearsBefore">Made from the data of two years before; null where there is none.</param>
public sealed record ReferenceForecast(int Year, int Country, string Name, bool Onset, double? RiskFromYearBefore, double? RiskFromTwoYearsBefore);

/// <summary>A country-year of the predictors.</summary>
/// <param name="Name">Name of the country.</param>
/// <param name="Country">Correlates of War number.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Onset">Whether a mass killing began in this year; null where it is not said.</param>
/// <param name="OnsetInTwoYears">Whether one began in the next two years; null where that is not known yet.</param>
/// <param name="Predictors">One value for each of <see cref="OnsetData.PredictorNames"/>; NaN where missing.</param>
internal sealed record OnsetRow(string Name, int Country, int Year, bool? Onset, bool? OnsetInTwoYears, double[] Predictors)
{
    private static readonly Dictionary<string, int> Places = OnsetData.PredictorNames.Index().ToDictionary(static p => p.Item, static p => p.Index, StringComparer.Ordinal);

    public double this[string predictor] => Predictors[Places[predictor]];
}
