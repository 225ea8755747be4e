using System.Globalization;
using System.Text;
using Forestall.Files;
using Forestall.Record;

namespace Forestall.Warning.Internals;

/// <summary>
/// Reads and writes the warnings kept with a record: <c>warnings.csv</c> has a row for each situation, year and fitted horizon with the twelve months'
/// probabilities in hundred-thousandths, a dash where no warning is given; <c>warning-weights.csv</c> how the two models were combined in each year.
/// </summary>
internal static class WarningFiles
{
    public const string Warnings = "warnings.csv";
    public const string Weights = "warning-weights.csv";
    private const string None = "-";
    private const string WarningsHeader = "situation,year,horizon,january_to_december";
    private const string WeightsHeader = "record,year,horizon,intercept,logit,trees";

    /// <summary>The warnings that ship with the record; null when they were made from another one.</summary>
    public static WarningHistory? ReadEmbedded(ViolenceRecord record)
    {
        var assembly = typeof(WarningFiles).Assembly;
        return Read(record, name => assembly.GetManifestResourceStream($"record/{name}") is { } stream ? new StreamReader(stream) : null);
    }

    /// <summary>The warnings kept in a record's folder; null when there are none, or when they were made from another record.</summary>
    public static WarningHistory? Read(ViolenceRecord record, string folder) =>
        Read(record, name => Path.Combine(folder, name) is var path && File.Exists(path) ? new StreamReader(path) : null);

    /// <summary>Writes both files, each beside and then moved into place.</summary>
    public static void Write(string folder, WarningHistory history)
    {
        AtomicFile.Write(Path.Combine(folder, Warnings), RenderWarnings(history));
        AtomicFile.Write(Path.Combine(folder, Weights), RenderWeights(history));
    }

    private static WarningHistory? Read(ViolenceRecord record, Func<string, StreamReader?> open)
    {
        using var weights = Table(Weights, open);
        using var warnings = Table(Warnings, open);
        return weights is null || warnings is null || ReadWeights(record.Version, weights) is not { } combinations
            ? null
            : new WarningHistory(record, WarningSettings.Default, ReadWarnings(record, combinations, warnings), combinations);
    }

    private static TableReader? Table(string name, Func<string, StreamReader?> open)
    {
        using var first = open(name);
        return first is null ? null : TableReader.Open(name, () => open(name)!);
    }

    private static string RenderWarnings(WarningHistory history)
    {
        var text = new StringBuilder(WarningsHeader).Append('\n');
        foreach (var year in history.Warnings.GroupBy(static w => (w.Situation, w.AsOf.Year)).OrderBy(static g => g.Key.Situation, StringComparer.Ordinal).ThenBy(static g => g.Key.Year))
        {
            var months = year.ToDictionary(static w => w.AsOf.Number);
            for (var k = 0; k < WarningSettings.FittedHorizons.Count; k++)
            {
                var values = Enumerable.Range(1, 12).Select(m => months.TryGetValue(m, out var w) ? ((int)Math.Round(w.Probabilities[k] * StoredWarning.Unit)).ToString(CultureInfo.InvariantCulture) : None);
                text.Append(CultureInfo.InvariantCulture, $"{year.Key.Situation},{year.Key.Year},{WarningSettings.FittedHorizons[k]},{string.Join(' ', values)}\n");
            }
        }

        return text.ToString();
    }

    private static string RenderWeights(WarningHistory history)
    {
        var text = new StringBuilder(WeightsHeader).Append('\n');
        foreach (var (year, combinations) in history.Combinations.OrderBy(static c => c.Key))
        {
            foreach (var (combination, horizon) in combinations.Zip(WarningSettings.FittedHorizons))
            {
                text.Append(CultureInfo.InvariantCulture, $"{history.RecordVersion},{year},{horizon},{combination.Intercept:R},{combination.Logit:R},{combination.Trees:R}\n");
            }
        }

        return text.ToString();
    }

