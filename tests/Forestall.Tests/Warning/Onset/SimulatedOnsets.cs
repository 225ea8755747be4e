using System.Globalization;
using Forestall.Warning.Onset;

namespace Forestall.Tests.Warning.Onset;

/// <summary>Files in the form of the Early Warning Project with invented values.</summary>
internal static class SimulatedOnsets
{
    public const int From = 1960;
    private static readonly int[] Countries = [41, 135, 365, 475, 490, 517, 625, 645, 700, 775];

    public static OnsetData Data(int to, ulong seed = 1) => new(Rows(to, seed), Onsets(to, seed), []);

    public static List<OnsetRow> Rows(int to, ulong seed = 1)
    {
        var random = new CounterRandom(seed, 2);
        var onsets = Onsets(to, seed).ToHashSet();
        var rows = new List<OnsetRow>();
        foreach (var (c, country) in Countries.Index())
        {
            for (var year = From; year <= to; year++)
            {
                var values = OnsetData.PredictorNames.Select((_, j) => random.Uniform((ulong)((((c * 200) + year - From) * 64) + j))).ToArray();
                bool? within = year + 2 <= to ? onsets.Contains((country, year + 1)) || onsets.Contains((country, year + 2)) : null;
                rows.Add(new OnsetRow($"Country {country}", country, year, onsets.Contains((country, year)), within, values));
            }
        }

        return rows;
    }

    public static List<(int Country, int Year)> Onsets(int to, ulong seed = 1)
    {
        var random = new CounterRandom(seed, 3);
        return [.. Countries.SelectMany(c => Enumerable.Range(From, to - From + 1).Where(y => random.Uniform((ulong)((c * 10_000) + y)) < 0.06).Select(y => (c, y)))];
    }

    public static void Write(string folder, int to, Func<string, string>? changePredictors = null)
    {
        var lines = Rows(to).Select(static r => string.Join(',', [r.Name, Text(r.Year), .. r.Predictors.Select(Text), Flag(r.OnsetInTwoYears), Flag(r.Onset), Text(r.Country)]));
        var predictors = string.Join('\n', lines.Prepend($"ewp_name,year,{string.Join(',', OnsetData.PredictorNames)},mk_onset_1or2,mk_onset,ccode")) + "\n";
        File.WriteAllText(Path.Combine(folder, "prepared.csv"), changePredictors?.Invoke(predictors) ?? predictors);
        var onsets = Onsets(to).ToHashSet();
        var list = Rows(to).Select((r, i) => $"{i},{r.Year},{r.Country},{(onsets.Contains((r.Country, r.Year)) ? 1 : 0)},0");
        File.WriteAllText(Path.Combine(folder, "base.csv"), string.Join('\n', list.Prepend(",year,ccode,mk_onset,mk_ongoing")) + "\n");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Flag(bool? value) => value is { } flag ? flag ? "1" : "0" : string.Empty;
}
