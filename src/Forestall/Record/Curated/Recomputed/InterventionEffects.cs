using System.Globalization;
using Forestall.Files;
using MathNet.Numerics.Statistics;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>Rates of deaths before and during humanitarian military interventions, from the PRIF data (Gromes and Dembinski 2019).</summary>
internal static class InterventionEffects
{
    public const string File = "cases_sources/prif_hmi/PRIF_HMI_v0-3_interventions.csv";

    private static readonly Effect Basis = new(
        string.Empty,
        "force",
        "rate of deaths in the violence the intervention was meant to stop",
        null,
        null,
        null,
        null,
        string.Empty,
        "lowers",
        string.Empty,
        string.Empty,
        "recomputed",
        new Citation(
            "Gromes, Thorsten, and Matthias Dembinski (2019). Practices and outcomes of humanitarian military interventions: a new data set. International Interactions 45; data set HMI v0-3",
            Read: true,
            "https://github.com/benebck/Humanitarian-Interventions"),
        "no cases without intervention to compare with; interventions come at the peak, so rates fall anyway (regression to the mean); the codebook was not read",
        ["gromes-2013-duration", "gromes-2013-deaths", "gromes-2013-relapse"],
        0);

    public static IEnumerable<Effect> Of(string path)
    {
        var changes = Read(path);
        if (changes.Count == 0)
        {
            throw new InputException($"{Path.GetFileName(path)}: no intervention has a rate before and during; check that the file is whole.");
        }

        var population = Stored.Text($"{changes.Count:N0} humanitarian military interventions since 1946 with a known rate of deaths before and during");
        yield return (Basis with
        {
            Id = "recomputed-prif-lower-during",
            Unit = "share of interventions with a lower rate of deaths during than before",
            Population = population,
            Method = "comparison of rates before and during; Wilson interval",
        }).WithShare(changes.Count(static c => c < 0), changes.Count);
        yield return Basis with
        {
            Id = "recomputed-prif-median-change",
            Estimate = Math.Round(changes.Median(), 2),
            Unit = "median change of the rate of deaths from before to during, in per cent",
            Population = population,
            Method = "median of changes from before to during",
        };
    }

    /// <summary>Published changes of the rate in per cent, of interventions with both rates; what is missing is coded below −100.</summary>
    private static List<double> Read(string path)
    {
        using var table = TableReader.Open(path);
        var change = table.Require("FATALCOM");
        var changes = new List<double>();
        while (table.Read())
        {
            if (Number(table, change) is >= -100 and var known)
            {
                changes.Add(known);
            }
        }

        return changes;
    }

    private static double Number(TableReader table, int column)
    {
        var text = table.Text(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
            : throw table.Wrong(column, $"'{text}' is no number");
    }
}