    private static List<StoredWarning> ReadWarnings(ViolenceRecord record, Dictionary<int, Combination[]> combinations, TableReader table)
    {
        var codes = record.Situations.Select(static s => s.Code).ToHashSet(StringComparer.Ordinal);
        var (first, last) = (record.From + 12, record.To + WarningSettings.Default.PublicationLag);
        var rows = new HashSet<(string, int, int)>();
        var (situation, year, horizon, months) = (table.Require("situation"), table.Require("year"), table.Require("horizon"), table.Require("january_to_december"));
        var found = new Dictionary<(string, int), double[][]>();
        while (table.Read())
        {
            var key = (Code: table.Text(situation), Year: table.Year(year));
            if (!codes.Contains(key.Code))
            {
                throw table.Wrong(situation, $"'{TableReader.Shown(key.Code, 40)}' is not among the situations of the record");
            }

            if (!combinations.ContainsKey(key.Year))
            {
                throw table.Wrong(year, $"{key.Year} has no row in {Weights}");
            }

            if (!found.TryGetValue(key, out var byMonth))
            {
                found[key] = byMonth = [.. Enumerable.Range(0, 12).Select(static _ => new double[WarningSettings.FittedHorizons.Count])];
                foreach (var empty in byMonth)
                {
                    Array.Fill(empty, double.NaN);
                }
            }

            var position = Position(table, horizon);
            if (!rows.Add((key.Code, key.Year, position)))
            {
                throw table.Wrong(horizon, "this row stands in the file twice; keep one");
            }

            var values = table.Text(months).Split(' ');
            if (values.Length != 12)
            {
                throw table.Wrong(months, $"there are {values.Length} values where a year has twelve months");
            }

            for (var m = 0; m < 12; m++)
            {
                if (values[m] != None)
                {
                    var asOf = new Month(key.Year, m + 1);
                    if (asOf < first || asOf > last)
                    {
                        throw table.Wrong(months, $"there is a probability as of {asOf}, and the record allows {first} to {last}");
                    }

                    byMonth[m][position] = int.TryParse(values[m], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= StoredWarning.Unit
                        ? (double)value / StoredWarning.Unit
                        : throw table.Wrong(months, $"'{values[m]}' is no whole number from 0 to {StoredWarning.Unit}");
                }
            }
        }

        List<StoredWarning> warnings = [.. found
            .SelectMany(static f => f.Value.Select((p, m) => new StoredWarning(f.Key.Item1, new Month(f.Key.Item2, m + 1), p)))
            .Where(static w => !w.Probabilities.All(double.IsNaN))];
        return warnings.Find(static w => w.Probabilities.Any(double.IsNaN)) is { } partial
            ? throw new InputException($"{Warnings}: {partial.Situation} has no probability as of {partial.AsOf} for some horizons; make the warnings again with 'forestall warn build'.")
            : warnings.Count > 0 ? warnings
            : throw new InputException($"{Warnings}: there is no warning in the file; make the warnings again with 'forestall warn build'.");
    }

    private static Dictionary<int, Combination[]>? ReadWeights(string version, TableReader table)
    {
        var (record, year, horizon) = (table.Require("record"), table.Require("year"), table.Require("horizon"));
        var (intercept, logit, trees) = (table.Require("intercept"), table.Require("logit"), table.Require("trees"));
        var found = new Dictionary<int, Combination[]>();
        while (table.Read())
        {
            if (table.Text(record) != version)
            {
                return null;
            }

            var at = table.Year(year);
            if (!found.TryGetValue(at, out var combinations))
            {
                found[at] = combinations = new Combination[WarningSettings.FittedHorizons.Count];
            }

            combinations[Position(table, horizon)] = new Combination(Number(intercept), Number(logit), Number(trees));
        }

        return found.Count == 0 || found.Values.Any(static c => c.Any(static x => x is null)) ? null : found;

        double Number(int column) => double.TryParse(table.Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw table.Wrong(column, $"'{table.Text(column)}' is no number");
    }

    private static int Position(TableReader table, int column)
    {
        for (var k = 0; k < WarningSettings.FittedHorizons.Count; k++)
        {
            if (WarningSettings.FittedHorizons[k] == table.Int(column))
            {
                return k;
            }
        }

        throw table.Wrong(column, $"{table.Text(column)} is none of the horizons {string.Join(", ", WarningSettings.FittedHorizons)}");
    }
}
