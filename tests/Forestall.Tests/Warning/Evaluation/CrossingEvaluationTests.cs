using System.Globalization;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Tests.Cli;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Internals;

namespace Forestall.Tests.Warning.Evaluation;

/// <summary>The scores beside plain loops over the file of warnings and the crossings of the record.</summary>
public sealed class CrossingEvaluationTests
{
    private const int Horizon = 12;
    private static readonly ViolenceRecord Embedded = ViolenceRecord.Embedded;

    [Fact]
    public void Scores_are_those_of_plain_loops_over_the_shipped_file()
    {
        var json = CommandLine.Json("warn", "evaluate", "--task", "crossings", "--horizon", "12");
        var scored = Scored();
        Assert.Equal(scored.Count, json.GetProperty("forecasts").GetInt32());
        Assert.Equal(scored.Count(static s => s.Crossed), json.GetProperty("events").GetInt32());
        Assert.Equal(scored.Min(static s => s.AsOf).ToString(), json.GetProperty("from").GetString());
        Assert.Equal(scored.Max(static s => s.AsOf).ToString(), json.GetProperty("to").GetString());
        Assert.Equal(scored.Average(static s => Square(s.P - (s.Crossed ? 1 : 0))), json.GetProperty("brier").GetDouble(), 1e-12);
        Assert.Equal(-scored.Average(static s => Math.Log(s.Crossed ? s.P : 1 - s.P)), json.GetProperty("logScore").GetDouble(), 1e-12);
        Assert.Equal(Auc(scored), json.GetProperty("auc").GetDouble(), 1e-12);
        var ofMonth = scored.ToLookup(static s => s.AsOf, static s => s.P);
        foreach (var top in new[] { 10, 20, 30 })
        {
            // Ties at the edge are broken by chance in the score; here they bound it.
            var caught = scored.Where(static s => s.Crossed).Select(s => (
                Surely: ofMonth[s.AsOf].Count(p => p >= s.P) <= top,
                Perhaps: ofMonth[s.AsOf].Count(p => p > s.P) < top)).ToList();
            Assert.InRange(json.GetProperty("recallAt").GetProperty(top.ToString(CultureInfo.InvariantCulture)).GetDouble(), caught.Average(static c => c.Surely ? 1.0 : 0) - 1e-12, caught.Average(static c => c.Perhaps ? 1.0 : 0) + 1e-12);
        }

        string[] keys = ["auc", "averagePrecision", "recallAt", "brier", "logScore", "ece", "leadTimeMedian", "falseAlarmsPerHit", "baselines"];
        Assert.All(keys, k => Assert.True(json.TryGetProperty(k, out _), k));
        var zero = json.GetProperty("baselines").GetProperty("zero");
        Assert.Equal((double)scored.Count(static s => s.Crossed) / scored.Count, zero.GetProperty("brier").GetDouble(), 1e-12);
        Assert.Equal(0.5, zero.GetProperty("auc").GetDouble(), 1e-12);
        foreach (var rule in new[] { "baseRate", "trailingDeaths" })
        {
            Assert.True(json.GetProperty("baselines").GetProperty(rule).GetProperty("auc").GetDouble() < json.GetProperty("auc").GetDouble(), rule);
        }
    }

