using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace Forestall.Bench;

/// <summary>
/// A yearly release of full size, made from the samples: their rows again and again with fresh ids,
/// and the columns that the samples cut filled with text of the length it has in the original.
/// </summary>
internal static class FullSizeFile
{
    private static readonly string[] Samples = ["ged_myanmar.csv", "ged_mexico.csv", "ged_syria.csv"];

    private static readonly string[] Columns =
    [
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
        "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
        "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
        "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
        "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
        "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
    ];

    /// <summary>Writes <paramref name="rows"/> rows.</summary>
    public static void Write(string path, string samples, int rows)
    {
        var events = Samples.SelectMany(f => Read(Path.Combine(samples, f))).ToList();
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
        file.WriteLine(string.Join(',', Columns));
        for (var i = 0; i < rows; i++)
        {
            var sample = events[i % events.Count];
            file.WriteLine(string.Join(',', Columns.Select(c => Quoted(Value(sample, c, i)))));
        }
    }

    private static string Value(Dictionary<string, string> sample, string column, int row)
    {
        var country = sample["country"];
        var day = sample["date_start"];
        return column switch
        {
            "id" => (row + 1).ToString(CultureInfo.InvariantCulture),
            "relid" => $"{country[..3].ToUpperInvariant()}-{sample["year"]}-{sample["type_of_violence"]}-{sample["dyad_new_id"]}-{row}",
            "date_start" or "date_end" => sample[column] + " 00:00:00.000",
            "code_status" => "Clear",
            "conflict_dset_id" => sample["conflict_new_id"],
            "dyad_dset_id" => sample["dyad_new_id"],
            "side_a_dset_id" or "side_a_new_id" => "11" + (row % 90).ToString("00", CultureInfo.InvariantCulture),
            "side_b_dset_id" or "side_b_new_id" => "66" + (row % 90).ToString("00", CultureInfo.InvariantCulture),
            "number_of_sources" => (1 + (row % 3)).ToString(CultureInfo.InvariantCulture),
            "source_article" => Sources(row, day, country),
            "source_office" => row % 3 == 0 ? "Agence France Presse" : "Agence France Presse; BBC Monitoring Asia Pacific",
            "source_date" => row % 3 == 0 ? day : $"{day};{day}",
            "source_headline" => $"Fighting reported near {sample["where_coordinates"]} as {sample["side_a"]} and {sample["side_b"]} trade blame",
            "source_original" => row % 2 == 0 ? "local residents; military spokesman" : "a police officer who asked not to be named, and relatives of the dead",
            "where_description" => $"{sample["where_coordinates"]}, {sample["adm_2"]}, {sample["adm_1"]}, {country}",
            "geom_wkt" => $"POINT ({sample["longitude"]} {sample["latitude"]})",
            _ => sample.GetValueOrDefault(column, string.Empty),
        };
    }

    private static string Sources(int row, string day, string country)
    {
        var first = $"\"Agence France Presse,{day},\"\"Clashes in {country} leave several dead, officials and residents say\"\"\"";
        return row % 3 == 0 ? first : $"{first};\"BBC Monitoring Asia Pacific,{day},Press review: {country} papers report fighting in the region, dozens flee villages\"";
    }

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<Dictionary<string, string>> Read(string path)
    {
        using var csv = CsvDataReader.Create(path);
        while (csv.Read())
        {
            yield return Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString, StringComparer.Ordinal);
        }
    }
}
