using System.Globalization;
using Forestall.Files;

namespace Forestall.Warning.Onset.Internals;

/// <summary>Finds and reads the files of the Early Warning Project in a folder.</summary>
internal static class OnsetFiles
{
    private const string Outcome = "mk_onset_1or2";

    public static OnsetData Read(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder) || !Directory.Exists(folder))
        {
            throw new InputException($"the folder '{folder}' is not there; name the one with the files of the Early Warning Project.");
        }

        string[] files = [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        var headers = files.Select(Header).ToList();
        var predictors = One(folder, files, headers, static h => h.Contains(Outcome) || OnsetData.PredictorNames.Count(h.Contains) > OnsetData.PredictorNames.Length / 2, $"predictors (columns such as {Outcome} and battledeaths.log2)");
        var forecasts = headers.FindIndex(static h => h.Contains("risk_prev") && h.Contains("maxrisk2"));
        var list = One(folder, files, headers, static h => h.Contains("mk_onset") && h.Contains("mk_ongoing") && !h.Contains(Outcome) && !h.Contains("maxrisk2"), "mass killings by country-year (columns such as mk_onset and mk_ongoing)");
        var rows = Predictors(predictors);
        return new OnsetData(rows, Onsets(list), forecasts < 0 ? [] : Forecasts(files[forecasts]));
    }

    private static HashSet<string> Header(string file)
    {
        using var table = TableReader.Open(file);
        return [.. table.Header.Select(static h => h.ToLowerInvariant())];
    }

    private static string One(string folder, string[] files, List<HashSet<string>> headers, Func<HashSet<string>, bool> fits, string what)
    {
        string[] found = [.. files.Where((_, i) => fits(headers[i]))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InputException($"{folder}: none of the {files.Length} CSV files holds the {what}; put it there."),
            _ => throw new InputException($"{folder}: {Path.GetFileName(found[0])} and {Path.GetFileName(found[1])} both hold the {what}; leave one of them."),
        };
    }

    private static List<OnsetRow> Predictors(string file)
    {
        using var table = TableReader.Open(file);
        var (name, year, country) = (table.Require("ewp_name"), table.Require("year"), table.Require("ccode"));
        var (onset, outcome) = (table.Require("mk_onset"), table.Require(Outcome));
        int[] columns = [.. OnsetData.PredictorNames.Select(n => table.Require(n))];
        var rows = new List<OnsetRow>();
        var lines = new HashSet<(int, int)>();
        while (table.Read())
        {
            var row = new OnsetRow(table.Text(name), table.Int(country), table.Year(year), Flag(table, onset), Flag(table, outcome), [.. columns.Select(c => Number(table, c) ?? double.NaN)]);
            if (!lines.Add((row.Country, row.Year)))
            {
                throw table.Wrong(country, $"{row.Country} ({row.Name}) has a second row for {row.Year}; leave one");
            }

            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            throw new InputException($"{table.Name}: there is no row below the header; check that this is the whole file.");
        }

        var years = rows.Select(static r => r.Year).ToHashSet();
        for (var y = years.Min(); y < years.Max(); y++)
        {
            if (!years.Contains(y))
            {
                throw new InputException($"{table.Name}, column 'year': no row is of {y}, though there are earlier and later ones; fill the gap.");
            }
        }

        foreach (var value in (bool[])[true, false])
        {
            if (!rows.Exists(r => r.OnsetInTwoYears == value))
            {
                throw new InputException($"{table.Name}, column '{Outcome}': it is never {(value ? 1 : 0)}; a model needs both outcomes.");
            }
        }

        return rows;
    }

    private static List<(int Country, int Year)> Onsets(string file)
    {
        using var table = TableReader.Open(file);
        var (year, country, onset) = (table.Require("year"), table.Require("ccode"), table.Require("mk_onset"));
        var onsets = new List<(int, int)>();
        while (table.Read())
        {
            if (Flag(table, onset) == true)
            {
                onsets.Add((table.Int(country), table.Year(year)));
            }
        }

        return onsets;
    }

    private static List<ReferenceForecast> Forecasts(string file)
    {
        using var table = TableReader.Open(file);
        var (name, year, country, onset) = (table.Require("ewp_name"), table.Require("year"), table.Require("ccode"), table.Require("mk_onset"));
        var (before, two) = (table.Require("risk_prev"), table.Require("risk_two_years_prior"));
        var forecasts = new List<ReferenceForecast>();
        while (table.Read())
        {
            if (Flag(table, onset) is { } happened)
            {
                forecasts.Add(new ReferenceForecast(table.Year(year), table.Int(country), table.Text(name), happened, Number(table, before), Number(table, two)));
            }
        }

        return forecasts;
    }

    private static double? Number(TableReader table, int column)
    {
        var text = table.Span(column).Trim();
        if (text.IsEmpty || text is "NA" or "NaN")
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw table.Wrong(column, $"'{TableReader.Shown(text, 40)}' is no number; write one, or NA where it is missing");
    }

    private static bool? Flag(TableReader table, int column) => Number(table, column) switch
    {
        null => null,
        0 => false,
        1 => true,
        _ => throw table.Wrong(column, $"'{table.Text(column)}' is neither 0 nor 1"),
    };
}