    [Fact]
    public void Simple_rules_are_those_of_plain_loops_over_what_was_known_in_January()
    {
        var january = new Month(2003, 1);
        var onsets = Onsets();
        double[] bounds = [0, 9, 24, 49, 99, 249, 499, 749, double.PositiveInfinity];
        var (count, events) = (new double[bounds.Length], new double[bounds.Length]);
        var inEpisode = Crossings.Find(Embedded, RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToLookup(static c => c.Situation.Code);
        foreach (var situation in Embedded.Situations)
        {
            for (var asOf = new Month(1990, 1); asOf + Horizon <= january - 1; asOf += 1)
            {
                if (situation.Covers(asOf) && situation.Covers(asOf - 1) && !inEpisode[situation.Code].Any(c => c.Month <= asOf - 1 && c.Last >= asOf - 1) && !onsets[situation.Code].Contains(asOf))
                {
                    var k = Class(situation, asOf);
                    count[k]++;
                    events[k] += onsets[situation.Code].Any(m => m > asOf && m <= asOf + Horizon) ? 1 : 0;
                }
            }
        }

        var panel = new WarningPanel(Embedded, Neighbours.Embedded, WarningSettings.Default);
        var rules = new CrossingBaselines(panel, Horizon);
        var rate = events.Sum() / count.Sum();
        foreach (var code in new[] { "ISL", "IND", "NPL", "CIV", "KEN", "SDN" })
        {
            var cell = new Cell(Array.FindIndex(panel.Series, s => s.Situation.Code == code), panel.IndexOf(new Month(2003, 9)));
            var k = Class(Embedded.Find(code), new Month(2003, 9));
            Assert.Equal(rate, rules.BaseRate(cell), 1e-14);
            Assert.Equal((events[k] + (10 * rate)) / (count[k] + 10), rules.TrailingDeaths(cell), 1e-14);
        }

        int Class(Situation situation, Month asOf)
        {
            long deaths = 0;
            foreach (var month in Embedded.Months(situation))
            {
                deaths += month.Month >= asOf - 12 && month.Month <= asOf - 1 ? month.Harm.All.Best : 0;
            }

            return Array.FindIndex(bounds, b => deaths <= b);
        }
    }

    [Fact]
    public void Without_an_outcome_to_score_there_is_a_sentence()
    {
        var quiet = CrossingWorld.With(static (_, m) => new HarmMonth { Month = m.Month }, static y => y);
        Assert.Contains("choose a shorter horizon", Assert.Throws<InputException>(() => CrossingEvaluation.Of(quiet, CrossingWorld.History)).Message, StringComparison.Ordinal);
    }

    private static ILookup<string, Month> Onsets() => Crossings.Find(Embedded, RubiconSettings.Default).Where(static c => c.Kind == CrossingKind.Onset).ToLookup(static c => c.Situation.Code, static c => c.Month);

    /// <summary>Every warning of the file with its outcome, unless that lies beyond the record or the crossing had come unseen.</summary>
    private static List<(Month AsOf, double P, bool Crossed)> Scored()
    {
        var onsets = Onsets();
        var highest = new Dictionary<(string Situation, Month AsOf), double>();
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Record, "warnings.csv")).Skip(1).Select(static l => l.Split(',')).Where(static l => int.Parse(l[2], CultureInfo.InvariantCulture) <= Horizon))
        {
            foreach (var (month, value) in line[3].Split(' ').Index().Where(static v => v.Item != "-"))
            {
                var key = (line[0], new Month(int.Parse(line[1], CultureInfo.InvariantCulture), month + 1));
                highest[key] = Math.Max(highest.GetValueOrDefault(key), int.Parse(value, CultureInfo.InvariantCulture) / 100_000.0);
            }
        }

        return [.. highest
            .Where(w => w.Key.AsOf + Horizon <= Embedded.To && Embedded.Find(w.Key.Situation).Covers(w.Key.AsOf) && !onsets[w.Key.Situation].Contains(w.Key.AsOf))
            .Select(w => (w.Key.AsOf, w.Value, onsets[w.Key.Situation].Any(m => m > w.Key.AsOf && m <= w.Key.AsOf + Horizon)))];
    }

    private static double Auc(List<(Month AsOf, double P, bool Crossed)> scored)
    {
        double[] events = [.. scored.Where(static s => s.Crossed).Select(static s => s.P)];
        double[] others = [.. scored.Where(static s => !s.Crossed).Select(static s => s.P)];
        double wins = 0;
        foreach (var e in events)
        {
            foreach (var o in others)
            {
                wins += e > o ? 1 : e == o ? 0.5 : 0;
            }
        }

        return wins / events.Length / others.Length;
    }

    private static double Square(double x) => x * x;
}
